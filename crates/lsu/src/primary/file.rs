//! A file of 1D and those it speaks of.

use super::{Course, CycleReport, PeriodicReport};
use crate::codes::codes;
use crate::contents::contents;
use crate::record::record;
use crate::{Ine, Line, OndeId, Uai, XmlId};
use base::{Day, SchoolYear, Title};

/// The name that the ministry gives the schema of 1D.
const SCHEMA_FILE: &str = "import-bilan-1d.xsd";

codes! {
    /// The only version of 1D: 1.0b is 1.0 and « non évalué ».
    Version {
        One = "1.0", "1.0";
    }
}

contents! {
    /// A file of 1D, as it is written or as it was read. [`File::new`] checks that it holds.
    sections {
        heads: Head = "directeurs",
        classes: Class = "classes",
        pupils: Pupil = "eleves",
        periods: Period = "periodes",
        teachers: Teacher = "enseignants",
        elements: ProgrammeElement = "elements-programme",
        /// Parcours that all of a class has followed.
        class_courses: ClassCourses = "parcours-communs",
        reports: PeriodicReport = "bilans-periodiques",
        /// Of the end of cycle 2.
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
            school: Uai = "etablissement",
        }
    }
}

record! {
    /// The head of the school (directeur). One who teaches is a [`Teacher`] too, by another id.
    Head in "directeur" {
        @ {
            id: XmlId = "id",
            title: Title = "civilite",
            last: Line<100> = "nom",
            first: Line<100> = "prenom",
        }
        > {}
    }
}

record! {
    Class in "classe" {
        @ {
            id: XmlId = "id",
            onde: OndeId = "id-be",
            label: Option<Line<50>> = "libelle",
        }
        > {}
    }
}

record! {
    Pupil in "eleve" {
        @ {
            id: XmlId = "id",
            ine: Ine = "ine",
            class: XmlId = "classe-ref",
            last: Option<Line<100>> = "nom",
            first: Option<Line<100>> = "prenom",
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
            first: Day = "date-debut",
            last: Day = "date-fin",
        }
        > {}
    }
}

record! {
    Teacher in "enseignant" {
        @ {
            id: XmlId = "id",
            title: Title = "civilite",
            last: Line<100> = "nom",
            first: Line<100> = "prenom",
        }
        > {}
    }
}

record! {
    /// Something of the programmes that was worked on.
    ProgrammeElement in "element-programme" {
        @ {
            id: XmlId = "id",
            label: Line<300> = "libelle",
        }
        > {}
    }
}

record! {
    /// What a class has followed together in a period.
    ClassCourses in "parcours-commun" {
        @ {
            period: XmlId = "periode-ref",
            class: XmlId = "classe-ref",
        }
        > {}
        each {
            /// One of a kind at most, at least one.
            courses: Vec<Course>
        }
    }
}
