//! Subjects of the second degree as people say them. The academies' feeds write them in capitals
//! without accents, beside the six characters of `N_MATIERE_ENSEIGNEE` (a file
//! `MatiereEducNat` of 2013 was read for the codes; what is not here keeps the name it came with).

use base::fold;

/// A subject of the national table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownSubject {
    pub code: &'static str,
    /// As the table writes it.
    label: &'static str,
    pub name: &'static str,
}

const fn subject(code: &'static str, label: &'static str, name: &'static str) -> KnownSubject {
    KnownSubject { code, label, name }
}

/// In the order a bulletin has them.
const SUBJECTS: &[KnownSubject] = &[
    subject("020700", "francais", "Français"),
    subject("010300", "philosophie", "Philosophie"),
    subject("020100", "latin", "Latin"),
    subject("020200", "grec ancien", "Grec ancien"),
    subject("042100", "histoire-geographie-education civique", "Histoire-géographie-EMC"),
    subject("040600", "histoire et geographie", "Histoire-géographie"),
    subject("041400", "education civique", "Enseignement moral et civique"),
    subject("050700", "sciences economiques et sociales", "Sciences économiques et sociales"),
    subject("030201", "anglais lv1", "Anglais LV1"),
    subject("030202", "anglais lv2", "Anglais LV2"),
    subject("030101", "allemand lv1", "Allemand LV1"),
    subject("030102", "allemand lv2", "Allemand LV2"),
    subject("030601", "espagnol lv1", "Espagnol LV1"),
    subject("030602", "espagnol lv2", "Espagnol LV2"),
    subject("030901", "italien lv1", "Italien LV1"),
    subject("030902", "italien lv2", "Italien LV2"),
    subject("031212", "neerlandais lv2", "Néerlandais LV2"),
    subject("030302", "arabe lv2", "Arabe LV2"),
    subject("030402", "chinois lv2", "Chinois LV2"),
    subject("020Q00", "francais langue etrangere", "Français langue étrangère"),
    subject("061300", "mathematiques", "Mathématiques"),
    subject("062300", "physique-chimie", "Physique-chimie"),
    subject("062900", "sciences de la vie et de la terre", "Sciences de la vie et de la Terre"),
    subject("065300", "enseignement scientifique", "Enseignement scientifique"),
    subject("067300", "sciences de l ingenieur", "Sciences de l’ingénieur"),
    subject("070800", "technologie", "Technologie"),
    subject("090100", "arts plastiques", "Arts plastiques"),
    subject("081300", "education musicale", "Éducation musicale"),
    subject("275700", "histoire des arts", "Histoire des arts"),
    subject("100100", "education physique et sportive", "Éducation physique et sportive"),
    subject("006600", "accompagnement personnalise", "Accompagnement personnalisé"),
    subject("008400", "vie de classe", "Vie de classe"),
];

impl KnownSubject {
    /// The subject of this code.
    pub fn of_code(code: &str) -> Option<Self> {
        SUBJECTS.iter().copied().find(|subject| subject.code == code)
    }

    /// The subject of this name, as the table or as people write it, whatever its case and accents.
    pub fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        let is_it = |subject: &KnownSubject| {
            [subject.label, subject.name].into_iter().any(|own| fold(own) == name)
        };
        SUBJECTS.iter().copied().find(is_it)
    }

    /// Its place in a bulletin, from 0.
    pub fn place(self) -> usize {
        SUBJECTS.iter().position(|subject| *subject == self).unwrap_or(SUBJECTS.len())
    }
}

/// What a feed says of a subject, as people say it: by its code, by its label, or as it came with
/// quieter capitals.
pub fn name_of(code: &str, label: &str) -> String {
    let known = KnownSubject::of_code(code).or_else(|| KnownSubject::named(label));
    let said = if label.is_empty() { code } else { label };
    known.map_or_else(|| base::calm(said), |subject| subject.name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_said_as_people_say_it() {
        assert_eq!(name_of("020700", "FRANCAIS"), "Français");
        assert_eq!(name_of("", "HISTOIRE-GEOGRAPHIE-EDUCATION CIVIQUE"), "Histoire-géographie-EMC");
        assert_eq!(name_of("999999", "TYROLIEN AVANCE"), base::calm("TYROLIEN AVANCE"));
        assert_eq!(name_of("999999", ""), base::calm("999999"));
    }

    #[test]
    fn each_code_is_there_once_and_each_name_is_found() {
        let mut codes: Vec<&str> = SUBJECTS.iter().map(|subject| subject.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), SUBJECTS.len());
        for subject in SUBJECTS {
            assert_eq!(KnownSubject::named(subject.name), Some(*subject));
            assert_eq!(subject.code.len(), 6);
        }
    }
}
