-- Dated facts: true from `from_on`, no longer from `until_on`. Never overwritten.

create table class (
  id bigint primary key,
  school_id bigint not null references school (id),
  year bigint not null,
  name text not null,
  source_key text,
  closed_on text
);
create index class_school on class (school_id, year, name);
create unique index class_source on class (school_id, year, source_key);

create table class_level (
  class_id bigint not null references class (id),
  level text not null,
  primary key (class_id, level)
) without rowid;

create table enrolment (
  id bigint primary key,
  pupil_id bigint not null references person (id),
  school_id bigint not null references school (id),
  class_id bigint references class (id),
  level text not null,
  from_on text not null,
  until_on text
);
create index enrolment_pupil on enrolment (pupil_id, from_on);
create index enrolment_school on enrolment (school_id, until_on);
create index enrolment_class on enrolment (class_id, from_on);
create index enrolment_from on enrolment (from_on, pupil_id);
create index enrolment_until on enrolment (until_on, pupil_id) where until_on is not null;

create table guardianship (
  id bigint primary key,
  guardian_id bigint not null references person (id),
  pupil_id bigint not null references person (id),
  kind text not null,
  has_authority bigint not null,
  is_contact bigint not null,
  pays bigint not null,
  priority bigint not null,
  from_on text not null,
  until_on text
);
create index guardianship_guardian on guardianship (guardian_id, from_on);
create index guardianship_pupil on guardianship (pupil_id, from_on);
create index guardianship_from on guardianship (from_on, guardian_id);
create index guardianship_until on guardianship (until_on, guardian_id) where until_on is not null;

-- In a class (its school is named too), in a school, in a town, or on the platform (none named).
create table assignment (
  id bigint primary key,
  person_id bigint not null references person (id),
  school_id bigint references school (id),
  town_id bigint references town (id),
  class_id bigint references class (id),
  function text not null,
  subject text,
  from_on text not null,
  until_on text
);
create index assignment_person on assignment (person_id, from_on);
create index assignment_school on assignment (school_id, until_on) where school_id is not null;
create index assignment_class on assignment (class_id, from_on) where class_id is not null;
create index assignment_town on assignment (town_id, until_on) where town_id is not null;
create index assignment_from on assignment (from_on, person_id);
create index assignment_until on assignment (until_on, person_id) where until_on is not null;

-- `is_current` is what the dates say of today; the refresh of groups keeps it.
create table delegation (
  id bigint primary key,
  person_id bigint not null references person (id),
  school_id bigint not null references school (id),
  word text not null,
  from_on text not null,
  until_on text,
  is_current bigint not null
);
create index delegation_person on delegation (person_id, from_on);
create index delegation_school on delegation (school_id, until_on);
create index delegation_from on delegation (from_on, person_id);
create index delegation_until on delegation (until_on, person_id) where until_on is not null;
