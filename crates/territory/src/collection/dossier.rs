//! A dossier: the file of one commune, and when it is complete.

use super::{Act, Collection, Part, PartState, Piece, lot::Lot};
use crate::store;
use base::{Day, Id, Instant};
use council::Deliberation;
use db::{Result, Tx};
use people::{Body, body};
use std::{collections::HashMap, ops::Deref};
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

db::word! {
    pub enum DossierState {
        /// The commune gathers its pieces.
        Open = "open",
        /// The commune has handed it in; the métropole looks.
        Handed = "handed",
        /// It has gone to the syndicate.
        Sent = "sent",
        /// The commune does not go on.
        Withdrawn = "withdrawn",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct DossierRow {
        pub id: Id<Dossier>,
        pub collection_id: Id<Collection>,
        pub body_id: Id<Body>,
        pub state: DossierState,
        pub handed_at: Option<Instant>,
        pub lot_id: Option<Id<Lot>>,
        /// Why the commune withdrew, or the métropole took it back since.
        pub reason: String,
        pub version: u32,
    }
}

/// A file, its commune, and the collection it is for.
#[derive(Clone, Debug)]
pub struct Dossier {
    pub row: DossierRow,
    pub commune: Body,
    pub collection: Collection,
}

impl Deref for Dossier {
    type Target = DossierRow;
    fn deref(&self) -> &DossierRow {
        &self.row
    }
}

/// To give pieces and hand the file in.
pub struct Fill;
/// To accept pieces, or have them sent again.
pub struct Judge;
/// To write beside a piece.
pub struct Speak;
/// Not to go on.
pub struct Withdraw;
/// To have one that does not go on go on after all.
pub struct TakeBack;

impl Action for Fill {
    const NAME: &'static str = "Fill";
}
impl Action for Judge {
    const NAME: &'static str = "Judge";
}
impl Action for Speak {
    const NAME: &'static str = "Speak";
}
impl Action for Withdraw {
    const NAME: &'static str = "Withdraw";
    const RISK: Risk = Risk::None;
}

impl Action for TakeBack {
    const NAME: &'static str = "TakeBack";
}

impl Guarded for Dossier {
    const PARAM: &'static str = "dossier";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(row) = store::collection::dossiers::find(tx, id)? else { return Ok(None) };
        let Some(commune) = body::load(tx, row.body_id)? else { return Ok(None) };
        let collection = Collection::of(tx, row.collection_id, viewer)?;
        Ok(collection.map(|collection| Dossier { row, commune, collection }))
    }
}

impl Dossier {
    fn is_own(&self) -> bool {
        self.collection.own.contains(&self.row.id)
    }
}

/// Its commune, the métropole, and the syndicate once it has it.
impl Allows<Read> for Dossier {
    fn allows(&self, _: &Viewer) -> bool {
        self.is_own()
            || self.collection.is_run
            || self.collection.is_received && self.lot_id.is_some()
    }
}

impl Allows<Fill> for Dossier {
    fn allows(&self, _: &Viewer) -> bool {
        self.is_own() && self.state == DossierState::Open && self.collection.is_open()
    }
}

impl Allows<Judge> for Dossier {
    fn allows(&self, _: &Viewer) -> bool {
        self.collection.is_run
            && self.collection.is_open()
            && matches!(self.state, DossierState::Open | DossierState::Handed)
    }
}

impl Allows<Speak> for Dossier {
    fn allows(&self, _: &Viewer) -> bool {
        (self.is_own() || self.collection.is_run) && self.collection.is_open()
    }
}

impl Allows<Withdraw> for Dossier {
    fn allows(&self, _: &Viewer) -> bool {
        self.is_own() && self.state != DossierState::Withdrawn && self.collection.is_open()
    }
}

/// The commune has told the métropole that it goes on.
impl Allows<TakeBack> for Dossier {
    fn allows(&self, _: &Viewer) -> bool {
        self.collection.is_run && self.state == DossierState::Withdrawn && self.collection.is_open()
    }
}

/// What of a file is there, by the numbers of its pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Pieces that are needed.
    pub needed: usize,
    /// Those of them that are good.
    pub good: usize,
    /// Needed, and nothing was given.
    pub missing: Vec<u32>,
    /// To be sent again, needed or not.
    pub refused: Vec<u32>,
    /// Given, and not good yet: to be looked at, or an act that is not executory.
    pub waiting: Vec<u32>,
}

