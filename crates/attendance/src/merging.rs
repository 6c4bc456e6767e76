//! Two records are one person: his marks and absences, and what he told or signed, follow him.

use crate::{Absence, Slot, pickup::Pickup, store::keeping as store};
use base::Id;
use db::{Result, Tx};
use people::{Class, Person};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use web::merging::{Merging, unreadable};

pub const MERGING: Merging = Merging { named, rename };

/// Everything here that names somebody.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Named {
    /// The calls in which he is marked: class, day and moment in one word.
    pub marks: Vec<(Id<Class>, String)>,
    pub absences: Vec<Id<Absence>>,
    pub told: Vec<Id<Absence>>,
    pub pickups: Vec<Id<Pickup>>,
}

impl Named {
    /// The calls as their columns.
    pub fn calls(&self) -> impl Iterator<Item = (Id<Class>, Slot)> {
        self.marks.iter().filter_map(|(class, slot)| Some((*class, Slot::parse(slot)?)))
    }
}

fn named(tx: &Tx<'_>, person: Id<Person>) -> Result<Value> {
    let named = store::named(tx, person)?;
    serde_json::to_value(&named).map_err(|error| unreadable(&error))
}

fn rename(tx: &Tx<'_>, named: &Value, from: Id<Person>, to: Id<Person>) -> Result<()> {
    let named = Named::deserialize(named).map_err(|error| unreadable(&error))?;
    store::rename(tx, &named, from, to)
}
