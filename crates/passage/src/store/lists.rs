//! Lists of dossiers: those of a school that leave it, those that come to it, those of a family.

use crate::{
    Dossier,
    dossier::{Reason, State},
};
use base::{Day, Id, Instant, PersonName};
use db::{Result, Tx, ids, params};
use people::{Class, Person, School};

db::row! {
    /// A line of a list.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        pub id: Id<Dossier>,
        pub pupil_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub class_name: Option<String>,
        pub from_name: String,
        pub to_name: String,
        pub reason: Reason,
        pub state: State,
        pub due_on: Day,
        pub sent_at: Option<Instant>,
    }
}

impl Line {
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, None)
    }
}

/// Those of the pupils who are in a school today: whoever has left is not its any more.
pub fn leaving(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Line>> {
    tx.all(
        "select distinct d.id, d.pupil_id, p.first_name, p.last_name, c.name as class_name,
                d.from_name, d.to_name, d.reason, d.state, d.due_on, d.sent_at
           from dossier d
           join person p on p.id = d.pupil_id
           join enrolment e on e.pupil_id = d.pupil_id and e.school_id = d.from_school_id
           left join class c on c.id = e.class_id
          where d.from_school_id = $1
            and d.state not in ('withdrawn', 'erased')
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          order by c.name, p.last_name, p.first_name, d.id
          limit 2000",
        params![school, on],
    )
}

/// The same, of the classes somebody teaches.
pub fn leaving_classes(tx: &Tx<'_>, classes: &[Id<Class>], on: Day) -> Result<Vec<Line>> {
    tx.all(
        "select distinct d.id, d.pupil_id, p.first_name, p.last_name, c.name as class_name,
                d.from_name, d.to_name, d.reason, d.state, d.due_on, d.sent_at
           from enrolment e
           join dossier d on d.pupil_id = e.pupil_id and d.from_school_id = e.school_id
           join person p on p.id = d.pupil_id
           left join class c on c.id = e.class_id
          where e.class_id in ids($1)
            and d.state = 'open'
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          order by c.name, p.last_name, p.first_name, d.id
          limit 400",
        params![ids(classes.iter().copied()), on],
    )
}

/// Those that have come to a school and can be read.
pub fn arrived(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Vec<Line>> {
    tx.all(
        "select d.id, d.pupil_id, p.first_name, p.last_name, null as class_name, d.from_name,
                d.to_name, d.reason, d.state, d.due_on, d.sent_at
           from dossier d
           join person p on p.id = d.pupil_id
          where d.to_school_id = $1
            and d.state in ('sent', 'opened')
            and d.kept_until > $2
          order by d.state desc, p.last_name, p.first_name, d.id
          limit 2000",
        params![school, on],
    )
}

/// Those that the head of a school shares with the team of one of these classes.
pub fn shared(tx: &Tx<'_>, classes: &[Id<Class>], on: Day) -> Result<Vec<Line>> {
    tx.all(
        "select distinct d.id, d.pupil_id, p.first_name, p.last_name, c.name as class_name,
                d.from_name, d.to_name, d.reason, d.state, d.due_on, d.sent_at
           from enrolment e
           join dossier d on d.pupil_id = e.pupil_id and d.to_school_id = e.school_id
           join person p on p.id = d.pupil_id
           left join class c on c.id = e.class_id
          where e.class_id in ids($1)
            and d.is_shared = 1
            and d.state in ('sent', 'opened')
            and d.kept_until > $2
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          order by c.name, p.last_name, p.first_name, d.id
          limit 400",
        params![ids(classes.iter().copied()), on],
    )
}

/// Those of these pupils that their family may see, the latest first.
pub fn of_pupils(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<Vec<Line>> {
    tx.all(
        "select d.id, d.pupil_id, p.first_name, p.last_name, null as class_name, d.from_name,
                d.to_name, d.reason, d.state, d.due_on, d.sent_at
           from dossier d
           join person p on p.id = d.pupil_id
          where d.pupil_id in ids($1) and d.state not in ('prepared', 'withdrawn')
          order by d.prepared_at desc, d.id
          limit 100",
        params![ids(pupils.iter().copied())],
    )
}

/// How many dossiers wait for a word of this person about these pupils.
pub fn count_waiting(tx: &Tx<'_>, person: Id<Person>, pupils: &[Id<Person>]) -> Result<i64> {
    tx.number(
        "select count(*)
           from dossier d
          where d.pupil_id in ids($2)
            and d.state = 'open'
            and not exists (select 1
                              from dossier_answer a
                             where a.dossier_id = d.id
                               and a.guardian_id = $1
                               and a.ended_at is null)",
        params![person, ids(pupils.iter().copied())],
    )
}
