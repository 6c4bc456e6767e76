//! A school, as feeds describe it.

use super::{Address, ClassRef, Fields, Key};
use people::SchoolKind;

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

/// From `ENTStructureCodeTypeStruct`, else from the words of the type, else from the name: `1ORD`
/// and
/// `ECOLE` say less than a name does.
pub fn school_kind(label: &str, code: &str, name: &str) -> Option<SchoolKind> {
    from_code(code)
        .or_else(|| from_words(label).filter(|kind| *kind != SchoolKind::Primary))
        .or_else(|| from_words(name))
        .or_else(|| from_words(label))
}

fn from_code(code: &str) -> Option<SchoolKind> {
    match code.trim() {
        // The natures of the national register of schools.
        "101" | "102" | "103" => Some(SchoolKind::Nursery),
        "151" | "152" | "153" => Some(SchoolKind::Elementary),
        "340" | "CLG" => Some(SchoolKind::Middle),
        "300" | "301" | "302" | "306" | "310" | "320" | "LYC" | "LP" => Some(SchoolKind::High),
        _ => None,
    }
}

fn from_words(text: &str) -> Option<SchoolKind> {
    let folded = base::fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |word: &str| words.contains(&word);
    let kind = if has("maternelle") || has("empu") {
        SchoolKind::Nursery
    } else if has("elementaire") || has("eepu") {
        SchoolKind::Elementary
    } else if has("primaire") || has("eppu") || folded == "ecole" || folded == "1ord" {
        SchoolKind::Primary
    } else if has("college") || has("clg") {
        SchoolKind::Middle
    } else if ["lycee", "lyc", "lgt", "lpo", "lp"].into_iter().any(has) {
        SchoolKind::High
    } else {
        return None;
    };
    Some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_a_school_is_read_from_its_type_its_code_or_its_name() {
        assert_eq!(school_kind("ECOLE MATERNELLE", "", ""), Some(SchoolKind::Nursery));
        assert_eq!(school_kind("COLLEGE", "340", ""), Some(SchoolKind::Middle));
        assert_eq!(school_kind("", "320", ""), Some(SchoolKind::High));
        let named = school_kind("", "", "École élémentaire Paul Bert");
        assert_eq!(named, Some(SchoolKind::Elementary));
        assert_eq!(school_kind("", "", "Les Tilleuls"), None);
    }
}
