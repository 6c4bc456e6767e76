//! The SQL of those who decide: whose pages are measured, and the weeks a town looks back on.

use base::{Day, Id};
use db::{Result, Tx, Value, params};
use people::{Body, Person, Town};
use web::visits::Role;

/// A member of this assembly who signs in.
pub fn member(tx: &Tx<'_>, body: Id<Body>) -> Result<Option<Id<Person>>> {
    let found: Option<(Id<Person>,)> = tx.first(
        "select person_id from mandate
          where body_id = $1 and person_id is not null
          order by rank
          limit 1",
        params![body],
    )?;
    Ok(found.map(|(person,)| person))
}

/// The published act of this assembly that decides most.
pub fn published(tx: &Tx<'_>, body: Id<Body>) -> Result<Option<i64>> {
    let found: Option<(i64,)> = tx.first(
        "select d.id from deliberation d
          where d.body_id = $1 and d.published_at is not null
          order by (select count(*) from decision e where e.deliberation_id = d.id) desc, d.id
          limit 1",
        params![body],
    )?;
    Ok(found.map(|(act,)| act))
}

const WEEKS: i32 = 20;
const ROLES: [Role; 4] = [Role::Pupil, Role::Guardian, Role::Staff, Role::Agent];
/// The whole house, and what is used of it.
const SERVICES: [&str; 7] = ["", "messages", "liaison", "homework", "news", "journal", "agenda"];

/// Figures of the weeks before this one, of a town and of each of its schools.
pub fn look_back(tx: &Tx<'_>, town: Id<Town>, schools: &[i64], today: Day) -> Result<()> {
    let monday = today.plus_days(-i32::try_from(today.weekday()).unwrap_or_default());
    let weeks: Vec<Day> = (1..=WEEKS).map(|number| monday.plus_days(-7 * number)).collect();
    let out: Vec<Vec<Value>> =
        weeks.iter().map(|week| params![*week, 5, tx.now()].to_vec()).collect();
    tx.run_each(
        "insert into usage_published (week, threshold, at)
         values ($1, $2, $3)
             on conflict (week) do nothing",
        &out,
    )?;
    let mut figures: Vec<Vec<Value>> = Vec::new();
    for place in schools.iter().copied().chain([town.raw()]) {
        for week in &weeks {
            for role in ROLES {
                for (number, service) in (0_i64..).zip(SERVICES) {
                    let visits = 900 - number * 90;
                    let line = params![place, *week, role, service, visits, visits / 4];
                    figures.push(line.to_vec());
                }
            }
        }
    }
    tx.run_each(
        "insert into usage_figure (place_id, week, role, service, visits, visitors)
         values ($1, $2, $3, $4, $5, $6)",
        &figures,
    )
    .map(drop)
}
