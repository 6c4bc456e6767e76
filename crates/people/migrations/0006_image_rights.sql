-- What a family allows to be shown of a pupil, word after word: the last one stands.

create table image_right (
  id bigint primary key,
  pupil_id bigint not null,
  -- 'refused', 'class', 'public'
  word text not null,
  -- 'feed' or 'hand'
  source text not null,
  by_id bigint,
  at bigint not null
);
create index image_right_pupil on image_right (pupil_id, id);
create index image_right_by on image_right (by_id) where by_id is not null;
