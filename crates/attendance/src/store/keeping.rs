//! Export, erasure and merging, as rows.

use crate::{Absence, Moment, Reason, Slot, State};
use base::{Day, Id, Instant, Minutes};
use db::{Result, Tx, params};
use people::Person;
use web::merging::{Column, Merging, Names, column};

db::row! {
    pub struct MarkLine {
        pub day: Day,
        pub moment: Moment,
        pub state: State,
        pub minutes: Option<Minutes>,
        pub taken_by: String,
        pub marked_at: Instant,
    }
}

pub fn marks(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<MarkLine>> {
    tx.all(
        "select day, moment, state, minutes, taken_by, marked_at
           from roll_call_mark
          where pupil_id = $1
          order by day, moment",
        params![pupil],
    )
}

db::row! {
    pub struct AbsenceLine {
        pub pupil_id: Id<Person>,
        pub from_slot: Slot,
        pub until_slot: Slot,
        pub reason: Reason,
        pub note: String,
        pub told_at: Instant,
        pub withdrawn_at: Option<Instant>,
        pub is_legitimate: bool,
    }
}

/// The absences of a pupil, and those a guardian told.
pub fn absences(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<AbsenceLine>> {
    tx.all(
        "select pupil_id, from_slot, until_slot, reason, note, told_at, withdrawn_at, is_legitimate
           from absence
          where pupil_id = $1 or told_by = $1
          order by from_slot, id",
        params![person],
    )
}

db::row! {
    pub struct PickupLine {
        pub pupil_id: Id<Person>,
        pub name: String,
        pub bond: String,
        pub phone: String,
        pub from_on: Day,
        pub until_on: Option<Day>,
    }
}

pub fn pickups(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<PickupLine>> {
    tx.all(
        "select pupil_id, name, bond, phone, from_on, until_on
           from pickup
          where pupil_id = $1
          order by from_on, id",
        params![pupil],
    )
}

/// The absences of a pupil go; says which.
pub fn erase_absences(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Id<Absence>>> {
    let gone: Vec<(Id<Absence>,)> =
        tx.all("delete from absence where pupil_id = $1 returning id", params![person])?;
    Ok(gone.into_iter().map(|(id,)| id).collect())
}

/// His marks, their traces, who fetched him; and the words he wrote as a guardian.
pub fn erase_marks(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let person = params![person];
    let rows = [
        tx.run("delete from roll_call_mark where pupil_id = $1", person)?,
        tx.run("delete from roll_call_trace where pupil_id = $1", person)?,
        tx.run("delete from pickup where pupil_id = $1", person)?,
        tx.run("delete from service_plan where pupil_id = $1", person)?,
        tx.run("delete from service_day where pupil_id = $1", person)?,
        tx.run("update absence set note = '' where told_by = $1 and note <> ''", person)?,
    ];
    Ok(rows.iter().sum())
}

/// Two records are one person: his marks and absences, and what he told or signed, follow him.
pub const MERGING: Merging = Merging::of::<Register>();

struct Register;

impl Names for Register {
    const COLUMNS: &[Column] = &[
        // A call in which both are marked keeps both.
        column(
            "marks",
            "select class_id, day, moment from roll_call_mark where pupil_id = $1",
            &[
                "update roll_call_mark
                    set pupil_id = $5
                  where class_id = $1 and day = $2 and moment = $3 and pupil_id = $4
                    and not exists (select 1
                                      from roll_call_mark o
                                     where o.class_id = $1 and o.day = $2 and o.moment = $3
                                       and o.pupil_id = $5)",
                "update roll_call_trace
                    set pupil_id = $5
                  where class_id = $1 and day = $2 and moment = $3 and pupil_id = $4",
            ],
        ),
        column(
            "absences",
            "select id from absence where pupil_id = $1",
            &["update absence set pupil_id = $3 where id = $1 and pupil_id = $2"],
        ),
        column(
            "told",
            "select id from absence where told_by = $1",
            &["update absence set told_by = $3 where id = $1 and told_by = $2"],
        ),
        column(
            "pickups",
            "select id from pickup where pupil_id = $1",
            &["update pickup set pupil_id = $3 where id = $1 and pupil_id = $2"],
        ),
        // Where both have said something, what the kept one has said stays.
        column(
            "services",
            "select service, from_on from service_plan where pupil_id = $1",
            &["update service_plan
                  set pupil_id = $4
                where service = $1 and from_on = $2 and pupil_id = $3
                  and not exists (select 1
                                    from service_plan o
                                   where o.service = $1 and o.from_on = $2 and o.pupil_id = $4)"],
        ),
        column(
            "service_days",
            "select service, day from service_day where pupil_id = $1",
            &["update service_day
                  set pupil_id = $4
                where service = $1 and day = $2 and pupil_id = $3
                  and not exists (select 1
                                    from service_day o
                                   where o.service = $1 and o.day = $2 and o.pupil_id = $4)"],
        ),
    ];
}
