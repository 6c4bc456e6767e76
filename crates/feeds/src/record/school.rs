//! A school, as feeds describe it.

use super::{Address, ClassRef, Fields, Key};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchoolRecord {
    pub key: Option<Key>,
    pub fields: Fields,
    pub uai: String,
    pub siret: String,
    pub name: String,
    pub kind: Option<SchoolKind>,
    /// As the feed words it: `ECOLE ELEMENTAIRE`, `340`.
    pub kind_label: String,
    pub kind_code: String,
    /// `PU` is public.
    pub contract: String,
    pub address: Address,
    pub phone: String,
    pub email: String,
    /// The commune the school belongs to, as the feed writes it: a name, a code, or both.
    pub town: String,
    pub district: String,
    pub sector: String,
    /// The regroupement pédagogique intercommunal.
    pub rpi: String,
    /// Classes the school says it has (AAF 2D).
    pub classes: Vec<ClassRef>,
    pub groups: Vec<ClassRef>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SchoolKind {
    Maternelle,
    Elementaire,
    Primaire,
    College,
    Lycee,
    LyceePro,
    Other,
}

impl SchoolKind {
    /// From `ENTStructureTypeStruct`, else from its code, else from the name of the school.
    pub fn read(label: &str, code: &str, name: &str) -> Option<Self> {
        Self::from_words(label).or_else(|| Self::from_code(code)).or_else(|| Self::from_words(name))
    }

    fn from_code(code: &str) -> Option<Self> {
        match code.trim() {
            "1ORD" => Some(SchoolKind::Primaire),
            "CLG" | "340" => Some(SchoolKind::College),
            "LYC" | "302" | "300" => Some(SchoolKind::Lycee),
            "LP" | "320" => Some(SchoolKind::LyceePro),
            _ => None,
        }
    }

    fn from_words(text: &str) -> Option<Self> {
        let folded = base::fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        let has = |word: &str| words.contains(&word);
        let kind = if has("maternelle") || has("empu") {
            SchoolKind::Maternelle
        } else if has("elementaire") || has("eepu") {
            SchoolKind::Elementaire
        } else if has("primaire") || has("eppu") || folded == "ecole" {
            SchoolKind::Primaire
        } else if has("college") || has("clg") {
            SchoolKind::College
        } else if has("lp") || (has("lycee") && (has("professionnel") || has("pro"))) {
            SchoolKind::LyceePro
        } else if has("lycee") || has("lyc") || has("lgt") || has("lpo") {
            SchoolKind::Lycee
        } else {
            return None;
        };
        Some(kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_a_school_is_read_from_its_type_its_code_or_its_name() {
        assert_eq!(SchoolKind::read("ECOLE MATERNELLE", "", ""), Some(SchoolKind::Maternelle));
        assert_eq!(SchoolKind::read("COLLEGE", "340", ""), Some(SchoolKind::College));
        assert_eq!(SchoolKind::read("", "320", ""), Some(SchoolKind::LyceePro));
        let named = SchoolKind::read("", "", "École élémentaire Paul Bert");
        assert_eq!(named, Some(SchoolKind::Elementaire));
        assert_eq!(SchoolKind::read("", "", "Les Tilleuls"), None);
    }
}
