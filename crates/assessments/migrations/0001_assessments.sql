-- What is asked of pupils, what they have shown of it, and who wrote that and when.

-- Of a class, or of a group made by hand. `scale_id` is that of its items' levels; `out_of`, in
-- hundredths, that of the mark for the whole (an item of its own, `is_whole`). `weight` is the
-- coefficient of that mark. Families read it from `visible_at` on; none: not yet.
create table assessment (
  id bigint primary key,
  school_id bigint not null references school (id),
  class_id bigint references class (id),
  group_id bigint references person_group (id),
  subject_id bigint references subject (id),
  domain_id bigint references skill (id),
  title text not null,
  day text not null,
  scale_id bigint references scale (id),
  out_of bigint,
  weight bigint not null,
  state text not null,
  visible_at bigint,
  remark text not null,
  version bigint not null,
  created_by bigint not null references person (id),
  created_at bigint not null,
  changed_by bigint not null references person (id),
  changed_at bigint not null,
  -- When a cell was last written: who writes takes his turn here.
  typed_at bigint,
  -- The key of the form it was made with: sent twice, it is one.
  once text not null
);
create index assessment_class on assessment (class_id, day) where class_id is not null;
create index assessment_group on assessment (group_id, day) where group_id is not null;
create index assessment_school on assessment (school_id, day);
create index assessment_subject on assessment (subject_id) where subject_id is not null;
create index assessment_domain on assessment (domain_id) where domain_id is not null;
create index assessment_scale on assessment (scale_id) where scale_id is not null;
create unique index assessment_once on assessment (created_by, once);
create index assessment_changed on assessment (changed_by);

create table assessment_teacher (
  assessment_id bigint not null references assessment (id),
  person_id bigint not null references person (id),
  primary key (assessment_id, person_id)
) without rowid;
create index assessment_teacher_person on assessment_teacher (person_id, assessment_id);

-- What is looked at: a skill of a referential, or free words. A retired one keeps its results.
create table assessment_item (
  id bigint primary key,
  assessment_id bigint not null references assessment (id),
  place bigint not null,
  is_whole bigint not null,
  skill_id bigint references skill (id),
  label text not null,
  weight bigint not null,
  retired_at bigint
);
create index assessment_item_assessment on assessment_item (assessment_id, place);
create index assessment_item_skill on assessment_item (skill_id) where skill_id is not null;

-- A cell of the grid: what stands of a pupil for an item. `kind` says which of the others count.
create table assessment_result (
  item_id bigint not null references assessment_item (id),
  pupil_id bigint not null references person (id),
  assessment_id bigint not null references assessment (id),
  kind text not null,
  scale_id bigint references scale (id),
  step bigint,
  value bigint,
  out_of bigint,
  version bigint not null,
  written_by bigint not null references person (id),
  written_at bigint not null,
  received_at bigint not null,
  is_disputed bigint not null,
  primary key (item_id, pupil_id)
) without rowid;
create index assessment_result_assessment on assessment_result (assessment_id, received_at);
create index assessment_result_pupil on assessment_result (pupil_id, assessment_id);
create index assessment_result_scale on assessment_result (scale_id) where scale_id is not null;
create index assessment_result_author on assessment_result (written_by);

-- Everything that was said of a cell, whether it stands or not.
create table assessment_trace (
  id bigint primary key,
  assessment_id bigint not null references assessment (id),
  item_id bigint not null references assessment_item (id),
  pupil_id bigint not null references person (id),
  kind text not null,
  scale_id bigint references scale (id),
  step bigint,
  value bigint,
  out_of bigint,
  written_by bigint not null references person (id),
  written_at bigint not null,
  received_at bigint not null,
  is_beaten bigint not null
);
create index assessment_trace_cell on assessment_trace (item_id, pupil_id);
create index assessment_trace_assessment on assessment_trace (assessment_id);
create index assessment_trace_pupil on assessment_trace (pupil_id);
create index assessment_trace_scale on assessment_trace (scale_id) where scale_id is not null;
create index assessment_trace_author on assessment_trace (written_by);

-- The keys of what devices have sent: what comes twice counts once.
create table assessment_sending (
  assessment_id bigint not null references assessment (id),
  once text not null,
  received_at bigint not null,
  primary key (assessment_id, once)
) without rowid;
create index assessment_sending_received on assessment_sending (received_at);

-- A teacher's words for one pupil.
create table assessment_remark (
  assessment_id bigint not null references assessment (id),
  pupil_id bigint not null references person (id),
  words text not null,
  version bigint not null,
  written_by bigint not null references person (id),
  written_at bigint not null,
  primary key (assessment_id, pupil_id)
) without rowid;
create index assessment_remark_pupil on assessment_remark (pupil_id);
create index assessment_remark_author on assessment_remark (written_by);

-- Whose family was told, and when last.
create table assessment_told (
  assessment_id bigint not null references assessment (id),
  pupil_id bigint not null references person (id),
  told_at bigint not null,
  primary key (assessment_id, pupil_id)
) without rowid;
create index assessment_told_pupil on assessment_told (pupil_id);

-- The bank of appreciations: a teacher's own words, or a school's. `step` is the rank of the step
-- of a scale they are for; none: for any.
create table assessment_phrase (
  id bigint primary key,
  school_id bigint references school (id),
  person_id bigint references person (id),
  step bigint,
  words text not null,
  written_at bigint not null
);
create index assessment_phrase_school on assessment_phrase (school_id)
  where school_id is not null;
create index assessment_phrase_person on assessment_phrase (person_id)
  where person_id is not null;

-- A group made by hand out of what a class has shown.
create table assessment_band (
  group_id bigint primary key references person_group (id),
  class_id bigint not null references class (id),
  -- What it was made from, in the words of then.
  reason text not null,
  made_by bigint not null references person (id),
  made_at bigint not null,
  once text not null
);
create index assessment_band_class on assessment_band (class_id);
create unique index assessment_band_once on assessment_band (made_by, once);
