-- Files, their smaller sizes, and what each is attached to.

create table file (
  id bigint primary key,
  -- Null when its owner was erased while somebody else's thing still needs it.
  owner_id bigint,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  -- The content that is served: of a photo, the one without metadata.
  hash blob not null,
  -- 'held' until the scanner has looked, 'pending' until its sizes are made, 'ready', 'refused'
  state text not null,
  -- Why it was refused: 'virus' or 'unreadable'.
  refusal text,
  width bigint,
  height bigint,
  created_at bigint not null,
  -- Since when nothing needs it; null while something does.
  loose_since bigint
);
create index file_owner on file (owner_id, id) where owner_id is not null;
create index file_hash on file (hash);
create index file_loose on file (loose_since) where loose_since is not null;

create table file_size (
  file_id bigint not null,
  -- The longest side, in pixels: 320 or 1280.
  edge bigint not null,
  hash blob not null,
  media_type text not null,
  primary key (file_id, edge)
) without rowid;
create index file_size_hash on file_size (hash);

-- What a file is attached to. The feature that owns the thing answers who may read it.
create table file_use (
  kind text not null,
  thing_id bigint not null,
  file_id bigint not null,
  -- The order in which the thing shows its files.
  place bigint not null,
  primary key (kind, thing_id, file_id)
) without rowid;
create index file_use_file on file_use (file_id);
