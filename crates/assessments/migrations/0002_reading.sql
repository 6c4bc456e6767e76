-- What a page of results asks of an assessment.

-- Grows when an item is added, moved, weighed, retired: who keeps them in memory knows by it.
alter table assessment add column items_version bigint not null default 1;

-- What a pupil has shown is read from the index alone.
drop index assessment_result_pupil;
create index assessment_result_pupil
  on assessment_result (pupil_id, assessment_id, item_id, kind, scale_id, step, value, out_of);
