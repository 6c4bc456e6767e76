-- What a school decides of its results, and what a guardian wants to be told of.

-- `averages_from` is `exact` or `shown`: what a general average is made of.
create table result_setting (
  school_id bigint primary key references school (id),
  marks_early bigint not null,
  averages_from text not null,
  version bigint not null
);

-- `what` is `each`, `below`, `weekly` or `never`; nothing chosen is `each`.
create table result_alert (
  guardian_id bigint not null,
  pupil_id bigint not null,
  what text not null,
  below_percent bigint not null,
  primary key (guardian_id, pupil_id)
) without rowid;
create index result_alert_pupil on result_alert (pupil_id);

-- What waits for the word of the week: how many results, from when on they may be seen.
create table result_waiting (
  guardian_id bigint not null,
  pupil_id bigint not null,
  thing bigint not null,
  visible_at bigint not null,
  primary key (guardian_id, pupil_id, thing)
) without rowid;
create index result_waiting_pupil on result_waiting (pupil_id);
create index result_waiting_thing on result_waiting (thing);
create index result_waiting_visible on result_waiting (visible_at);

-- What families are told of later: a result given today is theirs tomorrow. `at_percent` is the
-- threshold the least of it reaches (0, 35 or 65), null where no level is said.
create table result_news (
  thing bigint not null,
  pupil_id bigint not null,
  what text not null,
  title text not null,
  url text not null,
  visible_at bigint not null,
  by_id bigint,
  at_percent bigint,
  primary key (thing, pupil_id)
) without rowid;
create index result_news_pupil on result_news (pupil_id);
create index result_news_by on result_news (by_id) where by_id is not null;
