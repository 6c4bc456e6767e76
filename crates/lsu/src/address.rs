//! Where a report is posted, as it was typed.

use crate::gather::Gathering;
use crate::{Line, What};

/// Four lines at most, a postcode, a town.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressDraft {
    pub lines: Vec<String>,
    pub postcode: String,
    pub town: String,
}

/// The same, as the schemas take it.
pub(crate) struct Parsed {
    pub lines: Vec<Line<50>>,
    pub postcode: Line<10>,
    pub town: Line<100>,
}

pub(crate) const LINES_MAX: usize = 4;

impl AddressDraft {
    /// The address of `guardian`. Lines that are blank are none.
    pub(crate) fn parse(&self, guardian: &str, into: &mut Gathering) -> Option<Parsed> {
        let place = format!("l’adresse de {guardian}");
        let lines: Vec<_> =
            self.lines.iter().filter_map(|line| into.line_if_any(&place, line)).collect();
        if lines.len() > LINES_MAX {
            let what = "lignes d’adresse";
            into.lack(What::TooMuch { what, count: lines.len(), max: LINES_MAX });
        }
        let postcode = into.line(&format!("le code postal de {guardian}"), &self.postcode);
        let town = into.line(&format!("la commune de {guardian}"), &self.town);
        Some(Parsed { lines, postcode: postcode?, town: town? })
    }
}
