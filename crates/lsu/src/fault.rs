//! What does not hold together in a file each of whose values is right.

use crate::XmlId;
use crate::moment::has_plain_year;
use base::Day;
use std::collections::{BTreeMap, BTreeSet};

/// Why a file is refused. Its places are named as the schema names them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("«\u{a0}{what}\u{a0}» est vide.")]
    Empty { what: &'static str },
    #[error("L’identifiant «\u{a0}{id}\u{a0}» est donné à deux éléments.")]
    SameId { id: XmlId },
    /// What is named is not in the file, or is something else.
    #[error(
        "«\u{a0}{within}\u{a0}» renvoie par «\u{a0}{attribute}\u{a0}» à \
         «\u{a0}{id}\u{a0}», qui n’y est pas."
    )]
    Unknown { within: &'static str, attribute: &'static str, id: XmlId },
    #[error("Dans «\u{a0}{within}\u{a0}», «\u{a0}{value}\u{a0}» est là deux fois.")]
    Twice { within: &'static str, value: String },
    /// Years have four figures.
    #[error("L’année {year} de «\u{a0}{within}\u{a0}» n’a pas quatre chiffres.")]
    Year { within: &'static str, year: i16 },
    /// The third period of two, or one that ends before it begins.
    #[error("La période «\u{a0}{id}\u{a0}» est impossible.")]
    Period { id: XmlId },
    /// A line of another domain.
    #[error("«\u{a0}{line}\u{a0}» n’est pas une ligne de «\u{a0}{domain}\u{a0}».")]
    Line { domain: &'static str, line: &'static str },
    /// 2D: a theme of EPI that neither the nomenclature nor the file has.
    #[error("La thématique «\u{a0}{theme}\u{a0}» n’est définie nulle part.")]
    Theme { theme: String },
    /// `within` needs so many of `what`.
    #[error("«\u{a0}{within}\u{a0}» demande au moins {least} fois «\u{a0}{what}\u{a0}».")]
    TooFew { within: &'static str, what: &'static str, least: usize },
    /// The version of the schema does not have it.
    #[error("La version {version} du schéma n’a pas {what}.")]
    NotInVersion { version: &'static str, what: String },
    /// The version of the schema does not do without it.
    #[error("La version {version} du schéma demande {what} dans «\u{a0}{within}\u{a0}».")]
    NeededByVersion { version: &'static str, within: &'static str, what: &'static str },
}

/// What is looked at while a file is checked.
#[derive(Default)]
pub(crate) struct Faults {
    found: Vec<Fault>,
    ids: BTreeMap<XmlId, &'static str>,
    keys: BTreeSet<(&'static str, String)>,
}

impl Faults {
    pub fn add(&mut self, fault: Fault) {
        self.found.push(fault);
    }

    /// A thing of this kind has this id, that no other has.
    pub fn name(&mut self, kind: &'static str, id: &XmlId) {
        if self.ids.insert(id.clone(), kind).is_some() {
            self.add(Fault::SameId { id: id.clone() });
        }
    }

    /// `id` is that of a `kind`.
    pub fn refer(
        &mut self,
        within: &'static str,
        attribute: &'static str,
        kind: &'static str,
        id: &XmlId,
    ) {
        if self.ids.get(id) != Some(&kind) {
            self.add(Fault::Unknown { within, attribute, id: id.clone() });
        }
    }

    /// Each of `ids` is that of a `kind`, and there are at least so many.
    pub fn refer_all(
        &mut self,
        (within, attribute): (&'static str, &'static str),
        kind: &'static str,
        ids: &[XmlId],
        least: usize,
    ) {
        if ids.len() < least {
            self.add(Fault::TooFew { within, what: attribute, least });
        }
        for id in ids {
            self.refer(within, attribute, kind, id);
        }
    }

    /// This key is met once in all of the file.
    pub fn once(&mut self, within: &'static str, key: String) {
        if !self.keys.insert((within, key.clone())) {
            self.add(Fault::Twice { within, value: key });
        }
    }

    /// Each of these keys is met once in all of the file.
    pub fn once_each<T>(&mut self, within: &'static str, list: &[T], key: impl Fn(&T) -> String) {
        for it in list {
            self.once(within, key(it));
        }
    }

    /// These are all different.
    pub fn distinct<T: Ord + ToString>(
        &mut self,
        within: &'static str,
        values: impl IntoIterator<Item = T>,
    ) {
        let mut seen = BTreeSet::new();
        for value in values {
            let said = value.to_string();
            if !seen.insert(value) {
                self.add(Fault::Twice { within, value: said });
            }
        }
    }

    pub fn filled<T>(&mut self, what: &'static str, list: &[T]) {
        if list.is_empty() {
            self.add(Fault::Empty { what });
        }
    }

    pub fn day(&mut self, within: &'static str, day: Day) {
        if !has_plain_year(day) {
            self.add(Fault::Year { within, year: day.year() });
        }
    }

    pub fn year(&mut self, within: &'static str, year: base::SchoolYear) {
        if !(1000..=9999).contains(&year.0) {
            self.add(Fault::Year { within, year: year.0 });
        }
    }

    pub fn end(self) -> Result<(), Vec<Fault>> {
        if self.found.is_empty() { Ok(()) } else { Err(self.found) }
    }
}
