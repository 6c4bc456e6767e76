-- Whoever has an assembly: communes, EPCI, departments, regions, syndicates, by their SIREN.

create table body (
  id bigint primary key,
  kind text not null,
  siren text not null unique,
  name text not null,
  department text not null,
  population bigint not null,
  town_id bigint references town (id),
  parent_id bigint references body (id),
  closed_on text
);
create unique index body_town on body (town_id) where town_id is not null;
create index body_parent on body (parent_id) where parent_id is not null;
create index body_kind on body (kind, name);

-- Who works for a body that has no town, or sits where another body sends him.
alter table assignment add column body_id bigint references body (id);
create index assignment_body on assignment (body_id, until_on) where body_id is not null;
