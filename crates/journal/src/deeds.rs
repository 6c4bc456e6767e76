//! What this feature writes in the log of actions, and how it is said.

use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("journal.rights", id!("journal-did-rights")),
    // Comments that were hidden before they had a room of their own (`publication`).
    ("journal.hide", id!("journal-did-hide")),
    ("journal.remove", id!("journal-did-remove")),
];
