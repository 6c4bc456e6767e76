//! An arrival: an archive of another platform that a head has brought. It is staged: looked at by a
//! job, held while its platform is not known, matched to a pupil by the head, and taken in as one.

use crate::{
    access::Welcome,
    archive::{Flaw, Manifest},
    store,
};
use base::{Day, Id, Instant, fold};
use db::{Result, Tx};
use files::Use;
use people::{Person, School};
use web::{Allows, Door, Guarded, Read, Viewer};

db::word! {
    pub enum ArrivalState {
        /// It is being looked at.
        Arriving = "arriving",
        /// It is whole, and signed by a platform nobody knows.
        Held = "held",
        /// It waits for its pupil.
        Read = "read",
        Taking = "taking",
        Taken = "taken",
        Refused = "refused",
    }
}

/// How long an archive waits for somebody to take it in.
pub const WAITS_DAYS: i32 = 90;

/// What its content is attached to.
pub const FILES: &str = "passage_arrival";

pub const fn file_of(arrival: Id<Arrival>) -> Use {
    Use::of(FILES, arrival)
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Arrival {
        pub id: Id<Arrival>,
        pub school_id: Id<School>,
        pub brought_by: Id<Person>,
        pub brought_at: Instant,
        pub state: ArrivalState,
        pub version: i64,
        pub flaw: String,
        pub flaw_at: String,
        pub public_key: String,
        pub origin: String,
        pub manifest: String,
        pub pupil_id: Option<Id<Person>>,
        pub dossier_id: Option<Id<crate::Dossier>>,
    }
}

impl Arrival {
    /// What it says, once it was looked at.
    pub fn told(&self) -> Option<Manifest> {
        Manifest::read(self.manifest.as_bytes()).ok()
    }

    pub fn flaw(&self) -> Option<Flaw> {
        Flaw::parse(&self.flaw)
    }
}

/// Was it made for another school? What a family has agreed to goes to the one it named: another
/// has it from the family's own hands.
pub fn is_for_another(tx: &Tx<'_>, arrival: &Arrival, manifest: &Manifest) -> Result<bool> {
    let named = manifest.to.uai.as_str();
    let school = people::school::load(tx, arrival.school_id)?;
    Ok(!named.is_empty() && school.is_none_or(|it| !it.uai.eq_ignore_ascii_case(named)))
}

impl Guarded for Arrival {
    const PARAM: &'static str = "arrival";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        store::arrivals::find(tx, id)
    }
}

/// Those who run the school it was brought to.
impl Allows<Read> for Arrival {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school_id)
    }
}

impl Allows<Welcome> for Arrival {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school_id)
    }
}

/// How sure one is that a pupil is the one an archive is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// The same national number.
    Ine,
    /// The same names and day of birth.
    Names,
}

/// The pupils of the school an archive may be about, the surest first. The head chooses.
pub fn candidates(
    tx: &Tx<'_>,
    arrival: &Arrival,
    manifest: &Manifest,
    today: Day,
) -> Result<Vec<(Sureness, store::arrivals::Candidate)>> {
    let school = arrival.school_id;
    let mut found = Vec::new();
    if let Some(ine) = manifest.pupil.ine.as_deref().filter(|ine| !ine.is_empty()) {
        let known = store::arrivals::by_ine(tx, school, ine, today)?;
        found.extend(known.map(|it| (Sureness::Ine, it)));
    }
    let born = manifest.pupil.birth_day.as_deref().and_then(Day::parse_iso);
    let Some(born) = born else { return Ok(found) };
    let pupil = (fold(&manifest.pupil.first_name), fold(&manifest.pupil.last_name));
    for it in store::arrivals::born_on(tx, school, born, today)? {
        let is_new = found.iter().all(|(_, known)| known.id != it.id);
        if is_new && (fold(&it.first_name), fold(&it.last_name)) == pupil {
            found.push((Sureness::Names, it));
        }
    }
    Ok(found)
}
