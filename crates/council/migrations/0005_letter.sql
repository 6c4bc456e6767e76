-- What the prefecture writes about an act (ACTES, transactions 2 to 5; CGCT L2131-6), and what is
-- answered. Documents are files attached as "act_letter" and "act_answer".

-- `written_on` is its date, or the day the court was seized; `came_on` the day it came.
-- `external_id` is its number at the operator, empty when an agent wrote it down; `message` is what
-- the State sent.
create table act_letter (
  id bigint primary key,
  deliberation_id bigint not null references deliberation (id),
  kind text not null,
  written_on text not null,
  came_on text not null,
  words text not null,
  external_id text not null,
  message blob,
  recorded_by bigint references person (id),
  recorded_at bigint not null
);
create index act_letter_deliberation on act_letter (deliberation_id, written_on);
create index act_letter_recorded on act_letter (recorded_by) where recorded_by is not null;
create unique index act_letter_external on act_letter (deliberation_id, external_id)
  where external_id <> '';

-- `received_on` is the day the State received it: the period runs again from there.
create table act_answer (
  id bigint primary key,
  letter_id bigint not null references act_letter (id),
  kind text not null,
  state text not null,
  sent_on text not null,
  received_on text,
  external_id text not null,
  anomaly text not null,
  message blob,
  recorded_by bigint references person (id),
  recorded_at bigint not null
);
create index act_answer_letter on act_answer (letter_id);
create index act_answer_recorded on act_answer (recorded_by) where recorded_by is not null;
create index act_answer_waiting on act_answer (state, id) where state = 'sent';
-- One answer at a time: what was refused stays on record beside the next.
create unique index act_answer_open on act_answer (letter_id)
  where state in ('queued', 'sent', 'received');
