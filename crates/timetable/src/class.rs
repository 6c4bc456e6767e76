//! A class of a secondary school, whose week one may see.

use base::Id;
use db::Tx;
use people::Class;
use std::ops::Deref;
use web::{Allows, Door, Guarded, Read, Viewer};

#[derive(Clone, Debug)]
pub struct SecondaryClass(Class);

impl Deref for SecondaryClass {
    type Target = Class;
    fn deref(&self) -> &Class {
        &self.0
    }
}

impl Guarded for SecondaryClass {
    const PARAM: &'static str = "class";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        let Some(class) = people::class::load(tx, id.cast())? else { return Ok(None) };
        let school = people::school::load(tx, class.school)?;
        let is_secondary = school.is_some_and(|school| !school.kind.is_first_degree());
        Ok(is_secondary.then_some(SecondaryClass(class)))
    }
}

/// Its pupils and their families, its team, and those who work in the school.
impl Allows<Read> for SecondaryClass {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Read>::allows(&self.0, viewer)
    }
}
