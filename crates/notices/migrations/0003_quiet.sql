-- The hours at which somebody wants his devices to be still, beside those of his schools.
create table notice_quiet (
  person_id bigint primary key,
  -- Minutes after midnight, in Paris; the evening is later than the morning.
  from_minutes bigint not null,
  until_minutes bigint not null
);
