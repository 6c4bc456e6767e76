-- Files that come with a slip, urgent slips, what authors have been told, and what is left of a slip
-- whose time is over.

-- Why it passed the quiet hours; empty: it did not.
alter table slip add column urgent_reason text not null default '';
-- Once its answers are erased: for how many pupils it was, and for how many somebody had signed.
alter table slip add column purged_at bigint;
alter table slip add column pupils_kept bigint not null default 0;
alter table slip add column answered_kept bigint not null default 0;
create index slip_to_purge on slip (sent_at) where state <> 'purged';

-- Under which id the files of a version are kept; 0: it has none. `attached` is what a signature
-- speaks of: their names and ids.
alter table slip_version add column files_id bigint not null default 0;
alter table slip_version add column attached text not null default '';

-- How many answers the author of a slip was last told of.
create table slip_told (
  slip_id bigint primary key,
  answers bigint not null,
  told_at bigint not null
);
