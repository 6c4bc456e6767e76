//! What this feature writes in the log of actions, and how it is said.

use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("accounts.code", id!("accounts-did-code")),
    ("accounts.codes", id!("accounts-did-codes")),
    ("accounts.factor-end", id!("accounts-did-factor-end")),
    ("accounts.password", id!("accounts-did-password")),
    ("accounts.second-factor-end", id!("accounts-did-second-factor-end")),
    ("accounts.sessions-end", id!("accounts-did-sessions-end")),
];