impl Completeness {
    /// Of one file: what was given for each piece. `acts` are those that parts are tied to.
    pub fn of(
        pieces: &[Piece],
        parts: &[&Part],
        acts: &HashMap<Id<Deliberation>, Act>,
        today: Day,
    ) -> Self {
        let mut found = Completeness::default();
        for piece in pieces {
            let part = parts.iter().find(|part| part.piece_id == piece.id);
            found.needed += usize::from(piece.is_needed);
            let act = part.and_then(|part| acts.get(&part.deliberation_id?));
            match part {
                None if piece.is_needed => found.missing.push(piece.place),
                None => {}
                Some(part) if part.state == PartState::Refused => found.refused.push(piece.place),
                Some(part) if part.is_good(act, today) => {
                    found.good += usize::from(piece.is_needed);
                }
                Some(_) => found.waiting.push(piece.place),
            }
        }
        found
    }

    /// The commune may hand it in: something is there for each needed piece.
    pub fn may_be_handed(&self) -> bool {
        self.missing.is_empty() && self.refused.is_empty()
    }

    /// It may go to the syndicate.
    pub fn is_complete(&self) -> bool {
        self.may_be_handed() && self.waiting.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::PieceKind;
    use super::*;
    use council::deliberation::{Outcome, State};

    fn piece(place: u32, is_needed: bool) -> Piece {
        Piece {
            id: Id::new(i64::from(place)),
            collection_id: Id::new(1),
            place,
            kind: PieceKind::File,
            title: String::new(),
            is_needed,
        }
    }

    fn part(piece: u32, state: PartState, act: Option<i64>) -> Part {
        Part {
            id: Id::new(i64::from(piece) + 100),
            dossier_id: Id::new(1),
            piece_id: Id::new(i64::from(piece)),
            state,
            deliberation_id: act.map(Id::new),
            words: String::new(),
            given_at: Instant::from_millis(0),
        }
    }

    fn act(executory_on: Option<&str>) -> Act {
        Act {
            id: Id::new(7),
            body_id: Id::new(1),
            number: None,
            title: String::new(),
            state: State::Signed,
            outcome: Some(Outcome::Adopted),
            withdrawn_by: None,
            repealed_by: None,
            published_at: None,
            transmitted_at: None,
            executory_on: executory_on.and_then(Day::parse_iso),
            digest: String::new(),
        }
    }

    fn completeness(parts: &[Part], act: Option<Act>) -> Completeness {
        let pieces = [piece(1, true), piece(2, true), piece(3, false)];
        let acts = act.into_iter().map(|act| (act.id, act)).collect();
        let today = Day::parse_iso("2026-11-23").expect("a day");
        Completeness::of(&pieces, &parts.iter().collect::<Vec<_>>(), &acts, today)
    }

    #[test]
    fn a_file_is_complete_when_each_needed_piece_is_good_and_none_waits() {
        let none = completeness(&[], None);
        assert_eq!((none.missing.as_slice(), none.may_be_handed()), (&[1, 2][..], false));
        let two = [part(1, PartState::Accepted, None), part(2, PartState::Given, None)];
        let handed = completeness(&two, None);
        assert!(handed.may_be_handed() && !handed.is_complete());
        let good = [part(1, PartState::Accepted, None), part(2, PartState::Accepted, None)];
        assert!(completeness(&good, None).is_complete());
        // What nobody needed is not sent while it is in doubt either.
        let more = [good[0].clone(), good[1].clone(), part(3, PartState::Refused, None)];
        assert_eq!(completeness(&more, None).refused, [3]);
        assert!(!completeness(&more, None).is_complete());
    }

    #[test]
    fn a_tied_act_is_good_from_the_day_it_is_executory_and_no_longer_when_it_is_withdrawn() {
        let parts = [part(1, PartState::Given, Some(7)), part(2, PartState::Accepted, None)];
        assert!(completeness(&parts, Some(act(Some("2026-11-23")))).is_complete());
        for waits in [act(None), act(Some("2026-11-24"))] {
            assert_eq!(completeness(&parts, Some(waits)).waiting, [1]);
        }
        let withdrawn = Act { withdrawn_by: Some(Id::new(8)), ..act(Some("2026-11-20")) };
        assert_eq!(completeness(&parts, Some(withdrawn)).waiting, [1]);
        let refused = [part(1, PartState::Refused, Some(7)), parts[1].clone()];
        assert_eq!(completeness(&refused, Some(act(Some("2026-11-20")))).refused, [1]);
    }
}
