-- What a syndicate may be given, who has joined it, and who has given it what: dated facts.

-- A version of the statutes of a syndicate. `colleges` is `territory::Composition` as JSON; it runs
-- from `from_on` on, none while it is a draft.
create table statutes (
  id bigint primary key,
  syndicate_id bigint not null references body (id),
  number bigint not null,
  title text not null,
  body text not null,
  colleges text not null,
  deliberation_id bigint,
  from_on text,
  until_on text
);
create unique index statutes_number on statutes (syndicate_id, number);

-- A competence « à la carte » (CGCT L5721-6-1). `opens_schools`: schools of the first degree open
-- by it.
create table competence (
  id bigint primary key,
  syndicate_id bigint not null references body (id),
  word text not null,
  name text not null,
  opens_schools bigint not null,
  from_on text not null,
  until_on text
);
create unique index competence_word on competence (syndicate_id, word);

-- A member of the syndicate. Asked by its own deliberation, agreed to by the syndicate's.
-- `until_before` is the end it had before `left_by`, so that a withdrawal can put it back.
create table membership_of_syndicate (
  id bigint primary key,
  syndicate_id bigint not null references body (id),
  member_id bigint not null references body (id),
  college text not null,
  asked_by bigint,
  agreed_by bigint,
  left_by bigint,
  from_on text,
  until_on text,
  until_before text
);
create index membership_of_syndicate_member on membership_of_syndicate (member_id, syndicate_id);
create index membership_of_syndicate_syndicate
  on membership_of_syndicate (syndicate_id, from_on);
create index membership_of_syndicate_asked on membership_of_syndicate (asked_by);
create index membership_of_syndicate_agreed on membership_of_syndicate (agreed_by);
create index membership_of_syndicate_left on membership_of_syndicate (left_by);

create table transfer (
  id bigint primary key,
  competence_id bigint not null references competence (id),
  member_id bigint not null references body (id),
  asked_by bigint,
  agreed_by bigint,
  taken_back_by bigint,
  from_on text,
  until_on text,
  until_before text
);
create index transfer_member on transfer (member_id, competence_id);
create index transfer_competence on transfer (competence_id, from_on);
create index transfer_asked on transfer (asked_by);
create index transfer_agreed on transfer (agreed_by);
create index transfer_taken_back on transfer (taken_back_by);
create index transfer_until on transfer (until_on) where until_on is not null;

-- A deliberation that gives what the member has given to another syndicate already: it is not a
-- transfer, and it is shown until it is withdrawn.
create table transfer_conflict (
  id bigint primary key,
  competence_id bigint not null references competence (id),
  member_id bigint not null references body (id),
  other_id bigint not null references competence (id),
  asked_by bigint not null,
  on_day text not null
);
create unique index transfer_conflict_asked on transfer_conflict (asked_by, competence_id);
create index transfer_conflict_competence on transfer_conflict (competence_id);
create index transfer_conflict_member on transfer_conflict (member_id);
create index transfer_conflict_other on transfer_conflict (other_id);

-- A school open without an effective competence: who decided it, and why.
create table opening_override (
  id bigint primary key,
  school_id bigint not null references school (id),
  reason text not null,
  person_id bigint references person (id),
  at bigint not null
);
create index opening_override_school on opening_override (school_id);
create index opening_override_person on opening_override (person_id) where person_id is not null;

-- Who was warned that the schools of a commune close: once for each day ahead (60, 30, 7), and 0
-- for the closing itself.
create table closing_warning (
  member_id bigint not null references body (id),
  ends_on text not null,
  days bigint not null,
  at bigint not null,
  primary key (member_id, ends_on, days)
) without rowid;

-- Whom a member sends to the syndicate. `mandate_id` once he sits in the committee.
create table delegate (
  id bigint primary key,
  syndicate_id bigint not null references body (id),
  sent_by bigint not null references body (id),
  college text not null,
  title text,
  first_name text not null,
  last_name text not null,
  is_deputy bigint not null,
  appointed_by bigint,
  ended_by bigint,
  person_id bigint references person (id),
  mandate_id bigint references mandate (id),
  assignment_id bigint references assignment (id),
  from_on text not null,
  until_on text,
  until_before text
);
create index delegate_syndicate on delegate (syndicate_id, college);
create index delegate_sent on delegate (sent_by);
create index delegate_appointed on delegate (appointed_by);
create index delegate_ended on delegate (ended_by);
create index delegate_person on delegate (person_id) where person_id is not null;
create index delegate_mandate on delegate (mandate_id) where mandate_id is not null;
create index delegate_assignment on delegate (assignment_id) where assignment_id is not null;

-- A college elects its representatives to the committee. `rule` is `council::AppointmentRule` as
-- JSON.
create table college_election (
  id bigint primary key,
  syndicate_id bigint not null references body (id),
  college text not null,
  seats bigint not null,
  rule text not null,
  held_on text not null,
  until_on text,
  proclaimed_at bigint,
  version bigint not null
);
create index college_election_syndicate on college_election (syndicate_id, held_on);

create table college_candidate (
  election_id bigint not null references college_election (id),
  delegate_id bigint not null references delegate (id),
  born_on text not null,
  primary key (election_id, delegate_id)
) without rowid;
create index college_candidate_delegate on college_candidate (delegate_id);

create table college_round (
  election_id bigint not null references college_election (id),
  number bigint not null,
  voters bigint not null,
  expressed bigint not null,
  blank bigint not null,
  void bigint not null,
  primary key (election_id, number)
) without rowid;

create table college_vote (
  election_id bigint not null references college_election (id),
  number bigint not null,
  delegate_id bigint not null references delegate (id),
  votes bigint not null,
  primary key (election_id, number, delegate_id)
) without rowid;
create index college_vote_delegate on college_vote (delegate_id);
