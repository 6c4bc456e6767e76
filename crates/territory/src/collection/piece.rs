//! A piece: what is asked for, what was given for it, and what is said beside it.

use super::{Act, Collection, Dossier};
use base::{Day, Id, Instant};
use council::Deliberation;

db::word! {
    pub enum PieceKind {
        /// A deliberation: tied when it was taken in this house, sent as a file otherwise.
        Act = "act",
        /// A document.
        File = "file",
        /// A few words: a contact, an address.
        Words = "words",
        /// The schools of the commune, as the house knows them, to be corrected.
        Schools = "schools",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Piece {
        pub id: Id<Piece>,
        pub collection_id: Id<Collection>,
        /// Its number in the list, from 1.
        pub place: u32,
        pub kind: PieceKind,
        pub title: String,
        /// Without it a file is not complete.
        pub is_needed: bool,
    }
}

impl PieceKind {
    /// It may come as documents.
    pub const fn takes_files(self) -> bool {
        matches!(self, PieceKind::Act | PieceKind::File)
    }
}

db::word! {
    pub enum PartState {
        /// It waits for the métropole's look.
        Given = "given",
        /// It is to be sent again.
        Refused = "refused",
        Accepted = "accepted",
    }
}

db::row! {
    /// What a commune has given for a piece.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Part {
        pub id: Id<Part>,
        pub dossier_id: Id<Dossier>,
        pub piece_id: Id<Piece>,
        pub state: PartState,
        pub deliberation_id: Option<Id<Deliberation>>,
        pub words: String,
        pub given_at: Instant,
    }
}

impl Part {
    /// Is it good on this day? A tied act is when it is executory, whatever anybody said before.
    pub fn is_good(&self, act: Option<&Act>, today: Day) -> bool {
        match self.deliberation_id {
            Some(_) => {
                self.state != PartState::Refused && act.is_some_and(|act| act.is_executory(today))
            }
            None => self.state == PartState::Accepted,
        }
    }

    /// What its files are attached to.
    pub const FILES: &'static str = "collection_part";

    pub const fn files(id: Id<Part>) -> files::Use {
        files::Use::of(Part::FILES, id)
    }
}

db::word! {
    /// Who speaks beside a piece.
    pub enum Side { Commune = "commune", Collector = "collector" }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Note {
        pub id: Id<Note>,
        pub piece_id: Id<Piece>,
        pub side: Side,
        pub words: String,
        pub at: Instant,
    }
}
