-- Half-days without class in one school: a strike, snow, a bridge day. A town that closes all of
-- its schools writes a line for each. What was called then stays, put aside, until it is lifted.
create table closure (
  id bigint primary key,
  -- The first line of what was declared at once.
  batch_id bigint not null,
  school_id bigint not null references school (id),
  from_slot text not null,
  until_slot text not null,
  cause text not null,
  note text not null,
  declared_by bigint not null,
  declared_at bigint not null,
  lifted_by bigint,
  lifted_at bigint
);
create index closure_school on closure (school_id, until_slot);
create index closure_batch on closure (batch_id);
