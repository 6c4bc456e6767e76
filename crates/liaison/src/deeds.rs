//! What this feature writes in the log of actions, and how it is said.

use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("slip.send", id!("liaison-did-send")),
    ("slip.urgent", id!("liaison-did-urgent")),
    ("slip.withdraw", id!("liaison-did-withdraw")),
    ("slip.purge", id!("liaison-did-purge")),
];
