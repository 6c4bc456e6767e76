//! What holds a file of 2D together: the uniqueness and the references of the schema, and what it
//! does not say but means.

use super::{Achievement, Contents, Course, CycleReport, PeriodicReport, ProjectTheme, Teaching};
use crate::fault::Faults;
use crate::{Fault, XmlId};

impl Contents {
    pub(super) fn check(&self) -> Result<(), Vec<Fault>> {
        let mut faults = Faults::default();
        faults.filled("responsables-etab", &self.heads);
        faults.filled("eleves", &self.pupils);
        self.check_names(&mut faults);
        self.check_keys(&mut faults);
        self.check_periods(&mut faults);
        self.check_classes(&mut faults);
        self.check_projects(&mut faults);
        self.check_supports(&mut faults);
        self.reports.iter().for_each(|it| it.check(&mut faults));
        self.cycle_reports.iter().for_each(|it| it.check(&mut faults));
        self.check_version(&mut faults);
        faults.end()
    }

    fn check_names(&self, faults: &mut Faults) {
        self.heads.iter().for_each(|it| faults.name("responsable-etab", &it.id));
        self.pupils.iter().for_each(|it| faults.name("eleve", &it.id));
        self.periods.iter().for_each(|it| faults.name("periode", &it.id));
        self.subjects.iter().for_each(|it| faults.name("discipline", &it.id));
        self.teachers.iter().for_each(|it| faults.name("enseignant", &it.id));
        self.elements.iter().for_each(|it| faults.name("element-programme", &it.id));
        self.digital.iter().for_each(|it| faults.name("competences-numeriques-commun", &it.id));
        self.projects.iter().for_each(|it| faults.name("epi", &it.id));
        self.project_groups.iter().for_each(|it| faults.name("epi-groupe", &it.id));
        self.supports.iter().for_each(|it| faults.name("acc-perso", &it.id));
        self.support_groups.iter().for_each(|it| faults.name("acc-perso-groupe", &it.id));
    }

    /// `xs:unique`, one after the other. That of subjects holds for those without a language too.
    fn check_keys(&self, faults: &mut Faults) {
        faults.once_each("responsables-etab", &self.heads, |it| it.label.to_string());
        faults.once_each("eleves", &self.pupils, |it| it.siecle.to_string());
        faults.once_each("periodes", &self.periods, |it| {
            format!("{} {}/{}", it.year.0, it.index, it.count)
        });
        for it in &self.subjects {
            let language = it.language.as_ref().map_or("", XmlId::as_str);
            faults.once("disciplines", format!("{} {} {language}", it.code, it.election.code()));
        }
        faults.once_each("enseignants", &self.teachers, |it| {
            format!("{} {}", it.kind.code(), it.sts)
        });
        faults.once_each("elements-programme", &self.elements, |it| it.label.to_string());
        faults.once_each("parcours-communs", &self.class_courses, |it| {
            format!("{} {}", it.period, it.division)
        });
        faults.once_each("vies-scolaires-communs", &self.class_lives, |it| {
            format!("{} {}", it.period, it.division)
        });
        faults.once_each("epis-thematiques", &self.themes, |it| it.code.to_string());
        faults.once_each("bilans-periodiques", &self.reports, |it| {
            format!("{} {}", it.pupil, it.period)
        });
        faults.once_each("bilans-cycle", &self.cycle_reports, |it| {
            format!("{} {}", it.pupil, it.cycle.code())
        });
    }

    fn check_periods(&self, faults: &mut Faults) {
        for period in &self.periods {
            faults.year("periode", period.year);
            if !(1..=period.count).contains(&period.index) {
                faults.add(Fault::Period { id: period.id.clone() });
            }
        }
    }

    fn check_classes(&self, faults: &mut Faults) {
        for it in &self.class_courses {
            faults.refer("parcours-commun", "periode-ref", "periode", &it.period);
            faults.filled("parcours-commun", &it.courses);
            check_courses(&it.courses, faults);
        }
        for it in &self.class_lives {
            faults.refer("vie-scolaire-commun", "periode-ref", "periode", &it.period);
        }
        for it in &self.subjects {
            if let Some(language) = &it.language {
                faults.refer("discipline", "id-lv", "discipline", language);
            }
        }
    }

