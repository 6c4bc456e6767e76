-- In which language a post is written: base::Lang.
alter table journal_post add column lang text not null default 'fr';
