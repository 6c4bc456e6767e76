//! What the house makes itself and keeps for a thing, an archive that is handed over: it is
//! nobody's upload, counts in nobody's quota, and needs no scanner.

use crate::{
    File, Use, adopt,
    file::State,
    store::{self, NewFile},
};
use base::{Id, Instant};
use db::{Error, Result, Tx, blob::Stored};

/// A content that is in its place already (`app.blobs.put`).
#[derive(Clone, Debug)]
pub struct Made {
    pub name: String,
    pub media_type: &'static str,
    pub stored: Stored,
}

/// Writes it down and attaches it, in the transaction that writes the thing: the content is young,
/// so that no sweep has taken it meanwhile. [`crate::detach`] lets it go.
pub fn keep_made(tx: &Tx<'_>, made: &Made, to: Use, at: Instant) -> Result<Id<File>> {
    let file = NewFile {
        owner: None,
        name: made.name.clone(),
        media_type: made.media_type,
        bytes: made.stored.len,
        hash: made.stored.hash,
        state: State::Ready,
        at,
    };
    let id = store::insert(tx, &file, u64::MAX)?.ok_or(Error::Missing)?;
    adopt(tx, &[id], to)?;
    Ok(id)
}
