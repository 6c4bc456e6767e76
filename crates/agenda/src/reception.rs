//! Where somebody receives families: the classes he teaches and the schools he runs.

use crate::{
    opening::Appointments,
    place::{Place, PlaceKind},
    store,
};
use base::Id;
use db::Tx;
use web::{Allows, Create, Door, Guarded, OWN, Read, Viewer};

/// The viewer's own places to open slots in.
pub struct Reception {
    pub places: Vec<Place>,
}

impl Guarded for Reception {
    const PARAM: &'static str = OWN;

    fn load(tx: &Tx<'_>, _: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        let mut places = store::places::written_by(tx, viewer, tx.now().day())?;
        places.retain(|it| matches!(it.kind, PlaceKind::Class | PlaceKind::School));
        Ok(Some(Reception { places }))
    }
}

impl Allows<Read> for Reception {
    fn allows(&self, _: &Viewer) -> bool {
        true
    }
}

impl Allows<Create<Appointments>> for Reception {
    fn allows(&self, _: &Viewer) -> bool {
        !self.places.is_empty()
    }
}
