-- Short messages by telephone, for what cannot wait. What became of each is kept, never its words nor
-- its number. `state`: waiting, sent, refused (by the gateway), failed (after all tries), no_number,
-- over (the messages of that day were used up).
create table sms (
  id bigint primary key,
  notice_id bigint not null,
  person_id bigint not null,
  day text not null,
  state text not null,
  -- The number the gateway answered.
  code bigint,
  tries bigint not null,
  asked_at bigint not null,
  changed_at bigint not null
);
create unique index sms_once on sms (notice_id, person_id);
create index sms_day on sms (day, state);
create index sms_person on sms (person_id, asked_at);
