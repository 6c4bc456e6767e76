-- The archive of a town that leaves, made for its agents. `as_of`: the last day on which its schools
-- were open. Its content is the file attached to it, until `kept_until`; `digest` and the counts
-- stay. `taken_at`: when somebody last downloaded it.
create table handover (
  id bigint primary key,
  town_id bigint not null references town (id),
  as_of text not null,
  asked_at bigint not null,
  state text not null,
  progress_id bigint not null,
  schools bigint not null,
  persons bigint not null,
  files bigint not null,
  bytes bigint not null,
  digest text not null,
  made_at bigint,
  kept_until text,
  taken_at bigint,
  reminded_at bigint
);
create index handover_town on handover (town_id, id);
create index handover_kept on handover (kept_until) where kept_until is not null;
