//! Levels and cycles: which domains are taught where.

use super::{Domain, SubDomain};
use crate::codes::codes;

codes! {
    /// A cycle of school.
    Cycle {
        First = "1", "Cycle 1";
        Second = "2", "Cycle 2";
        Third = "3", "Cycle 3";
        Fourth = "4", "Cycle 4";
    }
}

codes! {
    /// A level that has a report. Its codes are the words by which `people::Level` is kept:
    /// `Level::parse(level.word())`.
    Level {
        Cp = "cp", "CP";
        Ce1 = "ce1", "CE1";
        Ce2 = "ce2", "CE2";
        Cm1 = "cm1", "CM1";
        Cm2 = "cm2", "CM2";
        Sixth = "6e", "6e";
        Fifth = "5e", "5e";
        Fourth = "4e", "4e";
        Third = "3e", "3e";
    }
}

impl Level {
    pub const fn cycle(self) -> Cycle {
        match self {
            Level::Cp | Level::Ce1 | Level::Ce2 => Cycle::Second,
            Level::Cm1 | Level::Cm2 | Level::Sixth => Cycle::Third,
            Level::Fifth | Level::Fourth | Level::Third => Cycle::Fourth,
        }
    }

    /// The level whose end is that of its cycle: a report of the cycle is written there.
    pub const fn ends_cycle(self) -> bool {
        matches!(self, Level::Ce2 | Level::Sixth | Level::Third)
    }

    /// Is it taught in an école élémentaire, whose files are 1D?
    pub const fn is_primary(self) -> bool {
        matches!(self, Level::Cp | Level::Ce1 | Level::Ce2 | Level::Cm1 | Level::Cm2)
    }

    /// The domains of its periodic report, in the order of the page. From 6e on a report is made of
    /// the subjects of the school, each with its code in the national register, and not of these.
    pub const fn domains(self) -> &'static [Domain] {
        use Domain::{
            Arts, Civics, French, History, Language, Mathematics, Sciences, Sport, World,
        };
        match self {
            Level::Cp | Level::Ce1 | Level::Ce2 => {
                &[French, Mathematics, Sport, Arts, World, Civics, Language]
            }
            Level::Cm1 | Level::Cm2 => {
                &[French, Mathematics, Sport, Arts, Sciences, History, Civics, Language]
            }
            _ => &[],
        }
    }

    /// The lines of a domain at this level.
    pub const fn sub_domains(self, domain: Domain) -> &'static [SubDomain] {
        if self.is_primary() { domain.sub_domains(self.cycle()) } else { &[] }
    }

    /// The parts of its programme, as the programmes of 2015 name them: those of the elements one
    /// may write under a subject of 6e to 3e, and under a domain before.
    pub const fn programme(self) -> &'static [&'static str] {
        match self {
            Level::Cp | Level::Ce1 | Level::Ce2 => &[
                "Enseignement moral et civique",
                "Éducation physique et sportive",
                "Enseignements artistiques",
                "Français",
                "Langues vivantes",
                "Mathématiques",
                "Questionner le monde",
            ],
            Level::Cm1 | Level::Cm2 => &[
                "Enseignement moral et civique",
                "Éducation physique et sportive",
                "Enseignements artistiques",
                "Français",
                "Histoire-Géographie",
                "Langues vivantes",
                "Mathématiques",
                "Sciences et technologie",
            ],
            Level::Sixth => &[
                "Arts plastiques",
                "Enseignement moral et civique",
                "Éducation physique et sportive",
                "Éducation musicale",
                "Français",
                "Histoire des Arts",
                "Histoire-Géographie",
                "Langues vivantes",
                "Mathématiques",
                "Sciences et technologie",
            ],
            Level::Fifth | Level::Fourth | Level::Third => &[
                "Arts plastiques",
                "Enseignement moral et civique",
                "Éducation aux médias et à l’information (EMI)",
                "Éducation physique et sportive",
                "Éducation musicale",
                "Français",
                "Histoire des Arts",
                "Histoire-Géographie",
                "Langues vivantes",
                "Mathématiques",
                "Physique-Chimie",
                "Sciences de la vie et de la Terre",
                "Technologie",
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_ce1_has_fourteen_lines_and_one_of_cm2_fifteen() {
        let lines = |level: Level| -> usize {
            level.domains().iter().map(|it| level.sub_domains(*it).len().max(1)).sum()
        };
        assert_eq!((lines(Level::Cp), lines(Level::Ce1), lines(Level::Cm2)), (14, 14, 15));
        assert_eq!(lines(Level::Sixth), 0);
        assert!(Level::ALL.iter().all(|level| !level.programme().is_empty()));
    }
}
