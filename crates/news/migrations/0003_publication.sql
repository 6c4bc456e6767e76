-- Comments, reports, versions and marks of readers have a room of their own, with those of the
-- class journal (`publication`). Whether one may comment says also whether it is read first.
insert into text_version (thing_id, version, kind, editor_id, at, title, body)
select article_id, version, 'news_article', editor_id, at, title, body
  from news_version;

insert into edition_seen (edition, person_id, opened_at)
select edition, person_id, opened_at
  from news_seen;

insert into comment
  (id, kind, thing_id, author_id, author_kind, body, written_at, state, judged_at, judged_by,
   reason, once)
select id, 'news_article', article_id, author_id, author_kind, body, written_at,
       case when hidden_at is null then 'shown' else 'hidden' end, hidden_at, hidden_by, '', once
  from news_comment;

insert into comment_report (comment_id, reporter_id, reason, at, answered_at)
select comment_id, reporter_id, reason, at, answered_at
  from news_report;

drop table news_version;
drop table news_seen;
drop table news_report;
drop table news_comment;

alter table news_article add column comments text not null default 'none';
update news_article set comments = 'open' where allows_comments = 1;
alter table news_article drop column allows_comments;
