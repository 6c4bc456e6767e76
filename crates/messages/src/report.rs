//! A report: a reader says that a letter is not acceptable; a head looks and decides.

use crate::{Letter, letter::State, store};
use base::{Id, Instant, PersonName, Title};
use db::Tx;
use people::{Person, Right, School};
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

db::word! {
    /// What the head decided.
    pub enum Outcome {
        /// Nothing wrong.
        Dismissed = "dismissed",
        /// Taken back everywhere.
        Withdrawn = "withdrawn",
        /// Taken back, and its sender writes no more.
        Frozen = "frozen",
    }
}

db::row! {
    #[derive(Clone, Debug)]
    pub struct Report {
        pub id: Id<Report>,
        pub letter_id: Id<Letter>,
        pub reporter_id: Id<Person>,
        pub school_id: Id<School>,
        pub reason: String,
        pub reported_at: Instant,
        pub outcome: Option<Outcome>,
        pub closed_at: Option<Instant>,
        pub sender_id: Id<Person>,
        pub subject: String,
        pub state: State,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
    }
}

/// A report about to be written down.
pub struct NewReport {
    pub letter: Id<Letter>,
    pub reporter: Id<Person>,
    pub school: Id<School>,
    pub reason: String,
    pub at: Instant,
}

impl Report {
    /// Who wrote what is reported.
    pub fn sender(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }

    pub fn is_open(&self) -> bool {
        self.closed_at.is_none()
    }
}

/// To decide on it.
pub struct Moderate;

impl Action for Moderate {
    const NAME: &'static str = "Moderate";
    const RISK: Risk = Risk::PersonalData;
}

impl Guarded for Report {
    const PARAM: &'static str = "report";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::reports::find(tx, id)
    }
}

impl Allows<Read> for Report {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.has_right(self.school_id, Right::Moderation) || viewer.is_platform_administrator()
    }
}

impl Allows<Moderate> for Report {
    /// Nobody judges what he has written himself.
    fn allows(&self, viewer: &Viewer) -> bool {
        self.sender_id != viewer.person
            && self.is_open()
            && (viewer.has_right(self.school_id, Right::Moderation)
                || viewer.is_platform_administrator())
    }
}

/// The schools in which this person looks after what was reported.
pub fn schools_moderated(viewer: &people::Standing) -> Vec<Id<School>> {
    let schools = viewer.schools.iter().map(|school| school.id);
    schools.filter(|school| viewer.has_right(*school, Right::Moderation)).collect()
}
