-- On which days a school has class: `base::SchoolWeek` as JSON when it has said something.

alter table school add column week text;
