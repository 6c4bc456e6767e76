-- In which language a letter is written: base::Lang.
alter table letter add column lang text not null default 'fr';
