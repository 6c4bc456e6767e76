-- What a family has not looked at yet: the number beside « Résultats », until the child's page is
-- opened. A pupil's own rows name him twice.
create table result_fresh (
  person_id bigint not null,
  pupil_id bigint not null,
  thing bigint not null,
  primary key (person_id, pupil_id, thing)
) without rowid;
create index result_fresh_pupil on result_fresh (pupil_id);
create index result_fresh_thing on result_fresh (thing);
