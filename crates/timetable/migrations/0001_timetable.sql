-- When what is taught to whom, in a secondary school: versions, their lessons, what changes on a day.

-- How a school counts its weeks A and B.
create table timetable_setting (
  school_id bigint primary key references school (id),
  alternation text not null
);

-- What was brought in. `content` is what was read, until it is applied or dropped; `report` the
-- lines that could not be read.
create table timetable_import (
  id bigint primary key,
  school_id bigint not null references school (id),
  person_id bigint not null references person (id),
  name text not null,
  format text not null,
  at bigint not null,
  state text not null,
  from_on text,
  class_id bigint references class (id),
  content text not null,
  report text not null,
  lessons bigint not null,
  settled_by bigint,
  settled_at bigint
);
create index timetable_import_school on timetable_import (school_id, id);
create index timetable_import_person on timetable_import (person_id);
create index timetable_import_class on timetable_import (class_id) where class_id is not null;
create index timetable_import_settled on timetable_import (settled_by) where settled_by is not null;

-- The version that holds on a day is the last one that begins by then. Lessons added by hand are in
-- a version of their own, which always holds.
create table timetable_version (
  id bigint primary key,
  school_id bigint not null references school (id),
  year bigint not null,
  from_on text not null,
  import_id bigint references timetable_import (id),
  is_by_hand bigint not null,
  undone_at bigint
);
create index timetable_version_school on timetable_version (school_id, year);
create index timetable_version_import on timetable_version (import_id) where import_id is not null;

-- The same hour of a weekday (0 is Monday). `weeks` is empty for all of them, `A`, `B`, or Mondays.
create table timetable_lesson (
  id bigint primary key,
  version_id bigint not null references timetable_version (id),
  school_id bigint not null references school (id),
  subject_code text not null,
  subject text not null,
  weekday bigint not null,
  from_at bigint not null,
  until_at bigint not null,
  weeks text not null,
  from_on text,
  until_on text
);
create index timetable_lesson_version on timetable_lesson (version_id);
create index timetable_lesson_school on timetable_lesson (school_id);

create table timetable_room (
  id bigint primary key,
  school_id bigint not null references school (id),
  name text not null,
  folded text not null,
  closed_on text
);
create unique index timetable_room_name on timetable_room (school_id, folded);

-- Whom and what a lesson needs. `ref_id` is a class, a group, a person or a room, by `kind`; 0 where
-- the school does not know whom its file names.
create table timetable_part (
  lesson_id bigint not null references timetable_lesson (id),
  kind text not null,
  ref_id bigint not null,
  name text not null,
  primary key (lesson_id, kind, ref_id, name)
) without rowid;
create index timetable_part_ref on timetable_part (ref_id, lesson_id);

-- One lesson on one day is not as usual.
create table timetable_change (
  id bigint primary key,
  school_id bigint not null references school (id),
  lesson_id bigint not null references timetable_lesson (id),
  day text not null,
  kind text not null,
  to_day text,
  from_at bigint,
  until_at bigint,
  teacher_id bigint references person (id),
  room_id bigint references timetable_room (id),
  word text not null,
  made_by bigint not null references person (id),
  made_at bigint not null,
  withdrawn_at bigint,
  told_at bigint
);
create index timetable_change_lesson on timetable_change (lesson_id, day);
create index timetable_change_school on timetable_change (school_id, day);
create index timetable_change_teacher on timetable_change (teacher_id) where teacher_id is not null;
create index timetable_change_room on timetable_change (room_id) where room_id is not null;
create index timetable_change_made on timetable_change (made_by);

-- Who is meant by a name that a file gives: said once by hand. `ref_id` 0 is nobody.
create table timetable_match (
  school_id bigint not null references school (id),
  kind text not null,
  folded text not null,
  name text not null,
  ref_id bigint not null,
  primary key (school_id, kind, folded)
) without rowid;
create index timetable_match_ref on timetable_match (ref_id);

-- What the codes of other files mean, as the services of STS say it: the number of a teacher, the
-- code of a subject, the classes of a group.
create table timetable_code (
  school_id bigint not null references school (id),
  kind text not null,
  code text not null,
  name text not null,
  primary key (school_id, kind, code)
) without rowid;
