-- Two records may turn out to be one person: the account that was opened goes with the one that is
-- kept, and comes back when the merge is undone.

-- The record a key or pictures were made for, when another has them now: they are made again from
-- it.
alter table second_factor add column made_for bigint;
alter table picture_code add column made_for bigint;

-- What went from a record that was merged into another, while it is.
create table account_merge (
  dropped_id bigint primary key references person (id),
  has_credential bigint not null,
  has_pictures bigint not null
);
