//! The pages of the livret: one for each level, one for the end of each cycle.

use super::Cycle;

/// What a page has a row for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// [`super::NURSERY_LINES`].
    NurseryLines,
    /// [`super::Level::domains`].
    Domains,
    /// The subjects of the school.
    Subjects,
    /// [`crate::Component`].
    Components,
}

/// What its columns say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// [`crate::Success`].
    Success,
    /// [`crate::Position`].
    Objectives,
    /// [`crate::Mastery`].
    Mastery,
    /// An average, the pupil's and the class's; or objectives, where the school prefers them.
    Averages,
}

/// A page of the livret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// `ce1`, `cycle2`: a level or the end of a cycle.
    pub code: &'static str,
    pub moment: &'static str,
    pub class: &'static str,
    pub cycle: Cycle,
    /// Written at the end of the cycle, and not each period.
    pub is_of_cycle: bool,
    pub rows: Rows,
    pub columns: Columns,
    /// Parcours that it may speak of, by their codes.
    pub courses: &'static [&'static str],
    /// Enseignements pratiques interdisciplinaires.
    pub has_projects: bool,
    /// Accompagnement personnalisé and vie scolaire.
    pub has_school_life: bool,
}

/// The first words of a page of a period.
pub const OF_PERIOD: &str = "Suivi des acquis scolaires — Bilan de l’acquisition des \
                             connaissances et compétences";
/// The first words of a page of the end of a cycle.
pub const OF_CYCLE: &str = "Maîtrise des composantes du socle — Synthèse des acquis scolaires";
/// Those of the maternelle.
pub const OF_NURSERY: &str = "Synthèse des acquis scolaires";

const PRIMARY: &[&str] = &["PAR_CIT", "PAR_ART", "PAR_SAN"];
const SECONDARY: &[&str] = &["PAR_AVN", "PAR_CIT", "PAR_ART", "PAR_SAN"];

const fn cycle_end(
    code: &'static str,
    moment: &'static str,
    class: &'static str,
    cycle: Cycle,
) -> Page {
    Page {
        code,
        moment,
        class,
        cycle,
        is_of_cycle: true,
        rows: Rows::Components,
        columns: Columns::Mastery,
        courses: &[],
        has_projects: false,
        has_school_life: false,
    }
}

const fn primary(
    code: &'static str,
    moment: &'static str,
    class: &'static str,
    cycle: Cycle,
) -> Page {
    Page {
        is_of_cycle: false,
        rows: Rows::Domains,
        columns: Columns::Objectives,
        courses: PRIMARY,
        ..cycle_end(code, moment, class, cycle)
    }
}

const fn secondary(
    code: &'static str,
    moment: &'static str,
    class: &'static str,
    cycle: Cycle,
) -> Page {
    Page {
        is_of_cycle: false,
        rows: Rows::Subjects,
        columns: Columns::Averages,
        courses: SECONDARY,
        has_projects: matches!(cycle, Cycle::Fourth),
        has_school_life: true,
        ..cycle_end(code, moment, class, cycle)
    }
}

/// In the order a child meets them.
pub const PAGES: [Page; 13] = [
    Page {
        rows: Rows::NurseryLines,
        columns: Columns::Success,
        ..cycle_end("cycle1", "Fin de maternelle", "Classe de GS", Cycle::First)
    },
    primary("cp", "Niveau CP", "Classe de CP", Cycle::Second),
    primary("ce1", "Niveau CE1", "Classe de CE1", Cycle::Second),
    primary("ce2", "Niveau CE2", "Classe de CE2", Cycle::Second),
    cycle_end("cycle2", "Fin de cycle 2", "Classe de CE2", Cycle::Second),
    primary("cm1", "Niveau CM1", "Classe de CM1", Cycle::Third),
    primary("cm2", "Niveau CM2", "Classe de CM2", Cycle::Third),
    secondary("6e", "Niveau 6e", "Classe de 6e", Cycle::Third),
    cycle_end("cycle3", "Fin de cycle 3", "Classe de 6e", Cycle::Third),
    secondary("5e", "Niveau 5e", "Classe de 5e", Cycle::Fourth),
    secondary("4e", "Niveau 4e", "Classe de 4e", Cycle::Fourth),
    secondary("3e", "Niveau 3e", "Classe de 3e", Cycle::Fourth),
    cycle_end("cycle4", "Fin de cycle 4", "Classe de 3e", Cycle::Fourth),
];

impl Page {
    /// The page of a level (`ce1`) or of the end of a cycle (`cycle2`).
    pub fn find(code: &str) -> Option<&'static Page> {
        PAGES.iter().find(|page| page.code == code)
    }

    /// Its first words.
    pub const fn summary(&self) -> &'static str {
        match (self.is_of_cycle, self.rows) {
            (false, _) => OF_PERIOD,
            (true, Rows::NurseryLines) => OF_NURSERY,
            (true, _) => OF_CYCLE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nomenclature::Level;

    #[test]
    fn each_level_and_each_end_of_cycle_has_its_page() {
        for level in Level::ALL {
            let page = Page::find(level.code()).expect("a page");
            assert_eq!((page.cycle, page.is_of_cycle), (level.cycle(), false));
            assert_eq!(page.rows == Rows::Domains, level.is_primary());
        }
        for cycle in Cycle::ALL {
            let page = Page::find(&format!("cycle{}", cycle.code())).expect("a page");
            assert!(page.is_of_cycle && page.cycle == *cycle);
        }
        assert_eq!(PAGES.iter().filter(|page| page.has_projects).count(), 3);
    }
}
