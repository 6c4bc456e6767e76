//! The order of the tables: what is referred to comes first; what cannot is filled in at the end.

use super::catalogue::{Table, unmovable};
use crate::Result;
use std::collections::BTreeSet;

/// Puts the tables in an order in which their rows can be written, and marks the columns that must
/// wait: those that refer to their own table, or close a circle of tables.
pub(super) fn plan(tables: Vec<Table>) -> Result<Vec<Table>> {
    let (mut waiting, mut planned): (Vec<Table>, Vec<Table>) = (tables, Vec::new());
    for table in &mut waiting {
        let own = table.name.clone();
        // One that may not be null refers to itself or to an older row: then it is simply written.
        postpone(table, &BTreeSet::from([own]));
    }
    while !waiting.is_empty() {
        let left: BTreeSet<String> = waiting.iter().map(|table| table.name.clone()).collect();
        let ready = waiting.iter().position(|table| is_ready(table, &left));
        let Some(next) = ready.or_else(|| waiting.iter().position(|t| may_open(t, &left))) else {
            return Err(unmovable(&waiting[0].name, "tables refer to each other in a ring"));
        };
        let mut table = waiting.remove(next);
        postpone(&mut table, &left);
        planned.push(table);
    }
    Ok(planned)
}

/// Nothing it refers to is left to write, itself and its late columns apart.
fn is_ready(table: &Table, left: &BTreeSet<String>) -> bool {
    let waits = |column: &str| table.columns.iter().any(|c| c.name == column && !c.is_late);
    !table.references.iter().any(|reference| {
        reference.to != table.name && left.contains(&reference.to) && waits(&reference.column)
    })
}

/// A ring is opened at a table whose references into it may be null for a while.
fn may_open(table: &Table, left: &BTreeSet<String>) -> bool {
    let mut postponed = table.clone();
    postpone(&mut postponed, left);
    is_ready(&postponed, left)
}

fn postpone(table: &mut Table, left: &BTreeSet<String>) {
    for reference in &table.references {
        let column = table.columns.iter_mut().find(|column| column.name == reference.column);
        if let Some(column) = column.filter(|column| column.is_nullable && column.key == 0) {
            column.is_late |= left.contains(&reference.to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::{Column, Kind, Reference};
    use super::*;

    fn table(name: &str, references: &[(&str, bool)]) -> Table {
        let column = |name: &str, is_nullable: bool, key: usize| Column {
            name: name.to_owned(),
            kind: Kind::Int,
            is_nullable,
            key,
            is_late: false,
        };
        let mut columns = vec![column("id", false, 1)];
        columns.extend(references.iter().map(|(to, is_nullable)| column(to, *is_nullable, 0)));
        let references = references.iter().map(|(to, _)| (*to).to_owned());
        let references = references.map(|to| Reference { column: to.clone(), to }).collect();
        Table { name: name.to_owned(), columns, references }
    }

    fn order(tables: Vec<Table>) -> Vec<String> {
        let planned = plan(tables).expect("an order");
        let name = |table: Table| {
            let late: Vec<&str> =
                table.columns.iter().filter(|c| c.is_late).map(|c| c.name.as_str()).collect();
            if late.is_empty() { table.name } else { format!("{}-{}", table.name, late.join(",")) }
        };
        planned.into_iter().map(name).collect()
    }

    #[test]
    fn what_is_referred_to_comes_first() {
        let tables = vec![
            table("class", &[("school", false)]),
            table("person", &[("person", true)]),
            table("school", &[("town", false)]),
            table("town", &[]),
        ];
        assert_eq!(order(tables), ["person-person", "town", "school", "class"]);
    }

    #[test]
    fn a_ring_is_opened_where_it_may_be_null() {
        let tables = vec![
            table("letter", &[("thread", false)]),
            table("thread", &[("letter", true), ("town", true)]),
            table("town", &[]),
        ];
        assert_eq!(order(tables), ["town", "thread-letter", "letter"]);
        let ring = vec![table("a", &[("b", false)]), table("b", &[("a", false)])];
        assert!(plan(ring).is_err());
    }
}
