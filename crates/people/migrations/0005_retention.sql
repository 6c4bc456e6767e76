-- When what was known of somebody who had left was erased: his name and the dated facts stay.

alter table person add column erased_at bigint;
create index person_kept on person (left_on, id)
  where left_on is not null and erased_at is null and merged_into is null;
