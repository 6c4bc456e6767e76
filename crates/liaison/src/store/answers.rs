//! What counts for a pupil: who answers for him, and what each has signed.

use crate::{Signature, Slip};
use base::{Day, Id, Instant, PersonName, Title};
use db::{Result, Tx, ids, params};
use people::Person;

db::row! {
    /// Somebody who answers by law for a pupil.
    #[derive(Clone, Debug)]
    pub struct Responsible {
        pub pupil_id: Id<Person>,
        pub guardian_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
    }
}

impl Responsible {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }
}

pub fn guardians(tx: &Tx<'_>, pupils: &[Id<Person>], today: Day) -> Result<Vec<Responsible>> {
    tx.all(
        "select distinct g.pupil_id, g.guardian_id, p.first_name, p.last_name, p.title
           from guardianship g
           join person p on p.id = g.guardian_id
          where g.pupil_id in ids($1)
            and g.has_authority = 1
            and g.from_on <= $2
            and (g.until_on is null or g.until_on > $2)
          order by g.pupil_id, g.guardian_id",
        params![ids(pupils.iter().copied()), today],
    )
}

db::row! {
    /// The last signature of somebody for a pupil, with the name of who signed or recorded it.
    #[derive(Clone, Debug)]
    pub struct Answer {
        pub pupil_id: Id<Person>,
        pub guardian_id: Id<Person>,
        pub signature_id: Id<Signature>,
        pub version: u32,
        pub answers: String,
        pub signed_at: Instant,
        pub is_late: bool,
        pub recorded_by: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
    }
}

impl Answer {
    /// Who signed it, or who has read the paper.
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }

    pub fn is_on_paper(&self) -> bool {
        self.guardian_id.raw() == 0
    }
}

pub fn of_pupils(tx: &Tx<'_>, slip: Id<Slip>, pupils: &[Id<Person>]) -> Result<Vec<Answer>> {
    tx.all(
        "select a.pupil_id, a.guardian_id, a.signature_id, a.version, a.answers, a.signed_at,
                a.is_late, a.recorded_by, coalesce(p.first_name, '') as first_name,
                coalesce(p.last_name, '') as last_name, p.title
           from slip_answer a
           left join person p
             on p.id = case when a.guardian_id <> 0 then a.guardian_id else a.recorded_by end
          where a.slip_id = $1 and a.pupil_id in ids($2)
          order by a.pupil_id, a.signed_at, a.guardian_id",
        params![slip, ids(pupils.iter().copied())],
    )
}
