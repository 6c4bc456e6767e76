//! What holds a file of 1D together: the uniqueness and the references of the schema, and what it
//! does not say but means.

use super::{Achievement, Contents, Course, CycleReport, PeriodicReport, Support};
use crate::Fault;
use crate::fault::Faults;

impl Contents {
    pub(super) fn check(&self) -> Result<(), Vec<Fault>> {
        let mut faults = Faults::default();
        self.check_lists(&mut faults);
        self.check_names(&mut faults);
        self.check_keys(&mut faults);
        self.check_references(&mut faults);
        for report in &self.reports {
            report.check(&mut faults);
        }
        for report in &self.cycle_reports {
            report.check(&mut faults);
        }
        faults.end()
    }

    fn check_lists(&self, faults: &mut Faults) {
        faults.filled("directeurs", &self.heads);
        faults.filled("classes", &self.classes);
        faults.filled("eleves", &self.pupils);
        faults.filled("enseignants", &self.teachers);
        for period in &self.periods {
            let is_possible = (1..=period.count).contains(&period.index);
            if !is_possible || period.last < period.first {
                faults.add(Fault::Period { id: period.id.clone() });
            }
            faults.day("date-debut", period.first);
            faults.day("date-fin", period.last);
            faults.year("periode", period.year);
        }
    }

    fn check_names(&self, faults: &mut Faults) {
        self.heads.iter().for_each(|it| faults.name("directeur", &it.id));
        self.classes.iter().for_each(|it| faults.name("classe", &it.id));
        self.pupils.iter().for_each(|it| faults.name("eleve", &it.id));
        self.periods.iter().for_each(|it| faults.name("periode", &it.id));
        self.teachers.iter().for_each(|it| faults.name("enseignant", &it.id));
        self.elements.iter().for_each(|it| faults.name("element-programme", &it.id));
    }

    /// `xs:unique`, one after the other.
    fn check_keys(&self, faults: &mut Faults) {
        faults.once_each("directeurs", &self.heads, |it| {
            format!("{} · {} · {}", it.title.code(), it.last, it.first)
        });
        faults.once_each("enseignants", &self.teachers, |it| {
            format!("{} · {} · {}", it.title.code(), it.last, it.first)
        });
        faults.once_each("classes", &self.classes, |it| it.onde.to_string());
        faults.once_each("eleves", &self.pupils, |it| it.ine.to_string());
        for it in &self.periods {
            let days = format!("{} {}", it.first.iso(), it.last.iso());
            faults.once("periodes", format!("{} {}/{} {days}", it.year.0, it.index, it.count));
        }
        faults.once_each("elements-programme", &self.elements, |it| it.label.to_string());
        faults.once_each("parcours-communs", &self.class_courses, |it| {
            format!("{} {}", it.period, it.class)
        });
        faults.once_each("bilans-periodiques", &self.reports, |it| {
            format!("{} {}", it.pupil, it.period)
        });
        faults.once_each("bilans-cycle", &self.cycle_reports, |it| {
            format!("{} {}", it.pupil, it.cycle.code())
        });
    }

    fn check_references(&self, faults: &mut Faults) {
        for it in &self.pupils {
            faults.refer("eleve", "classe-ref", "classe", &it.class);
        }
        for it in &self.class_courses {
            faults.refer("parcours-commun", "periode-ref", "periode", &it.period);
            faults.refer("parcours-commun", "classe-ref", "classe", &it.class);
            faults.filled("parcours-commun", &it.courses);
            check_courses(&it.courses, faults);
        }
    }
}

impl PeriodicReport {
    fn check(&self, faults: &mut Faults) {
        const WITHIN: &str = "bilan-periodique";
        faults.refer(WITHIN, "eleve-ref", "eleve", &self.pupil);
        faults.refer(WITHIN, "periode-ref", "periode", &self.period);
        faults.refer(WITHIN, "directeur-ref", "directeur", &self.head);
        faults.refer_all((WITHIN, "enseignant-refs"), "enseignant", &self.teachers, 1);
        faults.day(WITHIN, self.created_on);
        faults.day(WITHIN, self.schooled_on);
        faults.day(WITHIN, self.locked_at.day());
        faults.filled("liste-acquis", &self.achievements);
        faults.distinct("liste-acquis", self.achievements.iter().map(|it| it.domain.code()));
        for achievement in &self.achievements {
            achievement.check(faults);
        }
        check_courses(&self.courses, faults);
        check_supports(&self.supports, faults);
    }
}

impl CycleReport {
    fn check(&self, faults: &mut Faults) {
        const WITHIN: &str = "bilan-cycle";
        faults.refer(WITHIN, "eleve-ref", "eleve", &self.pupil);
        faults.refer(WITHIN, "directeur-ref", "directeur", &self.head);
        faults.refer_all((WITHIN, "enseignant-refs"), "enseignant", &self.teachers, 1);
        faults.day(WITHIN, self.created_on);
        faults.day(WITHIN, self.locked_at.day());
        faults.year(WITHIN, self.year);
    }
}

impl Achievement {
    fn check(&self, faults: &mut Faults) {
        let kind = "element-programme";
        faults.refer_all(("acquis", "element-programme-refs"), kind, &self.elements, 0);
        faults.distinct("sous-domaines", self.lines.iter().map(|it| it.line.code()));
        for it in &self.lines {
            faults.refer_all(("sous-domaine", "element-programme-refs"), kind, &it.elements, 0);
            if it.line.domain() != self.domain {
                let (domain, line) = (self.domain.code(), it.line.code());
                faults.add(Fault::Line { domain, line });
            }
        }
    }
}

fn check_courses(courses: &[Course], faults: &mut Faults) {
    faults.distinct("parcours", courses.iter().map(|it| it.kind.code()));
}

fn check_supports(supports: &[Support], faults: &mut Faults) {
    faults.distinct("modalites-accompagnement", supports.iter().map(|it| it.kind.code()));
}
