//! Somebody who teaches in secondary schools, and his week there.

use base::{Id, PersonName};
use db::Tx;
use people::{Person, School};
use web::{Allows, Door, Guarded, Read, Viewer};

#[derive(Clone, Debug)]
pub struct Teacher {
    pub id: Id<Person>,
    pub name: PersonName,
    /// The secondary schools he works in today.
    pub schools: Vec<Id<School>>,
}

impl Teacher {
    /// What of his week this person may see: his own whole, of others what is in one's schools.
    pub fn schools_for(&self, viewer: &people::Standing) -> Vec<Id<School>> {
        let is_seen = |school: &&Id<School>| {
            viewer.person == self.id || viewer.works_in(**school) || viewer.administers(**school)
        };
        self.schools.iter().filter(is_seen).copied().collect()
    }
}

impl Guarded for Teacher {
    const PARAM: &'static str = "person";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        crate::store::places::teacher(tx, id.cast(), tx.now().day())
    }
}

impl Allows<Read> for Teacher {
    fn allows(&self, viewer: &Viewer) -> bool {
        !self.schools_for(viewer).is_empty()
    }
}
