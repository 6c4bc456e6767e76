-- What a person has not seen, in the order it is shown, without a look at what he has: the old index
-- left out the order, so that SQLite read all his rows by their key.
drop index notice_reader_unseen;
create index notice_reader_unseen
  on notice_reader (person_id, notice_id desc, on_behalf_of, deliver_at, seen_at, is_here)
  where seen_at is null and is_here = 1;
