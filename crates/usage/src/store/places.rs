//! Schools, towns and bodies, as the figures need them.

use base::{Day, Id};
use db::{Result, Tx, Value, params};
use people::{School, Town};

/// The schools of the house that were open between these days, with their towns.
pub fn open_schools(tx: &Tx<'_>, from: Day, until: Day) -> Result<Vec<(Id<School>, Id<Town>)>> {
    tx.all(
        "select id, town_id
           from school
          where opened_on <= $2 and (closed_on is null or closed_on > $1)
          order by town_id, id",
        params![from, until],
    )
}

/// The towns of these schools, wherever they are.
pub fn towns_of(tx: &Tx<'_>, schools: &Value) -> Result<Vec<(Id<School>, Id<Town>)>> {
    tx.all("select id, town_id from school where id in ids($1)", params![schools.clone()])
}

/// All towns, by number.
pub fn towns(tx: &Tx<'_>) -> Result<Vec<(Id<Town>,)>> {
    tx.all("select id from town order by id", &[])
}

/// How many schools are open today, and in how many towns.
pub fn counts(tx: &Tx<'_>, today: Day) -> Result<(i64, i64)> {
    tx.one(
        "select count(*), count(distinct town_id)
           from school
          where opened_on <= $1 and (closed_on is null or closed_on > $1)",
        params![today],
    )
}

/// Of these bodies, how many are syndicates.
pub fn syndicates(tx: &Tx<'_>, bodies: &Value) -> Result<i64> {
    tx.number(
        "select count(*) from body where kind = 'syndicate' and id in ids($1)",
        params![bodies.clone()],
    )
}

/// The names of places, whatever they are.
pub fn names(tx: &Tx<'_>, places: &Value) -> Result<Vec<(i64, String)>> {
    tx.all(
        "select id, name from school where id in ids($1)
          union all
         select id, name from town where id in ids($1)
          union all
         select id, name from body where id in ids($1)
          order by 1
          limit 20000",
        params![places.clone()],
    )
}
