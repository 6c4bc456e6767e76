//! What tables there are: each engine's own catalogue, read into one form.

use super::Refusal;
use crate::{Engine, Error, Result, Tx};

/// A table that is moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    pub references: Vec<Reference>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub name: String,
    pub kind: Kind,
    pub is_nullable: bool,
    /// Its place in the primary key, from 1; 0 outside.
    pub key: usize,
    /// It refers to rows that may come later: written null, filled in at the end.
    pub is_late: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Int,
    Real,
    Text,
    Blob,
}

/// A column that refers to a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    pub column: String,
    pub to: String,
}

/// What each side has for itself: its history, its search index, the mark of a move.
const NOT_MOVED: [&str; 3] = ["migration", "search", "unfinished_move"];

impl Table {
    /// The same columns of the same kinds and the same key; their order does not matter.
    pub fn is_like(&self, other: &Table) -> bool {
        let has = |column: &Column| {
            other.columns.iter().any(|theirs| {
                (&theirs.name, theirs.kind, theirs.key) == (&column.name, column.kind, column.key)
            })
        };
        self.name == other.name
            && self.columns.len() == other.columns.len()
            && self.columns.iter().all(has)
    }

    pub fn has_late_columns(&self) -> bool {
        self.columns.iter().any(|column| column.is_late)
    }

    pub fn key(&self) -> Vec<&Column> {
        let mut key: Vec<&Column> = self.columns.iter().filter(|c| c.key > 0).collect();
        key.sort_by_key(|column| column.key);
        key
    }
}

impl Kind {
    fn parse(declared: &str) -> Option<Self> {
        match declared.to_ascii_lowercase().as_str() {
            "bigint" | "integer" => Some(Kind::Int),
            "double precision" | "real" => Some(Kind::Real),
            "text" => Some(Kind::Text),
            "bytea" | "blob" => Some(Kind::Blob),
            _ => None,
        }
    }
}

/// The names of all tables of the house, moved or not.
pub(super) fn names(tx: &Tx<'_>) -> Result<Vec<String>> {
    let sql = match tx.engine() {
        Engine::Sqlite => {
            "select name
               from pragma_table_list
              where schema = 'main' and type = 'table' and substr(name, 1, 7) <> 'sqlite_'
              order by name"
        }
        Engine::Postgres => {
            "select cast(t.relname as text)
               from pg_namespace as n
               join pg_class as t on t.relnamespace = n.oid
              where n.nspname = current_schema()
                and t.relkind in ('r', 'p')
                and not t.relispartition
              order by 1"
        }
    };
    let rows: Vec<(String,)> = tx.all(sql, &[])?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// The tables that are moved, with their columns and references, by name.
pub(super) fn tables(tx: &Tx<'_>) -> Result<Vec<Table>> {
    let mut tables: Vec<Table> = Vec::new();
    let rows: Vec<(String, String, String, bool, usize)> = tx.all(columns_of(tx.engine()), &[])?;
    for (table, name, declared, is_nullable, key) in rows {
        if NOT_MOVED.contains(&table.as_str()) {
            continue;
        }
        let Some(kind) = Kind::parse(&declared) else {
            return Err(unmovable(&table, "a column is of none of our four types"));
        };
        let column = Column { name, kind, is_nullable, key, is_late: false };
        match tables.last_mut().filter(|last| last.name == table) {
            Some(last) => last.columns.push(column),
            None => tables.push(Table { name: table, columns: vec![column], references: vec![] }),
        }
    }
    if let Some(table) = tables.iter().find(|table| table.key().is_empty()) {
        return Err(unmovable(&table.name, "it has no primary key"));
    }
    let references: Vec<(String, String, String)> = tx.all(references_of(tx.engine()), &[])?;
    for (table, column, to) in references {
        if let Some(table) = tables.iter_mut().find(|known| known.name == table) {
            table.references.push(Reference { column, to });
        }
    }
    Ok(tables)
}

pub(super) fn unmovable(table: &str, reason: &'static str) -> Error {
    Error::refused(Refusal::Unmovable { table: table.to_owned(), reason })
}

fn columns_of(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => {
            "select t.name, c.name, c.type, 1 - c.\"notnull\", c.pk
               from pragma_table_list as t
               join pragma_table_info(t.name) as c
              where t.schema = 'main' and t.type = 'table' and substr(t.name, 1, 7) <> 'sqlite_'
              order by t.name, c.cid"
        }
        Engine::Postgres => {
            // PostgreSQL's own tables: the views of information_schema look at every schema first.
            "select cast(t.relname as text),
                    cast(a.attname as text),
                    format_type(a.atttypid, a.atttypmod),
                    not a.attnotnull,
                    cast(coalesce(array_position(cast(p.indkey as int2[]), a.attnum) + 1, 0)
                         as bigint)
               from pg_namespace as n
               join pg_class as t on t.relnamespace = n.oid
               join pg_attribute as a on a.attrelid = t.oid
               left join pg_index as p on p.indrelid = t.oid and p.indisprimary
              where n.nspname = current_schema()
                and t.relkind in ('r', 'p')
                and not t.relispartition
                and a.attnum > 0
                and not a.attisdropped
                and a.attgenerated = ''
              order by 1, a.attnum"
        }
    }
}

fn references_of(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => {
            "select t.name, f.\"from\", f.\"table\"
               from pragma_table_list as t
               join pragma_foreign_key_list(t.name) as f
              where t.schema = 'main' and t.type = 'table'
              order by t.name, f.id, f.seq"
        }
        Engine::Postgres => {
            "select cast(t.relname as text), cast(a.attname as text), cast(r.relname as text)
               from pg_constraint as c
               join pg_class as t on t.oid = c.conrelid
               join pg_namespace as n on n.oid = t.relnamespace
               join pg_class as r on r.oid = c.confrelid
               join pg_attribute as a on a.attrelid = t.oid and a.attnum = any (c.conkey)
              where c.contype = 'f' and n.nspname = current_schema()
              order by 1, 2"
        }
    }
}
