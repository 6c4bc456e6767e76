-- Towns, schools, persons and the keys that feeds know them by.

create table town (
  id bigint primary key,
  insee text not null unique,
  name text not null,
  department text not null
);

create table school (
  id bigint primary key,
  uai text not null unique,
  town_id bigint not null references town (id),
  kind text not null,
  name text not null,
  academy text not null,
  source_key text,
  accent text,
  address text not null,
  phone text not null,
  mail text not null,
  zone text not null,
  opened_on text not null,
  closed_on text,
  quiet_hours text
);
create index school_town on school (town_id, name);
create unique index school_source on school (academy, source_key);

-- `words` is folded, with a space before each word: a search looks for ' mar'.
create table person (
  id bigint primary key,
  first_name text not null,
  last_name text not null,
  family_name text not null,
  title text,
  birth_day text,
  sex text,
  sort_key text not null,
  words text not null,
  mail text not null,
  phone_home text not null,
  phone_mobile text not null,
  phone_work text not null,
  address text not null,
  postcode text not null,
  city text not null,
  language text not null,
  created_at bigint not null,
  left_on text,
  suspended_at bigint,
  merged_into bigint references person (id)
);
create index person_sort on person (sort_key, id);
create index person_mail on person (mail) where mail <> '';
create index person_mobile on person (phone_mobile) where phone_mobile <> '';
create index person_merged on person (merged_into) where merged_into is not null;
create index person_left on person (left_on) where left_on is not null;

create table person_key (
  source text not null,
  key text not null,
  person_id bigint not null references person (id),
  primary key (source, key)
) without rowid;
create index person_key_person on person_key (person_id, source);

-- The words by which the people of a place are found: a school, or a town for those whom it employs
-- itself. Kept by the refresh of groups, so that a search costs what the place's names weigh and
-- not the region's.
create table place_word (
  place_id bigint not null,
  word text not null,
  person_id bigint not null,
  primary key (place_id, word, person_id)
) without rowid;
create index place_word_person on place_word (person_id, place_id);
