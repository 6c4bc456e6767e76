//! Two records are one person: his letters, drafts, folders and choices follow him.
//!
//! The words his letters are found by stay under the record that went: a search asks for both
//! (`store::lists::readers`).

use crate::{Draft, Letter, OwnFolder, freeze::Freeze, report::Report, store::merging as store};
use base::Id;
use db::{Result, Tx};
use people::{Group, Person};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use web::merging::{Merging, unreadable};

pub const MERGING: Merging = Merging { named, rename };

/// Everything in the post that names somebody.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Named {
    /// The letters of which he has a copy.
    pub copies: Vec<Id<Letter>>,
    pub sent: Vec<Id<Letter>>,
    /// The lines of heads that name him: letter and place.
    pub addressed: Vec<(Id<Letter>, i64)>,
    /// Copies his guardians have for him, and the lines that name them so.
    pub copies_for: Vec<(Id<Letter>, Id<Person>)>,
    pub addressed_for: Vec<(Id<Letter>, i64)>,
    pub read_through: Vec<Id<Group>>,
    pub drafts: Vec<Id<Draft>>,
    pub folders: Vec<Id<OwnFolder>>,
    pub is_signed: bool,
    pub blocks: Vec<Id<Person>>,
    pub blocked_by: Vec<Id<Person>>,
    pub reports: Vec<Id<Report>>,
    pub freezes: Vec<Id<Freeze>>,
}

fn named(tx: &Tx<'_>, person: Id<Person>) -> Result<Value> {
    let named = store::named(tx, person)?;
    serde_json::to_value(&named).map_err(|error| unreadable(&error))
}

fn rename(tx: &Tx<'_>, named: &Value, from: Id<Person>, to: Id<Person>) -> Result<()> {
    let named = Named::deserialize(named).map_err(|error| unreadable(&error))?;
    store::letters(tx, &named, from, to)?;
    store::about(tx, &named, from, to)?;
    store::folders(tx, &named.folders, from, to)?;
    store::choices(tx, &named, from, to)?;
    store::care(tx, &named, from, to)
}
