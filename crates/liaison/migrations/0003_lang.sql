-- In which language a slip is written, as it stands and version by version: base::Lang. It is no part
-- of what is signed: the digest of a version speaks of its words.
alter table slip add column lang text not null default 'fr';
alter table slip_version add column lang text not null default 'fr';
