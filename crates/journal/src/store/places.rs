//! Classes as journals, and what each has chosen.

use crate::journal::Place;
use base::{Id, Instant};
use db::{Result, Tx, ids, params};
use people::{Class, Person};
use publication::Comments;

pub fn find(tx: &Tx<'_>, class: Id<Class>) -> Result<Option<Place>> {
    Ok(of(tx, &[class])?.pop())
}

/// Those of these ids that are classes, by name.
pub fn of(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<Vec<Place>> {
    tx.all(
        "select c.id as class_id, c.name, c.school_id, s.name as school_name,
                coalesce(j.comments, 'held') as comments, coalesce(j.reactions, 1) as reactions,
                coalesce(j.pupils_write, 1) as pupils_write
           from class c
           join school s on s.id = c.school_id
           left join journal_setting j on j.class_id = c.id
          where c.id in ids($1)
          order by c.name, c.id
          limit 500",
        params![ids(classes.iter().copied())],
    )
}

/// What a class has chosen.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    pub comments: Comments,
    pub reactions: bool,
    pub pupils_write: bool,
}

pub fn choose(
    tx: &Tx<'_>,
    class: Id<Class>,
    choice: Choice,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    tx.run(
        "insert into journal_setting
           (class_id, comments, reactions, pupils_write, changed_at, changed_by)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (class_id) do update
            set comments = excluded.comments, reactions = excluded.reactions,
                pupils_write = excluded.pupils_write, changed_at = excluded.changed_at,
                changed_by = excluded.changed_by",
        params![class, choice.comments, choice.reactions, choice.pupils_write, at, by],
    )
    .map(drop)
}
