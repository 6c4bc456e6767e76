-- What a syndicate may be given, who has joined it, and who has given it what: dated facts.

-- A version of the statutes of a syndicate. `rules` and `colleges` as JSON.
create table statutes (
  id bigint primary key,
  syndicate_id bigint not null references body (id),
  number bigint not null,
  title text not null,
  body text not null,
  colleges text not null,
  deliberation_id bigint,
  from_on text not null,
  until_on text
);
create unique index statutes_number on statutes (syndicate_id, number);

-- A competence « à la carte » (CGCT L5721-6-1). `opens_schools`: schools of the first degree open by it.
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
create table membership_of_syndicate (
  id bigint primary key,
  syndicate_id bigint not null references body (id),
  member_id bigint not null references body (id),
  college text not null,
  asked_by bigint,
  agreed_by bigint,
  left_by bigint,
  from_on text,
  until_on text
);
create index membership_of_syndicate_member on membership_of_syndicate (member_id, syndicate_id);
create index membership_of_syndicate_syndicate
  on membership_of_syndicate (syndicate_id, from_on);

create table transfer (
  id bigint primary key,
  competence_id bigint not null references competence (id),
  member_id bigint not null references body (id),
  asked_by bigint,
  agreed_by bigint,
  taken_back_by bigint,
  from_on text,
  until_on text
);
create index transfer_member on transfer (member_id, competence_id);
create index transfer_competence on transfer (competence_id, from_on);

-- A school open without an effective competence: who decided it, and why.
create table opening_override (
  id bigint primary key,
  school_id bigint not null references school (id),
  reason text not null,
  person_id bigint not null references person (id),
  at bigint not null
);
create index opening_override_school on opening_override (school_id);
create index opening_override_person on opening_override (person_id);
