-- Feeds brought in through pages: what arrives, what is asked about it, how far it has come.

-- A feed of one school only: whoever runs that school decides of it. `alive_at` is the last sign of
-- life of whoever reads or applies it. `counts` are those of all its
-- schools together; `feed_school.name` is what the feed or the house calls it.
alter table feed add column school_id bigint references school (id);
alter table feed add column hold_percent bigint not null default 5;
alter table feed add column progress_id bigint;
alter table feed add column alive_at bigint not null default 0;
alter table feed add column counts text not null default '{}';
alter table feed_school add column name text not null default '';
create index feed_of_school on feed (school_id, id) where school_id is not null;

-- Files that have arrived and are to be read. `asked` is what their sender said of them, `looked`
-- what was found in them when something must be asked, `refusal` why they cannot be used: JSON.
create table feed_intake (
  id bigint primary key,
  by_id bigint not null references person (id),
  school_id bigint references school (id),
  at bigint not null,
  state text not null,
  asked text not null,
  looked text,
  refusal text,
  progress_id bigint not null,
  feed_id bigint
);
create index feed_intake_by on feed_intake (by_id);
create index feed_intake_school on feed_intake (school_id) where school_id is not null;
create index feed_intake_feed on feed_intake (feed_id) where feed_id is not null;

-- The contents, for as long as they are to be read; the sweep of contents takes them a day later.
create table feed_intake_file (
  intake_id bigint not null references feed_intake (id),
  position bigint not null,
  name text not null,
  hash text not null,
  bytes bigint not null,
  primary key (intake_id, position)
) without rowid;

-- What a column of a school's own tables means, as somebody said it; an empty word leaves it out.
create table feed_column (
  uai text not null,
  title text not null,
  meaning text not null,
  primary key (uai, title)
) without rowid;
