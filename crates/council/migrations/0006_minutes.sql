-- The life of the minutes of a meeting (CGCT L2121-15): put to the next meeting as they are, settled
-- there with what was remarked, signed by chair and secretary, published. No line: still a draft.

-- `sheet` is what was put, word for word, as JSON; `digest` is of it. `item_id`: its line on the
-- agenda of the meeting that settles it, if that could still be written.
create table minutes (
  meeting_id bigint primary key references meeting (id),
  body_id bigint not null references body (id),
  state text not null,
  sheet text not null,
  digest text not null,
  put_to bigint not null references meeting (id),
  item_id bigint references meeting_item (id),
  adopted_on text,
  published_at bigint,
  version bigint not null
);
create index minutes_body on minutes (body_id, state);
create index minutes_put on minutes (put_to);
create index minutes_item on minutes (item_id) where item_id is not null;

-- A change that was asked for: the text is kept, and this is printed below it.
create table minutes_remark (
  id bigint primary key,
  meeting_id bigint not null references minutes (meeting_id),
  mandate_id bigint not null references mandate (id),
  words text not null
);
create index minutes_remark_meeting on minutes_remark (meeting_id);
create index minutes_remark_mandate on minutes_remark (mandate_id);

create table minutes_signature (
  meeting_id bigint not null references minutes (meeting_id),
  role text not null,
  mandate_id bigint not null references mandate (id),
  is_paper bigint not null,
  person_id bigint references person (id),
  recorded_by bigint references person (id),
  signed_on text not null,
  written_at bigint not null,
  primary key (meeting_id, role)
) without rowid;
create index minutes_signature_mandate on minutes_signature (mandate_id);
create index minutes_signature_person on minutes_signature (person_id) where person_id is not null;
create index minutes_signature_recorded on minutes_signature (recorded_by)
  where recorded_by is not null;

-- The list of what was examined, put on line within a week (L2121-25): as it was then, as JSON.
create table examined_list (
  meeting_id bigint primary key references meeting (id),
  body_id bigint not null references body (id),
  list text not null,
  published_at bigint not null
);
create index examined_list_body on examined_list (body_id, published_at);
