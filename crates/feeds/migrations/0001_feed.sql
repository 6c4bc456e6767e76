-- Feeds that were brought in, what they want until they are applied, and what they said last.

-- `reading` is what was read, as JSON; `by_id` is whoever brought it in, null for the command line.
create table feed (
  id bigint primary key,
  name text not null,
  mode text not null,
  state text not null,
  year bigint not null,
  makes_schools bigint not null,
  by_id bigint references person (id),
  at bigint not null,
  applied_at bigint,
  undone_at bigint,
  reading text not null
);
create index feed_at on feed (at);
create index feed_by on feed (by_id) where by_id is not null;

-- One line for each school, person or link that the feed brings and that is new or has changed.
-- `place` is a school, by its key in the academy or by its UAI; empty for guardians of AAF.
create table feed_wanted (
  feed_id bigint not null references feed (id),
  place text not null,
  kind text not null,
  key text not null,
  verb text not null,
  content text not null,
  hash bigint not null,
  primary key (feed_id, place, kind, key)
) without rowid;

-- What feeds said last of each key, as a sum: what is the same again is not looked at further, and
-- what is no longer said is known to be gone. The keys of a source follow one another.
create table feed_known (
  key text not null,
  kind text not null,
  place text not null,
  hash bigint not null,
  primary key (key, kind, place)
) without rowid;

-- The plan of a feed, school by school: counts to read, a sum of who would leave, and what was done,
-- as JSON, to be undone.
create table feed_school (
  feed_id bigint not null references feed (id),
  place text not null,
  position bigint not null,
  school_id bigint references school (id),
  state text not null,
  counts text not null,
  leaving bigint not null,
  present bigint not null,
  leaving_sum text not null,
  reason text,
  applied_at bigint,
  done text,
  primary key (feed_id, place)
) without rowid;
create index feed_school_school on feed_school (school_id, applied_at) where school_id is not null;
