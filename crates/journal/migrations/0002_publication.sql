-- Comments, versions and marks of readers have a room of their own, with those of the news
-- (`publication`). What was seen counts as opened: the journal did not tell one from the other.
insert into text_version (thing_id, version, kind, editor_id, at, title, body)
select post_id, version, 'journal_post', editor_id, at, title, body
  from journal_version;

insert into edition_seen (edition, person_id, opened_at)
select edition, person_id, at
  from journal_seen;

insert into comment
  (id, kind, thing_id, author_id, author_kind, body, written_at, state, judged_at, judged_by,
   reason, once)
select id, 'journal_post', post_id, author_id, author_kind, body, written_at, state, judged_at,
       judged_by, reason, once
  from journal_comment;

drop table journal_version;
drop table journal_seen;
drop table journal_comment;
