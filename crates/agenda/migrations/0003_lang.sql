-- In which language an event is written: base::Lang.
alter table agenda_event add column lang text not null default 'fr';
