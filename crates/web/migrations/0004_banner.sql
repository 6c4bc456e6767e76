-- A sentence on top of every page of a school, or of the schools of a town, until its end.

create table banner (
  id bigint primary key,
  -- The school, or the town.
  place_id bigint not null,
  place_name text not null,
  words text not null,
  until_at bigint not null
);
create index banner_place on banner (place_id);
