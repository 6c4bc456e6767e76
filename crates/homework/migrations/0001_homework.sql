-- Homework and the lesson log: what is to be done, what was done, what was handed in, what was seen.

-- `book_id` is a class or a group made by hand. What is not for all of it has its pupils in
-- `homework_pupil`. `given_at` is when the families first saw it, `corrected_at` when they saw it
-- changed.
create table homework (
  id bigint primary key,
  book_kind text not null,
  book_id bigint not null,
  school_id bigint not null,
  subject text not null,
  title text not null,
  body text not null,
  -- One address a line, with its name behind it.
  links text not null,
  due_on text not null,
  minutes bigint not null,
  is_for_all bigint not null,
  wants_work bigint not null,
  state text not null,
  version bigint not null,
  author_id bigint not null,
  created_at bigint not null,
  edited_at bigint not null,
  editor_id bigint not null,
  given_at bigint,
  corrected_at bigint,
  series_id bigint,
  lesson_id bigint,
  copied_from bigint,
  files bigint not null,
  -- Made with the form: a form sent twice is one homework.
  once text not null
);
create unique index homework_once on homework (author_id, once) where once <> '';
create index homework_book on homework (book_id, due_on, id);
create index homework_draft on homework (book_id, id) where state = 'draft';
create index homework_series on homework (series_id, due_on) where series_id is not null;
create index homework_lesson on homework (lesson_id) where lesson_id is not null;
create unique index homework_copied on homework (book_id, copied_from) where copied_from is not null;
create index homework_copied_from on homework (copied_from) where copied_from is not null;
create index homework_author on homework (author_id, id);
create index homework_editor on homework (editor_id);

-- Those it is for, when it is not for everybody: nobody else ever sees it.
create table homework_pupil (
  pupil_id bigint not null,
  homework_id bigint not null,
  primary key (pupil_id, homework_id)
) without rowid;
create index homework_pupil_homework on homework_pupil (homework_id, pupil_id);

-- Each state it was saved in: nothing that somebody wrote is lost.
create table homework_version (
  homework_id bigint not null,
  version bigint not null,
  editor_id bigint not null,
  at bigint not null,
  title text not null,
  body text not null,
  due_on text not null,
  primary key (homework_id, version)
) without rowid;
create index homework_version_editor on homework_version (editor_id);

-- The pupil says that it is done; for who does not read yet, a guardian says it.
create table homework_done (
  homework_id bigint not null,
  pupil_id bigint not null,
  at bigint not null,
  by_id bigint not null,
  primary key (homework_id, pupil_id)
) without rowid;
create index homework_done_pupil on homework_done (pupil_id, homework_id);
create index homework_done_by on homework_done (by_id);
create index homework_done_at on homework_done (at);

-- Work handed in. Handed in again it is another row; the last one counts.
create table hand_in (
  id bigint primary key,
  homework_id bigint not null,
  pupil_id bigint not null,
  by_id bigint not null,
  body text not null,
  at bigint not null,
  is_late bigint not null,
  is_last bigint not null,
  files bigint not null,
  version bigint not null,
  given_back_at bigint,
  given_back_by bigint,
  comment text not null,
  -- The comment was changed after it was given back.
  comment_edited_at bigint,
  wants_again bigint not null,
  back_files bigint not null,
  once text not null
);
create unique index hand_in_once on hand_in (by_id, once) where once <> '';
create index hand_in_homework on hand_in (homework_id, pupil_id, id);
create index hand_in_pupil on hand_in (pupil_id, id);
create index hand_in_at on hand_in (at);
create index hand_in_given_back_by on hand_in (given_back_by) where given_back_by is not null;

-- What was done in class.
create table lesson (
  id bigint primary key,
  book_kind text not null,
  book_id bigint not null,
  school_id bigint not null,
  subject text not null,
  on_day text not null,
  title text not null,
  body text not null,
  version bigint not null,
  author_id bigint not null,
  created_at bigint not null,
  edited_at bigint not null,
  editor_id bigint not null,
  -- Taken out of the log; it stays to be seen by those who follow the book.
  withdrawn_at bigint,
  files bigint not null,
  once text not null
);
create unique index lesson_once on lesson (author_id, once) where once <> '';
create index lesson_book on lesson (book_id, on_day, id);
create index lesson_author on lesson (author_id, id);
create index lesson_editor on lesson (editor_id);

create table lesson_version (
  lesson_id bigint not null,
  version bigint not null,
  editor_id bigint not null,
  at bigint not null,
  title text not null,
  body text not null,
  on_day text not null,
  primary key (lesson_id, version)
) without rowid;
create index lesson_version_editor on lesson_version (editor_id);

-- The head has seen a book over a period. What changed later shows by its own date.
create table book_visa (
  id bigint primary key,
  book_id bigint not null,
  school_id bigint not null,
  by_id bigint not null,
  at bigint not null,
  from_on text not null,
  until_on text not null,
  note text not null,
  lessons bigint not null,
  homework bigint not null
);
create index book_visa_book on book_visa (book_id, from_on, id);
create index book_visa_by on book_visa (by_id);
