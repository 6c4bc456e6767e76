//! Levels from the first year of maternelle to the last of lycée.

use crate::Degree;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Tps,
    Ps,
    Ms,
    Gs,
    Cp,
    Ce1,
    Ce2,
    Cm1,
    Cm2,
    Sixieme,
    Cinquieme,
    Quatrieme,
    Troisieme,
    Seconde,
    Premiere,
    Terminale,
}

/// What the feeds call a level.
struct Codes {
    label: &'static str,
    mef: &'static str,
    mef_label: &'static str,
    mefstat4: &'static str,
}

impl Level {
    pub const ALL: [Level; 16] = [
        Level::Tps,
        Level::Ps,
        Level::Ms,
        Level::Gs,
        Level::Cp,
        Level::Ce1,
        Level::Ce2,
        Level::Cm1,
        Level::Cm2,
        Level::Sixieme,
        Level::Cinquieme,
        Level::Quatrieme,
        Level::Troisieme,
        Level::Seconde,
        Level::Premiere,
        Level::Terminale,
    ];
    pub const MATERNELLE: &'static [Level] = &[Level::Tps, Level::Ps, Level::Ms, Level::Gs];
    pub const ELEMENTAIRE: &'static [Level] =
        &[Level::Cp, Level::Ce1, Level::Ce2, Level::Cm1, Level::Cm2];
    pub const COLLEGE: &'static [Level] =
        &[Level::Sixieme, Level::Cinquieme, Level::Quatrieme, Level::Troisieme];
    pub const LYCEE: &'static [Level] = &[Level::Seconde, Level::Premiere, Level::Terminale];

    /// The place in `ALL`.
    pub const fn rank(self) -> usize {
        self as usize
    }

    /// The year most of its pupils were born in, for the school year that begins in `year`.
    pub fn birth_year(self, year: i16) -> i16 {
        year - 2 - i16::try_from(self.rank()).unwrap_or(0)
    }

    pub fn degree(self) -> Degree {
        if self < Level::Sixieme { Degree::First } else { Degree::Second }
    }

    /// `CE1`, `6EME`
    pub fn label(self) -> &'static str {
        self.codes().label
    }

    pub fn mef(self) -> &'static str {
        self.codes().mef
    }

    pub fn mef_label(self) -> &'static str {
        self.codes().mef_label
    }

    pub fn mefstat4(self) -> &'static str {
        self.codes().mefstat4
    }

    /// As ONDE and AAF 1D write it.
    pub fn cycle(self) -> &'static str {
        match self {
            Level::Tps | Level::Ps | Level::Ms | Level::Gs => "CYCLE I",
            Level::Cp | Level::Ce1 | Level::Ce2 => "CYCLE II",
            _ => "CYCLE III",
        }
    }

    // Standards §4.5, and the MEF table of 2013 for the collège. The codes of the lycée général
    // since 2019 were not read in a source: they are well-formed, and only the demo relies on them.
    fn codes(self) -> &'static Codes {
        const fn codes(
            label: &'static str,
            mef: &'static str,
            mef_label: &'static str,
            mefstat4: &'static str,
        ) -> Codes {
            Codes { label, mef, mef_label, mefstat4 }
        }
        const CODES: [Codes; 16] = [
            codes("TPS", "00410001110", "TOUTE PETITE SECTION", "1110"),
            codes("PS", "00010001310", "PETITE SECTION", "1111"),
            codes("MS", "00010001320", "MOYENNE SECTION", "1112"),
            codes("GS", "00010001330", "GRANDE SECTION", "1113"),
            codes("CP", "00110002110", "CP", "1121"),
            codes("CE1", "00210002210", "CE1", "1122"),
            codes("CE2", "00210002220", "CE2", "1123"),
            codes("CM1", "00310002210", "CM1", "1124"),
            codes("CM2", "00310002220", "CM2", "1125"),
            codes("6EME", "10010012110", "6EME", "2111"),
            codes("5EME", "10110001110", "5EME", "2112"),
            codes("4EME", "10210001110", "4EME", "2115"),
            codes("3EME", "10310019110", "3EME", "2116"),
            codes("2DE", "20010018110", "2NDE GENERALE ET TECHNOLOGIQUE", "2211"),
            codes("1RE", "20111019110", "PREMIERE GENERALE", "2212"),
            codes("TLE", "20211019110", "TERMINALE GENERALE", "2213"),
        ];
        &CODES[self.rank()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_knows_its_place_and_its_children() {
        assert!(Level::ALL.iter().enumerate().all(|(rank, level)| level.rank() == rank));
        assert_eq!(Level::Ce1.birth_year(2026), 2019);
        assert_eq!(Level::Terminale.birth_year(2026), 2009);
        assert_eq!(Level::Cm2.degree(), Degree::First);
    }
}
