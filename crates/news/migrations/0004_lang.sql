-- In which language an article is written: base::Lang.
alter table news_article add column lang text not null default 'fr';
