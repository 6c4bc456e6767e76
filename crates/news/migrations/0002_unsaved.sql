-- What somebody is writing and has not saved: the fields of his form, every few seconds.
create table news_unsaved (
  id bigint primary key,
  person_id bigint not null,
  thread_id bigint not null,
  -- The article it is a change of; 0: a new one.
  article_id bigint not null,
  title text not null,
  fields text not null,
  -- Counts its saves: who writes over an older one makes a row of his own.
  number bigint not null,
  updated_at bigint not null
);
create index news_unsaved_person on news_unsaved (person_id, thread_id, article_id);
create index news_unsaved_old on news_unsaved (updated_at);
