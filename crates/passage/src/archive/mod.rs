//! The archive in which a dossier goes from a platform to another: `docs/PASSAGE.md`. A zip with
//! an inventory, the pieces it names with their digests, and a signature beside it that every tool
//! can verify. What strangers bring is bounded before it is believed.

mod directory;
mod key;
mod manifest;
mod read;
mod write;

pub use key::{PublicKey, Signer};
pub use manifest::{Consent, Entry, Manifest, Part, Place, Platform, Pupil};
pub use read::{Opened, open, open_within};
pub use write::{Inventory, README, inventory, path};

/// Names that an archive has beside its pieces.
pub const MANIFEST: &str = "manifest.json";
pub const SIGNATURE: &str = "manifest.json.sig";
pub const KEY: &str = "key.pem";

/// What the head of a school may bring, with its wrapping.
pub const ARCHIVE_BYTES_MAX: u64 = 450_000_000;
pub const MANIFEST_BYTES_MAX: u64 = 1_000_000;
/// All that comes out of it.
pub const CONTENT_BYTES_MAX: u64 = 440_000_000;
pub const PART_BYTES_MAX: u64 = 100_000_000;
pub const PIECES_MAX: usize = crate::piece::PIECES_MAX;
pub const PARTS_MAX: usize = 1_000;

/// Why an archive is not taken in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{flaw:?} at {place:?}")]
pub struct Refused {
    pub flaw: Flaw,
    /// Which file of it; empty for the whole.
    pub place: String,
}

impl Refused {
    pub fn whole(flaw: Flaw) -> Self {
        Refused { flaw, place: String::new() }
    }

    pub fn at(flaw: Flaw, place: impl Into<String>) -> Self {
        // A name of a stranger's file is shown, not believed.
        let place: String = place.into();
        let place = place.chars().filter(|c| !c.is_control()).take(80).collect();
        Refused { flaw, place }
    }
}

db::word! {
    pub enum Flaw {
        /// No zip, or a damaged one.
        NotAnArchive = "not_an_archive",
        TooLarge = "too_large",
        /// No inventory, no signature or no key in it: not a dossier of ours.
        NotADossier = "not_a_dossier",
        /// The inventory cannot be read.
        Unreadable = "unreadable",
        /// A version of the format we do not know.
        OtherVersion = "other_version",
        /// The signature is not of this inventory.
        Forged = "forged",
        /// A piece is not what the inventory says.
        Changed = "changed",
        Missing = "missing",
        /// A file that the inventory does not name.
        Unnamed = "unnamed",
        /// A name that leads out of the archive, or says nothing.
        WrongPath = "wrong_path",
        /// It has come to this school before.
        Twice = "twice",
        /// The scanner has found something.
        Harmful = "harmful",
        /// The head did not want it.
        Declined = "declined",
        /// Nobody has taken it in for months.
        Forgotten = "forgotten",
    }
}

impl Flaw {
    /// The sentence that says it.
    pub const fn text(self) -> &'static str {
        match self {
            Flaw::NotAnArchive => text::id!("passage-flaw-not-an-archive"),
            Flaw::TooLarge => text::id!("passage-flaw-too-large"),
            Flaw::NotADossier => text::id!("passage-flaw-not-a-dossier"),
            Flaw::Unreadable => text::id!("passage-flaw-unreadable"),
            Flaw::OtherVersion => text::id!("passage-flaw-other-version"),
            Flaw::Forged => text::id!("passage-flaw-forged"),
            Flaw::Changed => text::id!("passage-flaw-changed"),
            Flaw::Missing => text::id!("passage-flaw-missing"),
            Flaw::Unnamed => text::id!("passage-flaw-unnamed"),
            Flaw::WrongPath => text::id!("passage-flaw-wrong-path"),
            Flaw::Twice => text::id!("passage-flaw-twice"),
            Flaw::Harmful => text::id!("passage-flaw-harmful"),
            Flaw::Declined => text::id!("passage-flaw-declined"),
            Flaw::Forgotten => text::id!("passage-flaw-forgotten"),
        }
    }
}

#[cfg(test)]
mod tests;
