-- What weighs more than a dossier may does not go, and that is said.
alter table dossier_piece add column is_heavy bigint not null default 0;
