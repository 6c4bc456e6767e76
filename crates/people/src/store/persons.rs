//! Persons and their keys, as rows.

use crate::{Details, Key, NewPerson, Person, Sex};
use base::{Day, Id, Instant, PersonName, Title};
use db::{Engine, FromRow, Result, Row, Tx, Value, ids, params};
use std::collections::HashMap;

impl FromRow for Person {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "first_name",
        "last_name",
        "title",
        "family_name",
        "birth_day",
        "sex",
        "mail",
        "phone_home",
        "phone_mobile",
        "phone_work",
        "address",
        "postcode",
        "city",
        "language",
        "created_at",
        "left_on",
        "suspended_at",
        "merged_into",
        "erased_at",
    ];

    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(Person {
            id: row.next()?,
            details: Details {
                name: name(row)?,
                family_name: row.next()?,
                birth_day: row.next()?,
                sex: row.next::<Option<Sex>>()?,
                mail: row.next()?,
                phone_home: row.next()?,
                phone_mobile: row.next()?,
                phone_work: row.next()?,
                address: row.next()?,
                postcode: row.next()?,
                city: row.next()?,
                locale: row.next()?,
            },
            created_at: row.next()?,
            left_on: row.next()?,
            suspended_at: row.next()?,
            merged_into: row.next()?,
            erased_at: row.next()?,
        })
    }
}

/// Reads `first_name, last_name, title`.
pub fn name(row: &mut Row<'_>) -> Result<PersonName> {
    let (first, last): (String, String) = (row.next()?, row.next()?);
    Ok(PersonName::new(first, last, row.next::<Option<Title>>()?))
}

