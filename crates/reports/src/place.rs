//! Places of a report: the domains of the first degree, the components of the socle, parcours and
//! ways to be accompanied, by the codes of the livret. Subjects are a school's own.
//!
//! Labels: `rubrique`, `parcours_type` and `modaccomp` of the livret scolaire unique, and the
//! décret 2015-372 for the socle. They are national names, said in French in every language.

use crate::college;
use base::Id;
use people::Level;
use results::Subject;

/// A domain; where it has parts they are positioned, and it is appreciated as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Domain {
    pub code: &'static str,
    pub label: &'static str,
    pub parts: &'static [Named],
}

/// A code and what it is called.
pub type Named = (&'static str, &'static str);

const FRENCH: Domain = Domain {
    code: "FRA-RAC",
    label: "Français",
    parts: &[
        ("FRA-LGO", "Langage oral"),
        ("FRA-LEC", "Lecture et compréhension de l’écrit"),
        ("FRA-ECR", "Écriture"),
        ("FRA-ETL", "Étude de la langue (grammaire, orthographe, lexique)"),
    ],
};
const MATHS: Domain = Domain {
    code: "MAT-RAC",
    label: "Mathématiques",
    parts: &[
        ("MAT-NBC", "Nombres et calcul"),
        ("MAT-GDM", "Grandeurs et mesures"),
        ("MAT-GEO", "Espace et géométrie"),
    ],
};
const SPORT: Domain = whole("EPS-RAC", "Éducation physique et sportive");
const ARTS: Domain = whole("ART-RAC", "Enseignements artistiques");
const CIVICS: Domain = whole("EMC-RAC", "Enseignement moral et civique");
const LANGUAGE: Domain = whole("LGV-RAC", "Langue vivante");

const CYCLE_2: &[Domain] =
    &[FRENCH, MATHS, SPORT, ARTS, whole("QLM-RAC", "Questionner le monde"), CIVICS, LANGUAGE];
const CYCLE_3: &[Domain] = &[
    FRENCH,
    MATHS,
    SPORT,
    ARTS,
    whole("STC-RAC", "Sciences et technologie"),
    whole("HIG-RAC", "Histoire géographie"),
    CIVICS,
    LANGUAGE,
];

const fn whole(code: &'static str, label: &'static str) -> Domain {
    Domain { code, label, parts: &[] }
}

impl Domain {
    /// Where it is positioned: its parts, or itself.
    pub fn positions(&self) -> Vec<Named> {
        if self.parts.is_empty() { vec![(self.code, self.label)] } else { self.parts.to_vec() }
    }
}

/// The domains of a level of the first degree, or of the cycle a pupil without one follows (ULIS);
/// none where subjects are taught.
pub fn domains(level: Level, cycle: Option<u8>) -> &'static [Domain] {
    match (level, cycle) {
        (Level::Cp | Level::Ce1 | Level::Ce2, _) | (Level::Other, Some(2)) => CYCLE_2,
        (Level::Cm1 | Level::Cm2, _) | (Level::Other, Some(3)) => CYCLE_3,
        _ => &[],
    }
}

/// May a pupil of this level have a report? Maternelle has its carnet de suivi.
pub fn is_reported(level: Level) -> bool {
    level >= Level::Cp
}

/// The cycle of those who reach this age in the year school begins: a pupil of ULIS is with the
/// class of his age unless his PPS says otherwise (circulaire 2015-129, 2.1).
pub fn cycle_at(age: i16) -> u8 {
    match age {
        ..=5 => 1,
        6..=8 => 2,
        _ => 3,
    }
}

/// How the pupils of a class of this name are accompanied, all of them: « ULIS école », « UPE2A ».
pub fn care_of_class(name: &str) -> Option<&'static str> {
    let folded = base::fold(name);
    CARES_OF_CLASS.into_iter().find(|care| folded.split(' ').any(|word| word == base::fold(care)))
}

/// The one cycle that ends in an école.
pub const CYCLE_OF_ECOLE: u8 = 2;

/// The cycle that ends with this level.
pub fn cycle_ended(level: Level) -> Option<u8> {
    match level {
        Level::Ce2 => Some(2),
        Level::Sixth => Some(3),
        Level::Third => Some(4),
        _ => None,
    }
}

/// The eight components of the socle.
pub const COMPONENTS: &[Named] = &[
    ("CPD_FRA", "Comprendre, s’exprimer en utilisant la langue française à l’oral et à l’écrit"),
    (
        "CPD_ETR",
        "Comprendre, s’exprimer en utilisant une langue étrangère et, le cas échéant, une langue \
         régionale",
    ),
    (
        "CPD_SCI",
        "Comprendre, s’exprimer en utilisant les langages mathématiques, scientifiques et \
         informatiques",
    ),
    ("CPD_ART", "Comprendre, s’exprimer en utilisant les langages des arts et du corps"),
    ("MET_APP", "Les méthodes et outils pour apprendre"),
    ("FRM_CIT", "La formation de la personne et du citoyen"),
    ("SYS_NAT", "Les systèmes naturels et les systèmes techniques"),
    ("REP_MND", "Les représentations du monde et l’activité humaine"),
];

