//! Who is told, and when he has quiet.

use base::Id;
use db::{Result, Tx, params};
use people::{Group, Person};

/// A member of a group, and the pupil he is there for (or 0).
type Member = (Id<Group>, Id<Person>, i64);

pub fn members(tx: &Tx<'_>, groups: &[Id<Group>]) -> Result<Vec<Member>> {
    tx.all(
        "select group_id, person_id, on_behalf_of
           from membership
          where group_id in ids($1)
          order by group_id, person_id, on_behalf_of
          limit 100000",
        params![db::ids(groups.iter().copied())],
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
