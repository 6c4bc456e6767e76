-- By which numbers the State knows a class (ONDE), a pupil (INE, SIECLE) or a teacher (STS), where
-- no feed has said it: typed by the school before it sends its reports.
create table report_code (
  school_id bigint not null references school (id),
  kind text not null,
  thing_id bigint not null,
  code text not null,
  primary key (school_id, kind, thing_id)
) without rowid;
create index report_code_thing on report_code (thing_id);
