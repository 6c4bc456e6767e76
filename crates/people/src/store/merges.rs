//! Merges: what names a person, and moving it to another.

use crate::{
    Merge, Person,
    merge::Moved,
    store::audience::{lines_to, move_lines},
};
use base::{Id, Instant};
use db::{Result, Tx, Value, ids, params};

pub fn merged_among(tx: &Tx<'_>, one: Id<Person>, other: Id<Person>) -> Result<i64> {
    tx.number(
        "select count(*) from person where id in ($1, $2) and merged_into is not null",
        params![one, other],
    )
}

pub fn erased_among(tx: &Tx<'_>, one: Id<Person>, other: Id<Person>) -> Result<i64> {
    tx.number(
        "select count(*) from person where id in ($1, $2) and erased_at is not null",
        params![one, other],
    )
}

pub fn guards_between(tx: &Tx<'_>, one: Id<Person>, other: Id<Person>) -> Result<i64> {
    tx.number(
        "select count(*)
           from guardianship
          where guardian_id = $1 and pupil_id = $2
             or guardian_id = $2 and pupil_id = $1",
        params![one, other],
    )
}

pub fn moved(tx: &Tx<'_>, person: Id<Person>) -> Result<Moved> {
    let named: Vec<(String, i64)> = tx.all(
        "select 'enrolment', id from enrolment where pupil_id = $1
          union all
         select 'guarding', id from guardianship where guardian_id = $1
          union all
         select 'guarded', id from guardianship where pupil_id = $1
          union all
         select 'assignment', id from assignment where person_id = $1
          union all
         select 'delegation', id from delegation where person_id = $1
          union all
         select 'contributes', group_id from group_contributor where person_id = $1
          union all
         select 'shown', id from image_right where pupil_id = $1
          union all
         select 'said', id from image_right where by_id = $1
          union all
         select 'merged', id from person where merged_into = $1",
        params![person],
    )?;
    let of = |word: &str| named.iter().filter(|row| row.0 == word).map(|row| row.1).collect();
    Ok(Moved {
        enrolments: of("enrolment"),
        guarding: of("guarding"),
        guarded: of("guarded"),
        assignments: of("assignment"),
        delegations: of("delegation"),
        contributes: of("contributes"),
        merged: of("merged"),
        shown: of("shown"),
        said: of("said"),
        keys: tx.all("select source, key from person_key where person_id = $1", params![person])?,
        hand_members: tx.all(
            "select group_id, on_behalf_of from hand_member where person_id = $1",
            params![person],
        )?,
        audiences: lines_to(tx, person)?,
    })
}

/// Moves what `from` still has of this to `to`; what `to` has already stays where it is.
pub fn move_all(tx: &Tx<'_>, moved: &Moved, from: Id<Person>, to: Id<Person>) -> Result<()> {
    let list = |raw: &[i64]| ids(raw.iter().map(|id| Id::<()>::new(*id)));
    tx.run(
        "update enrolment set pupil_id = $3 where pupil_id = $2 and id in ids($1)",
        params![list(&moved.enrolments), from, to],
    )?;
    tx.run(
        "update guardianship set guardian_id = $3 where guardian_id = $2 and id in ids($1)",
        params![list(&moved.guarding), from, to],
    )?;
    tx.run(
        "update guardianship set pupil_id = $3 where pupil_id = $2 and id in ids($1)",
        params![list(&moved.guarded), from, to],
    )?;
    tx.run(
        "update assignment set person_id = $3 where person_id = $2 and id in ids($1)",
        params![list(&moved.assignments), from, to],
    )?;
    tx.run(
        "update delegation set person_id = $3 where person_id = $2 and id in ids($1)",
        params![list(&moved.delegations), from, to],
    )?;
    tx.run(
        "update image_right set pupil_id = $3 where pupil_id = $2 and id in ids($1)",
        params![list(&moved.shown), from, to],
    )?;
    tx.run(
        "update image_right set by_id = $3 where by_id = $2 and id in ids($1)",
        params![list(&moved.said), from, to],
    )?;
    // One step always leads to the record that is kept.
    tx.run(
        "update person set merged_into = $3 where merged_into = $2 and id in ids($1)",
        params![list(&moved.merged), from, to],
    )?;
    tx.run(
        "update group_contributor
            set person_id = $3
          where person_id = $2
            and group_id in ids($1)
            and not exists (select 1
                              from group_contributor o
                             where o.group_id = group_contributor.group_id
                               and o.person_id = $3)",
        params![list(&moved.contributes), from, to],
    )?;
    let keys: Vec<Vec<Value>> =
        moved.keys.iter().map(|(source, key)| params![source, key, from, to].to_vec()).collect();
    tx.run_each(
        "update person_key
            set person_id = $4
          where source = $1 and key = $2 and person_id = $3",
        &keys,
    )?;
    let hands: Vec<Vec<Value>> = moved
        .hand_members
        .iter()
        .map(|(group, pupil)| params![*group, *pupil, from, to].to_vec())
        .collect();
    tx.run_each(
        "update hand_member
            set person_id = $4
          where group_id = $1
            and on_behalf_of = $2
            and person_id = $3
            and not exists (select 1
                              from hand_member o
                             where o.group_id = $1 and o.on_behalf_of = $2 and o.person_id = $4)",
        &hands,
    )?;
    move_lines(tx, &moved.audiences, from, to)
}

pub fn set_merged(tx: &Tx<'_>, person: Id<Person>, into: Option<Id<Person>>) -> Result<()> {
    tx.change("update person set merged_into = $2 where id = $1", params![person, into])
}

pub fn insert(tx: &Tx<'_>, merge: &Merge) -> Result<()> {
    tx.run(
        "insert into merge (id, kept_id, dropped_id, evidence, moved, by_id, at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        params![
            merge.id,
            merge.kept,
            merge.dropped,
            &merge.evidence,
            &merge.moved,
            merge.by,
            merge.at
        ],
    )
    .map(drop)
}

pub fn set_undone(tx: &Tx<'_>, merge: Id<Merge>, at: Instant) -> Result<()> {
    tx.change(
        "update merge set undone_at = $2 where id = $1 and undone_at is null",
        params![merge, at],
    )
}

pub fn load(tx: &Tx<'_>, merge: Id<Merge>) -> Result<Option<Merge>> {
    tx.first(
        "select id, kept_id as kept, dropped_id as dropped, evidence, moved, by_id as \"by\", at,
                undone_at
           from merge
          where id = $1",
        params![merge],
    )
}

pub fn of_person(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Merge>> {
    tx.all(
        "select id, kept_id as kept, dropped_id as dropped, evidence, moved, by_id as \"by\", at,
                undone_at
           from merge
          where kept_id = $1 or dropped_id = $1
          order by id desc
          limit 100",
        params![person],
    )
}
