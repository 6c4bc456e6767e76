-- The averages of a report in one place, so that a class council of thirty-five pupils by twelve
-- subjects is thirty-five rows: `place:hundredths`, between spaces. Written with the figures.
alter table report add column averages text not null default '';
update report
   set averages = coalesce((select string_agg(f.place || ':' || cast(f.average as text), ' '
                                              order by f.place)
                              from report_figure f
                             where f.report_id = report.id and f.average is not null), '');

-- Where a teacher has decided a position: few, in a class that is marked.
create index report_line_position on report_line (report_id, place, position)
 where position is not null;
