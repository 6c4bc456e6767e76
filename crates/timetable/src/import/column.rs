//! The columns of a table of lessons, by their headings: those of EDT (`EXP_COURS`, as GEPI reads
//! it), those of UDT, and the ones we document. Case, accents and points do not count.

use base::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Number,
    Day,
    From,
    Until,
    Duration,
    SubjectCode,
    Subject,
    Class,
    Group,
    Teacher,
    TeacherLast,
    TeacherFirst,
    Room,
    Weeks,
    Frequency,
    Since,
    Before,
}

const HEADINGS: &[(Column, &[&str])] = &[
    (Column::Number, &["numero", "n", "num"]),
    (Column::Day, &["jour", "j"]),
    (Column::From, &["debut", "h debut", "heure", "heure debut", "heure de debut", "h", "horaire"]),
    (Column::Until, &["fin", "h fin", "heure fin", "heure de fin"]),
    (Column::Duration, &["duree"]),
    (Column::SubjectCode, &["mat code", "code matiere", "code mat"]),
    (Column::Subject, &["matiere", "mat libelle", "libelle matiere", "mat", "discipline"]),
    (Column::Class, &["classe", "classes", "division", "divisions", "div"]),
    (Column::Group, &["groupe", "groupes", "gr"]),
    (Column::Teacher, &["professeur", "professeurs", "enseignant", "enseignants", "prof", "profs"]),
    (Column::TeacherLast, &["prof nom", "nom prof", "nom professeur"]),
    (Column::TeacherFirst, &["prof prenom", "prenom prof", "prenom professeur"]),
    (Column::Room, &["salle", "salles"]),
    (Column::Weeks, &["semaine", "semaines", "alternance", "alt"]),
    (Column::Frequency, &["frequence", "freq"]),
    (Column::Since, &["du", "date debut", "a partir du"]),
    (Column::Before, &["au", "date fin", "jusqu au"]),
];

impl Column {
    pub fn of(heading: &str) -> Option<Self> {
        let folded = fold(&heading.replace(['_', '-'], " "));
        let known = |(_, words): &&(Column, &[&str])| words.contains(&folded.as_str());
        HEADINGS.iter().find(known).map(|(column, _)| *column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_they_are_written() {
        for (heading, column) in [
            ("H.DEBUT", Some(Column::From)),
            ("MAT_CODE", Some(Column::SubjectCode)),
            ("PROF_NOM", Some(Column::TeacherLast)),
            ("Heure de début", Some(Column::From)),
            ("Durée", Some(Column::Duration)),
            ("div", Some(Column::Class)),
            ("CO-ENS.", None),
            ("EFFECTIF", None),
        ] {
            assert_eq!(Column::of(heading), column, "{heading}");
        }
    }
}
