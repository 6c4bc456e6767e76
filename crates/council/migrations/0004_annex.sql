-- What comes with an act: files attached to it as "act_annex", in this order, each with its type at
-- the prefecture (ACTES: CodeTypePJ). The file itself may be swept only once this line is gone.
create table act_annex (
  deliberation_id bigint not null references deliberation (id),
  file_id bigint not null,
  place bigint not null,
  typology text not null,
  primary key (deliberation_id, file_id)
) without rowid;
create index act_annex_file on act_annex (file_id);
