//! Finding those to whom one may write.

use crate::{Group, Patterns, Person, School, Town};
use base::Id;
use db::{Result, Tx, ids, params};

/// The groups in which persons are looked for.
pub struct Groups<'a> {
    /// Small ones: each member is looked at.
    pub near: &'a [Id<Group>],
    /// All the pupils or guardians of a school or a town: found by the words of their schools.
    pub large: &'a [Id<Group>],
    pub schools: &'a [Id<School>],
    /// All the schools of these towns too.
    pub towns: &'a [Id<Town>],
}

/// Where more than this many fit, the list shows some of them, and another letter is typed.
const BREADTH: u32 = 500;

/// Members of whom, or of whose pupil, each word of the search begins a word of the name.
pub fn persons(
    tx: &Tx<'_>,
    me: Id<Person>,
    groups: &Groups<'_>,
    asked: &Patterns,
    limit: u32,
) -> Result<Vec<Id<Person>>> {
    let [second, third, fourth] = &asked.also;
    // Names are counted person by person: of an `exists` or a join, PostgreSQL makes one that reads
    // every person of the region first, since it takes three unknown patterns to fit hardly any.
    let rows: Vec<(Id<Person>, String)> = tx.all(
        "select p.id, p.sort_key
           from (select m.person_id
                   from (select m.person_id
                           from membership m
                          where m.group_id in ids($1)
                            and (select count(*) from person n
                                  where n.id in (m.person_id, m.on_behalf_of)
                                    and n.words like $4 and n.words like $5
                                    and n.words like $6 and n.words like $7) > 0
                          limit $13) m
                  union
                 select n.person_id
                   from (select w.person_id
                           from (select id from school where id in ids($3)
                                  union
                                 select id from school where town_id in ids($12)) h
                           join place_word w on w.place_id = h.id
                          where w.word >= $8
                            and w.word < $9
                            and (select count(*) from person n where n.id = w.person_id and
                                    n.words like $5 and n.words like $6 and n.words like $7) > 0
                            and exists (select 1
                                          from membership m
                                         where m.person_id = w.person_id
                                           and m.group_id in ids($2))
                          limit $13) n
                  union
                 select c.guardian_id
                   from (select gs.guardian_id
                           from (select id from school where id in ids($3)
                                  union
                                 select id from school where town_id in ids($12)) h
                           join place_word w on w.place_id = h.id
                           join guardianship gs on gs.pupil_id = w.person_id
                          where w.word >= $8
                            and w.word < $9
                            and (select count(*) from person c where c.id = w.person_id and
                                    c.words like $5 and c.words like $6 and c.words like $7) > 0
                            and exists (select 1
                                          from membership m
                                         where m.person_id = gs.guardian_id
                                           and m.on_behalf_of = gs.pupil_id
                                           and m.group_id in ids($2))
                          limit $13) c) f
           join person p on p.id = f.person_id
          where p.suspended_at is null
            and p.id <> $10
          order by p.sort_key, p.id
          limit $11",
        params![
            ids(groups.near.iter().copied()),
            ids(groups.large.iter().copied()),
            ids(groups.schools.iter().copied()),
            asked.first_like(),
            second,
            third,
            fourth,
            &asked.from,
            &asked.to,
            me,
            limit,
            ids(groups.towns.iter().copied()),
            limit.saturating_mul(4).max(BREADTH)
        ],
    )?;
    Ok(rows.into_iter().map(|(id, _)| id).collect())
}

/// How many persons are in each of these groups.
pub fn sizes(tx: &Tx<'_>, groups: &[Id<Group>]) -> Result<Vec<(Id<Group>, u32)>> {
    tx.all(
        "select group_id, count(distinct person_id)
           from membership
          where group_id in ids($1)
          group by group_id",
        params![ids(groups.iter().copied())],
    )
}

/// The groups made by hand that a person may change.
pub fn contributed(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<(Id<Group>, String)>> {
    tx.all(
        "select g.id, g.name
           from group_contributor k
           join person_group g on g.id = k.group_id
          where k.person_id = $1 and g.closed_on is null
          order by g.name, g.id
          limit 200",
        params![person],
    )
}
