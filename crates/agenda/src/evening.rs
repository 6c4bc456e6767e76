//! An evening: the slots that somebody has opened on one day, with who comes.

use crate::{
    opening::Opening,
    place::Place,
    store::{self, slots::Received},
};
use base::{Day, Id, Instant};
use db::{Result, Tx};
use people::Person;

/// At least one slot, in their order.
#[derive(Clone, Debug)]
pub struct Evening {
    pub opening: Id<Opening>,
    pub place: Id<Place>,
    pub title: String,
    pub location: String,
    pub day: Day,
    pub start_at: Instant,
    pub end_at: Instant,
    pub slots: Vec<Received>,
}

impl Evening {
    pub fn booked(&self) -> impl Iterator<Item = &Received> {
        self.slots.iter().filter(|slot| slot.first_name.is_some())
    }
}

/// What this person has opened between two hours, an evening after the other. One statement.
pub fn of_owner(
    tx: &Tx<'_>,
    owner: Id<Person>,
    hours: (Instant, Instant),
    limit: u32,
) -> Result<Vec<Evening>> {
    let mut evenings: Vec<Evening> = Vec::new();
    for slot in store::slots::received_by(tx, owner, hours, limit)? {
        let day = slot.start_at.day();
        let is_same = |it: &&mut Evening| (it.opening, it.day) == (slot.opening_id, day);
        match evenings.iter_mut().find(is_same) {
            Some(evening) => {
                evening.end_at = evening.end_at.max(slot.end_at);
                evening.slots.push(slot);
            }
            None => evenings.push(Evening {
                opening: slot.opening_id,
                place: slot.place_id,
                title: slot.title.clone(),
                location: slot.location.clone(),
                day,
                start_at: slot.start_at,
                end_at: slot.end_at,
                slots: vec![slot],
            }),
        }
    }
    Ok(evenings)
}
