-- What was told, to whom it came, and how each person wants it to come.

-- Told once, whatever the number of those it is for.
create table notice (
  id bigint primary key,
  kind text not null,
  -- What it is about: a letter, a slip. The feature of the kind knows.
  thing_id bigint not null,
  url text not null,
  -- The sentence: its id in the catalogue of texts, and its arguments (JSON).
  text_id text not null,
  args text not null,
  at bigint not null
);
create index notice_thing on notice (thing_id, kind);
create index notice_at on notice (at);

-- One row for each reader; a guardian has one for each child. `on_behalf_of` is 0 when it is for
-- himself.
create table notice_reader (
  person_id bigint not null,
  notice_id bigint not null,
  on_behalf_of bigint not null,
  deliver_at bigint not null,
  -- 0 until `deliver_at` has come.
  is_here bigint not null,
  seen_at bigint,
  -- When its mail is to leave: null when there is none, or it has been seen or has left.
  mail_at bigint,
  primary key (person_id, notice_id, on_behalf_of)
) without rowid;
create index notice_reader_notice on notice_reader (notice_id);
create index notice_reader_unseen on notice_reader (person_id) where seen_at is null and is_here = 1;
create index notice_reader_waiting on notice_reader (deliver_at) where is_here = 0;
create index notice_reader_mail on notice_reader (mail_at, person_id) where mail_at is not null;

-- A kind `*` is all of them: what the link of a mail turns off.
create table notice_preference (
  person_id bigint not null,
  kind text not null,
  rhythm text not null,
  primary key (person_id, kind)
) without rowid;

-- Addresses that a mail server has refused for good. Nothing more is sent there until the person
-- gives another one.
create table bounce (
  person_id bigint primary key,
  address text not null,
  -- The number the server gave: 550…
  code bigint not null,
  at bigint not null
);
