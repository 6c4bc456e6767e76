-- Notices on the devices of those who want them there (Web Push).

-- A browser that may be told. It belongs to the session in which it was added: who signs out, or is
-- signed out from afar, takes his notices with him.
create table push_device (
  id bigint primary key,
  person_id bigint not null,
  session_id bigint not null,
  -- Where its push service takes messages for it.
  endpoint text not null,
  -- Its P-256 key and its secret, for what only it may read (RFC 8291).
  public_key blob not null,
  secret blob not null,
  added_at bigint not null
);
create unique index push_device_endpoint on push_device (endpoint);
create index push_device_person on push_device (person_id);

-- The kinds of news that somebody does not want on his devices.
create table push_mute (
  person_id bigint not null,
  kind text not null,
  primary key (person_id, kind)
) without rowid;

-- When it goes to the devices of its reader; null once it went, or when he has none.
alter table notice_reader add column push_at bigint;
create index notice_reader_push on notice_reader (push_at) where push_at is not null;
