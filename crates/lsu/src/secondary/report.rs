//! Reports of 2D: of a period, and of the end of cycles 3 and 4.

use super::{ComplementKind, CourseKind, DigitalSkill, EndedCycle, RegionalLanguage, SupportKind};
use crate::record::{maybe, one, record};
use crate::value::Value;
use crate::{
    ComplementPosition, Components, DigitalLevel, Line, Mastery, Moment, Position,
    RegionalPosition, Text, TextProblem, XmlId,
};
use base::{Day, SchoolYear, Title};
use std::{borrow::Cow, fmt};

record! {
    /// What a pupil has learnt in a period: the bulletin.
    PeriodicReport in "bilan-periodique" {
        @ {
            pupil: XmlId = "eleve-ref",
            period: XmlId = "periode-ref",
            council_on: Day = "date-conseil-classe",
            /// Since when the pupil is in the school, this year.
            schooled_on: Day = "date-scolarite",
            /// Needed before the strict schema.
            locked_at: Option<Moment> = "date-verrou",
            head: XmlId = "responsable-etab-ref",
            head_teachers: Vec<XmlId> = "prof-princ-refs",
        }
        > {
            /// One a subject, at least one.
            achievements: Vec<Achievement> = "liste-acquis",
            /// Not before the strict schema.
            digital: Option<DigitalSkills> = "competences-numeriques",
            projects: Vec<PupilProject> = "epis-eleve",
            supports: Vec<PupilSupport> = "acc-persos-eleve",
            courses: Vec<Course> = "liste-parcours",
            /// How the pupil is accompanied.
            accompaniments: Vec<Support> = "modalites-accompagnement",
            /// What was learnt, and advice to go on: the synthesis of the class council.
            advice: Text<1000> = "acquis-conseils",
            /// « Devoirs faits ». Not before the strict schema.
            homework: Option<Text<600>> = "devoirs-faits",
            school_life: SchoolLife = "vie-scolaire",
            /// Those that have a position. All or none before the strict schema.
            socle: Components<Option<Mastery>> = "socle",
            guardians: Vec<Guardian> = "responsables",
        }
    }
}

record! {
    /// What a pupil commands at the end of a cycle.
    CycleReport in "bilan-cycle" {
        @ {
            pupil: XmlId = "eleve-ref",
            cycle: EndedCycle = "cycle",
            year: SchoolYear = "millesime",
            created_on: Day = "date-creation",
            /// Needed before the strict schema.
            locked_at: Option<Moment> = "date-verrou",
            head: XmlId = "responsable-etab-ref",
            head_teachers: Vec<XmlId> = "prof-princ-refs",
        }
        > {
            socle: Components<Mastery> = "socle",
            synthesis: Text<1500> = "synthese",
            complement: Option<Complement> = "enseignement-complement",
            guardians: Vec<Guardian> = "responsables",
            /// Not before the strict schema.
            regional: Option<Regional> = "langue-culture-regionale",
        }
    }
}

record! {
    /// What was learnt in a subject.
    Achievement in "acquis" {
        @ {
            subject: XmlId = "discipline-ref",
            /// At least one.
            teachers: Vec<XmlId> = "enseignant-refs",
            /// At least one before the strict schema.
            elements: Vec<XmlId> = "element-programme-refs",
            average: Option<Average> = "moyenne-eleve",
            class_average: Option<Average> = "moyenne-structure",
            is_unmarked: bool = "eleve-non-note",
            is_class_unmarked: bool = "structure-non-notee",
            position: Option<Position> = "positionnement",
        }
        > { appreciation: Option<Text<600>> = "appreciation", }
    }
}

record! {
    /// Digital competences of a pupil in 6e.
    DigitalSkills in "competences-numeriques" {
        @ {
            /// What is said to all of his class or groups.
            common: Vec<XmlId> = "comp-num-commun-refs",
        }
        > { appreciation: Option<Text<600>> = "appreciation-num", }
        each {
            /// One a competence.
            levels: Vec<DigitalNote>
        }
    }
}

record! {
    DigitalNote in "competence-num" {
        @ {
            skill: DigitalSkill = "code",
            level: DigitalLevel = "niveau",
        }
        > {}
    }
}

record! {
    /// An EPI that the pupil has followed in a group.
    PupilProject in "epi-eleve" {
        @ { group: XmlId = "epi-groupe-ref", }
        > { comment: Option<Text<600>> = "commentaire", }
    }
}

record! {
    /// An accompagnement personnalisé that the pupil has followed in a group.
    PupilSupport in "acc-perso-eleve" {
        @ { group: XmlId = "acc-perso-groupe-ref", }
        > { comment: Option<Text<600>> = "commentaire", }
    }
}

record! {
    /// What was done of a parcours.
    Course in "parcours" {
        @ { kind: CourseKind = "code", }
        > {}
        text { text: Text<600> }
    }
}

record! {
    Support in "modalite-accompagnement" {
        @ { kind: SupportKind = "code", }
        > {
            /// What the PPRE is about.
            ppre: Option<Text<600>> = "complement-ppre",
            /// What the contrat de réussite is about. Not before the strict schema.
            contract: Option<Text<600>> = "complement-contrat-reussite",
        }
    }
}

