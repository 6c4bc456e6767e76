-- News: threads that the directory makes, their articles, who has seen them, what is said of them.

-- A thread is a class, a school or a town, and needs no row. Here are those whose head has said who
-- writes in them: then the audience `news_thread` of this id stands instead of the usual roles.
create table news_thread (
  id bigint primary key,
  tuned_at bigint not null,
  tuned_by bigint not null
);
create index news_thread_tuned_by on news_thread (tuned_by);

-- `edition` is the number an article is given when it is published, and grows with time: the lists,
-- the audience `news`, the marks of readers and the search speak of it.
create table news_article (
  id bigint primary key,
  thread_kind text not null,
  thread_id bigint not null,
  school_id bigint,
  town_id bigint not null,
  author_id bigint not null,
  title text not null,
  body text not null,
  summary text not null,
  state text not null,
  for_families bigint not null,
  for_pupils bigint not null,
  for_staff bigint not null,
  is_headline bigint not null,
  allows_comments bigint not null,
  publish_at bigint,
  published_at bigint,
  -- The last day it is shown.
  ends_on text,
  -- Why it was sent back to its author.
  refusal text not null,
  version bigint not null,
  created_at bigint not null,
  edited_at bigint not null,
  editor_id bigint not null,
  files bigint not null,
  edition bigint,
  -- Made with the form: a form sent twice is one article.
  once text not null
);
create unique index news_article_once on news_article (author_id, once) where once <> '';
create unique index news_article_edition on news_article (edition) where edition is not null;
create index news_article_thread on news_article (thread_id, edition);
create index news_article_state on news_article (thread_id, state, id);
create index news_article_author on news_article (author_id, id);
create index news_article_editor on news_article (editor_id);
create index news_article_ends on news_article (ends_on) where ends_on is not null;

-- The schools of a town an article is for; none: all of them.
create table news_school (
  article_id bigint not null,
  school_id bigint not null,
  primary key (article_id, school_id)
) without rowid;

-- Each state an article was saved in: nothing that somebody wrote is lost.
create table news_version (
  article_id bigint not null,
  version bigint not null,
  editor_id bigint not null,
  at bigint not null,
  title text not null,
  body text not null,
  primary key (article_id, version)
) without rowid;
create index news_version_editor on news_version (editor_id);

-- Not new any more for this person; `opened_at` when he has read it, not only left it aside.
create table news_seen (
  edition bigint not null,
  person_id bigint not null,
  opened_at bigint,
  primary key (edition, person_id)
) without rowid;
create index news_seen_person on news_seen (person_id);

-- `author_kind` is what he was in the thread when he wrote: pupil, guardian or staff.
create table news_comment (
  id bigint primary key,
  article_id bigint not null,
  author_id bigint not null,
  author_kind text not null,
  body text not null,
  written_at bigint not null,
  hidden_at bigint,
  hidden_by bigint,
  once text not null
);
create index news_comment_article on news_comment (article_id, id);
create unique index news_comment_once on news_comment (author_id, once) where once <> '';
create index news_comment_author on news_comment (author_id);
create index news_comment_hidden_by on news_comment (hidden_by) where hidden_by is not null;

create table news_report (
  comment_id bigint not null,
  reporter_id bigint not null,
  reason text not null,
  at bigint not null,
  answered_at bigint,
  primary key (comment_id, reporter_id)
) without rowid;
create index news_report_reporter on news_report (reporter_id);
-- Those that nobody has answered: few, whatever the number of all.
create index news_report_open on news_report (comment_id) where answered_at is null;

-- What was shown on top of every page: the sentence itself is in `banner`, with the shell.
create table news_alert (
  id bigint primary key,
  place_id bigint not null,
  author_id bigint not null,
  words text not null,
  reason text not null,
  at bigint not null,
  ends_at bigint not null,
  ended_at bigint,
  ended_by bigint
);
create index news_alert_place on news_alert (place_id, id);
create index news_alert_author on news_alert (author_id);
create index news_alert_ended_by on news_alert (ended_by) where ended_by is not null;
