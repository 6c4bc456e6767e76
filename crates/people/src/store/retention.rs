//! Who has left, for how long, and forgetting him, as rows.

use crate::{
    Merge, Person, School,
    retention::{Due, Leaver, Night},
};
use base::{Day, Id, Instant};
use db::{Result, Tx, ids, params};

/// Before the first day and the first person.
const FIRST: (&str, i64) = ("", 0);

fn place(after: Option<Due>) -> (String, i64) {
    after.map_or((FIRST.0.to_owned(), FIRST.1), |it| (it.left_on.iso(), it.person.raw()))
}

pub fn due(tx: &Tx<'_>, left_by: Day, after: Option<Due>, limit: u32) -> Result<Vec<Due>> {
    let (day, person) = place(after);
    tx.all(
        "select left_on, id
           from person
          where left_on is not null
            and erased_at is null
            and merged_into is null
            and left_on <= $1
            and (left_on, id) > ($2, $3)
          order by left_on, id
          limit $4",
        params![left_by, day, person, limit],
    )
}

/// Whoever stands somewhere, today or later, is not claimed.
pub fn claim(
    tx: &Tx<'_>,
    person: Id<Person>,
    left_by: Day,
    today: Day,
    at: Instant,
) -> Result<bool> {
    let claimed = tx.run(
        "update person
            set erased_at = $4
          where id = $1
            and erased_at is null
            and merged_into is null
            and left_on <= $2
            and not exists (select 1 from membership m where m.person_id = $1)
            and not exists (select 1
                              from enrolment e
                             where e.pupil_id = $1
                               and (e.until_on is null or e.until_on > $3))
            and not exists (select 1
                              from assignment a
                             where a.person_id = $1
                               and (a.until_on is null or a.until_on > $3))
            and not exists (select 1
                              from guardianship g
                              join enrolment e on e.pupil_id = g.pupil_id
                             where g.guardian_id = $1
                               and (g.until_on is null or g.until_on > $3)
                               and (e.until_on is null or e.until_on > $3))",
        params![person, left_by, today, at],
    )?;
    Ok(claimed == 1)
}

