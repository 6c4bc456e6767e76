-- Letters, to whom they are, and the copy each person holds.

-- `thread_id` is the id of the first letter of the exchange. A first letter that `answers` another
-- one is an answer aside, to a letter that many had received.
create table letter (
  id bigint primary key,
  thread_id bigint not null,
  answers_id bigint,
  sender_id bigint not null,
  subject text not null,
  body text not null,
  summary text not null,
  addressees bigint not null,
  state text not null,
  sent_at bigint not null,
  deliver_at bigint not null,
  is_urgent bigint not null,
  urgent_reason text not null,
  no_reply bigint not null,
  wants_receipts bigint not null,
  is_to_many bigint not null,
  weight bigint not null,
  attachments bigint not null,
  -- Made with the form: a form sent twice is one letter.
  once text not null,
  ended_at bigint,
  reminded_at bigint
);
create unique index letter_once on letter (sender_id, once) where once <> '';
create index letter_thread on letter (thread_id, id);
create index letter_sender on letter (sender_id, sent_at);
create index letter_answers on letter (answers_id) where answers_id is not null;

-- As the sender wrote them. `reached` is the last member of the group who has the letter: the
-- fan-out goes on from there.
create table addressee (
  letter_id bigint not null,
  position bigint not null,
  role text not null,
  person_id bigint,
  group_id bigint,
  on_behalf_of bigint not null,
  name text not null,
  deliver_at bigint not null,
  reached bigint not null,
  is_done bigint not null,
  primary key (letter_id, position)
) without rowid;
create index addressee_person on addressee (person_id) where person_id is not null;

-- One row per person and letter: what makes a delivery happen once. The sender's own copy is one.
-- `folder` is 1 (received), 2 (sent), 3 (archive), 4 (bin) or the id of a folder of one's own.
create table delivery (
  letter_id bigint not null,
  person_id bigint not null,
  role text not null,
  on_behalf_of bigint not null,
  folder bigint not null,
  delivered_at bigint not null,
  is_unread bigint not null,
  read_at bigint,
  was_in bigint,
  binned_at bigint,
  primary key (letter_id, person_id)
) without rowid;
create index delivery_folder on delivery (person_id, folder, delivered_at, letter_id);
create index delivery_unread on delivery (person_id, folder, delivered_at, letter_id)
  where is_unread = 1;
create index delivery_binned on delivery (binned_at) where binned_at is not null;

-- The groups through which a person has ever received a letter: his search looks there.
create table letter_reader (
  person_id bigint not null,
  group_id bigint not null,
  primary key (person_id, group_id)
) without rowid;

create table letter_draft (
  id bigint primary key,
  person_id bigint not null,
  answers_id bigint,
  kind text not null,
  picks text not null,
  subject text not null,
  body text not null,
  summary text not null,
  choices text not null,
  updated_at bigint not null
);
create index letter_draft_person on letter_draft (person_id, updated_at, id);

create table letter_folder (
  id bigint primary key,
  person_id bigint not null,
  name text not null,
  sort_key text not null
);
create unique index letter_folder_name on letter_folder (person_id, sort_key);

create table letter_signature (
  person_id bigint primary key,
  body text not null
);
