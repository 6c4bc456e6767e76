-- Translations made by a machine, each beside its original until that one changes or goes.

-- `digest` is of what was to be translated: of another wording it is no translation. `state`:
-- waiting, made, failed. `parts` (JSON, HTML) are the original's while it waits, the translation's
-- once it is made, and nothing when it failed.
create table translation (
  id bigint primary key,
  -- What was written: 'letter', 'slip'…, and its number.
  kind text not null,
  thing_id bigint not null,
  source_lang text not null,
  target_lang text not null,
  digest blob not null,
  state text not null,
  parts text not null,
  -- How often the engine has not answered.
  misses bigint not null,
  changed_at bigint not null
);
create unique index translation_thing on translation (kind, thing_id, target_lang);
create index translation_changed on translation (changed_at);