pub fn load(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<Vec<Person>> {
    tx.all(
        "select id, first_name, last_name, title, family_name, birth_day, sex, mail, phone_home,
                phone_mobile, phone_work, address, postcode, city, language, created_at, left_on,
                suspended_at, merged_into, erased_at
           from person
          where id in ids($1)
          order by sort_key, id",
        params![ids(persons.iter().copied())],
    )
}

pub fn insert(tx: &Tx<'_>, new: &[NewPerson], at: Instant) -> Result<Vec<Id<Person>>> {
    let made: Vec<Id<Person>> = new.iter().map(|_| tx.new_id()).collect();
    let row = |(new, id): (&NewPerson, &Id<Person>)| {
        let mut row = columns(*id, &new.details);
        row.push(at.into());
        row
    };
    let rows: Vec<Vec<Value>> = new.iter().zip(&made).map(row).collect();
    tx.run_each(
        "insert into person (id, first_name, last_name, title, family_name, birth_day, sex,
                             sort_key, words, mail, phone_home, phone_mobile, phone_work,
                             address, postcode, city, language, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        &rows,
    )?;
    Ok(made)
}

pub fn update(tx: &Tx<'_>, changes: &[(Id<Person>, Details)]) -> Result<()> {
    let rows: Vec<Vec<Value>> = changes.iter().map(|(id, details)| columns(*id, details)).collect();
    tx.run_each(
        "update person
            set first_name = $2, last_name = $3, title = $4, family_name = $5, birth_day = $6,
                sex = $7, sort_key = $8, words = $9, mail = $10, phone_home = $11,
                phone_mobile = $12, phone_work = $13, address = $14, postcode = $15, city = $16,
                language = $17
          where id = $1",
        &rows,
    )
    .map(drop)
}

fn columns(id: Id<Person>, details: &Details) -> Vec<Value> {
    let details = details.clone().tidied();
    let words = details.words();
    params![
        id,
        details.name.first.as_str(),
        details.name.last.as_str(),
        details.name.title.map(Title::code),
        details.family_name,
        details.birth_day,
        details.sex,
        details.name.sort_key(),
        words,
        details.mail,
        details.phone_home,
        details.phone_mobile,
        details.phone_work,
        details.address,
        details.postcode,
        details.city,
        details.locale
    ]
    .to_vec()
}

pub fn insert_keys(tx: &Tx<'_>, keys: &[(Id<Person>, &Key)]) -> Result<()> {
    let row = |(person, key): &(Id<Person>, &Key)| {
        params![key.source.as_str(), key.key.as_str(), *person].to_vec()
    };
    let rows: Vec<Vec<Value>> = keys.iter().map(row).collect();
    tx.run_each("insert into person_key (source, key, person_id) values ($1, $2, $3)", &rows)
        .map(drop)
}

pub fn delete_keys(tx: &Tx<'_>, keys: &[Key]) -> Result<()> {
    let row = |key: &Key| params![key.source.as_str(), key.key.as_str()].to_vec();
    let rows: Vec<Vec<Value>> = keys.iter().map(row).collect();
    tx.run_each("delete from person_key where source = $1 and key = $2", &rows).map(drop)
}

pub fn by_keys(tx: &Tx<'_>, source: &str, keys: &[&str]) -> Result<HashMap<String, Id<Person>>> {
    // The dialect has lists of ids only; a list of words is unrolled by each engine in its own way.
    let sql = match tx.engine() {
        Engine::Sqlite => {
            "select key, person_id
               from person_key
              where source = $1 and key in (select value from json_each($2))"
        }
        Engine::Postgres => {
            "select key, person_id
               from person_key
              where source = $1
                and key in (select value from json_array_elements_text(cast($2 as json)))"
        }
    };
    let list = serde_json::to_string(keys).map_err(|error| db::Error::Engine(error.to_string()))?;
    let rows: Vec<(String, Id<Person>)> = tx.all(sql, params![source, list])?;
    Ok(rows.into_iter().collect())
}

pub fn keys_of(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<Vec<(Id<Person>, Key)>> {
    let rows: Vec<(Id<Person>, String, String)> = tx.all(
        "select person_id, source, key
           from person_key
          where person_id in ids($1)
          order by person_id, source, key",
        params![ids(persons.iter().copied())],
    )?;
    Ok(rows.into_iter().map(|(person, source, key)| (person, Key { source, key })).collect())
}

pub fn set_suspended(tx: &Tx<'_>, person: Id<Person>, at: Option<Instant>) -> Result<()> {
    tx.change("update person set suspended_at = $2 where id = $1", params![person, at])
}

pub fn set_left(tx: &Tx<'_>, persons: &[Id<Person>], on: Option<Day>) -> Result<()> {
    tx.run(
        "update person set left_on = $2 where id in ids($1)",
        params![ids(persons.iter().copied()), on],
    )
    .map(drop)
}

/// Ends every fact of these persons, and gives those whose groups that changes besides them.
pub fn end_facts(tx: &Tx<'_>, persons: &[Id<Person>], on: Day) -> Result<Vec<Id<Person>>> {
    let list = || ids(persons.iter().copied());
    tx.run(
        "update enrolment
            set until_on = $2
          where pupil_id in ids($1) and (until_on is null or until_on > $2)",
        params![list(), on],
    )?;
    tx.run(
        "update assignment
            set until_on = $2
          where person_id in ids($1) and (until_on is null or until_on > $2)",
        params![list(), on],
    )?;
    tx.run(
        "update delegation
            set until_on = $2
          where person_id in ids($1) and (until_on is null or until_on > $2)",
        params![list(), on],
    )?;
    let guardians: Vec<(Id<Person>,)> = tx.all(
        "update guardianship
            set until_on = $2
          where guardian_id in ids($1) and (until_on is null or until_on > $2)
      returning guardian_id",
        params![list(), on],
    )?;
    Ok(guardians.into_iter().map(|(id,)| id).collect())
}

pub fn delete(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<()> {
    let list = || ids(persons.iter().copied());
    tx.run("delete from place_word where person_id in ids($1)", params![list()])?;
    tx.run("delete from membership where person_id in ids($1)", params![list()])?;
    tx.run("delete from person_key where person_id in ids($1)", params![list()])?;
    tx.run("delete from image_right where pupil_id in ids($1)", params![list()])?;
    tx.run("delete from person where id in ids($1)", params![list()]).map(drop)
}
