-- What a feed changed of those who were known already, by person: forgotten with him, while the
-- rest of what was done can still be undone.

create table feed_edit (
  feed_id bigint not null references feed (id),
  place text not null,
  person_id bigint not null,
  -- Fields before and after, and keys that were added, as JSON.
  changes text not null,
  primary key (feed_id, place, person_id)
) without rowid;
create index feed_edit_person on feed_edit (person_id);
