-- Files on their way in pieces: what has arrived is there, whatever becomes of the line.

create table file_sending (
  id bigint primary key,
  owner_id bigint not null,
  name text not null,
  -- What its sender announced, and what is there.
  bytes bigint not null,
  arrived bigint not null,
  -- The file that it has become.
  file_id bigint,
  touched_at bigint not null
);
create index file_sending_owner on file_sending (owner_id, id);
create index file_sending_touched on file_sending (touched_at);

create table file_piece (
  sending_id bigint not null,
  -- Where it begins.
  at bigint not null,
  bytes bigint not null,
  hash blob not null,
  primary key (sending_id, at)
) without rowid;
create index file_piece_hash on file_piece (hash);
