-- The hours of a secondary school, a line each: `M1 480 540`, in minutes after midnight. Rolls of an
-- hour are lines of roll_call whose moment is `h01` to `h10`; a roll of a group made by hand names
-- the group where others name their class.
alter table attendance_week add column hours text not null default '';

-- Who calls and who signs take turns at the line of their class and month.
create table register_turn (
  class_id bigint not null,
  month text not null,
  turns bigint not null,
  is_signed bigint not null,
  primary key (class_id, month)
) without rowid;
insert into register_turn (class_id, month, turns, is_signed)
  select distinct class_id, month, 0, 1 from register_signature;
