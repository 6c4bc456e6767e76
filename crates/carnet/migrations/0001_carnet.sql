-- The carnet de suivi of maternelle: what a child has shown, what families are shown of it, and the
-- synthèse at the end of GS.

-- One success of one pupil, seen on a day by somebody of his class. `skill_id` is none for what is
-- free of any referential; `area` and `line` say where it stands in the national synthèse, whatever
-- becomes of the skill. Families read it from `shown_at` on.
create table carnet_observation (
  id bigint primary key,
  pupil_id bigint not null,
  class_id bigint not null,
  school_id bigint not null,
  level text not null,
  skill_id bigint references skill (id),
  area text not null,
  line text not null,
  -- 'done', 'way'
  state text not null,
  on_day text not null,
  words text not null,
  -- What is seen or heard on its files: '' none, 'work' nobody is recognised, 'child' the pupil is.
  sight text not null,
  files bigint not null,
  version bigint not null,
  author_id bigint not null,
  created_at bigint not null,
  editor_id bigint not null,
  edited_at bigint not null,
  -- Changed after families could read it.
  corrected_at bigint,
  shown_at bigint,
  withdrawn_at bigint,
  -- Made with the form: a form sent twice is one observation a pupil.
  once text not null
);
create unique index carnet_observation_once
  on carnet_observation (author_id, once, pupil_id) where once <> '';
create index carnet_observation_pupil on carnet_observation (pupil_id, on_day, id);
create index carnet_observation_class on carnet_observation (class_id, on_day, id);
create index carnet_observation_skill on carnet_observation (skill_id) where skill_id is not null;
create index carnet_observation_author on carnet_observation (author_id, id);
create index carnet_observation_editor on carnet_observation (editor_id);

-- The successes a school looks for most: they stand first.
create table carnet_favourite (
  school_id bigint not null references school (id),
  skill_id bigint not null references skill (id),
  primary key (school_id, skill_id)
) without rowid;
create index carnet_favourite_skill on carnet_favourite (skill_id);

-- A teacher shows the carnets of a class, or of some pupils of it, up to a day. `half` is '2026-1'
-- (September to January) or '2026-2'.
create table carnet_showing (
  id bigint primary key,
  class_id bigint not null,
  school_id bigint not null,
  half text not null,
  until_on text not null,
  by_id bigint not null,
  at bigint not null
);
create index carnet_showing_class on carnet_showing (class_id, half);
create index carnet_showing_school on carnet_showing (school_id, half);
create index carnet_showing_by on carnet_showing (by_id);

create table carnet_shown (
  showing_id bigint not null references carnet_showing (id),
  pupil_id bigint not null,
  observations bigint not null,
  primary key (showing_id, pupil_id)
) without rowid;
create index carnet_shown_pupil on carnet_shown (pupil_id, showing_id);

-- What each guardian did with it, each for himself.
create table carnet_sight (
  showing_id bigint not null references carnet_showing (id),
  pupil_id bigint not null,
  guardian_id bigint not null,
  opened_at bigint not null,
  signed_at bigint,
  words text not null,
  primary key (showing_id, pupil_id, guardian_id)
) without rowid;
create index carnet_sight_pupil on carnet_sight (pupil_id, guardian_id);
create index carnet_sight_guardian on carnet_sight (guardian_id);

-- The synthèse of a pupil and year. `content` is JSON; `number` counts what was locked.
create table carnet_synthesis (
  id bigint primary key,
  pupil_id bigint not null,
  school_id bigint not null,
  class_id bigint not null,
  year bigint not null,
  content text not null,
  version bigint not null,
  -- 'draft', 'locked'
  state text not null,
  number bigint not null,
  created_at bigint not null,
  edited_at bigint not null,
  editor_id bigint not null
);
create unique index carnet_synthesis_pupil on carnet_synthesis (pupil_id, year);
create index carnet_synthesis_school on carnet_synthesis (school_id, year);
create index carnet_synthesis_class on carnet_synthesis (class_id, year);
create index carnet_synthesis_editor on carnet_synthesis (editor_id);

-- Each state it was locked in, and why it was opened again.
create table carnet_synthesis_version (
  synthesis_id bigint not null references carnet_synthesis (id),
  number bigint not null,
  content text not null,
  locked_at bigint not null,
  locked_by bigint not null,
  visa_at bigint,
  visa_by bigint,
  reopened_at bigint,
  reopened_by bigint,
  reason text not null,
  primary key (synthesis_id, number)
) without rowid;
create index carnet_version_locked_by on carnet_synthesis_version (locked_by);
create index carnet_version_visa_by on carnet_synthesis_version (visa_by) where visa_by is not null;
create index carnet_version_reopened_by
  on carnet_synthesis_version (reopened_by) where reopened_by is not null;

create table carnet_signature (
  synthesis_id bigint not null references carnet_synthesis (id),
  number bigint not null,
  guardian_id bigint not null,
  signed_at bigint not null,
  words text not null,
  primary key (synthesis_id, number, guardian_id)
) without rowid;
create index carnet_signature_guardian on carnet_signature (guardian_id);

-- The syntheses of a school on paper, made by a job: its file is attached to it.
create table carnet_print (
  school_id bigint not null references school (id),
  year bigint not null,
  id bigint not null,
  asked_by bigint not null,
  asked_at bigint not null,
  -- 'asked', 'made', 'failed'
  state text not null,
  made_at bigint,
  file_id bigint,
  pupils bigint not null,
  primary key (school_id, year)
) without rowid;
create index carnet_print_by on carnet_print (asked_by);
create unique index carnet_print_id on carnet_print (id);
