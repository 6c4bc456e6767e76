//! The rows of registers: every column as text, one row at a time.

use crate::{
    Person,
    register::{Each, Extent},
};
use base::Id;
use db::{FromRow, Result, Row, Tx, Value, ids, params};

/// A row of so many cells.
struct Cells<const N: usize>([Option<String>; N]);

impl<const N: usize> FromRow for Cells<N> {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let mut cells = [const { None }; N];
        for cell in &mut cells {
            *cell = row.next()?;
        }
        Ok(Cells(cells))
    }
}

/// `$1` the schools, `$2` the town or none of any number.
fn of(extent: &Extent) -> [Value; 2] {
    [ids(extent.schools.iter().copied()), params![extent.town.map_or(0, Id::raw)][0].clone()]
}

/// `$1` the schools.
fn schools_of(extent: &Extent) -> [Value; 1] {
    [ids(extent.schools.iter().copied())]
}

pub fn towns(tx: &Tx<'_>, extent: &Extent, each: Each<'_>) -> Result<()> {
    tx.each(
        "select cast(id as text), insee, name, department
           from town
          where id = $2 or id in (select town_id from school where id in ids($1))
          order by id",
        &of(extent),
        |Cells(cells): Cells<4>| each(&cells),
    )
}

pub fn schools(tx: &Tx<'_>, extent: &Extent, each: Each<'_>) -> Result<()> {
    tx.each(
        "select cast(id as text), uai, cast(town_id as text), kind, name, academy, source_key,
                address, phone, mail, zone, opened_on, closed_on
           from school
          where id in ids($1)
          order by id",
        &schools_of(extent),
        |Cells(cells): Cells<13>| each(&cells),
    )
}

pub fn classes(tx: &Tx<'_>, extent: &Extent, each: Each<'_>) -> Result<()> {
    tx.each(
        "select cast(c.id as text), cast(c.school_id as text), cast(c.year as text), c.name,
                c.source_key, c.closed_on,
                (select string_agg(l.level, ' ' order by l.level)
                   from class_level l
                  where l.class_id = c.id)
           from class c
          where c.school_id in ids($1)
          order by c.id",
        &schools_of(extent),
        |Cells(cells): Cells<7>| each(&cells),
    )
}

pub fn persons(tx: &Tx<'_>, extent: &Extent, each: Each<'_>) -> Result<()> {
    tx.each(
        "select cast(id as text), last_name, first_name, family_name, title, birth_day, sex, mail,
                phone_home, phone_mobile, phone_work, address, postcode, city, language, left_on,
                cast(merged_into as text)
           from person
          where id in (select pupil_id from enrolment where school_id in ids($1)
                        union
                       select person_id from assignment
                        where school_id in ids($1) or town_id = $2
                        union
                       select g.guardian_id
                         from guardianship g
                         join enrolment e on e.pupil_id = g.pupil_id
                        where e.school_id in ids($1))
          order by id",
        &of(extent),
        |Cells(cells): Cells<17>| each(&cells),
    )
}

