//! Two records are one person: what he has sent follows him.

use crate::{File, store};
use base::Id;
use db::{Result, Tx};
use people::Person;
use serde::Deserialize;
use serde_json::Value;
use web::merging::{Merging, unreadable};

pub const MERGING: Merging = Merging { named, rename };

fn named(tx: &Tx<'_>, person: Id<Person>) -> Result<Value> {
    let files = store::ids_of(tx, person)?;
    serde_json::to_value(files).map_err(|error| unreadable(&error))
}

fn rename(tx: &Tx<'_>, named: &Value, from: Id<Person>, to: Id<Person>) -> Result<()> {
    let files = Vec::<Id<File>>::deserialize(named).map_err(|error| unreadable(&error))?;
    store::give(tx, &files, from, to)
}
