//! Reports of 1D: of a period, and of the end of cycle 2.

use crate::codes::codes;
use crate::element::Element;
use crate::nomenclature::{Domain, SubDomain};
use crate::record::{maybe, record};
use crate::value::Attribute;
use crate::xml::Tag;
use crate::{Components, Line, Mastery, Moment, Position, ReadingProblem, Text, XmlId};
use base::{Day, SchoolYear, Title};

record! {
    /// What a pupil has learnt in a period.
    PeriodicReport in "bilan-periodique" {
        @ {
            pupil: XmlId = "eleve-ref",
            period: XmlId = "periode-ref",
            /// At least one.
            teachers: Vec<XmlId> = "enseignant-refs",
            created_on: Day = "date-creation",
            /// Since when the pupil is in the school, this year.
            schooled_on: Day = "date-scolarite",
            locked_at: Moment = "date-verrou",
            head: XmlId = "directeur-ref",
        }
        > {
            /// One a domain, at least one.
            achievements: Vec<Achievement> = "liste-acquis",
            courses: Vec<Course> = "liste-parcours",
            supports: Vec<Support> = "modalites-accompagnement",
            appreciation: Text<1500> = "appreciation-generale",
            socle: Option<Components<Option<Mastery>>> = "socle",
            guardians: Vec<Guardian> = "responsables",
        }
    }
}

record! {
    /// What a pupil commands at the end of cycle 2.
    CycleReport in "bilan-cycle" {
        @ {
            pupil: XmlId = "eleve-ref",
            cycle: EndedCycle = "cycle",
            year: SchoolYear = "millesime",
            /// At least one.
            teachers: Vec<XmlId> = "enseignant-refs",
            created_on: Day = "date-creation",
            locked_at: Moment = "date-verrou",
            head: XmlId = "directeur-ref",
        }
        > {
            socle: Components<Mastery> = "socle",
            synthesis: Text<1500> = "synthese",
            guardians: Vec<Guardian> = "responsables",
        }
    }
}

record! {
    /// What was learnt in a domain.
    Achievement in "acquis" {
        @ {
            domain: Domain = "code-domaine",
            elements: Vec<XmlId> = "element-programme-refs",
            outcome: Option<Outcome> = "positionnement",
        }
        > {
            appreciation: Option<Text<600>> = "appreciation",
            lines: Vec<LineAchievement> = "sous-domaines",
        }
    }
}

record! {
    /// What was learnt in a line of a domain.
    LineAchievement in "sous-domaine" {
        @ {
            line: SubDomain = "code-domaine",
            elements: Vec<XmlId> = "element-programme-refs",
            outcome: Option<Outcome> = "positionnement",
        }
        > {}
    }
}

/// Where the pupil is, or that it was not assessed this period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    At(Position),
    NotAssessed,
}

/// Written in one of two attributes: `positionnement`, `non-evalue`.
impl Attribute for Option<Outcome> {
    fn put(&self, name: &'static str, tag: Tag) -> Tag {
        match self {
            Some(Outcome::At(position)) => position.put(name, tag),
            Some(Outcome::NotAssessed) => true.put("non-evalue", tag),
            None => tag,
        }
    }

    fn fetch(name: &'static str, from: &mut Element) -> Result<Self, ReadingProblem> {
        let position: Option<Position> = Attribute::fetch(name, from)?;
        match (position, <bool as Attribute>::fetch("non-evalue", from)?) {
            (Some(_), true) => Err(from.bad("non-evalue", "true", None)),
            (Some(position), false) => Ok(Some(Outcome::At(position))),
            (None, true) => Ok(Some(Outcome::NotAssessed)),
            (None, false) => Ok(None),
        }
    }
}

codes! {
    /// The only cycle that ends in an école élémentaire.
    EndedCycle {
        Second = "2", "Cycle 2";
    }
}

codes! {
    /// A parcours éducatif, at the école élémentaire.
    CourseKind {
        Citizen = "PAR_CIT", "Parcours citoyen";
        Arts = "PAR_ART", "Parcours d’éducation artistique et culturelle";
        Health = "PAR_SAN", "Parcours éducatif de santé";
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

codes! {
    /// How a pupil is accompanied (modalité d'accompagnement), in 1D.
    SupportKind {
        Pap = "PAP", "Plan d’accompagnement personnalisé";
        Pps = "PPS", "Projet personnalisé de scolarisation";
        Upe2a = "UPE2A", "Unité pédagogique pour élèves allophones arrivants";
        Rased = "RASED", "Réseau d’aides spécialisées aux élèves en difficulté";
        Ulis = "ULIS", "Unité localisée pour l’inclusion scolaire";
        Pai = "PAI", "Projet d’accueil individualisé";
        Ppre = "PPRE", "Programme personnalisé de réussite éducative";
    }
}

record! {
    Support in "modalite-accompagnement" {
        @ { kind: SupportKind = "code", }
        > {
            /// What the PPRE is about.
            ppre: Option<Text<600>> = "complement-ppre",
        }
    }
}

record! {
    /// Whoever is responsible for the pupil, to whom the report is sent.
    Guardian in "responsable" {
        @ {
            title: Title = "civilite",
            last: Line<100> = "nom",
            first: Line<100> = "prenom",
            /// `Mère`, `Tuteur`…
            kinship: Option<Line<40>> = "lien-parente",
        }
        > { address: Option<Address> = "adresse", }
    }
}

record! {
    Address in "adresse" {
        @ {
            line1: Line<50> = "ligne1",
            line2: Option<Line<50>> = "ligne2",
            line3: Option<Line<50>> = "ligne3",
            line4: Option<Line<50>> = "ligne4",
            postcode: Line<10> = "code-postal",
            town: Line<100> = "commune",
        }
        > {}
    }
}

maybe!(Address);
