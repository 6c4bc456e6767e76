-- Documents of an event, what one date says for itself, and each state an event was saved in:
-- nothing that somebody wrote is lost.
alter table agenda_event add column files bigint not null default 0;
alter table agenda_date add column body text;

create table agenda_version (
  event_id bigint not null,
  version bigint not null,
  editor_id bigint not null,
  at bigint not null,
  title text not null,
  body text not null,
  location text not null,
  is_all_day bigint not null,
  start_at bigint not null,
  end_at bigint not null,
  primary key (event_id, version)
) without rowid;
create index agenda_version_editor on agenda_version (editor_id);

insert into agenda_version (event_id, version, editor_id, at, title, body, location, is_all_day,
                            start_at, end_at)
select id, version, author_id, changed_at, title, body, location, is_all_day, start_at, end_at
  from agenda_event;
