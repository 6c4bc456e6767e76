//! Subjects and choices of the schools a pupil was given marks in, as rows.

use crate::{AveragesFrom, Subject};
use base::Id;
use db::{Result, Tx, Value, ids, params};
use people::School;
use std::collections::BTreeSet;

/// These subjects and all the others of their schools, each in the order of its school.
pub fn subjects_beside(tx: &Tx<'_>, these: &BTreeSet<Id<Subject>>) -> Result<Vec<Subject>> {
    let these: Value = ids(these.iter().copied());
    tx.all(
        "select id, school_id as school, parent_id as parent, code, election, name, weight, place,
                retired_on
           from subject
          where school_id in (select school_id from subject where id in ids($1))
          order by place, id
          limit 5000",
        params![these],
    )
}

db::row! {
    /// A school, and what its general averages are made of where it has said so.
    pub struct Named {
        pub id: Id<School>,
        pub name: String,
        pub averages_from: Option<AveragesFrom>,
    }
}

pub fn named(tx: &Tx<'_>, schools: &[Id<School>]) -> Result<Vec<Named>> {
    let schools: Value = ids(schools.iter().copied());
    tx.all(
        "select s.id, s.name, r.averages_from
           from school s
           left join result_setting r on r.school_id = s.id
          where s.id in ids($1)
          order by s.id
          limit 100",
        params![schools],
    )
}
