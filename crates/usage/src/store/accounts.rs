//! Who is in a school, and who has opened his account, as rows.

use base::{Day, Id};
use db::{Result, Tx, Value, params};
use people::{GroupKind, Person};
use web::visits::Role;

db::row! {
    /// A member of a school, for the count of accounts: the name of nobody is read.
    pub struct Member { pub place: i64, pub kind: GroupKind, pub person: Id<Person> }
}

/// Everybody of these schools.
pub fn members(tx: &Tx<'_>, schools: &Value) -> Result<Vec<Member>> {
    tx.all(
        "select distinct g.scope_id as place, g.kind, m.person_id as person
           from person_group g
           join membership m on m.group_id = g.id
          where g.scope_kind = 'school'
            and g.kind in ('pupils', 'guardians', 'team', 'staff', 'heads')
            and g.scope_id in ids($1)
          order by place, person",
        params![schools.clone()],
    )
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Accounts {
        pub place_id: i64, pub week: Day, pub role: Role, pub persons: u64, pub opened: u64,
    }
}

pub fn insert(tx: &Tx<'_>, accounts: &[Accounts]) -> Result<()> {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let row = |it: &Accounts| {
        params![it.place_id, it.week, it.role, number(it.persons), number(it.opened)].to_vec()
    };
    let rows: Vec<Vec<Value>> = accounts.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.run_each(
        "insert into usage_account (place_id, week, role, persons, opened)
         values ($1, $2, $3, $4, $5)",
        &rows,
    )
    .map(drop)
}

/// The accounts of a place in a week.
pub fn of_place(tx: &Tx<'_>, place: i64, week: Day) -> Result<Vec<Accounts>> {
    tx.all(
        "select place_id, week, role, persons, opened
           from usage_account
          where place_id = $1 and week = $2
          order by role
          limit 10",
        params![place, week],
    )
}

/// The same of several places, since a week.
pub fn each_of(
    tx: &Tx<'_>,
    places: &Value,
    since: Day,
    each: impl FnMut(Accounts) -> Result<()>,
) -> Result<()> {
    tx.each(
        "select place_id, week, role, persons, opened
           from usage_account
          where week >= $2 and place_id in ids($1)
          order by week, place_id, role",
        params![places.clone(), since],
        each,
    )
}
