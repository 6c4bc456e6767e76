-- What is written of a pupil once families read his assessment is read by them a day later, outside
-- quiet hours: from `read_from` on. None: with the assessment. Until then they read the cells that
-- stood before, `shown`; none: nothing was said of him yet.
alter table assessment_line add column read_from bigint;
alter table assessment_line add column shown text;
