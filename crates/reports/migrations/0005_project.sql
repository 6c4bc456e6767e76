-- EPI and accompagnement personnalisé of a collège, in a school year. `theme` is the code of an EPI
-- (`EPI_SAN`); empty: an accompagnement personnalisé, which has none.
create table report_project (
  id bigint primary key,
  school_id bigint not null references school (id),
  year bigint not null,
  theme text not null,
  title text not null,
  description text not null,
  version bigint not null
);
create index report_project_school on report_project (school_id, year);

-- Who teaches which subject in it.
create table report_project_teaching (
  project_id bigint not null references report_project (id),
  teacher_id bigint not null references person (id),
  subject_id bigint not null references subject (id),
  primary key (project_id, teacher_id, subject_id)
) without rowid;
create index report_project_teaching_teacher on report_project_teaching (teacher_id);
create index report_project_teaching_subject on report_project_teaching (subject_id);

-- Who follows it: a class, or a group made by hand.
create table report_project_part (
  id bigint primary key,
  project_id bigint not null references report_project (id),
  class_id bigint references class (id),
  group_id bigint references person_group (id)
);
create index report_project_part_project on report_project_part (project_id);
create index report_project_part_class on report_project_part (class_id)
 where class_id is not null;
create index report_project_part_group on report_project_part (group_id)
 where group_id is not null;

-- What the class or the group did of it in a period: said on the livrets of all.
create table report_project_word (
  part_id bigint not null references report_project_part (id),
  period_id bigint not null references period (id),
  words text not null,
  by_id bigint not null,
  version bigint not null,
  primary key (part_id, period_id)
) without rowid;
create index report_project_word_period on report_project_word (period_id);
create index report_project_word_by on report_project_word (by_id);

-- What is said of one pupil in it.
create table report_project_own (
  report_id bigint not null references report (id),
  part_id bigint not null references report_project_part (id),
  words text not null,
  by_id bigint not null,
  version bigint not null,
  primary key (report_id, part_id)
) without rowid;
create index report_project_own_part on report_project_own (part_id);
create index report_project_own_by on report_project_own (by_id);
