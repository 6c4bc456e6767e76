//! A collège or a lycée, which calls lessons: an école has no hours and is not found here.

use base::Id;
use db::{Result, Tx};
use people::School;
use std::ops::Deref;
use web::{Allows, Door, Guarded, Read, Viewer};

#[derive(Clone, Debug)]
pub struct SecondarySchool(School);

impl Deref for SecondarySchool {
    type Target = School;
    fn deref(&self) -> &School {
        &self.0
    }
}

impl Guarded for SecondarySchool {
    const PARAM: &'static str = "school";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let school = people::school::load(tx, id.cast())?;
        Ok(school.filter(|school| !school.kind.is_first_degree()).map(SecondarySchool))
    }
}

impl Allows<Read> for SecondarySchool {
    fn allows(&self, viewer: &Viewer) -> bool {
        Allows::<Read>::allows(&self.0, viewer)
    }
}
