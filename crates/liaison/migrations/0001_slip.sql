-- Slips, whom they are for, what was signed, and the chain the signatures are sealed in.

-- Only what its author changes is here: who signs changes no row of this table.
create table slip (
  id bigint primary key,
  school_id bigint not null,
  author_id bigint not null,
  theme text not null,
  state text not null,
  needs text not null,
  due_on text,
  accepts_late bigint not null,
  for_pupils bigint not null,
  title text not null,
  version bigint not null,
  -- Answers to versions before this one do not count any more.
  asked_version bigint not null,
  sent_at bigint not null,
  -- Nobody but staff sees it before: the evening belongs to families.
  deliver_at bigint not null,
  remind_at bigint,
  reminders bigint not null,
  -- Made with the form: a form sent twice is one slip.
  once text not null,
  ended_at bigint
);
create index slip_school on slip (school_id, id);
create index slip_author on slip (author_id, id);
create unique index slip_once on slip (author_id, once) where once <> '';
create index slip_remind on slip (remind_at) where remind_at is not null;
create index slip_open on slip (id) where state = 'sent';

-- What it said, each time it was corrected. `digest` is what signatures of this version speak of.
create table slip_version (
  slip_id bigint not null,
  version bigint not null,
  title text not null,
  body text not null,
  questions text not null,
  digest blob not null,
  by_id bigint not null,
  at bigint not null,
  primary key (slip_id, version)
) without rowid;

-- As its author named them: groups, or pupils one by one. `class_id` is 0 when it is no class.
create table slip_target (
  slip_id bigint not null,
  position bigint not null,
  group_id bigint,
  pupil_id bigint,
  class_id bigint not null,
  name text not null,
  primary key (slip_id, position)
) without rowid;
create index slip_target_class on slip_target (class_id, slip_id) where class_id <> 0;
create index slip_target_pupil on slip_target (pupil_id) where pupil_id is not null;

-- The pupils a slip is for. `is_open` while an answer may still be awaited: what a home page looks
-- at does not grow with the years.
create table slip_pupil (
  slip_id bigint not null,
  pupil_id bigint not null,
  class_id bigint not null,
  is_open bigint not null,
  left_at bigint,
  primary key (slip_id, pupil_id)
) without rowid;
create index slip_pupil_pupil on slip_pupil (pupil_id, slip_id);
create index slip_pupil_open on slip_pupil (pupil_id, slip_id) where is_open = 1;
create index slip_pupil_class on slip_pupil (class_id, slip_id);

-- Each act of signing, never changed. `guardian_id` is 0 when it was signed on paper: then
-- `recorded_by` says who has read the paper.
create table signature (
  id bigint primary key,
  school_id bigint not null,
  slip_id bigint not null,
  version bigint not null,
  pupil_id bigint not null,
  guardian_id bigint not null,
  recorded_by bigint not null,
  answers text not null,
  signed_at bigint not null,
  is_late bigint not null,
  -- On the receipt: whoever holds it can ask whether it is true. It salts the digest too.
  code text not null,
  once text not null
);
create index signature_slip on signature (slip_id, pupil_id);
create index signature_pupil on signature (pupil_id);
create index signature_guardian on signature (guardian_id) where guardian_id <> 0;
create index signature_recorder on signature (recorded_by) where recorded_by <> 0;
create unique index signature_code on signature (code);
create unique index signature_once on signature (slip_id, pupil_id, guardian_id, once)
  where once <> '';

-- The last signature of each guardian for each pupil: what counts.
create table slip_answer (
  slip_id bigint not null,
  pupil_id bigint not null,
  guardian_id bigint not null,
  signature_id bigint not null,
  version bigint not null,
  answers text not null,
  signed_at bigint not null,
  is_late bigint not null,
  recorded_by bigint not null,
  primary key (slip_id, pupil_id, guardian_id)
) without rowid;
create index slip_answer_pupil on slip_answer (pupil_id);
create index slip_answer_guardian on slip_answer (guardian_id) where guardian_id <> 0;

-- Places of a slot: how many are taken, and by whom.
create table slip_place (
  slip_id bigint not null,
  question bigint not null,
  possible bigint not null,
  places bigint not null,
  taken bigint not null,
  primary key (slip_id, question, possible)
) without rowid;
create table slip_booking (
  slip_id bigint not null,
  question bigint not null,
  pupil_id bigint not null,
  possible bigint not null,
  primary key (slip_id, question, pupil_id)
) without rowid;
create index slip_booking_pupil on slip_booking (pupil_id);

-- Signatures that have no place in the chain yet: the house gives them one every minute, in order.
create table seal_wait (
  signature_id bigint primary key,
  school_id bigint not null
);

-- The chain of a school. A signature that was erased leaves its digest: the chain still holds.
create table seal (
  school_id bigint not null,
  number bigint not null,
  signature_id bigint not null,
  digest blob not null,
  previous blob not null,
  hash blob not null,
  sealed_at bigint not null,
  erased_at bigint,
  primary key (school_id, number)
) without rowid;
create unique index seal_signature on seal (signature_id);

create table slip_draft (
  id bigint primary key,
  person_id bigint not null,
  title text not null,
  fields text not null,
  updated_at bigint not null
);
create index slip_draft_person on slip_draft (person_id, updated_at, id);

create table slip_template (
  id bigint primary key,
  school_id bigint not null,
  by_id bigint not null,
  name text not null,
  fields text not null,
  made_at bigint not null
);
create index slip_template_school on slip_template (school_id, name);
create index slip_template_by on slip_template (by_id);
