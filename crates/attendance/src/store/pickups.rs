//! Who may fetch a child, as rows.

use crate::pickup::{NewPickup, Pickup};
use base::{Day, Id, Instant};
use db::{Result, Tx, params};
use people::Person;

pub fn find(tx: &Tx<'_>, pickup: Id<Pickup>, by: Id<Person>) -> Result<Option<Pickup>> {
    tx.first(
        "select k.id, k.pupil_id, k.name, k.bond, k.phone, k.from_on, k.until_on, k.added_by,
                k.added_at, k.ended_at,
                coalesce((select g.has_authority
                            from guardianship g
                           where g.pupil_id = k.pupil_id and g.guardian_id = $2
                           order by g.from_on desc, g.id desc
                           limit 1), 0) as is_answered_for
           from pickup k
          where k.id = $1",
        params![pickup, by],
    )
}

/// Those of a pupil who may fetch him on this day or later.
pub fn of_pupil(tx: &Tx<'_>, pupil: Id<Person>, on: Day) -> Result<Vec<Pickup>> {
    tx.all(
        "select id, pupil_id, name, bond, phone, from_on, until_on, added_by, added_at, ended_at,
                0 as is_answered_for
           from pickup
          where pupil_id = $1 and (until_on is null or until_on > $2)
          order by from_on, id
          limit 50",
        params![pupil, on],
    )
}

pub fn insert(tx: &Tx<'_>, new: &NewPickup) -> Result<Id<Pickup>> {
    let id = tx.new_id();
    tx.run(
        "insert into pickup (id, pupil_id, name, bond, phone, from_on, until_on, added_by, added_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            id,
            new.pupil,
            &new.name,
            &new.bond,
            &new.phone,
            new.from_on,
            new.until_on,
            new.by,
            new.at
        ],
    )?;
    Ok(id)
}

/// He may no longer, from this day on. What was stays written.
pub fn end(
    tx: &Tx<'_>,
    pickup: Id<Pickup>,
    on: Day,
    (by, at): (Id<Person>, Instant),
) -> Result<()> {
    tx.change(
        "update pickup
            set until_on = $2, ended_by = $3, ended_at = $4
          where id = $1 and (until_on is null or until_on > $2)",
        params![pickup, on, by, at],
    )
}

db::row! {
    /// A guardian, whom nobody has to name: he may fetch his child.
    #[derive(Clone, Debug)]
    pub struct Guardian {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
    }
}

/// The guardians with authority, the first to call first.
pub fn guardians(tx: &Tx<'_>, pupil: Id<Person>, on: Day) -> Result<Vec<Guardian>> {
    tx.all(
        "select p.id, p.first_name, p.last_name
           from guardianship g
           join person p on p.id = g.guardian_id
          where g.pupil_id = $1
            and g.has_authority = 1
            and g.from_on <= $2
            and (g.until_on is null or g.until_on > $2)
          order by g.priority, p.sort_key, p.id
          limit 20",
        params![pupil, on],
    )
}
