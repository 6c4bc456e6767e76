-- In which language a homework is written: base::Lang.
alter table homework add column lang text not null default 'fr';
