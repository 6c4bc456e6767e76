-- What was answered long ago is found and forgotten at night.

create index letter_report_closed on letter_report (closed_at) where closed_at is not null;
create index writing_freeze_lifted on writing_freeze (lifted_at) where lifted_at is not null;
-- Whose report it was, for the erasure of what is held of him.
create index letter_report_reporter on letter_report (reporter_id);
create index writing_freeze_person on writing_freeze (person_id);
