-- In which language somebody reads what people write; null: in that of the interface.
alter table preference add column reads text;
