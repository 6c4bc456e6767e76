-- Assemblies: what rules them, who is in them, when they meet, what they decide.

-- `council::Bylaws` as JSON, from a day on. The law's own when a body has no line.
create table council_rules (
  id bigint primary key,
  body_id bigint not null references body (id),
  from_on text not null,
  rules text not null
);
create unique index council_rules_body on council_rules (body_id, from_on);

-- An elected member, or a delegate whom a member of a syndicate sends. Names as they are written in
-- the acts; `person_id` when he signs in.
create table mandate (
  id bigint primary key,
  body_id bigint not null references body (id),
  office text not null,
  rank bigint not null,
  title text,
  first_name text not null,
  last_name text not null,
  person_id bigint references person (id),
  sent_by bigint references body (id),
  college text not null,
  deputy_of bigint references mandate (id),
  votes bigint not null,
  from_on text not null,
  until_on text
);
create index mandate_body on mandate (body_id, until_on);
create index mandate_person on mandate (person_id) where person_id is not null;
create index mandate_sent on mandate (sent_by, until_on) where sent_by is not null;
create index mandate_deputy on mandate (deputy_of) where deputy_of is not null;

-- `rules` are those of the day it was convened.
create table meeting (
  id bigint primary key,
  body_id bigint not null references body (id),
  meets_at bigint not null,
  place text not null,
  state text not null,
  convened_on text,
  urgent_reason text not null,
  follows_id bigint references meeting (id),
  chair_id bigint references mandate (id),
  secretary_id bigint references mandate (id),
  rules text,
  version bigint not null
);
create index meeting_body on meeting (body_id, meets_at);
create index meeting_follows on meeting (follows_id) where follows_id is not null;
create index meeting_chair on meeting (chair_id) where chair_id is not null;
create index meeting_secretary on meeting (secretary_id) where secretary_id is not null;

-- `again_id` is the line of the meeting without a quorum that it takes up again. `discussion` is
-- what was said, `asked_…` how many asked for such a vote (CGCT L2121-15); `openly`: an appointment
-- that all agreed to vote so, or that had one candidate (L2121-21).
create table meeting_item (
  id bigint primary key,
  meeting_id bigint not null references meeting (id),
  place bigint not null,
  kind text not null,
  title text not null,
  state text not null,
  discussion text not null,
  asked_by_name bigint not null default 0,
  asked_secret bigint not null default 0,
  openly bigint not null default 0,
  again_id bigint references meeting_item (id)
);
create index meeting_item_place on meeting_item (meeting_id, place);
create index meeting_item_again on meeting_item (again_id) where again_id is not null;

-- Each time its members were told, and how each of them was.
create table convening (
  id bigint primary key,
  meeting_id bigint not null references meeting (id),
  sent_at bigint not null,
  urgent_reason text not null
);
create index convening_meeting on convening (meeting_id);

create table convening_told (
  convening_id bigint not null references convening (id),
  mandate_id bigint not null references mandate (id),
  way text not null,
  primary key (convening_id, mandate_id)
) without rowid;
create index convening_told_mandate on convening_told (mandate_id);

-- Who was there when it opened; `deputy_id` is who sat instead of the one whose seat it is.
create table meeting_seat (
  meeting_id bigint not null references meeting (id),
  mandate_id bigint not null references mandate (id),
  state text not null,
  deputy_id bigint references mandate (id),
  primary key (meeting_id, mandate_id)
) without rowid;
create index meeting_seat_mandate on meeting_seat (mandate_id, meeting_id);
create index meeting_seat_deputy on meeting_seat (deputy_id) where deputy_id is not null;

-- Who came or went, before which item (its place).
create table meeting_movement (
  id bigint primary key,
  meeting_id bigint not null references meeting (id),
  mandate_id bigint not null references mandate (id),
  before_item bigint not null,
  step text not null
);
create index meeting_movement_meeting on meeting_movement (meeting_id, before_item);
create index meeting_movement_mandate on meeting_movement (mandate_id);

-- Who votes for whom (CGCT L2121-20), from an item and perhaps until another (their places).
create table meeting_proxy (
  id bigint primary key,
  meeting_id bigint not null references meeting (id),
  giver_id bigint not null references mandate (id),
  holder_id bigint not null references mandate (id),
  since_on text not null,
  is_ill bigint not null,
  from_item bigint not null,
  until_item bigint
);
create index meeting_proxy_meeting on meeting_proxy (meeting_id);
create index meeting_proxy_giver on meeting_proxy (giver_id);
create index meeting_proxy_holder on meeting_proxy (holder_id);

-- Who took no part in an item, and why (CGCT L2131-11).
create table meeting_withdrawal (
  id bigint primary key,
  meeting_id bigint not null references meeting (id),
  mandate_id bigint not null references mandate (id),
  item bigint not null,
  reason text not null
);
create index meeting_withdrawal_meeting on meeting_withdrawal (meeting_id, item);
create index meeting_withdrawal_mandate on meeting_withdrawal (mandate_id);

-- What is proposed, then what was decided. Once signed nothing of it changes: `digest` says so.
create table deliberation (
  id bigint primary key,
  body_id bigint not null references body (id),
  meeting_id bigint not null references meeting (id),
  item_id bigint not null unique references meeting_item (id),
  number text,
  title text not null,
  report text not null,
  state text not null,
  ballot text not null,
  in_exercise bigint not null,
  present bigint not null,
  proxies bigint not null,
  votes_for bigint not null,
  votes_against bigint not null,
  abstentions bigint not null,
  not_taking_part bigint not null,
  blank bigint not null,
  void bigint not null,
  chair_vote text,
  outcome text,
  corrects_id bigint references deliberation (id),
  withdrawn_by bigint references deliberation (id),
  repealed_by bigint references deliberation (id),
  chair_signed_at bigint,
  secretary_signed_at bigint,
  digest text not null,
  published_at bigint,
  transmitted_at bigint,
  executory_on text,
  version bigint not null
);
create unique index deliberation_number on deliberation (body_id, number) where number is not null;
create index deliberation_meeting on deliberation (meeting_id);
create index deliberation_published on deliberation (body_id, published_at)
  where published_at is not null;
create index deliberation_corrects on deliberation (corrects_id) where corrects_id is not null;
create index deliberation_withdrawn on deliberation (withdrawn_by) where withdrawn_by is not null;
create index deliberation_repealed on deliberation (repealed_by) where repealed_by is not null;

-- What a deliberation decides, one line each. `fields` is what the kind needs, as JSON.
create table decision (
  id bigint primary key,
  deliberation_id bigint not null references deliberation (id),
  place bigint not null,
  kind text not null,
  words text not null,
  fields text not null
);
create unique index decision_place on decision (deliberation_id, place);

-- Only where a vote by name was asked (CGCT L2121-21).
create table vote_by_name (
  deliberation_id bigint not null references deliberation (id),
  mandate_id bigint not null references mandate (id),
  vote text not null,
  primary key (deliberation_id, mandate_id)
) without rowid;
create index vote_by_name_mandate on vote_by_name (mandate_id);

-- What went to the control of legality, and what came back.
create table transmission (
  id bigint primary key,
  deliberation_id bigint not null references deliberation (id),
  state text not null,
  way text not null,
  envelope text not null,
  sent_at bigint not null,
  external_id text not null,
  act_id text not null,
  acknowledged_at bigint,
  anomaly text not null
);
create index transmission_deliberation on transmission (deliberation_id);
create index transmission_waiting on transmission (state, sent_at) where state = 'sent';
