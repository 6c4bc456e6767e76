//! Which period a page is about: that of its address, or the one that goes on.

use crate::report::Report;
use base::{Day, Id, SchoolYear};
use db::{Result, Tx};
use people::School;
use results::Period;
use serde::Deserialize;

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    pub periode: Option<Id<Period>>,
    #[serde(default)]
    pub place: String,
    pub livret: Option<Id<Report>>,
}

/// The periods of a year, and which one is open.
#[derive(Clone, Debug)]
pub struct Periods {
    pub all: Vec<Period>,
    open: usize,
}

impl Periods {
    /// None until the school has cut its year.
    pub fn load(
        tx: &Tx<'_>,
        school: Id<School>,
        year: SchoolYear,
        asked: Option<Id<Period>>,
    ) -> Result<Option<Self>> {
        let all = results::period::of_school(tx, school, year)?;
        Ok(Self::of(all, asked, tx.now().day()))
    }

    fn of(all: Vec<Period>, asked: Option<Id<Period>>, today: Day) -> Option<Self> {
        let named = asked.and_then(|asked| all.iter().position(|it| it.id == asked));
        let begun = || all.iter().rposition(|it| it.from_on <= today);
        let open = named.or_else(begun).unwrap_or(0);
        (!all.is_empty()).then_some(Periods { all, open })
    }

    pub fn open(&self) -> &Period {
        &self.all[self.open]
    }
}
