//! What each version has, does not have, and does not do without.

use super::{
    ComplementKind, Contents, CycleReport, Election, Guardian, Header, PeriodicReport,
    ProjectTheme, Subject, SupportKind, Teacher, TeacherKind, Version,
};
use crate::fault::Faults;
use crate::{Component, Fault};

/// Before the strict schema, the code of a class had so many characters at most.
const OLD_DIVISION_MAX: usize = 8;

const DIGITAL: &str = "un texte commun sur les compétences numériques";

/// What each subject had to speak of.
pub(super) const ELEMENT: &str = "un élément de programme";

impl Version {
    /// 2.0 and 3.0 have schemas of their own; the others are known by the strict one.
    pub const fn is_strict(self) -> bool {
        !matches!(self, Version::Two | Version::Three)
    }

    fn lacks(self, faults: &mut Faults, what: impl Into<String>) {
        faults.add(Fault::NotInVersion { version: self.code(), what: what.into() });
    }

    fn needs(self, faults: &mut Faults, within: &'static str, what: &'static str) {
        faults.add(Fault::NeededByVersion { version: self.code(), within, what });
    }

    pub(super) fn check_theme(self, theme: &str, faults: &mut Faults) {
        if !self.is_strict() && ProjectTheme::parse(theme).is_none() {
            self.lacks(faults, format!("la thématique {theme}"));
        }
    }

    /// A class, and whether something is said to all of it about digital competences.
    pub(super) fn check_class(self, division: &str, has_digital: bool, faults: &mut Faults) {
        self.check_division(division, faults);
        if !self.is_strict() && has_digital {
            self.lacks(faults, DIGITAL);
        }
    }

    fn check_division(self, division: &str, faults: &mut Faults) {
        if !self.is_strict() && division.chars().count() > OLD_DIVISION_MAX {
            self.lacks(faults, format!("un code de classe de plus de 8 caractères ({division})"));
        }
    }
}

impl Contents {
    pub(super) fn check_version(&self, faults: &mut Faults) {
        let version = self.version;
        self.header.check_version(version, faults);
        if version == Version::Two && self.teachers.is_empty() {
            version.needs(faults, "donnees", "un enseignant");
        }
        self.subjects.iter().for_each(|it| it.check_version(version, faults));
        self.teachers.iter().for_each(|it| it.check_version(version, faults));
        self.projects.iter().for_each(|it| version.check_theme(it.theme.as_str(), faults));
        self.pupils.iter().for_each(|it| version.check_division(it.division.as_str(), faults));
        for it in &self.class_courses {
            version.check_division(it.division.as_str(), faults);
        }
        for it in &self.class_lives {
            version.check_division(it.division.as_str(), faults);
        }
        if !version.is_strict() && !self.digital.is_empty() {
            version.lacks(faults, DIGITAL);
        }
        if !version.is_strict() && !self.themes.is_empty() {
            version.lacks(faults, "une thématique d’EPI propre à l’établissement");
        }
        self.reports.iter().for_each(|it| it.check_version(version, faults));
        let mut achievements = self.reports.iter().flat_map(|it| &it.achievements);
        if !version.is_strict() && achievements.any(|it| it.elements.is_empty()) {
            version.needs(faults, "acquis", ELEMENT);
        }
        self.cycle_reports.iter().for_each(|it| it.check_version(version, faults));
    }
}

impl Header {
    pub(super) fn check_version(&self, version: Version, faults: &mut Faults) {
        if !version.is_strict() && self.application_version.is_some() {
            version.lacks(faults, "la version de l’application");
        }
    }
}

impl Subject {
    pub(super) fn check_version(&self, version: Version, faults: &mut Faults) {
        if version == Version::Two && self.national.is_some() {
            version.lacks(faults, "le code national d’une matière");
        }
        if !version.is_strict() && self.language.is_some() {
            version.lacks(faults, "la langue d’une matière");
        }
        if !version.is_strict() && self.election == Election::D {
            version.lacks(faults, "la modalité d’élection D");
        }
    }
}

impl Teacher {
    pub(super) fn check_version(&self, version: Version, faults: &mut Faults) {
        let is_old = matches!(self.kind, TeacherKind::Epp | TeacherKind::Local);
        if !version.is_strict() && !is_old {
            version.lacks(faults, format!("un enseignant de type {}", self.kind.code()));
        }
    }
}

impl PeriodicReport {
    pub(super) fn check_version(&self, version: Version, faults: &mut Faults) {
        if version.is_strict() {
            return;
        }
        if self.digital.is_some() {
            version.lacks(faults, "les compétences numériques");
        }
        if self.homework.is_some() {
            version.lacks(faults, "«\u{a0}devoirs faits\u{a0}»");
        }
        if self.locked_at.is_none() {
            version.needs(faults, "bilan-periodique", "la date de verrouillage");
        }
        let is_new = |kind| kind == SupportKind::Contract;
        if self.accompaniments.iter().any(|it| is_new(it.kind) || it.contract.is_some()) {
            version.lacks(faults, "le contrat de réussite");
        }
        let placed = self.socle.iter().filter(|(_, it)| it.is_some()).count();
        if placed != 0 && placed != Component::ALL.len() {
            version.needs(faults, "socle", "chacune des huit composantes");
        }
        self.guardians.iter().for_each(|it| it.check_version(version, faults));
    }
}

impl CycleReport {
    pub(super) fn check_version(&self, version: Version, faults: &mut Faults) {
        if version.is_strict() {
            return;
        }
        if self.regional.is_some() {
            version.lacks(faults, "la langue et culture régionale");
        }
        if self.locked_at.is_none() {
            version.needs(faults, "bilan-cycle", "la date de verrouillage");
        }
        if let Some(complement) = &self.complement {
            if matches!(complement.kind, ComplementKind::European | ComplementKind::Choir) {
                let code = complement.kind.code();
                version.lacks(faults, format!("l’enseignement de complément {code}"));
            }
            if version == Version::Two && complement.position.is_none() {
                version.needs(faults, "enseignement-complement", "la position");
            }
        }
        self.guardians.iter().for_each(|it| it.check_version(version, faults));
    }
}

impl Guardian {
    fn check_version(&self, version: Version, faults: &mut Faults) {
        if self.body.is_some() {
            version.lacks(faults, "un responsable qui est un organisme");
        }
        let needed = [
            ("la civilité du responsable", self.title.is_none()),
            ("le nom du responsable", self.last.is_none()),
            ("le prénom du responsable", self.first.is_none()),
            ("la rue du responsable", self.address.as_ref().is_some_and(|it| it.line1.is_none())),
        ];
        for (what, _) in needed.into_iter().filter(|(_, is_missing)| *is_missing) {
            version.needs(faults, "responsable", what);
        }
    }
}
