//! What a school decides of its results.

use crate::{AveragesFrom, store::settings as store};
use base::Id;
use db::{Result, Tx};
use people::School;

db::row! {
    /// `version` is 0 where the school has decided nothing.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Settings {
        /// Marks before 6e too.
        pub marks_early: bool,
        pub averages_from: AveragesFrom,
        pub version: i64,
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings { marks_early: false, averages_from: AveragesFrom::Exact, version: 0 }
    }
}

pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Settings> {
    Ok(store::of_school(tx, school)?.unwrap_or_default())
}

/// Writes them over the version they were read with; a [`db::Error::Conflict`] otherwise.
pub fn set(tx: &Tx<'_>, school: Id<School>, settings: Settings) -> Result<()> {
    store::set(tx, school, settings)
}