pub fn person_ids(tx: &Tx<'_>, extent: &Extent) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select person_id
           from (select pupil_id as person_id from enrolment where school_id in ids($1)
                  union
                 select person_id from assignment where school_id in ids($1) or town_id = $2
                  union
                 select g.guardian_id
                   from guardianship g
                   join enrolment e on e.pupil_id = g.pupil_id
                  where e.school_id in ids($1)) p
          order by person_id",
        &of(extent),
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub fn keys(tx: &Tx<'_>, extent: &Extent, each: Each<'_>) -> Result<()> {
    tx.each(
        "select cast(person_id as text), source, key
           from person_key
          where person_id in (select pupil_id from enrolment where school_id in ids($1)
                               union
                              select person_id from assignment
                               where school_id in ids($1) or town_id = $2
                               union
                              select g.guardian_id
                                from guardianship g
                                join enrolment e on e.pupil_id = g.pupil_id
                               where e.school_id in ids($1))
          order by person_id, source, key",
        &of(extent),
        |Cells(cells): Cells<3>| each(&cells),
    )
}

pub fn enrolments(tx: &Tx<'_>, extent: &Extent, each: Each<'_>) -> Result<()> {
    tx.each(
        "select cast(pupil_id as text), cast(school_id as text), cast(class_id as text), level,
                from_on, until_on
           from enrolment
          where school_id in ids($1)
          order by pupil_id, from_on, id",
        &schools_of(extent),
        |Cells(cells): Cells<6>| each(&cells),
    )
}

pub fn guardianships(tx: &Tx<'_>, extent: &Extent, each: Each<'_>) -> Result<()> {
    tx.each(
        "select cast(guardian_id as text), cast(pupil_id as text), kind,
                cast(has_authority as text), cast(is_contact as text), cast(pays as text),
                cast(priority as text), from_on, until_on
           from guardianship
          where pupil_id in (select pupil_id from enrolment where school_id in ids($1))
          order by pupil_id, priority, id",
        &schools_of(extent),
        |Cells(cells): Cells<9>| each(&cells),
    )
}

pub fn assignments(tx: &Tx<'_>, extent: &Extent, each: Each<'_>) -> Result<()> {
    tx.each(
        "select cast(person_id as text), cast(school_id as text), cast(town_id as text),
                cast(class_id as text), function, subject, from_on, until_on
           from assignment
          where school_id in ids($1) or town_id = $2
          order by person_id, from_on, id",
        &of(extent),
        |Cells(cells): Cells<8>| each(&cells),
    )
}

pub fn delegations(tx: &Tx<'_>, extent: &Extent, each: Each<'_>) -> Result<()> {
    tx.each(
        "select cast(person_id as text), cast(school_id as text), word, from_on, until_on
           from delegation
          where school_id in ids($1)
          order by person_id, from_on, id",
        &schools_of(extent),
        |Cells(cells): Cells<5>| each(&cells),
    )
}

/// Those made by hand: the others follow from the facts.
pub fn hand_groups(tx: &Tx<'_>, extent: &Extent, each: Each<'_>) -> Result<()> {
    tx.each(
        "select cast(id as text), cast(school_id as text), cast(town_id as text), name, closed_on
           from person_group
          where kind = 'hand' and (school_id in ids($1) or school_id is null and town_id = $2)
          order by id",
        &of(extent),
        |Cells(cells): Cells<5>| each(&cells),
    )
}

pub fn hand_members(tx: &Tx<'_>, extent: &Extent, each: Each<'_>) -> Result<()> {
    tx.each(
        "select cast(m.group_id as text), cast(m.person_id as text),
                cast(nullif(m.on_behalf_of, 0) as text)
           from person_group g
           join hand_member m on m.group_id = g.id
          where g.kind = 'hand'
            and (g.school_id in ids($1) or g.school_id is null and g.town_id = $2)
          order by m.group_id, m.person_id, m.on_behalf_of",
        &of(extent),
        |Cells(cells): Cells<3>| each(&cells),
    )
}

/// What the heads have changed; the rest is the rule of the platform.
pub fn rules(tx: &Tx<'_>, extent: &Extent, each: Each<'_>) -> Result<()> {
    tx.each(
        "select cast(school_id as text), from_kind, scope, to_kind, cast(may_write as text),
                cast(may_address_group as text)
           from writing_rule
          where school_id in ids($1)
          order by school_id, from_kind, scope, to_kind",
        &schools_of(extent),
        |Cells(cells): Cells<6>| each(&cells),
    )
}

pub fn audit(tx: &Tx<'_>, extent: &Extent, each: Each<'_>) -> Result<()> {
    tx.each(
        "select cast(at as text), cast(person_id as text), action, risk, cast(school_id as text),
                thing, detail
           from audit
          where school_id in ids($1)
          order by id",
        &schools_of(extent),
        |Cells(cells): Cells<7>| each(&cells),
    )
}
