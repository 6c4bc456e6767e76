-- What followed a person whose two records became one: so that it can go back.

create table merge_moved (
  merge_id bigint not null,
  feature text not null,
  kept_id bigint not null,
  dropped_id bigint not null,
  -- What the feature has written down, as JSON.
  moved text not null,
  primary key (merge_id, feature)
) without rowid;
