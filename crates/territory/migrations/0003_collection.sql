-- What a métropole collects from its communes for a syndicate: pieces, files, and what is sent.

create table collection (
  id bigint primary key,
  body_id bigint not null references body (id),
  syndicate_id bigint not null references body (id),
  competence_id bigint not null references competence (id),
  title text not null,
  words text not null,
  due_on text not null,
  every_days bigint not null,
  remind_on text,
  state text not null,
  made_at bigint not null,
  version bigint not null
);
create index collection_body on collection (body_id, made_at);
create index collection_syndicate on collection (syndicate_id, made_at);
create index collection_competence on collection (competence_id);
create index collection_remind on collection (remind_on) where remind_on is not null;

-- What each commune is asked for.
create table collection_piece (
  id bigint primary key,
  collection_id bigint not null references collection (id),
  place bigint not null,
  kind text not null,
  title text not null,
  is_needed bigint not null
);
create unique index collection_piece_place on collection_piece (collection_id, place);

-- What was sent to the syndicate together. `digest` is of its lines.
create table collection_lot (
  id bigint primary key,
  collection_id bigint not null references collection (id),
  number bigint not null,
  sent_at bigint not null,
  received_at bigint,
  dossiers bigint not null,
  digest text not null
);
create unique index collection_lot_number on collection_lot (collection_id, number);

-- The file of a commune.
create table collection_dossier (
  id bigint primary key,
  collection_id bigint not null references collection (id),
  body_id bigint not null references body (id),
  state text not null,
  handed_at bigint,
  lot_id bigint references collection_lot (id),
  reason text not null,
  version bigint not null
);
create unique index collection_dossier_body on collection_dossier (collection_id, body_id);
create index collection_dossier_of on collection_dossier (body_id);
create index collection_dossier_lot on collection_dossier (lot_id) where lot_id is not null;

-- A piece of a file, as the commune gave it: an act of this house, files (`file_use`) or words.
create table collection_part (
  id bigint primary key,
  dossier_id bigint not null references collection_dossier (id),
  piece_id bigint not null references collection_piece (id),
  state text not null,
  deliberation_id bigint references deliberation (id),
  words text not null,
  given_at bigint not null
);
create unique index collection_part_piece on collection_part (dossier_id, piece_id);
create index collection_part_of on collection_part (piece_id);
create index collection_part_act on collection_part (deliberation_id)
  where deliberation_id is not null;

-- What is said beside a piece, by which side. Whoever wrote it is in the log of actions.
create table collection_note (
  id bigint primary key,
  dossier_id bigint not null references collection_dossier (id),
  piece_id bigint not null references collection_piece (id),
  side text not null,
  words text not null,
  at bigint not null
);
create index collection_note_piece on collection_note (dossier_id, piece_id);
create index collection_note_of on collection_note (piece_id);

-- The bordereau: each document that left, and its digest (BLAKE3).
create table collection_line (
  lot_id bigint not null references collection_lot (id),
  place bigint not null,
  dossier_id bigint not null references collection_dossier (id),
  commune text not null,
  piece text not null,
  name text not null,
  bytes bigint not null,
  digest text not null,
  primary key (lot_id, place)
) without rowid;
create index collection_line_dossier on collection_line (dossier_id);