pub fn erased_among(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<i64> {
    tx.number(
        "select count(*) from person where id in ids($1) and erased_at is not null",
        params![ids(persons.iter().copied())],
    )
}

pub fn records_of(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select id from person where id = $1
          union
         select id from person where merged_into = $1
          order by id",
        params![person],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub fn merges_of(tx: &Tx<'_>, records: &[Id<Person>]) -> Result<Vec<Id<Merge>>> {
    let rows: Vec<(Id<Merge>,)> = tx.all(
        "select id from merge where kept_id in ids($1)
          union
         select id from merge where dropped_id in ids($1)",
        params![ids(records.iter().copied())],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub fn forget(tx: &Tx<'_>, records: &[Id<Person>], at: Instant) -> Result<u64> {
    let list = || ids(records.iter().copied());
    tx.run(
        "update person
            set suspended_at = null, erased_at = coalesce(erased_at, $2)
          where id in ids($1)",
        params![list(), at],
    )?;
    tx.run(
        "update guardianship
            set pays = 0
          where pays <> 0 and (guardian_id in ids($1) or pupil_id in ids($1))",
        params![list()],
    )?;
    // What a merge wrote down holds keys; without them it cannot be undone.
    let merges = ids(merges_of(tx, records)?);
    tx.run("update merge set evidence = '{}', moved = '{}' where id in ids($1)", &[merges])?;
    let gone = [
        tx.run("delete from person_key where person_id in ids($1)", params![list()])?,
        tx.run("delete from place_word where person_id in ids($1)", params![list()])?,
        tx.run("delete from hand_member where person_id in ids($1)", params![list()])?,
        tx.run("delete from group_contributor where person_id in ids($1)", params![list()])?,
        tx.run("delete from audience where target in ids($1)", params![list()])?,
        tx.run("delete from image_right where pupil_id in ids($1)", params![list()])?,
        tx.run(
            "delete from distinct_pair where first_id in ids($1) or second_id in ids($1)",
            params![list()],
        )?,
    ];
    Ok(gone.into_iter().sum())
}

pub fn without_place(tx: &Tx<'_>, after: Id<Person>, limit: u32) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select id
           from person
          where id > $1
            and left_on is null
            and merged_into is null
            and not exists (select 1 from membership m where m.person_id = person.id)
          order by id
          limit $2",
        params![after, limit],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Of those who stand nowhere any more, today or later, and stood somewhere: since when.
pub fn note_left(tx: &Tx<'_>, persons: &[Id<Person>], today: Day) -> Result<()> {
    tx.run(
        "update person
            set left_on = $2
          where id in ids($1)
            and left_on is null
            and merged_into is null
            and (exists (select 1 from enrolment e where e.pupil_id = person.id)
                 or exists (select 1 from assignment a where a.person_id = person.id)
                 or exists (select 1 from guardianship g where g.guardian_id = person.id))
            and not exists (select 1
                              from enrolment e
                             where e.pupil_id = person.id
                               and (e.until_on is null or e.until_on > $2))
            and not exists (select 1
                              from assignment a
                             where a.person_id = person.id
                               and (a.until_on is null or a.until_on > $2))
            and not exists (select 1
                              from guardianship g
                              join enrolment e on e.pupil_id = g.pupil_id
                             where g.guardian_id = person.id
                               and (g.until_on is null or g.until_on > $2)
                               and (e.until_on is null or e.until_on > $2))",
        params![ids(persons.iter().copied()), today],
    )
    .map(drop)
}

/// They stand somewhere again: they have not left.
pub fn note_back(tx: &Tx<'_>, persons: &[Id<Person>], today: Day) -> Result<()> {
    tx.run(
        "update person
            set left_on = null
          where id in ids($1)
            and left_on is not null
            and left_on <= $2
            and erased_at is null",
        params![ids(persons.iter().copied()), today],
    )
    .map(drop)
}

/// Of those who are in no group, who stands somewhere again, today or later: whoever answers for a
/// pupil without any access is in none.
pub fn note_found(tx: &Tx<'_>, persons: &[Id<Person>], today: Day) -> Result<()> {
    tx.run(
        "update person
            set left_on = null
          where id in ids($1)
            and left_on is not null
            and left_on <= $2
            and erased_at is null
            and (exists (select 1
                           from enrolment e
                          where e.pupil_id = person.id
                            and (e.until_on is null or e.until_on > $2))
                 or exists (select 1
                              from assignment a
                             where a.person_id = person.id
                               and (a.until_on is null or a.until_on > $2))
                 or exists (select 1
                              from guardianship g
                              join enrolment e on e.pupil_id = g.pupil_id
                             where g.guardian_id = person.id
                               and (g.until_on is null or g.until_on > $2)
                               and (e.until_on is null or e.until_on > $2)))",
        params![ids(persons.iter().copied()), today],
    )
    .map(drop)
}

pub fn nights(tx: &Tx<'_>, limit: u32) -> Result<Vec<Night>> {
    tx.all(
        "select left_on, count(*) as persons
           from person
          where left_on is not null
            and erased_at is null
            and merged_into is null
          group by left_on
          order by left_on
          limit $1",
        params![limit],
    )
}

/// Whoever was a pupil of the school, worked there, or guarded one of its pupils.
pub fn nights_of_school(tx: &Tx<'_>, school: Id<School>, limit: u32) -> Result<Vec<Night>> {
    tx.all(
        "with here as (select pupil_id as id from enrolment where school_id = $1
                        union
                       select person_id from assignment where school_id = $1
                        union
                       select g.guardian_id
                         from enrolment e
                         join guardianship g on g.pupil_id = e.pupil_id
                        where e.school_id = $1)
         select p.left_on, count(*) as persons
           from here
           join person p on p.id = here.id
          where p.left_on is not null
            and p.erased_at is null
            and p.merged_into is null
          group by p.left_on
          order by p.left_on
          limit $2",
        params![school, limit],
    )
}

pub fn leavers(tx: &Tx<'_>, after: Option<Due>, limit: u32) -> Result<Vec<Leaver>> {
    let (day, person) = place(after);
    tx.all(
        "select id, first_name, last_name, left_on
           from person
          where left_on is not null
            and erased_at is null
            and merged_into is null
            and (left_on, id) > ($1, $2)
          order by left_on, id
          limit $3",
        params![day, person, limit],
    )
}

pub fn leavers_of_school(
    tx: &Tx<'_>,
    school: Id<School>,
    after: Option<Due>,
    limit: u32,
) -> Result<Vec<Leaver>> {
    let (day, person) = place(after);
    tx.all(
        "with here as (select pupil_id as id from enrolment where school_id = $1
                        union
                       select person_id from assignment where school_id = $1
                        union
                       select g.guardian_id
                         from enrolment e
                         join guardianship g on g.pupil_id = e.pupil_id
                        where e.school_id = $1)
         select p.id, p.first_name, p.last_name, p.left_on
           from here
           join person p on p.id = here.id
          where p.left_on is not null
            and p.erased_at is null
            and p.merged_into is null
            and (p.left_on, p.id) > ($2, $3)
          order by p.left_on, p.id
          limit $4",
        params![school, day, person, limit],
    )
}
