//! What this feature writes in the log of actions, and how it is said.

use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("journal.rights", id!("journal-did-rights")),
    ("journal.hide", id!("journal-did-hide")),
    ("journal.remove", id!("journal-did-remove")),
];