    fn check_projects(&self, faults: &mut Faults) {
        for it in &self.projects {
            faults.refer_all(("epi", "discipline-refs"), "discipline", &it.subjects, 2);
            let is_defined = self.themes.iter().any(|theme| theme.code == it.theme);
            if !is_defined && ProjectTheme::parse(it.theme.as_str()).is_none() {
                faults.add(Fault::Theme { theme: it.theme.to_string() });
            }
        }
        for it in &self.project_groups {
            faults.refer("epi-groupe", "epi-ref", "epi", &it.project);
            check_taught("epi-groupe", &it.taught, faults);
        }
    }

    fn check_supports(&self, faults: &mut Faults) {
        for it in &self.supports {
            faults.refer_all(("acc-perso", "discipline-refs"), "discipline", &it.subjects, 1);
        }
        for it in &self.support_groups {
            faults.refer("acc-perso-groupe", "acc-perso-ref", "acc-perso", &it.support);
            check_taught("acc-perso-groupe", &it.taught, faults);
        }
    }
}

impl PeriodicReport {
    fn check(&self, faults: &mut Faults) {
        const WITHIN: &str = "bilan-periodique";
        faults.refer(WITHIN, "eleve-ref", "eleve", &self.pupil);
        faults.refer(WITHIN, "periode-ref", "periode", &self.period);
        faults.refer(WITHIN, "responsable-etab-ref", "responsable-etab", &self.head);
        faults.refer_all((WITHIN, "prof-princ-refs"), "enseignant", &self.head_teachers, 0);
        faults.day(WITHIN, self.council_on);
        faults.day(WITHIN, self.schooled_on);
        self.locked_at.iter().for_each(|at| faults.day(WITHIN, at.day()));
        faults.filled("liste-acquis", &self.achievements);
        faults.distinct("liste-acquis", self.achievements.iter().map(|it| &it.subject));
        self.achievements.iter().for_each(|it| it.check(faults));
        if let Some(digital) = &self.digital {
            let at = ("competences-numeriques", "comp-num-commun-refs");
            faults.refer_all(at, "competences-numeriques-commun", &digital.common, 0);
            faults.distinct(
                "competences-numeriques",
                digital.levels.iter().map(|it| it.skill.code()),
            );
        }
        for it in &self.projects {
            faults.refer("epi-eleve", "epi-groupe-ref", "epi-groupe", &it.group);
        }
        faults.distinct("epis-eleve", self.projects.iter().map(|it| &it.group));
        for it in &self.supports {
            faults.refer("acc-perso-eleve", "acc-perso-groupe-ref", "acc-perso-groupe", &it.group);
        }
        faults.distinct("acc-persos-eleve", self.supports.iter().map(|it| &it.group));
        check_courses(&self.courses, faults);
        let kinds = self.accompaniments.iter().map(|it| it.kind.code());
        faults.distinct("modalites-accompagnement", kinds);
    }
}

impl CycleReport {
    fn check(&self, faults: &mut Faults) {
        const WITHIN: &str = "bilan-cycle";
        faults.refer(WITHIN, "eleve-ref", "eleve", &self.pupil);
        faults.refer(WITHIN, "responsable-etab-ref", "responsable-etab", &self.head);
        faults.refer_all((WITHIN, "prof-princ-refs"), "enseignant", &self.head_teachers, 0);
        faults.day(WITHIN, self.created_on);
        self.locked_at.iter().for_each(|at| faults.day(WITHIN, at.day()));
        faults.year(WITHIN, self.year);
    }
}

impl Achievement {
    fn check(&self, faults: &mut Faults) {
        faults.refer("acquis", "discipline-ref", "discipline", &self.subject);
        faults.refer_all(("acquis", "enseignant-refs"), "enseignant", &self.teachers, 1);
        let kind = "element-programme";
        faults.refer_all(("acquis", "element-programme-refs"), kind, &self.elements, 0);
    }
}

fn check_taught(within: &'static str, taught: &[Teaching], faults: &mut Faults) {
    faults.filled(within, taught);
    for it in taught {
        faults.refer(within, "enseignant-ref", "enseignant", &it.teacher);
        faults.refer(within, "discipline-ref", "discipline", &it.subject);
    }
}

fn check_courses(courses: &[Course], faults: &mut Faults) {
    faults.distinct("parcours", courses.iter().map(|it| it.kind.code()));
}
