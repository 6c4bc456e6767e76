-- Livrets and bulletins: what a school says of a pupil at the end of a period.

-- How a school does it. `mentions` are words between spaces; empty: it gives none.
create table report_school (
  school_id bigint primary key references school (id),
  mentions text not null,
  shows_general bigint not null,
  shows_class bigint not null
);

-- The head teacher of a class of the second degree.
create table report_class (
  class_id bigint primary key references class (id),
  head_teacher_id bigint not null references person (id)
);
create index report_class_teacher on report_class (head_teacher_id);

-- A report, of the class where its pupil is at the end of the period. `kind`: of a period, or of
-- the end of a cycle. `edition` grows each time it is reopened. While it is open, nobody but staff
-- reads it; a locked one is read in its edition, from `publish_at` on.
create table report (
  id bigint primary key,
  school_id bigint not null references school (id),
  period_id bigint not null references period (id),
  class_id bigint not null references class (id),
  pupil_id bigint not null references person (id),
  kind text not null,
  level text not null,
  state text not null,
  edition bigint not null,
  version bigint not null,
  general text not null,
  life text not null,
  mention text not null,
  average bigint,
  opened_at bigint not null,
  locked_at bigint,
  publish_at bigint,
  told_at bigint
);
create unique index report_pupil on report (pupil_id, period_id, kind);
create index report_of_class on report (class_id, period_id, kind);
create index report_period on report (period_id, state);
create index report_of_school on report (school_id, period_id);
create index report_telling on report (publish_at) where publish_at is not null and told_at is null;

-- What a teacher has decided at a place of a report: a domain, its part, a subject, a component of
-- the socle. `position`: 0 is "not evaluated".
create table report_line (
  report_id bigint not null references report (id),
  place text not null,
  position bigint,
  appreciation text not null,
  by_id bigint not null,
  changed_at bigint not null,
  version bigint not null,
  primary key (report_id, place)
) without rowid;
create index report_line_by on report_line (by_id);

-- What the results say at a place, reckoned by the house: how many, the position they propose, the
-- average in hundredths out of 20, and what has to be said of it (JSON).
create table report_figure (
  report_id bigint not null references report (id),
  place text not null,
  shown bigint not null,
  proposed bigint,
  average bigint,
  remarks text not null,
  primary key (report_id, place)
) without rowid;

-- The same of a class: its lowest, mean and highest average. The place '' is all subjects.
create table report_class_figure (
  class_id bigint not null references class (id),
  period_id bigint not null references period (id),
  place text not null,
  lowest bigint not null,
  mean bigint not null,
  highest bigint not null,
  reckoned_at bigint not null,
  primary key (class_id, period_id, place)
) without rowid;
create index report_class_figure_period on report_class_figure (period_id);

-- What is common to a class: what was worked at a place, a line each; what it lived in a parcours.
create table report_common (
  class_id bigint not null references class (id),
  period_id bigint not null references period (id),
  place text not null,
  words text not null,
  by_id bigint not null,
  version bigint not null,
  primary key (class_id, period_id, place)
) without rowid;
create index report_common_period on report_common (period_id);
create index report_common_by on report_common (by_id);

-- What is a pupil's own: his part in a parcours, how he is accompanied. `words` may be empty.
create table report_own (
  report_id bigint not null references report (id),
  code text not null,
  words text not null,
  primary key (report_id, code)
) without rowid;

-- What a report said when it was locked (JSON), never changed. A reopened one says why.
create table report_edition (
  report_id bigint not null references report (id),
  edition bigint not null,
  content text not null,
  digest blob not null,
  locked_at bigint not null,
  locked_by bigint not null,
  -- Since when families may read it; empty when it was reopened before.
  published_at bigint,
  reopened_at bigint,
  reopened_by bigint,
  reason text not null,
  primary key (report_id, edition)
) without rowid;

-- Who has opened an edition.
create table report_seen (
  report_id bigint not null references report (id),
  edition bigint not null,
  person_id bigint not null references person (id),
  seen_at bigint not null,
  primary key (report_id, edition, person_id)
) without rowid;
create index report_seen_person on report_seen (person_id);

-- Each guardian signs an edition for himself, once.
create table report_signature (
  id bigint primary key,
  school_id bigint not null,
  report_id bigint not null,
  edition bigint not null,
  pupil_id bigint not null,
  guardian_id bigint not null,
  signed_at bigint not null,
  -- Nobody finds what was signed by trying: it salts the digest.
  code text not null
);
create unique index report_signature_once on report_signature (report_id, edition, guardian_id);
create index report_signature_pupil on report_signature (pupil_id);
create index report_signature_guardian on report_signature (guardian_id);

-- Signatures that have no place in the chain yet.
create table report_seal_wait (
  signature_id bigint primary key,
  school_id bigint not null
);
create index report_seal_wait_school on report_seal_wait (school_id);

-- The chain of a school. What was erased leaves its digest: the chain still holds.
create table report_seal (
  school_id bigint not null,
  number bigint not null,
  signature_id bigint not null,
  digest blob not null,
  previous blob not null,
  hash blob not null,
  sealed_at bigint not null,
  erased_at bigint,
  primary key (school_id, number)
) without rowid;
create unique index report_seal_signature on report_seal (signature_id);

-- The reports of a class or a school in one file, being made or made.
create table report_batch (
  id bigint primary key,
  school_id bigint not null references school (id),
  class_id bigint references class (id),
  period_id bigint not null references period (id),
  by_id bigint not null references person (id),
  progress_id bigint not null,
  state text not null,
  pages bigint not null,
  made_at bigint not null
);
create index report_batch_school on report_batch (school_id, period_id);
create index report_batch_class on report_batch (class_id) where class_id is not null;
create index report_batch_period on report_batch (period_id);
create index report_batch_by on report_batch (by_id);
