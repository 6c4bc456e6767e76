//! Archives that somebody has brought, as rows.

use crate::{
    Dossier,
    arrival::{Arrival, ArrivalState},
};
use base::{Day, Id, Instant};
use db::{Result, Tx, params};
use people::{Person, School};

pub fn find(tx: &Tx<'_>, arrival: Id<Arrival>) -> Result<Option<Arrival>> {
    tx.first(
        "select id, school_id, brought_by, brought_at, state, version, flaw, flaw_at, public_key,
                origin, manifest, pupil_id, dossier_id
           from passage_arrival
          where id = $1",
        params![arrival],
    )
}

/// Those of a school that are not taken in yet, or were refused lately.
pub fn of_school(tx: &Tx<'_>, school: Id<School>, since: Instant) -> Result<Vec<Arrival>> {
    tx.all(
        "select id, school_id, brought_by, brought_at, state, version, flaw, flaw_at, public_key,
                origin, manifest, pupil_id, dossier_id
           from passage_arrival
          where school_id = $1
            and (state in ('arriving', 'held', 'read', 'taking') or ended_at > $2)
          order by id desc
          limit 200",
        params![school, since],
    )
}

pub fn insert(tx: &Tx<'_>, school: Id<School>, by: Id<Person>, at: Instant) -> Result<Id<Arrival>> {
    let id = tx.new_id();
    tx.run(
        "insert into passage_arrival
           (id, school_id, brought_by, brought_at, state, version, flaw, flaw_at, public_key,
            origin, manifest)
         values ($1, $2, $3, $4, 'arriving', 1, '', '', '', '', '')",
        params![id, school, by, at],
    )?;
    Ok(id)
}

/// Has this dossier come to this school before, in an archive that was not refused?
pub fn twin(
    tx: &Tx<'_>,
    school: Id<School>,
    public_key: &str,
    origin: &str,
) -> Result<Option<Id<Arrival>>> {
    let found: Option<(Id<Arrival>,)> = tx.first(
        "select id
           from passage_arrival
          where school_id = $1 and public_key = $2 and origin = $3
            and state in ('held', 'read', 'taking', 'taken')",
        params![school, public_key, origin],
    )?;
    Ok(found.map(|(id,)| id))
}

/// It was looked at, and is whole.
pub fn set_read(
    tx: &Tx<'_>,
    arrival: Id<Arrival>,
    state: ArrivalState,
    (public_key, origin, manifest): (&str, &str, &str),
) -> Result<()> {
    tx.change(
        "update passage_arrival
            set state = $2, public_key = $3, origin = $4, manifest = $5, version = version + 1
          where id = $1 and state = 'arriving'",
        params![arrival, state, public_key, origin, manifest],
    )
}

/// It is not taken in. What it said of a child is forgotten.
pub fn refuse(
    tx: &Tx<'_>,
    arrival: Id<Arrival>,
    (flaw, place): (&str, &str),
    at: Instant,
) -> Result<()> {
    tx.change(
        "update passage_arrival
            set state = 'refused', flaw = $2, flaw_at = $3, manifest = '', ended_at = $4,
                version = version + 1
          where id = $1 and state in ('arriving', 'held', 'read')",
        params![arrival, flaw, place, at],
    )
}

/// Their platform is known now: they wait for their schools.
pub fn release(tx: &Tx<'_>, public_key: &str) -> Result<u64> {
    tx.run(
        "update passage_arrival
            set state = 'read', version = version + 1
          where public_key = $1 and state = 'held'",
        params![public_key],
    )
}

/// It is taken in for this pupil next.
pub fn begin_taking(
    tx: &Tx<'_>,
    (arrival, version): (Id<Arrival>, i64),
    pupil: Id<Person>,
    by: Id<Person>,
) -> Result<()> {
    tx.change(
        "update passage_arrival
            set state = 'taking', pupil_id = $3, brought_by = $4, version = version + 1
          where id = $1 and version = $2 and state = 'read'",
        params![arrival, version, pupil, by],
    )
}

pub fn set_taken(
    tx: &Tx<'_>,
    arrival: Id<Arrival>,
    dossier: Id<Dossier>,
    at: Instant,
) -> Result<()> {
    tx.change(
        "update passage_arrival
            set state = 'taken', dossier_id = $2, ended_at = $3, version = version + 1
          where id = $1 and state = 'taking'",
        params![arrival, dossier, at],
    )
}

/// Those whose work has begun and did not end.
pub fn unfinished(tx: &Tx<'_>) -> Result<Vec<(Id<Arrival>, ArrivalState)>> {
    tx.all(
        "select id, state
           from passage_arrival
          where state in ('arriving', 'taking')
          order by id
          limit 500",
        &[],
    )
}

/// Those that nobody has taken in by this day.
pub fn forgotten(tx: &Tx<'_>, before: Instant) -> Result<Vec<Id<Arrival>>> {
    let rows: Vec<(Id<Arrival>,)> = tx.all(
        "select id
           from passage_arrival
          where state in ('held', 'read') and brought_at < $1
          order by id
          limit 200",
        params![before],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

db::row! {
    /// A pupil of the school whom an archive may be about.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Candidate {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub birth_day: Option<Day>,
    }
}

/// Whoever has this national number, if he is enrolled here on this day or later.
pub fn by_ine(tx: &Tx<'_>, school: Id<School>, ine: &str, on: Day) -> Result<Option<Candidate>> {
    tx.first(
        "select p.id, p.first_name, p.last_name, p.birth_day
           from person_key k
           join person p on p.id = k.person_id
          where k.source = 'ine' and k.key = $2
            and exists (select 1
                          from enrolment e
                         where e.pupil_id = p.id
                           and e.school_id = $1
                           and (e.until_on is null or e.until_on > $3))",
        params![school, ine, on],
    )
}

/// Those of a school, on this day or later, who were born on a day.
pub fn born_on(tx: &Tx<'_>, school: Id<School>, birth_day: Day, on: Day) -> Result<Vec<Candidate>> {
    tx.all(
        "select distinct p.id, p.first_name, p.last_name, p.birth_day
           from enrolment e
           join person p on p.id = e.pupil_id
          where e.school_id = $1
            and (e.until_on is null or e.until_on > $3)
            and p.birth_day = $2
          order by p.id
          limit 200",
        params![school, birth_day, on],
    )
}

/// Is this pupil enrolled in the school, on this day or later?
pub fn is_expected(tx: &Tx<'_>, school: Id<School>, pupil: Id<Person>, on: Day) -> Result<bool> {
    let places = tx.number(
        "select count(*)
           from enrolment
          where school_id = $1 and pupil_id = $2 and (until_on is null or until_on > $3)",
        params![school, pupil, on],
    )?;
    Ok(places > 0)
}
