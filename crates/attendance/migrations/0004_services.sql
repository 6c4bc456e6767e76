-- Which days a child eats at the canteen or stays at childcare. The plan that holds on a day is the
-- last one that begins by then; what is said of a day alone goes before it. `days` are the weekdays,
-- Monday is 1: `1245`. Nothing is held of what a child may not eat.
create table service_plan (
  pupil_id bigint not null references person (id),
  service text not null,
  from_on text not null,
  days text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (pupil_id, service, from_on)
) without rowid;

create table service_day (
  pupil_id bigint not null references person (id),
  service text not null,
  day text not null,
  is_in bigint not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (pupil_id, service, day)
) without rowid;

-- Until when families may change a day: so many days of class before, at this minute. One day before
-- at ten o'clock where there is no line.
create table service_rule (
  school_id bigint primary key references school (id),
  days_before bigint not null,
  until_minutes bigint not null
);
