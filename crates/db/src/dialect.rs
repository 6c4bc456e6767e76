//! The dialect both engines accept, and the few words that are rewritten for one of them.
//!
//! | written | SQLite | PostgreSQL |
//! |---|---|---|
//! | `$1` | `?1` | `$1` |
//! | `in ids($1)` | `in (select value from json_each(?1))` | `= any(cast($1 as bigint[]))` |
//! | `not in ids($1)` | `not in (select value from json_each(?1))` | `<> all(…)` |
//! | `greatest(a, b)`, `least(a, b)` | `max(a, b)`, `min(a, b)` | as written |
//!
//! In migrations `bigint`, `double precision`, `text` and `blob` are the only types. SQLite tables
//! are made `strict`; PostgreSQL text compares bytewise (`collate "C"`), as SQLite's does.

use crate::Engine;

/// Counts the tables of the house anew for PostgreSQL's planner, which believes that a table is
/// small until it is told. SQLite plans by the indexes alone, always in the same way: it has none.
pub const ANALYZE_POSTGRES: &str = "do $$
  declare name text;
  begin
    for name in select relname from pg_class
                 where relnamespace = current_schema()::regnamespace and relkind = 'r'
    loop
      execute format('analyze %I', name);
    end loop;
  end
$$";

/// The statement as `engine` wants it. `sql` is written once, so the result is cached by callers.
pub fn rewrite(engine: Engine, sql: &str) -> String {
    match engine {
        Engine::Sqlite => {
            let sql = replace_ids(sql, |place, is_not| {
                let not = if is_not { "not " } else { "" };
                format!("{not}in (select value from json_each({place}))")
            });
            sql.replace("greatest(", "max(").replace("least(", "min(").replace('$', "?")
        }
        Engine::Postgres => replace_ids(sql, |place, is_not| {
            let word = if is_not { "<> all" } else { "= any" };
            format!("{word}(cast({place} as bigint[]))")
        }),
    }
}

/// `with` is given the parameter, and whether it says `not in`.
fn replace_ids(sql: &str, with: impl Fn(&str, bool) -> String) -> String {
    let mut out = String::with_capacity(sql.len() + 64);
    let mut rest = sql;
    while let Some((before, from)) = rest.split_once("in ids(") {
        let Some((place, after)) = from.split_once(')') else { break };
        let kept = before.strip_suffix("not ");
        out.push_str(kept.unwrap_or(before));
        out.push_str(&with(place, kept.is_some()));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A migration as `engine` wants it. Lines between `--only sqlite` (or `postgres`) and `--end` are
/// for that engine alone.
pub fn rewrite_migration(engine: Engine, sql: &str) -> String {
    let mut out = String::with_capacity(sql.len() + 256);
    let mut only: Option<&str> = None;
    for line in sql.lines() {
        if let Some(name) = line.strip_prefix("--only ") {
            only = Some(name.trim());
        } else if line.trim() == "--end" {
            only = None;
        } else if only.is_some_and(|name| name != engine.name()) || line.starts_with("--") {
        } else {
            out.push_str(&migration_line(engine, line));
            out.push('\n');
        }
    }
    out
}

fn migration_line(engine: Engine, line: &str) -> String {
    match (engine, line) {
        (Engine::Sqlite, ");") => ") strict;".to_owned(),
        (Engine::Sqlite, ") without rowid;") => ") strict, without rowid;".to_owned(),
        (Engine::Sqlite, _) => {
            line.replace(" bigint", " integer").replace(" double precision", " real")
        }
        (Engine::Postgres, ") without rowid;") => ");".to_owned(),
        (Engine::Postgres, _) => with_collation(&line.replace(" blob", " bytea")),
    }
}

/// ` text` as a type is followed by a space, a comma or the end of the line.
fn with_collation(line: &str) -> String {
    let words = line.split(' ').map(|word| match word {
        "text" => "text collate \"C\"".to_owned(),
        "text," => "text collate \"C\",".to_owned(),
        word => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_ids_is_one_parameter() {
        let sql = "select a from t where b = $2 and id in ids($1) limit $3";
        assert_eq!(
            rewrite(Engine::Sqlite, sql),
            "select a from t where b = ?2 and id in (select value from json_each(?1)) limit ?3"
        );
        assert_eq!(
            rewrite(Engine::Postgres, sql),
            "select a from t where b = $2 and id = any(cast($1 as bigint[])) limit $3"
        );
        let sql = "delete from t where id not in ids($1)";
        assert!(
            rewrite(Engine::Sqlite, sql).ends_with("id not in (select value from json_each(?1))")
        );
        assert!(rewrite(Engine::Postgres, sql).ends_with("id <> all(cast($1 as bigint[]))"));
    }

    #[test]
    fn a_migration_is_strict_on_sqlite_and_bytewise_on_postgresql() {
        let table =
            "create table a (\n  id bigint primary key,\n  name text not null,\n  b blob\n);";
        let sql = format!("{table}\n--only sqlite\nx\n--end");
        let sqlite = rewrite_migration(Engine::Sqlite, &sql);
        assert!(sqlite.contains("id integer primary key") && sqlite.contains(") strict;\nx"));
        let postgres = rewrite_migration(Engine::Postgres, &sql);
        assert!(postgres.contains("name text collate \"C\" not null") && !postgres.contains("\nx"));
        assert!(postgres.contains("b bytea"));
    }
}
