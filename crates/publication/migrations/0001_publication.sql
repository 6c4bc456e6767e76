-- What a published text has, whatever it is: its versions, who has seen its editions, what is said
-- below it. `kind` and `thing_id` say which text: 'news_article' and its number.

-- Each state a text was saved in: nothing that somebody wrote is lost.
create table text_version (
  thing_id bigint not null,
  version bigint not null,
  kind text not null,
  editor_id bigint not null,
  at bigint not null,
  title text not null,
  body text not null,
  primary key (thing_id, version)
) without rowid;
create index text_version_editor on text_version (editor_id);

-- Not new any more for this person; `opened_at` when he has read it, not only left it aside.
create table edition_seen (
  edition bigint not null,
  person_id bigint not null,
  opened_at bigint,
  primary key (edition, person_id)
) without rowid;
create index edition_seen_person on edition_seen (person_id);

create table comment (
  id bigint primary key,
  kind text not null,
  thing_id bigint not null,
  author_id bigint not null,
  -- 'pupil', 'guardian', 'staff': what he was around the text when he wrote
  author_kind text not null,
  body text not null,
  written_at bigint not null,
  -- 'held', 'shown', 'hidden'
  state text not null,
  judged_at bigint,
  judged_by bigint,
  -- Why it is hidden: its author reads it.
  reason text not null,
  -- Made with the form: a form sent twice is one comment.
  once text not null
);
create index comment_thing on comment (thing_id, id);
create unique index comment_once on comment (author_id, kind, once) where once <> '';
create index comment_author on comment (author_id);
create index comment_judge on comment (judged_by) where judged_by is not null;
-- Those that nobody has read: few, whatever the number of all.
create index comment_held on comment (thing_id) where state = 'held';

create table comment_report (
  comment_id bigint not null,
  reporter_id bigint not null,
  reason text not null,
  at bigint not null,
  answered_at bigint,
  primary key (comment_id, reporter_id)
) without rowid;
create index comment_report_reporter on comment_report (reporter_id);
create index comment_report_open on comment_report (comment_id) where answered_at is null;

-- Two records that were merged while the news and the journal kept these rows themselves: what they
-- had written down is kept here too, so that the merge can still be undone.
insert into merge_moved (merge_id, feature, kept_id, dropped_id, moved)
select m.merge_id, 'publication', m.kept_id, m.dropped_id,
       '{"news":'
       || coalesce((select n.moved
                      from merge_moved n
                     where n.merge_id = m.merge_id and n.feature = 'news'), '{}')
       || ',"journal":'
       || coalesce((select j.moved
                      from merge_moved j
                     where j.merge_id = m.merge_id and j.feature = 'journal'), '{}')
       || '}'
  from merge_moved m
 where m.feature in ('news', 'journal')
 group by m.merge_id, m.kept_id, m.dropped_id;
