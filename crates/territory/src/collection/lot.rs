//! A lot: the files that left for the syndicate together, and every document in them.

use super::{Collection, Dossier};
use crate::store;
use base::{Id, Instant};
use db::{Result, Tx};
use std::ops::Deref;
use web::{Action, Allows, Door, Guarded, Read, Viewer};

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct LotRow {
        pub id: Id<Lot>,
        pub collection_id: Id<Collection>,
        /// From 1, in each collection.
        pub number: u32,
        pub sent_at: Instant,
        /// When the syndicate said that it has it.
        pub received_at: Option<Instant>,
        /// How many files are in it.
        pub dossiers: u32,
        /// BLAKE3 of its lines, hexadecimal.
        pub digest: String,
    }
}

db::row! {
    /// A document that left.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct LotLine {
        pub place: u32,
        pub dossier_id: Id<Dossier>,
        pub commune: String,
        pub piece: String,
        pub name: String,
        pub bytes: u64,
        /// BLAKE3, hexadecimal; of an act of this house, the digest it was signed under.
        pub digest: String,
    }
}

/// A lot, and the collection it is of.
#[derive(Clone, Debug)]
pub struct Lot {
    pub row: LotRow,
    pub collection: Collection,
}

impl Deref for Lot {
    type Target = LotRow;
    fn deref(&self) -> &LotRow {
        &self.row
    }
}

/// To say that it has come.
pub struct Receive;

impl Action for Receive {
    const NAME: &'static str = "Receive";
}

/// One digest for all lines: none can be added, taken out or exchanged unseen.
pub fn digest(lines: &[LotLine]) -> String {
    let mut hasher = blake3::Hasher::new();
    for line in lines {
        for word in [&line.commune, &line.piece, &line.name, &line.digest] {
            hasher.update(&(word.len() as u64).to_be_bytes());
            hasher.update(word.as_bytes());
        }
        hasher.update(&line.bytes.to_be_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

impl Guarded for Lot {
    const PARAM: &'static str = "lot";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(row) = store::collection::lots::find(tx, id)? else { return Ok(None) };
        let collection = Collection::of(tx, row.collection_id, viewer)?;
        Ok(collection.map(|collection| Lot { row, collection }))
    }
}

impl Allows<Read> for Lot {
    fn allows(&self, _: &Viewer) -> bool {
        self.collection.is_run || self.collection.is_received
    }
}

/// Whoever works for the syndicate; a delegate reads.
impl Allows<Receive> for Lot {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.collection.syndicate.is_served_by(viewer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_changes_with_every_word_of_every_line() {
        let line = LotLine {
            place: 1,
            dossier_id: Id::new(1),
            commune: "Lys".to_owned(),
            piece: "Convention".to_owned(),
            name: "a.pdf".to_owned(),
            bytes: 10,
            digest: "00".to_owned(),
        };
        let other = |change: fn(&mut LotLine)| {
            let mut changed = line.clone();
            change(&mut changed);
            digest(&[changed])
        };
        let first = digest(std::slice::from_ref(&line));
        assert_ne!(first, other(|line| line.bytes = 11));
        assert_ne!(first, other(|line| line.digest = "01".to_owned()));
        // Words do not run into one another.
        assert_ne!(
            first,
            other(|line| (line.commune, line.piece) = ("LysC".into(), "onvention".into()))
        );
        assert_ne!(first, digest(&[line.clone(), line]));
    }
}
