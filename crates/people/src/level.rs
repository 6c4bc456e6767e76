//! Levels, from the first year of maternelle to the last of lycée, in the order children meet them.

use crate::SchoolKind;

db::word! {
    /// A level of teaching. `Other` is a class without one: ULIS, UPE2A.
    pub enum Level {
        Tps = "tps", Ps = "ps", Ms = "ms", Gs = "gs",
        Cp = "cp", Ce1 = "ce1", Ce2 = "ce2", Cm1 = "cm1", Cm2 = "cm2",
        Sixth = "6e", Fifth = "5e", Fourth = "4e", Third = "3e",
        Second = "2de", First = "1re", Last = "tle",
        Other = "other",
    }
}

impl Level {
    /// Children who do not read yet: maternelle and CP.
    pub fn is_young(self) -> bool {
        self <= Level::Cp
    }

    /// As schools write it, in every language: `CE1`, `6e`, `Tle`.
    pub const fn written(self) -> &'static str {
        match self {
            Level::Tps => "TPS",
            Level::Ps => "PS",
            Level::Ms => "MS",
            Level::Gs => "GS",
            Level::Cp => "CP",
            Level::Ce1 => "CE1",
            Level::Ce2 => "CE2",
            Level::Cm1 => "CM1",
            Level::Cm2 => "CM2",
            Level::Sixth => "6e",
            Level::Fifth => "5e",
            Level::Fourth => "4e",
            Level::Third => "3e",
            Level::Second => "2de",
            Level::First => "1re",
            Level::Last => "Tle",
            Level::Other => "",
        }
    }

    /// The level the next school year brings; none after CM2, 3e and Tle, where the school changes.
    pub fn next_in_school(self) -> Option<Self> {
        match self {
            Level::Cm2 | Level::Third | Level::Last | Level::Other => None,
            level => Level::ALL.iter().copied().find(|next| *next > level),
        }
    }

    /// Is this level taught in schools of this kind?
    pub fn is_taught_in(self, kind: SchoolKind) -> bool {
        match kind {
            _ if self == Level::Other => true,
            SchoolKind::Primary => self <= Level::Cm2,
            kind => self.school_kind() == kind,
        }
    }

    /// The kind of school where this level is taught on its own.
    pub fn school_kind(self) -> SchoolKind {
        match self {
            level if level <= Level::Gs => SchoolKind::Nursery,
            level if level <= Level::Cm2 => SchoolKind::Elementary,
            level if level <= Level::Third => SchoolKind::Middle,
            Level::Other => SchoolKind::Primary,
            _ => SchoolKind::High,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_of_school_has_its_levels() {
        let of = |kind| -> Vec<&str> {
            let taught = Level::ALL.iter().filter(|level| level.is_taught_in(kind));
            taught.map(|level| level.word()).collect()
        };
        assert_eq!(of(SchoolKind::Nursery), ["tps", "ps", "ms", "gs", "other"]);
        assert_eq!(of(SchoolKind::Elementary), ["cp", "ce1", "ce2", "cm1", "cm2", "other"]);
        assert_eq!(of(SchoolKind::Primary).len(), 10);
        assert_eq!(of(SchoolKind::Middle), ["6e", "5e", "4e", "3e", "other"]);
        assert_eq!(of(SchoolKind::High), ["2de", "1re", "tle", "other"]);
    }
}
