//! Referentials and their skills, as rows.

use crate::{Referential, Skill};
use base::{Day, Id};
use db::{Result, Tx, Value, ids, params};
use people::School;

/// More than any programme has, all levels together.
const SKILLS_MAX: usize = 5_000;
/// More than all editions of the nation have, over the years.
const NATION_MAX: usize = 50_000;

/// All of the nation, in the order of its editions and trees.
pub fn of_the_nation(tx: &Tx<'_>) -> Result<Vec<Skill>> {
    tx.all(
        "select s.id, s.referential_id as referential, s.parent_id as parent, s.place, s.kind,
                s.code, s.label, s.levels, s.retired_on
           from referential r
           join skill s on s.referential_id = r.id
          where r.school_id is null
          order by r.id, s.place, s.id
          limit $1",
        params![NATION_MAX],
    )
}

pub fn taught(tx: &Tx<'_>, school: Id<School>, codes: &[&str], on: Day) -> Result<Vec<Skill>> {
    let codes = format!(" {} ", codes.join(" "));
    tx.all(
        "select s.id, s.referential_id as referential, s.parent_id as parent, s.place, s.kind,
                s.code, s.label, s.levels, s.retired_on
           from referential r
           join skill s on s.referential_id = r.id
          where (r.school_id is null or r.school_id = $1)
            and $2 like '% ' || r.code || ' %'
            and r.from_on <= $3
            and (r.until_on is null or r.until_on > $3)
            and (s.retired_on is null or s.retired_on > $3)
          order by case when r.school_id is null then 0 else 1 end, r.id, s.place
          limit $4",
        params![school, codes, on, SKILLS_MAX],
    )
}

pub fn by_id(tx: &Tx<'_>, these: &[Id<Skill>]) -> Result<Vec<Skill>> {
    let these: Value = ids(these.iter().copied());
    tx.all(
        "select id, referential_id as referential, parent_id as parent, place, kind, code, label,
                levels, retired_on
           from skill
          where id in ids($1)
          order by referential_id, place
          limit $2",
        params![these, SKILLS_MAX],
    )
}

/// These skills and all above them, in the order of their trees.
pub fn with_above(tx: &Tx<'_>, these: &[Id<Skill>]) -> Result<Vec<Skill>> {
    let these: Value = ids(these.iter().copied());
    tx.all(
        "with recursive above (id) as (
           select id from skill where id in ids($1)
            union
           select s.parent_id
             from above a
             join skill s on s.id = a.id
            where s.parent_id is not null
         )
         select s.id, s.referential_id as referential, s.parent_id as parent, s.place, s.kind,
                s.code, s.label, s.levels, s.retired_on
           from above a
           join skill s on s.id = a.id
           join referential r on r.id = s.referential_id
          order by case when r.school_id is null then 0 else 1 end, r.id, s.place
          limit $2",
        params![these, SKILLS_MAX],
    )
}

pub fn titles(tx: &Tx<'_>, these: &[Id<Referential>]) -> Result<Vec<(Id<Referential>, String)>> {
    tx.all(
        "select id, title from referential where id in ids($1) order by id",
        params![ids(these.iter().copied())],
    )
}

pub fn referential(tx: &Tx<'_>, id: Id<Referential>) -> Result<Option<Referential>> {
    tx.first(
        "select id, school_id as school, code, edition, title, source, from_on, until_on
           from referential
          where id = $1",
        params![id],
    )
}
