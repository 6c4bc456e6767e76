-- Mails that wait to leave. Their words go when they have left: a link of recovery does not stay.
create table outbox_mail (
  id bigint primary key,
  person_id bigint,
  to_address text not null,
  subject text not null,
  body text not null,
  html text not null,
  -- What it is about, for statistics and preferences: 'account.recover', 'notice.digest'…
  kind text not null,
  created_at bigint not null,
  sent_at bigint,
  failed_at bigint,
  failure text
);
create index outbox_mail_person on outbox_mail (person_id) where person_id is not null;
create index outbox_mail_waiting on outbox_mail (created_at) where sent_at is null;
