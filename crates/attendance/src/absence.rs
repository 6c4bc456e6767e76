//! An absence: what a family says of it, ahead or after, and what that is worth.

use crate::{
    Slot,
    access::{Answer, Judge, follows},
    news, store,
};
use base::{Id, Instant};
use db::{Result, Tx};
use files::Use;
use people::{Person, School};
use web::{Allows, Door, Guarded, Read, Viewer};

db::word! {
    /// The reasons of the law (code de l'éducation, L131-8), and any other, which the head
    /// appreciates.
    pub enum Reason {
        Illness = "illness", FamilyIllness = "family_illness", FamilyEvent = "family_event",
        Transport = "transport", GuardiansAway = "guardians_away", Other = "other",
    }
}

impl Reason {
    /// What the law says of it, until a head has judged.
    pub const fn is_legitimate(self) -> bool {
        !matches!(self, Reason::Other)
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Absence {
        pub id: Id<Absence>,
        pub pupil_id: Id<Person>,
        pub school_id: Id<School>,
        /// The first half-day and the last one.
        pub from_slot: Slot,
        pub until_slot: Slot,
        pub reason: Reason,
        pub note: String,
        pub told_by: Id<Person>,
        pub told_at: Instant,
        pub withdrawn_at: Option<Instant>,
        pub is_legitimate: bool,
        pub judged_at: Option<Instant>,
        /// A roll was called meanwhile: its days stand.
        pub is_called: bool,
        /// Has the viewer legal authority over the pupil?
        pub is_answered_for: bool,
    }
}

/// What is attached to an absence: a proof.
pub const PROOF: &str = "absence";

pub const fn proof_of(absence: Id<Absence>) -> Use {
    Use::of(PROOF, absence)
}

impl Guarded for Absence {
    const PARAM: &'static str = "absence";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        store::absences::find(tx, id, viewer.person)
    }
}

/// A reason may speak of health: the team of the class, and whoever guards the child without legal
/// authority, know that there is one, and no more.
impl Allows<Read> for Absence {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.guards(self.pupil_id) && self.is_answered_for || follows(viewer, self.school_id)
    }
}

impl Allows<Answer> for Absence {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.guards(self.pupil_id) && self.is_answered_for
    }
}

impl Allows<Judge> for Absence {
    fn allows(&self, viewer: &Viewer) -> bool {
        follows(viewer, self.school_id)
    }
}

/// What is told, once it cannot be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub from: Slot,
    pub until: Slot,
    pub reason: Reason,
    pub note: String,
}

/// What a guardian tells, of whom and when.
#[derive(Clone, Debug)]
pub struct Telling {
    pub pupil: Id<Person>,
    pub school: Id<School>,
    pub from: Slot,
    pub until: Slot,
    pub reason: Reason,
    pub note: String,
    pub by: Id<Person>,
    pub at: Instant,
}

/// Writes an absence down, and the numbers of its guardians are counted again.
fn tell(tx: &Tx<'_>, telling: &Telling) -> Result<Id<Absence>> {
    let absence = store::absences::insert(tx, telling)?;
    recount(tx, telling.pupil, telling.at)?;
    Ok(absence)
}

/// Tells it, and what it explains asks nobody any more.
pub fn explain(tx: &Tx<'_>, telling: &Telling) -> Result<Id<Absence>> {
    let marks = store::marks::of_pupil(tx, telling.pupil, telling.from.day)?;
    let covered = marks.iter().filter(|mark| {
        telling.from <= mark.slot() && mark.slot() <= telling.until && mark.told_at.is_some()
    });
    let absence = tell(tx, telling)?;
    news::answered(tx, covered.map(|mark| mark.id))?;
    Ok(absence)
}

/// The numbers beside the menu of those who guard this pupil have changed.
pub fn recount(tx: &Tx<'_>, pupil: Id<Person>, at: Instant) -> Result<()> {
    let guardians = store::pupils::guardians(tx, &[pupil], at.day())?;
    let persons = guardians.iter().map(|guard| guard.guardian_id.raw());
    tx.signal(web::counters::COUNTERS_TOPIC, persons);
    Ok(())
}
