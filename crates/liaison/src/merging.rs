//! Two records are one person: slips and answers follow him.
//!
//! Signatures do not: each says what was true when it was given, and the chain would not hold. Who
//! reads them finds the person a record was merged into.

use crate::{Slip, draft::Draft, draft::Template, store::merging as store};
use base::Id;
use db::{Result, Tx};
use people::Person;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use web::merging::{Merging, unreadable};

pub const MERGING: Merging = Merging { named, rename };

/// Everything in the book that names somebody.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Named {
    pub written: Vec<Id<Slip>>,
    /// The slips that are for him, and those that name him.
    pub asked: Vec<Id<Slip>>,
    pub targeted: Vec<(Id<Slip>, i64)>,
    /// Answers he gave (slip and pupil), and those that were given for him (slip and guardian).
    pub given: Vec<(Id<Slip>, Id<Person>)>,
    pub received: Vec<(Id<Slip>, Id<Person>)>,
    /// Slots: slip and question.
    pub booked: Vec<(Id<Slip>, i64)>,
    pub drafts: Vec<Id<Draft>>,
    pub templates: Vec<Id<Template>>,
}

fn named(tx: &Tx<'_>, person: Id<Person>) -> Result<Value> {
    serde_json::to_value(store::named(tx, person)?).map_err(|error| unreadable(&error))
}

fn rename(tx: &Tx<'_>, named: &Value, from: Id<Person>, to: Id<Person>) -> Result<()> {
    let named = Named::deserialize(named).map_err(|error| unreadable(&error))?;
    store::slips(tx, &named, from, to)?;
    store::answers(tx, &named, from, to)?;
    store::own(tx, &named, from, to)
}
