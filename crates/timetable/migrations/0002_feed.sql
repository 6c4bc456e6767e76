-- One's lessons at a secret address, for the calendar of a telephone. The secret is computed.
create table timetable_feed (
  id bigint primary key,
  person_id bigint not null references person (id),
  salt text not null,
  made_at bigint not null,
  -- The last day it was read.
  read_on text
);
create index timetable_feed_person on timetable_feed (person_id);