const COURSES: &[Named] = &[
    ("PAR_CIT", "Parcours citoyen"),
    ("PAR_ART", "Parcours d’éducation artistique et culturelle"),
    ("PAR_SAN", "Parcours éducatif de santé"),
    // Of the second degree.
    ("PAR_AVN", "Parcours avenir"),
    // Said in words where there is no project (`project.rs`): only these have what the State's file
    // wants.
    ("EPI", "Enseignements pratiques interdisciplinaires"),
    ("AP", "Accompagnement personnalisé"),
];

/// What is said to a class of 6e beside its parcours: the digital competences it has worked.
pub const DIGITAL: Named = (college::DIGITAL, "Compétences numériques");

pub fn courses(is_first_degree: bool) -> &'static [Named] {
    if is_first_degree { &COURSES[..3] } else { COURSES }
}

pub const CARES: &[Named] = &[
    ("PAP", "Plan d’accompagnement personnalisé (PAP)"),
    ("PAI", "Projet d’accueil individualisé (PAI)"),
    ("PPRE", "Programme personnalisé de réussite éducative (PPRE)"),
    ("PPS", "Projet personnalisé de scolarisation (PPS)"),
    ("RASED", "Aide du RASED"),
    ("ULIS", "Unité localisée pour l’inclusion scolaire (ULIS)"),
    ("UPE2A", "Unité pour élèves allophones arrivants (UPE2A)"),
    ("SEGPA", "Section d’enseignement général et professionnel adapté (SEGPA)"),
    ("CTR", "Contrat de réussite"),
];

/// Those of an école, or of a collège: the State's files have not the same.
pub fn cares(is_first_degree: bool) -> impl Iterator<Item = &'static Named> {
    let elsewhere: &[&str] = if is_first_degree { &["SEGPA", "CTR"] } else { &["RASED"] };
    CARES.iter().filter(move |(code, _)| !elsewhere.contains(code))
}

/// Those that are a class of their own: its pupils have them without being asked.
pub const CARES_OF_CLASS: [&str; 2] = ["ULIS", "UPE2A"];

/// What a code is called; the code itself when nobody knows it any more.
pub fn label(code: &str) -> &str {
    let named = COURSES.iter().chain(CARES).chain(COMPONENTS).find(|(known, _)| *known == code);
    named.map_or(code, |(_, label)| *label)
}

/// The place of a subject.
pub fn of_subject(subject: Id<Subject>) -> String {
    format!("s{subject}")
}

/// The subject of a place.
pub fn subject(place: &str) -> Option<Id<Subject>> {
    place.strip_prefix('s')?.parse().ok()
}

/// Where a skill counts, by its code and those of what it is a part of, the nearest first: at the
/// part that has one of these codes, or else at the domain that begins as one of them does.
pub fn of_skill<'c>(
    domains: &[Domain],
    mut codes: impl Iterator<Item = &'c str> + Clone,
) -> Option<&'static str> {
    let parts = || domains.iter().flat_map(Domain::positions);
    let part = |code: &str| parts().find(|(known, _)| *known == code).map(|(known, _)| known);
    if let Some(found) = codes.clone().find_map(part) {
        return Some(found);
    }
    codes.find_map(|code| {
        let begins = |domain: &&Domain| code.starts_with(&domain.code[..3]);
        domains.iter().filter(|domain| domain.parts.is_empty()).find(begins).map(|it| it.code)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skill_counts_where_the_livret_has_a_place_for_it() {
        let place = |level, codes: &[&str]| of_skill(domains(level, None), codes.iter().copied());
        assert_eq!(place(Level::Ce1, &["FRA-LEC-3", "FRA-LEC", "FRA"]), Some("FRA-LEC"));
        assert_eq!(place(Level::Ce1, &["ART-PLA", "ART"]), Some("ART-RAC"));
        assert_eq!(place(Level::Cm2, &["HIG-7"]), Some("HIG-RAC"));
        assert_eq!(place(Level::Ce1, &["HIG-7"]), None);
        // Of French, nobody knows which part: nothing is proposed.
        assert_eq!(place(Level::Ce1, &["FRA"]), None);
        assert_eq!(place(Level::Sixth, &["FRA-LEC"]), None);
    }

    #[test]
    fn who_has_no_level_follows_a_cycle() {
        assert_eq!(domains(Level::Other, Some(2)), domains(Level::Ce1, None));
        assert_eq!(domains(Level::Other, Some(3)), domains(Level::Cm2, None));
        assert!(domains(Level::Other, None).is_empty(), "in a collège subjects are taught");
        assert_eq!([5, 6, 8, 9, 12].map(cycle_at), [1, 2, 2, 3, 3]);
    }

    #[test]
    fn a_class_says_by_its_name_how_its_pupils_are_accompanied() {
        assert_eq!(care_of_class("ULIS"), Some("ULIS"));
        assert_eq!(care_of_class("Ulis école – Mme Petit"), Some("ULIS"));
        assert_eq!(care_of_class("Initiation (UPE2A)"), Some("UPE2A"));
        assert_eq!(care_of_class("CM1 Ulisse"), None);
    }

    #[test]
    fn a_place_of_a_subject_is_found_again() {
        let id: Id<Subject> = Id::new(7_310);
        assert_eq!(subject(&of_subject(id)), Some(id));
        assert_eq!(subject("FRA-LEC"), None);
    }
}
