//! Two records are one person: what he was told and how he wants it follow him.

use crate::{Notice, store::merging as store};
use base::Id;
use db::{Result, Tx};
use people::Person;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use web::merging::{Merging, unreadable};

pub const MERGING: Merging = Merging { named, rename };

/// Everything here that names somebody.
#[derive(Debug, Serialize, Deserialize)]
pub struct Named {
    /// What he was told, and for which pupil (0: for himself).
    pub told: Vec<(Id<Notice>, i64)>,
    /// What his guardians were told for him.
    pub told_for: Vec<(Id<Notice>, Id<Person>)>,
    /// The kinds he has chosen a rhythm for.
    pub chosen: Vec<String>,
    pub is_bounced: bool,
}

fn named(tx: &Tx<'_>, person: Id<Person>) -> Result<Value> {
    let named = store::named(tx, person)?;
    serde_json::to_value(&named).map_err(|error| unreadable(&error))
}

fn rename(tx: &Tx<'_>, named: &Value, from: Id<Person>, to: Id<Person>) -> Result<()> {
    let named = Named::deserialize(named).map_err(|error| unreadable(&error))?;
    store::rename(tx, &named, from, to)
}
