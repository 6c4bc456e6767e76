-- Who is here: roll calls, their marks, absences, registers, and who may fetch a child.

-- How a school holds its week. One without a line has four days, and lunch at noon.
create table attendance_week (
  school_id bigint primary key references school (id),
  has_wednesday bigint not null,
  afternoon_at bigint not null
);

-- A roll was called: its line is there. `moment` is a half-day (am, pm) or a list kept beside it.
create table roll_call (
  class_id bigint not null,
  day text not null,
  moment text not null,
  school_id bigint not null,
  pupils bigint not null,
  called_by bigint not null,
  called_at bigint not null,
  changed_by bigint not null,
  changed_at bigint not null,
  primary key (class_id, day, moment)
) without rowid;
create index roll_call_school on roll_call (school_id, day);

-- Who is not as everybody is: a pupil without a line is present (at the canteen: is not there).
create table roll_call_mark (
  class_id bigint not null,
  day text not null,
  moment text not null,
  pupil_id bigint not null,
  id bigint not null,
  school_id bigint not null,
  state text not null,
  minutes bigint,
  taken_by text not null,
  version bigint not null,
  marked_by bigint not null,
  marked_at bigint not null,
  is_disputed bigint not null,
  told_at bigint,
  primary key (class_id, day, moment, pupil_id)
) without rowid;
create index roll_call_mark_pupil on roll_call_mark (pupil_id, day);
create index roll_call_mark_school on roll_call_mark (school_id, day);

-- Everything that was ever marked, with who and when, what was beaten by a later device too.
create table roll_call_trace (
  id bigint primary key,
  class_id bigint not null,
  day text not null,
  moment text not null,
  pupil_id bigint not null,
  state text not null,
  minutes bigint,
  taken_by text not null,
  marked_by bigint not null,
  marked_at bigint not null,
  received_at bigint not null,
  is_beaten bigint not null
);
create index roll_call_trace_call on roll_call_trace (class_id, day, moment, pupil_id, id);
create index roll_call_trace_pupil on roll_call_trace (pupil_id, id);

-- The keys of the forms that have come in: one that is sent again changes nothing.
create table roll_call_sending (
  class_id bigint not null,
  day text not null,
  moment text not null,
  once text not null,
  received_at bigint not null,
  primary key (class_id, day, moment, once)
) without rowid;
create index roll_call_sending_at on roll_call_sending (received_at);

-- What a family says of an absence, before it or after. Slots are a day and a half-day in one word,
-- `2026-11-23am`, which sorts as time goes. `is_legitimate` is what the law says of the reason
-- (code de l'éducation, L131-8) until a head has judged.
create table absence (
  id bigint primary key,
  pupil_id bigint not null references person (id),
  school_id bigint not null references school (id),
  from_slot text not null,
  until_slot text not null,
  reason text not null,
  note text not null,
  told_by bigint not null,
  told_at bigint not null,
  changed_at bigint not null,
  withdrawn_at bigint,
  is_legitimate bigint not null,
  judged_by bigint,
  judged_at bigint
);
create index absence_pupil on absence (pupil_id, from_slot);
create index absence_school on absence (school_id, until_slot);
create index absence_told on absence (told_by);

-- Who may fetch a child, besides his guardians: told by a guardian with authority.
create table pickup (
  id bigint primary key,
  pupil_id bigint not null references person (id),
  name text not null,
  bond text not null,
  phone text not null,
  from_on text not null,
  until_on text,
  added_by bigint not null,
  added_at bigint not null,
  ended_by bigint,
  ended_at bigint
);
create index pickup_pupil on pickup (pupil_id, from_on);

-- The register of a class and month, signed by the head: what it held then, and a seal of it.
create table register_signature (
  class_id bigint not null,
  month text not null,
  version bigint not null,
  school_id bigint not null,
  signed_by bigint not null,
  signed_at bigint not null,
  possible bigint not null,
  absent bigint not null,
  seal text not null,
  primary key (class_id, month, version)
) without rowid;
create index register_signature_school on register_signature (school_id, month);
