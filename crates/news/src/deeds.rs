//! What this feature writes in the log of actions, and how it is said.

use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("alert.raise", id!("news-did-raise")),
    ("alert.end", id!("news-did-end")),
    ("news.roles", id!("news-did-roles")),
];
