-- The town whose competence a new school waits for, when the platform has the town.

alter table feed_school add column town_id bigint references town (id);
create index feed_school_town on feed_school (town_id) where town_id is not null;
