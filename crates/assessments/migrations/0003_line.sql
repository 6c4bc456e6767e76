-- What a pupil has shown in an assessment, in one row: his line of the grid, for the pages that
-- read his year. Cell after cell, between spaces: `item:kind:scale:step` or `item:kind:value:out_of`.
-- It is written with the cells; `day` is that of the assessment.
create table assessment_line (
  pupil_id bigint not null references person (id),
  day text not null,
  assessment_id bigint not null references assessment (id),
  cells text not null,
  primary key (pupil_id, day, assessment_id)
) without rowid;
create unique index assessment_line_assessment on assessment_line (assessment_id, pupil_id);

insert into assessment_line (pupil_id, day, assessment_id, cells)
select r.pupil_id, a.day, a.id,
       string_agg(cast(r.item_id as text) || ':' || r.kind
                  || ':' || coalesce(cast(coalesce(r.scale_id, r.value) as text), '')
                  || ':' || coalesce(cast(coalesce(r.step, r.out_of) as text), ''), ' ')
  from assessment_result r
  join assessment a on a.id = r.assessment_id
 group by r.pupil_id, a.day, a.id;

-- Nothing is read from the index alone any more.
drop index assessment_result_pupil;
create index assessment_result_pupil on assessment_result (pupil_id, assessment_id);
