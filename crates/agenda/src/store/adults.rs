//! Adults who offer themselves for an outing, as rows.

use crate::{adult::Adult, event::Event};
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::Person;

/// Who has offered himself, in the order in which they did.
pub fn of(tx: &Tx<'_>, event: Id<Event>) -> Result<Vec<Adult>> {
    tx.all(
        "select a.person_id, a.pupil_id, a.state, a.at, p.first_name, p.last_name,
                p.title as civility, u.first_name as pupil_first_name
           from agenda_adult a
           join person p on p.id = a.person_id
           join person u on u.id = a.pupil_id
          where a.event_id = $1
          order by a.at, a.person_id
          limit 200",
        params![event],
    )
}

/// He offers himself, or does so again.
pub fn offer(
    tx: &Tx<'_>,
    event: Id<Event>,
    person: Id<Person>,
    pupil: Id<Person>,
    at: Instant,
) -> Result<()> {
    tx.run(
        "insert into agenda_adult (event_id, person_id, pupil_id, state, at)
         values ($1, $2, $3, 'offered', $4)
             on conflict (event_id, person_id)
             do update set pupil_id = excluded.pupil_id",
        params![event, person, pupil, at],
    )
    .map(drop)
}

pub fn withdraw(tx: &Tx<'_>, event: Id<Event>, person: Id<Person>) -> Result<u64> {
    tx.run(
        "delete from agenda_adult where event_id = $1 and person_id = $2",
        params![event, person],
    )
}

/// The teacher answers; a conflict when he does not offer himself any more.
pub fn answer(
    tx: &Tx<'_>,
    event: Id<Event>,
    person: Id<Person>,
    state: crate::adult::Answer,
) -> Result<()> {
    tx.change(
        "update agenda_adult set state = $3 where event_id = $1 and person_id = $2",
        params![event, person, state],
    )
}
