//! Two records are one person: his agenda, his appointments and his offers follow him.

use crate::{
    event::{Date, Event},
    feed::Feed,
    import::Import,
    opening::{Opening, Slot},
    store::merging as store,
};
use base::Id;
use db::{Result, Tx};
use people::Person;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use web::merging::{Merging, unreadable};

pub const MERGING: Merging = Merging { named, rename };

/// Everything in the agenda that names somebody.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Named {
    pub written: Vec<Id<Event>>,
    /// Events of which he has saved a state.
    #[serde(default)]
    pub edited: Vec<Id<Event>>,
    /// The events and dates of his own agenda.
    pub own: Vec<Id<Event>>,
    pub shown: Vec<Id<Date>>,
    pub offers: Vec<Id<Event>>,
    /// Offers that were made for him: event and adult.
    pub offered_for: Vec<(Id<Event>, Id<Person>)>,
    pub openings: Vec<Id<Opening>>,
    pub booked: Vec<Id<Slot>>,
    pub booked_for: Vec<Id<Slot>>,
    pub feeds: Vec<Id<Feed>>,
    pub imports: Vec<Id<Import>>,
}

fn named(tx: &Tx<'_>, person: Id<Person>) -> Result<Value> {
    serde_json::to_value(store::named(tx, person)?).map_err(|error| unreadable(&error))
}

fn rename(tx: &Tx<'_>, named: &Value, from: Id<Person>, to: Id<Person>) -> Result<()> {
    let named = Named::deserialize(named).map_err(|error| unreadable(&error))?;
    store::events(tx, &named, from, to)?;
    store::offers(tx, &named, from, to)?;
    store::slots(tx, &named, from, to)?;
    store::own(tx, &named, from, to)
}
