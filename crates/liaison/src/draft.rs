//! A slip that is being written, and one that is kept to be written again: fields of the form.

use crate::store;
use base::{Id, Instant};
use db::Tx;
use people::{Person, School};
use web::{Allows, Door, Edit, Guarded, Read, Viewer};

db::row! {
    /// Its author's alone.
    #[derive(Clone, Debug)]
    pub struct Draft {
        pub id: Id<Draft>,
        pub person_id: Id<Person>,
        pub title: String,
        /// The fields of the form, as JSON pairs.
        pub fields: String,
        pub updated_at: Instant,
    }
}

impl Guarded for Draft {
    const PARAM: &'static str = "slip_draft";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::drafts::find(tx, id)
    }
}

impl Allows<Read> for Draft {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.person_id == viewer.person
    }
}

impl Allows<Edit> for Draft {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.person_id == viewer.person
    }
}

db::row! {
    /// A slip the school writes each year: everybody who works there may begin with it.
    #[derive(Clone, Debug)]
    pub struct Template {
        pub id: Id<Template>,
        pub school_id: Id<School>,
        pub by_id: Id<Person>,
        pub name: String,
        pub fields: String,
        pub made_at: Instant,
    }
}

impl Guarded for Template {
    const PARAM: &'static str = "slip_template";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::drafts::template(tx, id)
    }
}

impl Allows<Read> for Template {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.works_in(self.school_id) || viewer.administers(self.school_id)
    }
}

/// To throw it away: who made it, or those who run the school.
impl Allows<Edit> for Template {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.by_id == viewer.person && viewer.works_in(self.school_id)
            || viewer.administers(self.school_id)
    }
}
