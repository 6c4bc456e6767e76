-- What is left to do, and how far long work has come.
create table job (
  -- Time-ordered, so it also says when the job was enqueued.
  id bigint primary key,
  kind text not null,
  -- JSON: ids and settings, no name and no message.
  payload text not null,
  -- Two waiting jobs of one kind never have the same key: the second is the first, asked again.
  key text,
  -- When it may be taken. A running job has the end of its lease here, so that one index finds
  -- what is due and what was left behind by a worker that died.
  run_at bigint not null,
  -- Not null while it runs.
  lease_until bigint,
  -- How often it was taken; also the proof, at its end, that nobody else has taken it since.
  tries bigint not null,
  failed_at bigint,
  -- Why the last try failed: a sentence of ours, without personal data.
  error text
);
create index job_due on job (run_at, id) where failed_at is null;
create unique index job_key on job (kind, key)
  where key is not null and lease_until is null and failed_at is null;
create index job_failed on job (failed_at) where failed_at is not null;

create table progress (
  id bigint primary key,
  kind text not null,
  owner_id bigint not null,
  done bigint not null,
  -- Null while nobody knows.
  total bigint,
  -- The sentence on the screen: its id in the catalogue of texts.
  text_id text not null,
  -- 'running', 'done' or 'failed'
  state text not null,
  -- JSON: what the page shows at the end.
  result text,
  updated_at bigint not null
);
create index progress_owner on progress (owner_id, id);
create index progress_updated on progress (updated_at);
