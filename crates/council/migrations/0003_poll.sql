-- Appointments made by ballot inside a meeting (CGCT L2121-21): what is to be filled, who stands,
-- what each round counted. Who is elected follows from it, and is written nowhere else.

-- One line of what a deliberation decides. `to_id` is where who is elected will sit; `openly`: all
-- agreed not to vote in secret; `is_read`: as many candidates as seats, appointed without a vote.
create table poll (
  id bigint primary key,
  deliberation_id bigint not null references deliberation (id),
  decision_id bigint not null references decision (id),
  to_id bigint not null references body (id),
  college text not null,
  seat text not null,
  seats bigint not null,
  openly bigint not null,
  is_read bigint not null,
  version bigint not null
);
create unique index poll_decision on poll (decision_id);
create index poll_deliberation on poll (deliberation_id);
create index poll_to on poll (to_id);

-- Names as they stood. `mandate_id` is none for who is no member of the assembly (L5721-2), and
-- `born_on` for whom nobody had to ask: at equal votes the eldest is elected.
create table poll_candidate (
  id bigint primary key,
  poll_id bigint not null references poll (id),
  place bigint not null,
  mandate_id bigint references mandate (id),
  title text,
  first_name text not null,
  last_name text not null,
  deputy_id bigint references mandate (id),
  deputy_title text,
  deputy_first_name text not null,
  deputy_last_name text not null,
  born_on text
);
create index poll_candidate_poll on poll_candidate (poll_id, place);
create index poll_candidate_mandate on poll_candidate (mandate_id) where mandate_id is not null;
create index poll_candidate_deputy on poll_candidate (deputy_id) where deputy_id is not null;

-- `voters` is how many papers were given in; what is neither blank nor void is expressed.
create table poll_round (
  poll_id bigint not null references poll (id),
  number bigint not null,
  voters bigint not null,
  blank bigint not null,
  void bigint not null,
  primary key (poll_id, number)
) without rowid;

create table poll_vote (
  poll_id bigint not null references poll (id),
  number bigint not null,
  candidate_id bigint not null references poll_candidate (id),
  votes bigint not null,
  primary key (poll_id, number, candidate_id)
) without rowid;
create index poll_vote_candidate on poll_vote (candidate_id);
