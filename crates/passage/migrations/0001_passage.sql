-- What follows a pupil: his portfolio, and the dossier that goes from a school to the next.

-- What a pupil keeps of his own: it is his, whatever the school.
create table keepsake (
  id bigint primary key,
  pupil_id bigint not null references person (id),
  -- 'work', 'reading', 'certificate', 'picture'
  kind text not null,
  title text not null,
  words text not null,
  made_on text not null,
  -- 'proposed' by a teacher, 'kept' by the family
  state text not null,
  -- May the teachers of today see it?
  is_shown bigint not null,
  added_by bigint not null,
  added_at bigint not null,
  changed_at bigint not null,
  version bigint not null
);
create index keepsake_pupil on keepsake (pupil_id, state, made_on);
create index keepsake_added on keepsake (added_by);

-- A school of null is elsewhere: its UAI and name are what is known of it.
create table dossier (
  id bigint primary key,
  pupil_id bigint not null references person (id),
  from_school_id bigint references school (id),
  from_uai text not null,
  from_name text not null,
  to_school_id bigint references school (id),
  to_uai text not null,
  to_name text not null,
  -- 'cycle', 'move'
  reason text not null,
  state text not null,
  version bigint not null,
  due_on text not null,
  -- The head of the receiving school lets the team of his class read it.
  is_shared bigint not null,
  prepared_by bigint not null,
  prepared_at bigint not null,
  offered_at bigint,
  reminded_at bigint,
  sealed_at bigint,
  sent_at bigint,
  opened_at bigint,
  withdrawn_at bigint,
  -- The first day without its content.
  kept_until text
);
create index dossier_pupil on dossier (pupil_id, prepared_at);
create index dossier_from on dossier (from_school_id, state) where from_school_id is not null;
create index dossier_to on dossier (to_school_id, state) where to_school_id is not null;
create index dossier_state on dossier (state, due_on);
create index dossier_kept on dossier (kept_until) where kept_until is not null;
-- A pupil has one dossier at a time that is not sealed yet.
create unique index dossier_begun on dossier (pupil_id)
  where state in ('prepared', 'open', 'sealing');

create table dossier_piece (
  id bigint primary key,
  dossier_id bigint not null references dossier (id),
  keeper text not null,
  piece_key text not null,
  title text not null,
  made_on text not null,
  -- 'law', 'choice', 'stays'
  kind text not null,
  medium text not null,
  why text not null,
  -- Decided when the dossier is sealed; null before.
  goes bigint
);
create unique index dossier_piece_key on dossier_piece (dossier_id, keeper, piece_key);

-- What a piece that goes is made of: frozen when the dossier is sealed.
create table dossier_part (
  piece_id bigint not null references dossier_piece (id),
  place bigint not null,
  -- Null for what was not taken in: `refusal` says why.
  file_id bigint,
  is_made bigint not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  refusal text not null,
  primary key (piece_id, place)
) without rowid;
create index dossier_part_file on dossier_part (file_id) where file_id is not null;

-- What one who decides has said; never changed. The last one that has not ended stands.
create table dossier_answer (
  id bigint primary key,
  dossier_id bigint not null references dossier (id),
  guardian_id bigint not null,
  -- Who has read the paper; 0 when it was said on screen.
  recorded_by bigint not null,
  -- The version of the words that were agreed to.
  wording bigint not null,
  answered_at bigint not null,
  ended_at bigint
);
create index dossier_answer_dossier on dossier_answer (dossier_id, guardian_id, id);
create index dossier_answer_guardian on dossier_answer (guardian_id);
create unique index dossier_answer_standing on dossier_answer (dossier_id, guardian_id)
  where ended_at is null;

create table dossier_choice (
  answer_id bigint not null references dossier_answer (id),
  piece_id bigint not null references dossier_piece (id),
  goes bigint not null,
  primary key (answer_id, piece_id)
) without rowid;
create index dossier_choice_piece on dossier_choice (piece_id);

-- Each time somebody of the receiving school reads it.
create table dossier_opening (
  id bigint primary key,
  dossier_id bigint not null references dossier (id),
  person_id bigint not null,
  piece_id bigint,
  at bigint not null
);
create index dossier_opening_dossier on dossier_opening (dossier_id, id);
create index dossier_opening_person on dossier_opening (person_id);
create index dossier_opening_piece on dossier_opening (piece_id) where piece_id is not null;

-- Other platforms, by the key that signs their archives.
create table passage_platform (
  id bigint primary key,
  name text not null,
  -- 32 bytes, base64.
  public_key text not null unique,
  added_by bigint not null,
  added_at bigint not null,
  ended_at bigint
);

-- An archive that somebody has brought: staged, looked at, then taken in or not.
create table passage_arrival (
  id bigint primary key,
  school_id bigint not null references school (id),
  brought_by bigint not null,
  brought_at bigint not null,
  -- 'arriving', 'held', 'read', 'taking', 'taken', 'refused'
  state text not null,
  version bigint not null,
  -- Why it was refused, and which file of it.
  flaw text not null,
  flaw_at text not null,
  public_key text not null,
  -- The dossier, as its platform numbers it.
  origin text not null,
  -- The manifest, once it has been verified.
  manifest text not null,
  pupil_id bigint references person (id),
  dossier_id bigint references dossier (id),
  ended_at bigint
);
create index passage_arrival_school on passage_arrival (school_id, state, id);
create index passage_arrival_key on passage_arrival (public_key, state);
create index passage_arrival_pupil on passage_arrival (pupil_id) where pupil_id is not null;
create index passage_arrival_dossier on passage_arrival (dossier_id) where dossier_id is not null;
create index passage_arrival_brought on passage_arrival (brought_by);
-- One dossier of one platform is taken in once in a school.
create unique index passage_arrival_origin on passage_arrival (school_id, public_key, origin)
  where state in ('held', 'read', 'taking', 'taken');
