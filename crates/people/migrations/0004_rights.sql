-- Who may read what, who may write to whom, and what was done.

-- `target` is a group or a person: identifiers are unique among both.
create table audience (
  kind text not null,
  thing_id bigint not null,
  target bigint not null,
  role text not null,
  until_on text,
  primary key (kind, thing_id, target)
) without rowid;
create index audience_target on audience (target, kind, thing_id, role, until_on);

-- A school's own line stands instead of the line of school 0 with the same kinds and scope.
create table writing_rule (
  school_id bigint not null,
  from_kind text not null,
  scope text not null,
  to_kind text not null,
  may_write bigint not null,
  may_address_group bigint not null,
  primary key (school_id, from_kind, scope, to_kind)
) without rowid;

insert into writing_rule (school_id, from_kind, scope, to_kind, may_write, may_address_group)
values (0, 'guardians', 'class', 'team', 1, 1),
       (0, 'guardians', 'school', 'heads', 1, 1),
       (0, 'guardians', 'town', 'agents', 1, 1),
       (0, 'guardians', 'class', 'guardians', 0, 0),
       (0, 'guardians', 'class', 'pupils', 0, 0),
       (0, 'pupils', 'class', 'team', 1, 1),
       (0, 'pupils', 'class', 'pupils', 0, 0),
       (0, 'team', 'class', 'pupils', 1, 1),
       (0, 'team', 'class', 'guardians', 1, 1),
       (0, 'team', 'class', 'team', 1, 1),
       (0, 'team', 'level', 'pupils', 0, 0),
       (0, 'team', 'level', 'guardians', 0, 0),
       (0, 'team', 'level', 'team', 1, 1),
       (0, 'team', 'school', 'guardians', 1, 1),
       (0, 'team', 'school', 'pupils', 1, 1),
       (0, 'team', 'school', 'team', 1, 1),
       (0, 'team', 'school', 'staff', 1, 1),
       (0, 'team', 'school', 'heads', 1, 1),
       (0, 'staff', 'school', 'staff', 1, 1),
       (0, 'staff', 'school', 'heads', 1, 1),
       (0, 'heads', 'school', 'pupils', 1, 1),
       (0, 'heads', 'school', 'guardians', 1, 1),
       (0, 'heads', 'school', 'team', 1, 1),
       (0, 'heads', 'school', 'staff', 1, 1),
       (0, 'heads', 'school', 'heads', 1, 1),
       (0, 'heads', 'town', 'heads', 1, 1),
       (0, 'heads', 'town', 'agents', 1, 1),
       (0, 'heads', 'platform', 'administrators', 1, 1),
       (0, 'agents', 'town', 'guardians', 1, 1),
       (0, 'agents', 'town', 'heads', 1, 1),
       (0, 'agents', 'town', 'agents', 1, 1),
       (0, 'agents', 'platform', 'administrators', 1, 1),
       (0, 'administrators', 'platform', 'administrators', 1, 1),
       (0, 'administrators', 'platform', 'heads', 1, 1),
       (0, 'administrators', 'platform', 'agents', 1, 1),
       (0, 'hand', 'hand', 'hand', 0, 0);

-- What two records turned out to be the same person: what moved, to be moved back.
create table merge (
  id bigint primary key,
  kept_id bigint not null references person (id),
  dropped_id bigint not null references person (id),
  evidence text not null,
  moved text not null,
  by_id bigint references person (id),
  at bigint not null,
  undone_at bigint
);
create index merge_kept on merge (kept_id);
create index merge_dropped on merge (dropped_id);
create index merge_by on merge (by_id) where by_id is not null;

-- Two records somebody has looked at and found to be two persons.
create table distinct_pair (
  first_id bigint not null references person (id),
  second_id bigint not null references person (id),
  primary key (first_id, second_id)
) without rowid;
create index distinct_pair_second on distinct_pair (second_id);

-- Identifiers only: never a name, a mark, a message.
create table audit (
  id bigint primary key,
  at bigint not null,
  person_id bigint,
  action text not null,
  risk text not null,
  school_id bigint,
  thing text not null,
  detail text not null
);
create index audit_school on audit (school_id, id) where school_id is not null;
create index audit_person on audit (person_id, id) where person_id is not null;
create index audit_thing on audit (thing, id);
