-- What was put off is taken up by this line of a later agenda, once.
alter table meeting_item add column put_off_id bigint references meeting_item (id);
create unique index meeting_item_put_off on meeting_item (put_off_id)
  where put_off_id is not null;
