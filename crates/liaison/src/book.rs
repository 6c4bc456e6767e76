//! The book itself: everybody has it before him, and those who teach a class or run a school write
//! in it.

use crate::reach;
use base::Id;
use db::Tx;
use web::{Action, Allows, Door, Guarded, OWN, Read, Viewer};

/// The viewer's own book.
pub struct Book;

/// To write slips, and to keep them for the school.
pub struct Write;

impl Action for Write {
    const NAME: &'static str = "Write";
}

impl Guarded for Book {
    const PARAM: &'static str = OWN;

    fn load(_: &Tx<'_>, _: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        Ok(Some(Book))
    }
}

impl Allows<Read> for Book {
    fn allows(&self, _: &Viewer) -> bool {
        true
    }
}

impl Allows<Write> for Book {
    fn allows(&self, viewer: &Viewer) -> bool {
        reach::writes(viewer)
    }
}
