//! Somebody who has left, and of whom more than the name is still known.

use base::{Day, Id};
use db::Tx;
use people::{Person, person};
use std::ops::Deref;
use web::{Action, Allows, Door, Guarded, Read, Risk, Viewer};

#[derive(Clone, Debug)]
pub struct Leaver {
    person: Person,
    pub left_on: Day,
}

impl Deref for Leaver {
    type Target = Person;
    fn deref(&self) -> &Person {
        &self.person
    }
}

impl Guarded for Leaver {
    const PARAM: &'static str = "leaver";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        let kept = |person: &Person| person.erased_at.is_none() && person.merged_into.is_none();
        let found = person::load(tx, id.cast())?.filter(kept);
        Ok(found.and_then(|person| {
            let left_on = person.left_on?;
            Some(Leaver { person, left_on })
        }))
    }
}

/// To erase him before his time.
pub struct Erase;

impl Action for Erase {
    const NAME: &'static str = "Erase";
    const RISK: Risk = Risk::Deletion;
}

impl Allows<Read> for Leaver {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_platform_administrator()
    }
}

impl Allows<Erase> for Leaver {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_platform_administrator() && viewer.person != self.person.id
    }
}
