-- Groups and who is in them. `level` is empty when the scope is not a level.

create table person_group (
  id bigint primary key,
  kind text not null,
  scope_kind text not null,
  scope_id bigint not null,
  level text not null,
  name text not null,
  school_id bigint references school (id),
  town_id bigint references town (id),
  closed_on text
);
create unique index person_group_scope on person_group (scope_kind, scope_id, kind, level);
create index person_group_school on person_group (school_id, kind) where school_id is not null;
create index person_group_town on person_group (town_id, kind) where town_id is not null;

-- The groups of the platform are always there.
insert into person_group (id, kind, scope_kind, scope_id, level, name)
values (1, 'administrators', 'platform', 0, '', ''),
       (2, 'heads', 'platform', 0, '', ''),
       (3, 'agents', 'platform', 0, '', '');

-- Made from the facts, and the largest table of the house: it has no foreign keys, since nothing
-- but the refresh writes it. `on_behalf_of` is 0 when the member is there for himself.
create table membership (
  group_id bigint not null,
  person_id bigint not null,
  on_behalf_of bigint not null,
  primary key (group_id, person_id, on_behalf_of)
) without rowid;
create index membership_person on membership (person_id, group_id, on_behalf_of);

-- Who may change a group made by hand, besides those who administer its school.
create table group_contributor (
  group_id bigint not null references person_group (id),
  person_id bigint not null references person (id),
  primary key (group_id, person_id)
) without rowid;
create index group_contributor_person on group_contributor (person_id);

-- Those chosen by hand. They are members while they belong to the group's school (or town); a guest,
-- who did not belong to it when he was chosen, while he belongs anywhere.
create table hand_member (
  group_id bigint not null references person_group (id),
  person_id bigint not null references person (id),
  on_behalf_of bigint not null,
  is_guest bigint not null,
  primary key (group_id, person_id, on_behalf_of)
) without rowid;
create index hand_member_person on hand_member (person_id, group_id);

-- Up to which day the facts have been turned into memberships, and the turn that is under way.
create table day_turn (
  id bigint primary key,
  turned_on text not null,
  current_on text,
  after_id bigint not null
);
