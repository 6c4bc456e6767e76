-- 1: a voice whose words nobody has written yet. It is noted with two taps, and no family hears it
-- before who cannot hear may read it.
alter table carnet_observation add column unwritten bigint not null default 0;