record! {
    /// Absences in half-days, and hours of class missed.
    SchoolLife in "vie-scolaire" {
        @ {
            late: Count = "nb-retards",
            excused: Count = "nb-abs-justifiees",
            unexcused: Count = "nb-abs-injustifiees",
            hours_missed: Option<Count> = "nb-heures-manquees",
        }
        > { comment: Option<Text<600>> = "commentaire", }
    }
}

record! {
    /// Whoever is responsible for the pupil: a person, or from the strict schema on a body.
    Guardian in "responsable" {
        @ {
            title: Option<Title> = "civilite",
            last: Option<Line<100>> = "nom",
            first: Option<Line<100>> = "prenom",
            is_first_legal: bool = "legal1",
            is_second_legal: bool = "legal2",
            kinship: Option<Line<40>> = "lien-parente",
            /// What the body is called.
            body: Option<Line<600>> = "denomination",
        }
        > { address: Option<Address> = "adresse", }
    }
}

record! {
    Address in "adresse" {
        @ {
            /// Needed before the strict schema.
            line1: Option<Line<50>> = "ligne1",
            line2: Option<Line<50>> = "ligne2",
            line3: Option<Line<50>> = "ligne3",
            line4: Option<Line<50>> = "ligne4",
            postcode: Line<10> = "code-postal",
            town: Line<100> = "commune",
        }
        > {}
    }
}

record! {
    Complement in "enseignement-complement" {
        @ {
            kind: ComplementKind = "code",
            /// Needed in 2.0.
            position: Option<ComplementPosition> = "positionnement",
        }
        > {}
    }
}

record! {
    Regional in "langue-culture-regionale" {
        @ {
            language: RegionalLanguage = "code",
            position: Option<RegionalPosition> = "positionnement",
        }
        > {}
    }
}

one!(SchoolLife);
maybe!(Address, Complement, Regional, DigitalSkills);

/// A mean in at most eight characters: `12.5/20`, or a word such as `Disp.`
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Average(Line<8>);

/// A number of absences or of times late: 999 at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Count(u16);

/// The code of a subject: six capitals and figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubjectCode([u8; 6]);

impl Average {
    /// From hundredths: `1250` out of `20` is `12.5/20`. None where it passes eight characters.
    /// The schema says nothing of how a mean is written; this is how other tools write theirs.
    pub fn out_of(hundredths: u32, out_of: u32) -> Option<Self> {
        let (whole, rest) = (hundredths / 100, hundredths % 100);
        let written = match (rest, rest % 10) {
            (0, _) => format!("{whole}/{out_of}"),
            (_, 0) => format!("{whole}.{}/{out_of}", rest / 10),
            _ => format!("{whole}.{rest:02}/{out_of}"),
        };
        Self::parse(&written).ok()
    }

    pub fn parse(written: &str) -> Result<Self, TextProblem> {
        Line::parse(written).map(Average)
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl Count {
    pub const MAX: u16 = 999;

    pub const fn new(number: u16) -> Option<Self> {
        if number <= Self::MAX { Some(Count(number)) } else { None }
    }

    pub const fn number(self) -> u16 {
        self.0
    }
}

impl SubjectCode {
    pub fn parse(written: &str) -> Option<Self> {
        let bytes: [u8; 6] = written.trim().as_bytes().try_into().ok()?;
        let is_one = bytes.iter().all(|it| it.is_ascii_digit() || it.is_ascii_uppercase());
        is_one.then_some(SubjectCode(bytes))
    }
}

impl fmt::Display for SubjectCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{}", char::from(*byte)))
    }
}

impl Value for Average {
    fn written(&self) -> Cow<'_, str> {
        self.0.as_str().into()
    }

    fn parsed(text: &str) -> Result<Self, Option<TextProblem>> {
        Self::parse(text).map_err(Some)
    }
}

impl Value for Count {
    fn written(&self) -> Cow<'_, str> {
        self.0.to_string().into()
    }

    fn parsed(text: &str) -> Result<Self, Option<TextProblem>> {
        text.trim().parse().ok().and_then(Count::new).ok_or(None)
    }
}

impl Value for SubjectCode {
    fn written(&self) -> Cow<'_, str> {
        self.to_string().into()
    }

    fn parsed(text: &str) -> Result<Self, Option<TextProblem>> {
        Self::parse(text).ok_or(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_written_in_eight_characters() {
        let written = |hundredths| Average::out_of(hundredths, 20).expect("a mean");
        let all = [0, 1_200, 1_250, 1_205, 2_000].map(|it| written(it).as_str().to_owned());
        assert_eq!(all, ["0/20", "12/20", "12.5/20", "12.05/20", "20/20"]);
        assert_eq!(Average::out_of(10_050, 100).map(|it| it.as_str().len()), None);
    }

    #[test]
    fn a_count_is_below_a_thousand_and_a_code_has_six_characters() {
        assert_eq!(Count::new(999).map(Count::number), Some(999));
        assert_eq!(Count::new(1_000), None);
        assert_eq!(SubjectCode::parse("020700").expect("French").to_string(), "020700");
        for wrong in ["", "20700", "0207000", "02070é", "0207a0"] {
            assert_eq!(SubjectCode::parse(wrong), None, "{wrong}");
        }
    }
}
