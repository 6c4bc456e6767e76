-- How much somebody sends: one row each, since the first letter of an hour. Counting his letters
-- would be a look at the page where all the others add theirs at the same moment.
create table letter_pace (
  person_id bigint primary key,
  since bigint not null,
  letters bigint not null,
  -- How many persons they went to.
  weight bigint not null
);
