//! A pupil, as those who teach him and those who answer for him reach his results.

use crate::store::learners as store;
use base::{Day, Id, PersonName};
use db::{Result, Tx};
use people::{Class, Level, Person, School};
use web::{Allows, Door, Edit, Guarded, Read, Viewer};

/// The pupil and where he is enrolled today, or was last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learner {
    pub id: Id<Learner>,
    pub name: PersonName,
    pub school: Id<School>,
    pub class: Option<Id<Class>>,
    pub level: Level,
    /// Is he enrolled today? The staff of a school loses the results of who has left it.
    pub is_there: bool,
    /// Since when he is of this school. Who teaches him there reads what he showed there: what was
    /// before follows him only as far as his family and the law say (`passage`).
    pub since: Day,
}

impl Learner {
    pub const fn person(&self) -> Id<Person> {
        self.id.cast()
    }

    /// The first day that may be read of him by this reader.
    pub fn read_from(&self, reader: crate::Reader, from_on: Day) -> Day {
        match reader {
            crate::Reader::Staff => from_on.max(self.since),
            crate::Reader::Family(_) => from_on,
        }
    }

    /// Works with this pupil today.
    pub fn is_taught_by(&self, viewer: &Viewer) -> bool {
        self.is_there
            && (self.class.is_some_and(|class| viewer.teaches(class))
                || viewer.administers(self.school))
    }
}

impl Guarded for Learner {
    const PARAM: &'static str = "pupil";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        store::find(tx, id, tx.now().day())
    }
}

/// No other family, no other pupil, no other school.
impl Allows<Read> for Learner {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.person == self.person() || viewer.guards(self.person()) || self.is_taught_by(viewer)
    }
}

/// To write of what he shows.
impl Allows<Edit> for Learner {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_taught_by(viewer)
    }
}
