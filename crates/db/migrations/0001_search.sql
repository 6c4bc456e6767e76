-- What can be found, by whom. See search.rs.
--only sqlite
create virtual table search using fts5 (
  readers, words, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61');
--end
--only postgres
create table search (
  id bigint primary key,
  readers tsvector not null,
  words tsvector not null
);
create index search_readers on search using gin (readers);
create index search_words on search using gin (words);
--end
