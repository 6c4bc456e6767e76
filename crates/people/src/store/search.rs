//! Finding persons by the beginnings of their names.

use crate::{Found, Patterns, School, Town};
use base::Id;
use db::{Result, Tx, params};

pub fn in_town(tx: &Tx<'_>, town: Id<Town>, asked: &Patterns, limit: u32) -> Result<Vec<Found>> {
    let [second, third, fourth] = &asked.also;
    tx.all(
        "select distinct p.id, p.first_name, p.last_name, p.title, p.birth_day, p.suspended_at,
                p.sort_key
           from (select id from school where town_id = $1
                  union
                 select id from town where id = $1) h
           join place_word w on w.place_id = h.id
           join person p on p.id = w.person_id
          where w.word >= $2
            and w.word < $3
            and p.words like $4
            and p.words like $5
            and p.words like $6
          order by p.sort_key, p.id
          limit $7",
        params![town, &asked.from, &asked.to, second, third, fourth, limit],
    )
    .map(names)
}

pub fn in_school(
    tx: &Tx<'_>,
    school: Id<School>,
    asked: &Patterns,
    limit: u32,
) -> Result<Vec<Found>> {
    let [second, third, fourth] = &asked.also;
    tx.all(
        "select distinct p.id, p.first_name, p.last_name, p.title, p.birth_day, p.suspended_at,
                p.sort_key
           from place_word w
           join person p on p.id = w.person_id
          where w.place_id = $1
            and w.word >= $2
            and w.word < $3
            and p.words like $4
            and p.words like $5
            and p.words like $6
          order by p.sort_key, p.id
          limit $7",
        params![school, &asked.from, &asked.to, second, third, fourth, limit],
    )
    .map(names)
}

/// Each of the first four words may be the one that begins the name in use.
pub fn everywhere(tx: &Tx<'_>, asked: &Patterns, limit: u32) -> Result<Vec<Found>> {
    let [second, third, fourth] = &asked.also;
    let range = |index| asked.range(index);
    let ((from2, to2), (from3, to3), (from4, to4)) = (range(1), range(2), range(3));
    tx.all(
        "select p.id, p.first_name, p.last_name, p.title, p.birth_day, p.suspended_at, p.sort_key
           from (select id from person where sort_key >= $1 and sort_key < $2
                  union
                 select id from person where sort_key >= $3 and sort_key < $4
                  union
                 select id from person where sort_key >= $5 and sort_key < $6
                  union
                 select id from person where sort_key >= $7 and sort_key < $8) f
           join person p on p.id = f.id
          where p.merged_into is null
            and p.erased_at is null
            and p.words like $9
            and p.words like $10
            and p.words like $11
            and p.words like $12
          order by p.sort_key, p.id
          limit $13",
        params![
            &asked.from,
            &asked.to,
            from2,
            to2,
            from3,
            to3,
            from4,
            to4,
            asked.first_like(),
            second,
            third,
            fourth,
            limit
        ],
    )
    .map(names)
}

db::row! {
    /// `distinct` wants what it sorts by among its columns.
    struct Sorted {
        id: Id<crate::Person>,
        first_name: String,
        last_name: String,
        title: Option<base::Title>,
        birth_day: Option<base::Day>,
        suspended_at: Option<base::Instant>,
        sort_key: String,
    }
}

fn names(rows: Vec<Sorted>) -> Vec<Found> {
    let found = |row: Sorted| Found {
        id: row.id,
        first_name: row.first_name,
        last_name: row.last_name,
        title: row.title,
        birth_day: row.birth_day,
        suspended_at: row.suspended_at,
    };
    rows.into_iter().map(found).collect()
}
