//! Polls (scrutins): somebody is appointed by ballot, inside a deliberation (CGCT L2121-21,
//! L2122-7, L5211-7, L5721-2). What is to be filled, who stands, what each round counted.

pub mod counting;
pub mod held;
pub mod told;

use crate::{Deliberation, Mandate, assembly::Prepare, deliberation::Decision, store};
use base::{Day, Id, PersonName, Title};
use db::{Result, Tx};
use people::Body;
use std::ops::Deref;
use web::{Allows, Door, Guarded, Read, Viewer};

db::word! {
    /// What is to be filled.
    pub enum Seat {
        /// In one's own name (« titulaire »).
        Member = "member",
        /// To sit when somebody does not (« suppléant »).
        Deputy = "deputy",
        /// Both on one paper.
        Ticket = "ticket",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Written {
        pub id: Id<Poll>,
        pub deliberation_id: Id<Deliberation>,
        pub decision_id: Id<Decision>,
        /// Where who is elected will sit, and in which college of it; empty: none.
        pub to_id: Id<Body>,
        pub college: String,
        pub seat: Seat,
        pub seats: u16,
        /// All agreed not to vote in secret (L2121-21).
        pub openly: bool,
        /// As many candidates as seats: they were read out, and nobody voted (L2121-21).
        pub is_read: bool,
        pub version: u32,
    }
}

db::row! {
    /// Somebody who stands, with his deputy where both are on one paper.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Candidacy {
        pub id: Id<Candidacy>,
        pub poll_id: Id<Poll>,
        pub place: u16,
        /// None: he is no member of the assembly (L5721-2).
        pub mandate_id: Option<Id<Mandate>>,
        pub title: Option<Title>,
        pub first_name: String,
        pub last_name: String,
        pub deputy_id: Option<Id<Mandate>>,
        pub deputy_title: Option<Title>,
        pub deputy_first_name: String,
        pub deputy_last_name: String,
        /// Asked when as many votes were cast for somebody else.
        pub born_on: Option<Day>,
    }
}

db::row! {
    /// A round, from 1.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Counted {
        pub poll_id: Id<Poll>,
        pub number: u16,
        /// Papers given in.
        pub voters: u32,
        pub blank: u32,
        pub void: u32,
    }
}

/// A poll, and the deliberation it is a line of.
#[derive(Clone, Debug)]
pub struct Poll {
    pub written: Written,
    pub act: Deliberation,
}

impl Deref for Poll {
    type Target = Written;
    fn deref(&self) -> &Written {
        &self.written
    }
}

impl Candidacy {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }

    pub fn deputy(&self) -> Option<PersonName> {
        let (first, last) = (self.deputy_first_name.clone(), self.deputy_last_name.clone());
        (!last.is_empty()).then(|| PersonName::new(first, last, self.deputy_title))
    }
}

impl Counted {
    /// Neither blank nor void.
    pub fn expressed(&self) -> u32 {
        self.voters.saturating_sub(self.blank).saturating_sub(self.void)
    }
}

impl Guarded for Poll {
    const PARAM: &'static str = "poll";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, door: Door) -> Result<Option<Self>> {
        let Some(written) = store::polls::find(tx, id)? else { return Ok(None) };
        let act = Deliberation::load(tx, written.deliberation_id, viewer, door)?;
        Ok(act.map(|act| Poll { written, act }))
    }
}

/// Whoever reads the deliberation.
impl Allows<Read> for Poll {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Read>::allows(&self.act, viewer)
    }
}

/// Who prepares the deliberation, until it is signed.
impl Allows<Prepare> for Poll {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Prepare>::allows(&self.act, viewer)
    }
}
