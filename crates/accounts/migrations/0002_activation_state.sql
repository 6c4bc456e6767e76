-- How far each school was when it was last counted: a region has too many to count on a page.
create table activation_state (
  school_id bigint primary key references school (id),
  pupils bigint not null,
  reached bigint not null,
  counted_at bigint not null
);
