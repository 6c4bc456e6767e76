//! Where a person keeps a letter: the four folders everybody has, and those of one's own.

use base::Id;
use db::{FromValue, Tx, Value, ValueRef};
use people::Person;
use web::{Allows, Door, Edit, Guarded, Read, Viewer};

use crate::store;

/// A place of a person's post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Folder {
    Received,
    Sent,
    Archive,
    Bin,
    Own(Id<OwnFolder>),
}

db::row! {
    /// A folder a person has made for himself.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct OwnFolder {
        pub id: Id<OwnFolder>,
        pub person_id: Id<Person>,
        pub name: String,
    }
}

impl Folder {
    /// The column `folder`. Identifiers begin far above the four.
    pub const fn number(self) -> i64 {
        match self {
            Folder::Received => 1,
            Folder::Sent => 2,
            Folder::Archive => 3,
            Folder::Bin => 4,
            Folder::Own(id) => id.raw(),
        }
    }

    pub const fn of_number(number: i64) -> Self {
        match number {
            1 => Folder::Received,
            2 => Folder::Sent,
            3 => Folder::Archive,
            4 => Folder::Bin,
            id => Folder::Own(Id::new(id)),
        }
    }
}

impl From<Folder> for Value {
    fn from(folder: Folder) -> Self {
        Value::Int(folder.number())
    }
}

impl FromValue for Folder {
    fn from_value(value: ValueRef<'_>) -> db::Result<Self> {
        i64::from_value(value).map(Folder::of_number)
    }
}

impl Guarded for OwnFolder {
    const PARAM: &'static str = "folder";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::folders::find(tx, id)
    }
}

impl Allows<Read> for OwnFolder {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.person_id == viewer.person
    }
}

impl Allows<Edit> for OwnFolder {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.person_id == viewer.person
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_survives_its_column() {
        for number in [1, 2, 3, 4, 7_203_685_477_580_700] {
            assert_eq!(Folder::of_number(number).number(), number);
        }
    }
}
