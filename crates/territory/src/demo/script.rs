//! What the demo is told before it begins: the communes, names for who is elected, its days.

use base::{Day, PersonName, Title};
use std::{fmt::Write as _, sync::Arc};

#[derive(Clone, Debug)]
pub struct Script {
    /// As a steward pastes them: `crate::insee`.
    pub communes: Arc<str>,
    /// Made up: whoever is elected and is not named by the case itself.
    pub names: Arc<[PersonName]>,
    /// The day the schools are fed.
    pub first: Day,
    /// The day on which one looks.
    pub until: Day,
}

/// Somebody whose rank and name are known.
pub type Known<'k> = (u32, &'k str, &'k str, &'k str);

impl Script {
    /// The day the members are counted: pupils have settled, and calls are past when one looks.
    pub fn counted_on(&self) -> Day {
        self.first.plus_days(self.until.since(self.first) / 3)
    }

    /// A name for this number; the same number has the same name.
    pub fn name(&self, number: usize) -> PersonName {
        let known = self.names.get(number % self.names.len().max(1));
        known.cloned().unwrap_or_else(|| PersonName::new("Camille", "Martin", None))
    }

    /// The table of a council of so many seats: ranks, offices, names. The first presides.
    pub fn table(&self, seats: u32, known: &[Known<'_>], from: usize) -> String {
        let mut table = "rang;fonction;civilité;prénom;nom\n".to_owned();
        for (rank, place) in (1..=seats).zip(from..) {
            let office = match rank {
                1 => "Maire",
                2..=5 => "Adjoint",
                _ => "Conseiller",
            };
            let own = known.iter().find(|(it, ..)| *it == rank);
            let line = match own {
                Some((_, title, first, last)) => format!("{title};{first};{last}"),
                None => line(&self.name(place)),
            };
            let _ = writeln!(table, "{rank};{office};{line}");
        }
        table
    }
}

/// `M.;Luc;Dubois`
pub fn line(name: &PersonName) -> String {
    let title = name.title.map_or("", Title::written);
    format!("{title};{};{}", name.first, name.last)
}
