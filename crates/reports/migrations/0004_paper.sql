-- Who noted that a guardian signed on paper. Empty: the guardian signed here, for himself, and has
-- a place in the chain.
alter table report_signature add column noted_by bigint;

-- When those who had not signed an edition were reminded of it: once.
alter table report_edition add column reminded_at bigint;
create index report_edition_reminding on report_edition (published_at)
 where published_at is not null and reminded_at is null;
