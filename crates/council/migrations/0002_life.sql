-- The life of an act after its vote: who signed what, what undoes it, how it went to the State.

-- What a body says of itself to the State (ACTES) and at the foot of its acts.
create table act_settings (
  body_id bigint primary key references body (id),
  siret text not null,
  seat text not null,
  arrondissement text not null,
  nature text not null,
  state_service text not null,
  referent text not null,
  telephone text not null,
  mail text not null,
  return_mail text not null,
  operator text not null,
  classified_on text not null,
  court text not null,
  version bigint not null
);

-- What was signed, word for word: `extract` is JSON, the digest of the deliberation is of it. The
-- public list is made of these lines.
create table act_seal (
  deliberation_id bigint primary key references deliberation (id),
  body_id bigint not null references body (id),
  held_on text not null,
  extract text not null
);
create index act_seal_body on act_seal (body_id, held_on, deliberation_id);

-- Chair and secretary (CGCT L2121-23): who signed in himself, or whom an agent saw sign on paper.
create table act_signature (
  deliberation_id bigint not null references deliberation (id),
  role text not null,
  mandate_id bigint not null references mandate (id),
  is_paper bigint not null,
  person_id bigint references person (id),
  recorded_by bigint references person (id),
  signed_on text not null,
  written_at bigint not null,
  digest text not null,
  primary key (deliberation_id, role)
) without rowid;
create index act_signature_mandate on act_signature (mandate_id);
create index act_signature_person on act_signature (person_id) where person_id is not null;
create index act_signature_recorded on act_signature (recorded_by) where recorded_by is not null;

-- What an act is about in the classification of the State, and its number there.
create table act_matter (
  deliberation_id bigint primary key references deliberation (id),
  matter text not null,
  matter_name text not null
);

-- An act that takes another out of force, once it is executory itself.
create table act_undoing (
  deliberation_id bigint primary key references deliberation (id),
  undone_id bigint not null references deliberation (id),
  way text not null,
  applied_on text
);
create index act_undoing_undone on act_undoing (undone_id);

alter table transmission add column number text not null default '';
alter table transmission add column matter text not null default '';
alter table transmission add column classified_on text not null default '';
alter table transmission add column serial bigint not null default 0;
alter table transmission add column cancel_id text not null default '';
alter table transmission add column proof blob;
-- One sending at a time: what went wrong or was taken back stays on record beside it.
create unique index transmission_open on transmission (deliberation_id)
  where state in ('prepared', 'queued', 'sent', 'acknowledged', 'cancelling');
-- No act is sent twice under one number.
create unique index transmission_act on transmission (act_id)
  where act_id <> '' and state in ('queued', 'sent', 'acknowledged', 'cancelling', 'cancelled');
-- What a body has yet to sign, publish or transmit.
create index deliberation_unfinished on deliberation (body_id, state)
  where published_at is null or transmitted_at is null;
