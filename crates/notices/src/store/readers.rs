//! Who is told, and when he has quiet.

use base::Id;
use db::{Result, Tx, params};
use people::{Group, Person};

/// The members of a group, each with the pupil he is there for (or 0).
pub fn members(tx: &Tx<'_>, group: Id<Group>) -> Result<Vec<(Id<Person>, i64)>> {
    tx.all(
        "select person_id, on_behalf_of
           from membership
          where group_id = $1
          order by person_id, on_behalf_of
          limit 100000",
        params![group],
    )
}

db::row! {
    /// The quiet hours of a school somebody belongs to.
    pub struct QuietLine {
        pub person_id: Id<Person>,
        pub zone: String,
        pub quiet_hours: Option<String>,
    }
}

pub fn quiet_hours(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<Vec<QuietLine>> {
    tx.all(
        "select distinct m.person_id, s.zone, s.quiet_hours
           from membership m
           join person_group g on g.id = m.group_id
           join school s on s.id = g.school_id
          where m.person_id in ids($1) and g.scope_kind = 'school'",
        params![db::ids(persons.iter().copied())],
    )
}
