-- Who came, in numbers: no table here names a person. `place_id` is a school; a town or another body
-- for those who work for it; 0 is the whole territory. `service` is a feature; '' the whole house.

-- What the counters of the house have counted: `visitors` are persons, once a day.
create table usage_day (
  place_id bigint not null,
  day text not null,
  role text not null,
  service text not null,
  week text not null,
  visits bigint not null,
  visitors bigint not null,
  primary key (place_id, day, role, service)
) without rowid;
create index usage_day_week on usage_day (week, place_id);

-- Days of more than thirteen months ago, folded. `peak` is the day with the most visitors.
create table usage_week (
  place_id bigint not null,
  week text not null,
  role text not null,
  service text not null,
  visits bigint not null,
  visitors bigint not null,
  peak bigint not null,
  primary key (place_id, week, role, service)
) without rowid;
create index usage_week_week on usage_week (week);

-- Weeks that are over and whose figures are out, with the threshold they went out under.
create table usage_published (
  week text primary key,
  threshold bigint not null,
  at bigint not null
);

-- What may be shown, and nothing else: a figure that is hidden has no line.
create table usage_figure (
  place_id bigint not null,
  week text not null,
  role text not null,
  service text not null,
  visits bigint not null,
  visitors bigint not null,
  primary key (place_id, week, role, service)
) without rowid;
create index usage_figure_week on usage_figure (week, service, place_id);

-- Persons and those of them who have opened their account, where it may be shown.
create table usage_account (
  place_id bigint not null,
  week text not null,
  role text not null,
  persons bigint not null,
  opened bigint not null,
  primary key (place_id, week, role)
) without rowid;
create index usage_account_week on usage_account (week, place_id);

-- Under `threshold` visitors a figure is hidden.
create table usage_setting (
  id bigint primary key,
  threshold bigint not null,
  version bigint not null
);
insert into usage_setting (id, threshold, version) values (1, 5, 0);

-- What a town (0: the territory) pays for a year, in cents, as the officer says it.
create table usage_cost (
  place_id bigint not null,
  year bigint not null,
  cents bigint not null,
  version bigint not null,
  primary key (place_id, year)
) without rowid;

-- How the house served: minutes in which it was at work, answers, and those it could not give.
create table usage_service (
  day text primary key,
  began_at bigint not null,
  seen_at bigint not null,
  minutes bigint not null,
  answers bigint not null,
  failures bigint not null
);
