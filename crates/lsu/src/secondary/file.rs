//! A file of 2D and those it speaks of.

use super::{
    Course, CycleReport, Election, PeriodicReport, StructureKind, SubjectCode, TeacherKind,
};
use crate::codes::codes;
use crate::contents::contents;
use crate::primary::ProgrammeElement;
use crate::record::record;
use crate::{Line, SiecleId, StsId, Text, Uai, XmlId};
use base::{SchoolYear, Title};

/// The name that the ministry gives the schema of 2D.
const SCHEMA_FILE: &str = "import-bilan-complet.xsd";

codes! {
    /// The version of the schema that a file is written for.
    Version {
        Two = "2.0", "2.0";
        Three = "3.0", "3.0";
        Four = "4.0", "4.0";
        Five = "5.0", "5.0";
        Six = "6.0", "6.0";
        Seven = "7.0", "7.0";
    }
}

contents! {
    /// A file of 2D, as it is written or as it was read. [`File::new`] checks that it holds and
    /// that its version has all that is in it.
    sections {
        /// Heads of the school (responsables d'établissement).
        heads: Head = "responsables-etab",
        pupils: Pupil = "eleves",
        periods: Period = "periodes",
        subjects: Subject = "disciplines",
        teachers: Teacher = "enseignants",
        elements: ProgrammeElement = "elements-programme",
        /// What is said to all of a class or group about digital competences.
        digital: DigitalCommon = "competences-numeriques-communs",
        class_courses: ClassCourses = "parcours-communs",
        class_lives: ClassLife = "vies-scolaires-communs",
        /// Themes of EPI that the nomenclature does not have.
        themes: Theme = "epis-thematiques",
        /// EPI: enseignements pratiques interdisciplinaires.
        projects: Project = "epis",
        project_groups: ProjectGroup = "epis-groupes",
        /// Accompagnement personnalisé.
        supports: PersonalSupport = "acc-persos",
        support_groups: SupportGroup = "acc-persos-groupes",
        reports: PeriodicReport = "bilans-periodiques",
        /// Of the end of cycles 3 and 4.
        cycle_reports: CycleReport = "bilans-cycle",
    }
}

record! {
    /// Which tool has made the file, and for which school.
    Header in "entete" {
        @ {}
        > {
            editor: Line<50> = "editeur",
            application: Line<50> = "application",
            /// Not before the strict schema.
            application_version: Option<Line<50>> = "appliVersion",
            school: Uai = "etablissement",
        }
    }
}

record! {
    /// `Mme Petit, principale`.
    Head in "responsable-etab" {
        @ {
            id: XmlId = "id",
            label: Line<100> = "libelle",
        }
        > {}
    }
}

record! {
    Pupil in "eleve" {
        @ {
            id: XmlId = "id",
            siecle: SiecleId = "id-be",
            last: Option<Line<100>> = "nom",
            first: Option<Line<100>> = "prenom",
            /// The code of his class. Eight characters at most before the strict schema.
            division: Line<20> = "code-division",
        }
        > {}
    }
}

record! {
    /// A period of the school year: the `index`th of `count`.
    Period in "periode" {
        @ {
            id: XmlId = "id",
            year: SchoolYear = "millesime",
            index: u8 = "indice",
            count: u8 = "nb-periodes",
        }
        > {}
    }
}

record! {
    /// A subject, and how one comes to follow it.
    Subject in "discipline" {
        @ {
            id: XmlId = "id",
            code: SubjectCode = "code",
            /// Not in 2.0.
            national: Option<SubjectCode> = "code-national",
            election: Election = "modalite-election",
            label: Line<40> = "libelle",
            /// The subject that is the language of this one. Not before the strict schema.
            language: Option<XmlId> = "id-lv",
        }
        > {}
    }
}

record! {
    Teacher in "enseignant" {
        @ {
            id: XmlId = "id",
            kind: TeacherKind = "type",
            sts: StsId = "id-sts",
            title: Option<Title> = "civilite",
            last: Option<Line<100>> = "nom",
            first: Option<Line<100>> = "prenom",
        }
        > {}
    }
}

record! {
    /// What is said to all of a class or group about digital competences.
    DigitalCommon in "competences-numeriques-commun" {
        @ {
            id: XmlId = "id",
            structure: Line<20> = "code-structure",
            kind: StructureKind = "type-structure",
        }
        > {}
        text { text: Text<600> }
    }
}

record! {
    /// What a class has followed together in a period.
    ClassCourses in "parcours-commun" {
        @ {
            period: XmlId = "periode-ref",
            division: Line<20> = "code-division",
        }
        > {}
        each {
            /// One of a kind at most, at least one.
            courses: Vec<Course>
        }
    }
}

record! {
    /// What is said to all of a class about its life in a period.
    ClassLife in "vie-scolaire-commun" {
        @ {
            period: XmlId = "periode-ref",
            division: Line<20> = "code-division",
        }
        > { comment: Text<600> = "commentaire", }
    }
}

record! {
    /// A theme of EPI that the nomenclature does not have.
    Theme in "epi-thematique" {
        @ {
            code: Line<50> = "code",
            label: Line<100> = "libelle",
        }
        > {}
    }
}

record! {
    /// An EPI.
    Project in "epi" {
        @ {
            id: XmlId = "id",
            title: Line<150> = "intitule",
            /// That of a [`super::ProjectTheme`] or of a [`Theme`] of the file.
            theme: Line<50> = "thematique",
            /// At least two.
            subjects: Vec<XmlId> = "discipline-refs",
        }
        > { description: Option<Text<600>> = "description", }
    }
}

record! {
    /// An EPI as a group of pupils follows it.
    ProjectGroup in "epi-groupe" {
        @ {
            id: XmlId = "id",
            project: XmlId = "epi-ref",
            title: Line<150> = "intitule",
        }
        > {
            comment: Option<Text<600>> = "commentaire",
            /// At least one.
            taught: Vec<Teaching> = "enseignants-disciplines",
        }
    }
}

record! {
    /// An accompagnement personnalisé.
    PersonalSupport in "acc-perso" {
        @ {
            id: XmlId = "id",
            title: Line<150> = "intitule",
            /// At least one.
            subjects: Vec<XmlId> = "discipline-refs",
        }
        > { description: Option<Text<600>> = "description", }
    }
}

record! {
    /// An accompagnement personnalisé as a group of pupils follows it.
    SupportGroup in "acc-perso-groupe" {
        @ {
            id: XmlId = "id",
            support: XmlId = "acc-perso-ref",
            title: Line<150> = "intitule",
        }
        > {
            comment: Option<Text<600>> = "commentaire",
            /// At least one.
            taught: Vec<Teaching> = "enseignants-disciplines",
        }
    }
}

record! {
    /// Who teaches what in a group.
    Teaching in "enseignant-discipline" {
        @ {
            teacher: XmlId = "enseignant-ref",
            subject: XmlId = "discipline-ref",
        }
        > {}
    }
}
