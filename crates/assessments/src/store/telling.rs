//! Whose families have been told, and whose are to be.

use crate::Assessment;
use base::{Day, Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::Person;

db::row! {
    /// A pupil of whom something was written that his family has not been told of.
    #[derive(Clone, Debug)]
    pub struct Due {
        pub pupil_id: Id<Person>,
        pub first_name: String,
        /// When the last of it was written.
        pub last_at: Instant,
        /// Told once already: it is a correction.
        pub was_told: bool,
    }
}

pub fn due(tx: &Tx<'_>, id: Id<Assessment>) -> Result<Vec<Due>> {
    tx.all(
        "select r.pupil_id, p.first_name, max(r.received_at) as last_at,
                max(case when t.pupil_id is null then 0 else 1 end) as was_told
           from assessment_result r
           join person p on p.id = r.pupil_id
           left join assessment_told t
             on t.assessment_id = r.assessment_id and t.pupil_id = r.pupil_id
          where r.assessment_id = $1
            and r.received_at > coalesce(t.told_at, 0)
            and (r.kind <> 'blank' or t.pupil_id is not null)
          group by r.pupil_id, p.first_name
          order by r.pupil_id
          limit 300",
        params![id],
    )
}

pub fn set_told(tx: &Tx<'_>, id: Id<Assessment>, pupils: &[Id<Person>], at: Instant) -> Result<()> {
    let rows: Vec<Vec<Value>> = pupils.iter().map(|it| params![id, *it, at].to_vec()).collect();
    tx.run_each(
        "insert into assessment_told (assessment_id, pupil_id, told_at)
         values ($1, $2, $3)
         on conflict (assessment_id, pupil_id) do update set told_at = excluded.told_at",
        &rows,
    )
    .map(drop)
}

/// Nobody was told, whatever was.
pub fn forget(tx: &Tx<'_>, id: Id<Assessment>) -> Result<()> {
    tx.run("delete from assessment_told where assessment_id = $1", params![id]).map(drop)
}

db::row! {
    #[derive(Clone, Copy, Debug)]
    pub struct Guard {
        pub pupil_id: Id<Person>,
        pub guardian_id: Id<Person>,
    }
}

/// Those who see what concerns these pupils, with authority or named as a contact, but for who has
/// chosen to be told of nothing.
pub fn guardians(tx: &Tx<'_>, pupils: &[Id<Person>], on: Day) -> Result<Vec<Guard>> {
    tx.all(
        "select distinct g.pupil_id, g.guardian_id
           from guardianship g
           left join result_alert a
             on a.guardian_id = g.guardian_id and a.pupil_id = g.pupil_id
          where g.pupil_id in ids($1)
            and g.from_on <= $2
            and (g.until_on is null or g.until_on > $2)
            and (g.has_authority = 1 or g.is_contact = 1)
            and (a.what is null or a.what <> 'never')
          order by g.pupil_id, g.guardian_id
          limit 2000",
        params![ids(pupils.iter().copied()), on],
    )
}
