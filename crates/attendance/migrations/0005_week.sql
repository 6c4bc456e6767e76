-- Whether there is class on Wednesdays is the school's, for homework and the agenda too.
update school
   set week = (select '{"has_wednesday":' || case w.has_wednesday when 1 then 'true' else 'false' end
                      || ',"closed":[]}'
                 from attendance_week w
                where w.school_id = school.id)
 where id in (select school_id from attendance_week);
alter table attendance_week drop column has_wednesday;
