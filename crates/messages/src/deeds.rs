//! What this feature writes in the log of actions, and how it is said.

use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("letter.send", id!("messages-did-send")),
    ("letter.hold", id!("messages-did-hold")),
    ("report.decide", id!("messages-did-decide")),
    ("person.thaw", id!("messages-did-thaw")),
];
