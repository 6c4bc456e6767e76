-- What keeps the post bearable: blocks, reports, freezes, and letters held for a head.

-- `person_id` does not want what `blocked_id` writes to him by name.
create table writing_block (
  person_id bigint not null,
  blocked_id bigint not null,
  blocked_at bigint not null,
  primary key (person_id, blocked_id)
) without rowid;
create index writing_block_blocked on writing_block (blocked_id);

create table letter_report (
  id bigint primary key,
  letter_id bigint not null,
  reporter_id bigint not null,
  school_id bigint not null,
  reason text not null,
  reported_at bigint not null,
  outcome text,
  closed_at bigint,
  closed_by bigint
);
create unique index letter_report_once on letter_report (letter_id, reporter_id);
create index letter_report_school on letter_report (school_id, id);
create index letter_report_open on letter_report (school_id, id) where closed_at is null;

create table writing_freeze (
  id bigint primary key,
  person_id bigint not null,
  school_id bigint not null,
  frozen_by bigint not null,
  frozen_at bigint not null,
  lifted_by bigint,
  lifted_at bigint
);
create unique index writing_freeze_now on writing_freeze (person_id, school_id)
  where lifted_at is null;
create index writing_freeze_school on writing_freeze (school_id, id);

-- Letters the brake holds until the head of this school lets them go.
create table letter_hold (
  letter_id bigint primary key,
  school_id bigint not null,
  held_at bigint not null
);
create index letter_hold_school on letter_hold (school_id, letter_id);
