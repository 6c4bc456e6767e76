//! The bank of appreciations, as rows.

use crate::phrase::Phrase;
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::{Person, School};

/// A person's own, then those of a school: the ones of no step last.
pub fn of(tx: &Tx<'_>, person: Id<Person>, school: Option<Id<School>>) -> Result<Vec<Phrase>> {
    tx.all(
        "select id, school_id as school, person_id as person, step, words
           from assessment_phrase
          where person_id = $1 or school_id = $2
          order by case when person_id is null then 1 else 0 end, coalesce(step, 99), words, id
          limit 400",
        params![person, school],
    )
}

pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Phrase>> {
    tx.all(
        "select id, school_id as school, person_id as person, step, words
           from assessment_phrase
          where school_id = $1
          order by coalesce(step, 99), words, id
          limit 200",
        params![school],
    )
}

pub fn insert(tx: &Tx<'_>, phrase: &Phrase, at: Instant) -> Result<()> {
    tx.run(
        "insert into assessment_phrase (id, school_id, person_id, step, words, written_at)
         values ($1, $2, $3, $4, $5, $6)",
        params![phrase.id, phrase.school, phrase.person, phrase.step, phrase.words.as_str(), at],
    )
    .map(drop)
}

/// Takes away one of a person's own.
pub fn delete_own(tx: &Tx<'_>, id: Id<Phrase>, person: Id<Person>) -> Result<()> {
    tx.run("delete from assessment_phrase where id = $1 and person_id = $2", params![id, person])
        .map(drop)
}

/// Takes away one of a school's.
pub fn delete_of_school(tx: &Tx<'_>, id: Id<Phrase>, school: Id<School>) -> Result<()> {
    tx.run("delete from assessment_phrase where id = $1 and school_id = $2", params![id, school])
        .map(drop)
}
