-- The year change: what a school prepares for the next year, and what was done of it.

-- All schools of a town, on one evening.
create table year_wave (
  id bigint primary key,
  town_id bigint not null references town (id),
  -- The year that ends.
  year bigint not null,
  -- 'open', 'scheduled', 'applying', 'applied', 'undoing', 'undone'
  state text not null,
  version bigint not null,
  run_at bigint,
  progress_id bigint,
  by_id bigint not null,
  created_at bigint not null
);
create unique index year_wave_town on year_wave (town_id, year);
create index year_wave_by on year_wave (by_id);

create table year_change (
  id bigint primary key,
  school_id bigint not null references school (id),
  wave_id bigint references year_wave (id),
  year bigint not null,
  -- The first day of the new classes.
  effective_on text not null,
  -- 'draft', 'ready', 'scheduled', 'applying', 'applied', 'undone'
  state text not null,
  version bigint not null,
  by_id bigint not null,
  created_at bigint not null,
  -- Who has read the sentences, what he was warned of (JSON), and why it is right.
  ready_by bigint,
  ready_at bigint,
  minded text not null,
  reason text not null,
  -- Why it was not applied on its evening, or not undone (JSON).
  held text,
  run_at bigint,
  progress_id bigint,
  applied_at bigint,
  undone_at bigint,
  -- Whether the classes of the year that ends are closed.
  is_closed bigint not null,
  -- What was done, to be undone (JSON).
  done text
);
create unique index year_change_school on year_change (school_id, year);
create index year_change_wave on year_change (wave_id) where wave_id is not null;
create index year_change_by on year_change (by_id);
create index year_change_ready_by on year_change (ready_by) where ready_by is not null;
create index year_change_open on year_change (state, effective_on);

-- A class of the next year, as it is prepared. `class_id` once it is there; `from_class_id` is the
-- class it continues, and may be gone.
create table year_class (
  id bigint primary key,
  change_id bigint not null references year_change (id),
  name text not null,
  levels text not null,
  from_class_id bigint,
  class_id bigint references class (id)
);
create index year_class_change on year_class (change_id, name);
create index year_class_class on year_class (class_id) where class_id is not null;

create table year_class_team (
  year_class_id bigint not null references year_class (id),
  person_id bigint not null,
  function text not null,
  subject text not null,
  primary key (year_class_id, person_id, function, subject)
) without rowid;
create index year_class_team_person on year_class_team (person_id);

-- Where each pupil goes: to a class at a level, or out of the school; to none of both when his place
-- was taken from him. Another school may have announced him. What he comes from stays readable.
create table year_move (
  change_id bigint not null references year_change (id),
  pupil_id bigint not null,
  from_class_id bigint,
  -- The name of his class, or of the school that sends him.
  from_class text not null,
  from_level text not null,
  is_announced bigint not null,
  year_class_id bigint references year_class (id),
  level text,
  -- 'elementary', 'middle', 'high', or 'elsewhere'
  leaves_to text,
  -- The school of the platform that is to receive him, when it is known.
  to_school_id bigint references school (id),
  -- Somebody has decided it, and not the proposal.
  is_decided bigint not null,
  primary key (change_id, pupil_id)
) without rowid;
create index year_move_pupil on year_move (pupil_id);
create index year_move_school on year_move (to_school_id) where to_school_id is not null;
create index year_move_class on year_move (year_class_id) where year_class_id is not null;
