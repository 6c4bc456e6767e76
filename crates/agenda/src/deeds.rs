//! What this feature writes in the log of actions, and how it is said.

use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("agenda.cancel", id!("agenda-did-cancel")),
    ("agenda.import", id!("agenda-did-import")),
    ("agenda.undo", id!("agenda-did-undo")),
];
