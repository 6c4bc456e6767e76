-- What is taught and how it is said to be known: programmes, scales, subjects, periods.

-- An edition of a programme, of the socle, or of what a school adds (`school_id`). A new edition is
-- a new row: results name the skills of the one they were given in.
create table referential (
  id bigint primary key,
  school_id bigint references school (id),
  code text not null,
  edition text not null,
  title text not null,
  source text not null,
  from_on text not null,
  until_on text
);
create index referential_school on referential (school_id, code, from_on);

-- A tree: domains, their parts, themes, and what a pupil can show. `levels` are words of levels
-- between spaces (` ce1 ce2 `), empty for all of the referential. A retired skill keeps its results.
create table skill (
  id bigint primary key,
  referential_id bigint not null references referential (id),
  parent_id bigint references skill (id),
  place bigint not null,
  kind text not null,
  code text not null,
  label text not null,
  levels text not null,
  retired_on text
);
create index skill_referential on skill (referential_id, place);
create index skill_parent on skill (parent_id) where parent_id is not null;

-- `steps` is JSON, the lowest first; empty for marks.
create table scale (
  id bigint primary key,
  school_id bigint references school (id),
  code text not null,
  name text not null,
  kind text not null,
  steps text not null,
  retired_on text
);
create index scale_school on scale (school_id, code);

-- A subject of a school. A sub-subject names its subject. `weight` is its coefficient in hundredths.
create table subject (
  id bigint primary key,
  school_id bigint not null references school (id),
  parent_id bigint references subject (id),
  code text not null,
  name text not null,
  folded text not null,
  weight bigint not null,
  place bigint not null,
  retired_on text
);
create index subject_school on subject (school_id, place);
create unique index subject_name on subject (school_id, folded);
create index subject_parent on subject (parent_id) where parent_id is not null;

-- The periods of a school's year: `number` of `count`, from a day to the day before `until_on`.
create table period (
  id bigint primary key,
  school_id bigint not null references school (id),
  year bigint not null,
  number bigint not null,
  name text not null,
  from_on text not null,
  until_on text not null
);
create unique index period_school on period (school_id, year, number);
