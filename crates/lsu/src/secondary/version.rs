//! What each version has, does not have, and does not do without.

use super::{
    ComplementKind, Contents, CycleReport, Election, Guardian, Header, PeriodicReport, Project,
    ProjectTheme, Subject, SupportKind, Teacher, TeacherKind, Version,
};
use crate::fault::Faults;
use crate::{Component, Fault};

/// Before the strict schema, the code of a class had so many characters at most.
const OLD_DIVISION_MAX: usize = 8;

impl Version {
    /// 2.0 and 3.0 have schemas of their own; the others are known by the strict one.
    pub const fn is_strict(self) -> bool {
        !matches!(self, Version::Two | Version::Three)
    }

    pub(super) fn lacks(self, faults: &mut Faults, what: impl Into<String>) {
        faults.add(Fault::NotInVersion { version: self.code(), what: what.into() });
    }

    fn needs(self, faults: &mut Faults, within: &'static str, what: &'static str) {
        faults.add(Fault::NeededByVersion { version: self.code(), within, what });
    }

    pub(super) fn check_division(self, division: &str, faults: &mut Faults) {
        if !self.is_strict() && division.chars().count() > OLD_DIVISION_MAX {
            self.lacks(faults, format!("le code de classe de plus de 8 caractères « {division} »"));
        }
    }
}

impl Contents {
    pub(super) fn check_version(&self, faults: &mut Faults) {
        let version = self.version;
        self.header.check_version(version, faults);
        if version == Version::Two && self.teachers.is_empty() {
            version.needs(faults, "donnees", "enseignants");
        }
        self.subjects.iter().for_each(|it| it.check_version(version, faults));
        self.teachers.iter().for_each(|it| it.check_version(version, faults));
        self.projects.iter().for_each(|it| it.check_version(version, faults));
        self.pupils.iter().for_each(|it| version.check_division(it.division.as_str(), faults));
        for it in &self.class_courses {
            version.check_division(it.division.as_str(), faults);
        }
        for it in &self.class_lives {
            version.check_division(it.division.as_str(), faults);
        }
        if !version.is_strict() && !self.digital.is_empty() {
            version.lacks(faults, "competences-numeriques-communs");
        }
        if !version.is_strict() && !self.themes.is_empty() {
            version.lacks(faults, "epis-thematiques");
        }
        self.reports.iter().for_each(|it| it.check_version(version, faults));
        self.cycle_reports.iter().for_each(|it| it.check_version(version, faults));
    }
}

impl Header {
    pub(super) fn check_version(&self, version: Version, faults: &mut Faults) {
        if !version.is_strict() && self.application_version.is_some() {
            version.lacks(faults, "appliVersion");
        }
    }
}

impl Subject {
    pub(super) fn check_version(&self, version: Version, faults: &mut Faults) {
        if version == Version::Two && self.national.is_some() {
            version.lacks(faults, "code-national");
        }
        if !version.is_strict() && self.language.is_some() {
            version.lacks(faults, "id-lv");
        }
        if !version.is_strict() && self.election == Election::Device {
            version.lacks(faults, "modalite-election D");
        }
    }
}

impl Teacher {
    pub(super) fn check_version(&self, version: Version, faults: &mut Faults) {
        let is_old = matches!(self.kind, TeacherKind::Epp | TeacherKind::Local);
        if !version.is_strict() && !is_old {
            version.lacks(faults, format!("enseignant de type {}", self.kind.code()));
        }
    }
}

impl Project {
    pub(super) fn check_version(&self, version: Version, faults: &mut Faults) {
        if !version.is_strict() && ProjectTheme::parse(self.theme.as_str()).is_none() {
            version.lacks(faults, format!("thématique {}", self.theme));
        }
    }
}

impl PeriodicReport {
    pub(super) fn check_version(&self, version: Version, faults: &mut Faults) {
        if version.is_strict() {
            return;
        }
        if self.digital.is_some() {
            version.lacks(faults, "competences-numeriques");
        }
        if self.homework.is_some() {
            version.lacks(faults, "devoirs-faits");
        }
        if self.locked_at.is_none() {
            version.needs(faults, "bilan-periodique", "date-verrou");
        }
        if self.achievements.iter().any(|it| it.elements.is_empty()) {
            version.needs(faults, "acquis", "element-programme-refs");
        }
        let is_new = |kind| kind == SupportKind::Contract;
        if self.accompaniments.iter().any(|it| is_new(it.kind) || it.contract.is_some()) {
            version.lacks(faults, "contrat de réussite");
        }
        let placed = self.socle.iter().filter(|(_, it)| it.is_some()).count();
        if placed != 0 && placed != Component::ALL.len() {
            version.needs(faults, "socle", "domaine");
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
            version.lacks(faults, "langue-culture-regionale");
        }
        if self.locked_at.is_none() {
            version.needs(faults, "bilan-cycle", "date-verrou");
        }
        if let Some(complement) = &self.complement {
            if matches!(complement.kind, ComplementKind::European | ComplementKind::Choir) {
                let code = complement.kind.code();
                version.lacks(faults, format!("enseignement de complément {code}"));
            }
            if version == Version::Two && complement.position.is_none() {
                version.needs(faults, "enseignement-complement", "positionnement");
            }
        }
        self.guardians.iter().for_each(|it| it.check_version(version, faults));
    }
}

impl Guardian {
    fn check_version(&self, version: Version, faults: &mut Faults) {
        if self.body.is_some() {
            version.lacks(faults, "denomination");
        }
        let needed = [
            ("civilite", self.title.is_none()),
            ("nom", self.last.is_none()),
            ("prenom", self.first.is_none()),
            ("ligne1", self.address.as_ref().is_some_and(|it| it.line1.is_none())),
        ];
        for (what, _) in needed.into_iter().filter(|(_, is_missing)| *is_missing) {
            version.needs(faults, "responsable", what);
        }
    }
}
