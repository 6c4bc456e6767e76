//! Schools that open and close by the competence of their commune, as rows.

use base::{Day, Id, Instant};
use db::{Result, Tx, params};
use people::{Body, School, Town};
use web::opening::Override;

pub fn insert(tx: &Tx<'_>, decided: &Override) -> Result<()> {
    let id: Id<Override> = tx.new_id();
    tx.run(
        "insert into opening_override (id, school_id, reason, person_id, at)
         values ($1, $2, $3, $4, $5)",
        params![id, decided.school, &decided.reason, decided.by, decided.at],
    )
    .map(drop)
}

db::row! {
    /// A commune whose competence or membership ends, and when.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Ending {
        pub member_id: Id<Body>,
        pub town: Id<Town>,
        pub name: String,
        pub insee: String,
        pub ends_on: Day,
    }
}

/// The communes that give no longer a competence that opens schools, or are no longer members of
/// its syndicate, from a day between two; those of an EPCI that does.
pub fn endings(tx: &Tx<'_>, from: Day, until: Day) -> Result<Vec<Ending>> {
    tx.all(
        "select distinct b.id as member_id, w.id as town, b.name, w.insee, e.until_on as ends_on
           from (select t.member_id, t.until_on
                   from transfer t
                   join competence c on c.id = t.competence_id
                  where c.opens_schools = 1 and t.from_on < t.until_on
                  union all
                 select m.member_id, m.until_on
                   from membership_of_syndicate m
                   join competence c on c.syndicate_id = m.syndicate_id and c.opens_schools = 1
                   join transfer t on t.competence_id = c.id and t.member_id = m.member_id
                  where m.from_on < m.until_on and t.from_on < m.until_on) e
           join body b on b.id = e.member_id or b.parent_id = e.member_id
           join town w on w.id = b.town_id
          where e.until_on > $1 and e.until_on <= $2
          order by ends_on, b.name
          limit 2000",
        params![from, until],
    )
}

/// The schools of the first degree of a town that are open on a day and nobody has opened over the
/// gate.
pub fn to_close(tx: &Tx<'_>, town: Id<Town>, on: Day) -> Result<Vec<(Id<School>, String)>> {
    tx.all(
        "select s.id, s.name
           from school s
          where s.town_id = $1
            and s.kind in ('nursery', 'elementary', 'primary')
            and s.opened_on <= $2
            and (s.closed_on is null or s.closed_on > $2)
            and not exists (select 1 from opening_override o where o.school_id = s.id)
          order by s.name, s.id
          limit 500",
        params![town, on],
    )
}

/// Notes that they were told so many days before; false when they were already.
pub fn note(tx: &Tx<'_>, it: &Ending, days: i32, at: Instant) -> Result<bool> {
    let rows = tx.run(
        "insert into closing_warning (member_id, ends_on, days, at)
         values ($1, $2, $3, $4)
             on conflict (member_id, ends_on, days) do nothing",
        params![it.member_id, it.ends_on, days, at],
    )?;
    Ok(rows > 0)
}
