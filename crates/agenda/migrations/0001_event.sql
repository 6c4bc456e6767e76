-- The agenda: events and their dates, whom they are for, outings, appointments, subscriptions,
-- imports.

-- An event of a school, a class, a group made by hand, or a person. `rule` is an RRULE of RFC 5545
-- without UNTIL; `until_on` is its last day. The dates it makes are in `agenda_date`.
create table agenda_event (
  id bigint primary key,
  place_kind text not null,
  place_id bigint not null,
  school_id bigint,
  author_id bigint not null,
  -- The name calendars know it by: ours, or the one it was imported with.
  uid text not null,
  theme text not null,
  title text not null,
  body text not null,
  location text not null,
  link text not null,
  is_all_day bigint not null,
  -- Where the rule begins: its first date, as it was written.
  start_at bigint not null,
  end_at bigint not null,
  for_families bigint not null,
  for_pupils bigint not null,
  for_staff bigint not null,
  rule text not null,
  until_on text,
  skips_holidays bigint not null,
  reminds bigint not null,
  meal text not null,
  adults_needed bigint not null,
  -- What was asked of families, where consents are collected.
  consent_id bigint,
  version bigint not null,
  made_at bigint not null,
  changed_at bigint not null,
  -- Made with the form: a form sent twice is one event.
  once text not null
);
create unique index agenda_event_once on agenda_event (author_id, once) where once <> '';
create unique index agenda_event_uid on agenda_event (place_id, uid);
create index agenda_event_author on agenda_event (author_id, id);

-- A date of an event. `original_at` is where the rule puts it; title and location are its own when
-- this date alone was changed.
create table agenda_date (
  id bigint primary key,
  event_id bigint not null,
  place_id bigint not null,
  original_at bigint not null,
  start_at bigint not null,
  end_at bigint not null,
  title text,
  location text,
  state text not null,
  reminded_at bigint
);
create unique index agenda_date_event on agenda_date (event_id, original_at);
create index agenda_date_place on agenda_date (place_id, start_at);
create index agenda_date_remind on agenda_date (start_at) where reminded_at is null;

-- Each date once for each of those it is for (a group, a person): what a page of an agenda looks at
-- is one range of one's own.
create table agenda_reader (
  target bigint not null,
  start_at bigint not null,
  date_id bigint not null,
  end_at bigint not null,
  primary key (target, start_at, date_id)
) without rowid;
create index agenda_reader_date on agenda_reader (date_id);

-- Adults who offer themselves for an outing.
create table agenda_adult (
  event_id bigint not null,
  person_id bigint not null,
  pupil_id bigint not null,
  state text not null,
  at bigint not null,
  primary key (event_id, person_id)
) without rowid;
create index agenda_adult_person on agenda_adult (person_id);
create index agenda_adult_pupil on agenda_adult (pupil_id);

-- Appointments: what somebody has opened to the families of a class or a school.
create table agenda_opening (
  id bigint primary key,
  place_kind text not null,
  place_id bigint not null,
  school_id bigint not null,
  owner_id bigint not null,
  title text not null,
  body text not null,
  location text not null,
  link text not null,
  -- One slot per child, or one per guardian: separated parents may come apart.
  per text not null,
  book_until_at bigint not null,
  state text not null,
  made_at bigint not null,
  once text not null
);
create unique index agenda_opening_once on agenda_opening (owner_id, once) where once <> '';
create index agenda_opening_place on agenda_opening (place_id, id);
create index agenda_opening_owner on agenda_opening (owner_id, id);

-- `key_id` is the guardian where each has his own slot, 0 where a child has one.
create table agenda_slot (
  id bigint primary key,
  opening_id bigint not null,
  start_at bigint not null,
  end_at bigint not null,
  pupil_id bigint,
  guardian_id bigint,
  key_id bigint not null,
  booked_at bigint,
  reminded_at bigint
);
create unique index agenda_slot_start on agenda_slot (opening_id, start_at);
create unique index agenda_slot_booked on agenda_slot (opening_id, pupil_id, key_id)
  where pupil_id is not null;
create index agenda_slot_pupil on agenda_slot (pupil_id) where pupil_id is not null;
create index agenda_slot_guardian on agenda_slot (guardian_id, start_at)
  where guardian_id is not null;
create index agenda_slot_remind on agenda_slot (start_at)
  where guardian_id is not null and reminded_at is null;

-- A subscription: the secret in its address is computed from `salt`, never kept.
create table agenda_feed (
  id bigint primary key,
  person_id bigint not null,
  salt text not null,
  made_at bigint not null,
  -- The last day it was read.
  read_on text
);
create index agenda_feed_person on agenda_feed (person_id);

create table agenda_import (
  id bigint primary key,
  person_id bigint not null,
  place_kind text not null,
  place_id bigint not null,
  name text not null,
  at bigint not null,
  undone_at bigint
);
create index agenda_import_person on agenda_import (person_id, id);

-- What became of each event of the file; `was` is the event as it was, to be put back.
create table agenda_import_line (
  import_id bigint not null,
  position bigint not null,
  line bigint not null,
  outcome text not null,
  title text not null,
  event_id bigint,
  version bigint not null,
  was text not null,
  primary key (import_id, position)
) without rowid;
create index agenda_import_line_event on agenda_import_line (event_id) where event_id is not null;
