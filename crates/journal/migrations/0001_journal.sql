-- The class journal: posts, who is on their pictures, what is said and felt about them.

-- A journal is a class and needs no row. Here are those whose class has chosen otherwise.
create table journal_setting (
  class_id bigint primary key,
  -- 'none', 'held' (read by the team first), 'open'
  comments text not null,
  reactions bigint not null,
  pupils_write bigint not null,
  changed_at bigint not null,
  changed_by bigint not null
);
create index journal_setting_by on journal_setting (changed_by);

-- `edition` is the number a post is given when it is published, and grows with time: lists, marks of
-- readers and the search speak of it.
create table journal_post (
  id bigint primary key,
  class_id bigint not null,
  school_id bigint not null,
  author_id bigint not null,
  -- 'staff' or 'pupil': what he was when he began it
  author_kind text not null,
  title text not null,
  body text not null,
  summary text not null,
  -- 'draft', 'submitted', 'returned', 'published'
  state text not null,
  -- Why it came back to the pupil who wrote it.
  sentence text not null,
  version bigint not null,
  created_at bigint not null,
  edited_at bigint not null,
  editor_id bigint not null,
  published_at bigint,
  published_on text,
  publisher_id bigint,
  edition bigint,
  files bigint not null,
  -- Made with the form: a form sent twice is one post.
  once text not null
);
create unique index journal_post_once on journal_post (author_id, once) where once <> '';
create unique index journal_post_edition on journal_post (edition) where edition is not null;
create index journal_post_class on journal_post (class_id, edition);
create index journal_post_school on journal_post (school_id, edition);
create index journal_post_state on journal_post (class_id, state, id);
create index journal_post_author on journal_post (author_id, id);
create index journal_post_editor on journal_post (editor_id);
create index journal_post_publisher on journal_post (publisher_id) where publisher_id is not null;

-- Each state a post was saved in: nothing that somebody wrote is lost.
create table journal_version (
  post_id bigint not null,
  version bigint not null,
  editor_id bigint not null,
  at bigint not null,
  title text not null,
  body text not null,
  primary key (post_id, version)
) without rowid;
create index journal_version_editor on journal_version (editor_id);

-- A file of a post, once somebody has said who is on it. No row: nobody has looked.
create table journal_picture (
  post_id bigint not null,
  file_id bigint not null,
  checked_by bigint not null,
  checked_at bigint not null,
  -- '' or what is to be put under a mosaic: 'all', or the cells '12,13,21'
  blur text not null,
  -- A mosaic was laid: the file is the one that was made again.
  is_blurred bigint not null,
  primary key (post_id, file_id)
) without rowid;
create index journal_picture_by on journal_picture (checked_by);
create index journal_picture_file on journal_picture (file_id);

-- Who is on it. `is_hidden`: under the mosaic, so that nobody knows him there.
create table journal_tag (
  post_id bigint not null,
  file_id bigint not null,
  pupil_id bigint not null,
  is_hidden bigint not null,
  primary key (post_id, file_id, pupil_id)
) without rowid;
create index journal_tag_pupil on journal_tag (pupil_id, post_id);

-- Not new any more for this person.
create table journal_seen (
  edition bigint not null,
  person_id bigint not null,
  at bigint not null,
  primary key (edition, person_id)
) without rowid;
create index journal_seen_person on journal_seen (person_id);

create table journal_reaction (
  post_id bigint not null,
  person_id bigint not null,
  word text not null,
  at bigint not null,
  primary key (post_id, person_id)
) without rowid;
create index journal_reaction_person on journal_reaction (person_id);

create table journal_comment (
  id bigint primary key,
  post_id bigint not null,
  author_id bigint not null,
  -- 'pupil', 'guardian', 'staff': what he was in the class when he wrote
  author_kind text not null,
  body text not null,
  written_at bigint not null,
  -- 'held', 'shown', 'hidden'
  state text not null,
  judged_at bigint,
  judged_by bigint,
  -- Why it is hidden: its author reads it.
  reason text not null,
  once text not null
);
create index journal_comment_post on journal_comment (post_id, id);
create unique index journal_comment_once on journal_comment (author_id, once) where once <> '';
create index journal_comment_author on journal_comment (author_id);
create index journal_comment_judge on journal_comment (judged_by) where judged_by is not null;
-- Those that nobody has read: few, whatever the number of all.
create index journal_comment_held on journal_comment (post_id) where state = 'held';

-- The book of a year, made by a job: its file is attached to it.
create table journal_book (
  class_id bigint primary key,
  id bigint not null,
  asked_by bigint not null,
  asked_at bigint not null,
  -- 'asked', 'made', 'stale' (a post of it has gone), 'failed'
  state text not null,
  made_at bigint,
  file_id bigint,
  posts bigint not null,
  pictures bigint not null,
  left_out bigint not null
);
create index journal_book_by on journal_book (asked_by);
