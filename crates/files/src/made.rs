//! What the house makes itself and keeps for a thing, an archive that is handed over: it is
//! nobody's upload, counts in nobody's quota, and needs no scanner.

use crate::{File, Use, store};
use base::{Id, Instant};
use db::{Result, Tx, blob::Stored};

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
    store::made::insert(tx, made, to, at)
}
