//! Guardians and what binds them to a pupil.

use super::{Contact, Fields, Identity, Key, PersonRef, SchoolRef};
use people::Kinship;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuardianRecord {
    pub key: Option<Key>,
    pub fields: Fields,
    pub identity: Identity,
    pub contact: Contact,
    /// The school whose table names him; AAF names none.
    pub school: Option<SchoolRef>,
    /// AAF repeats here what pupils say; ONDE says it only here.
    pub children: Vec<ChildLink>,
}

/// A child, from the guardian's side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildLink {
    pub child: PersonRef,
    pub kinship: Option<Kinship>,
    pub authority: Option<Authority>,
}

/// A guardian, from the pupil's side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuardianLink {
    pub guardian: Key,
    pub kinship: Kinship,
    pub authority: Authority,
    pub is_contact: bool,
    /// Answers for the bills.
    pub is_financial: bool,
    /// Receives payments, such as grants.
    pub is_paid: bool,
}

/// What a guardian may decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Authority {
    /// Holds parental authority.
    Legal,
    /// The child lives in his care.
    InCharge,
    /// Someone to call.
    Contact,
}

impl Authority {
    /// `niveauResponsabilité`: 1 legal, 2 in charge, 0 contact.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.trim() {
            "1" => Some(Authority::Legal),
            "2" => Some(Authority::InCharge),
            "0" => Some(Authority::Contact),
            _ => None,
        }
    }
}

/// The codes in use, and those of the years before: 1 father, 2 mother, 3 tutor…
pub fn kinship_of_code(code: &str) -> Option<Kinship> {
    let kinship = match code.trim() {
        "10" | "2" => Kinship::Mother,
        "20" | "1" => Kinship::Father,
        "37" => Kinship::Sibling,
        "38" => Kinship::Grandparent,
        "39" | "4" => Kinship::Relative,
        "41" => Kinship::Educator,
        "42" => Kinship::FosterParent,
        "43" => Kinship::Childminder,
        "50" | "3" => Kinship::Tutor,
        "51" | "5" => Kinship::ChildWelfare,
        "70" | "7" => Kinship::Itself,
        "90" | "6" => Kinship::Other,
        _ => return None,
    };
    Some(kinship)
}

/// What people write in a CSV: `Mère`, `père`, `Assistante familiale`.
pub fn kinship_of_label(label: &str) -> Option<Kinship> {
    let kinship = match base::fold(label).as_str() {
        "mere" | "maman" | "m" => Kinship::Mother,
        "pere" | "papa" | "p" => Kinship::Father,
        "frere" | "soeur" | "fratrie" => Kinship::Sibling,
        "grand pere" | "grand mere" | "grands parents" | "ascendant" => Kinship::Grandparent,
        "oncle" | "tante" | "autre membre de la famille" | "beau pere" | "belle mere" => {
            Kinship::Relative
        }
        "educateur" | "educatrice" => Kinship::Educator,
        "assistant familial" | "assistante familiale" | "famille d accueil" => {
            Kinship::FosterParent
        }
        "garde d enfant" | "nourrice" | "assistante maternelle" => Kinship::Childminder,
        "tuteur" | "tutrice" => Kinship::Tutor,
        "ase" | "aide sociale a l enfance" | "ddass" => Kinship::ChildWelfare,
        "eleve" | "lui meme" | "elle meme" => Kinship::Itself,
        "autre" | "autre lien" => Kinship::Other,
        _ => return kinship_of_code(label),
    };
    Some(kinship)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mother_is_a_mother_in_old_files_and_new() {
        assert_eq!(kinship_of_code("10"), Some(Kinship::Mother));
        assert_eq!(kinship_of_code("2"), Some(Kinship::Mother));
        assert_eq!(kinship_of_label("Mère"), Some(Kinship::Mother));
        assert_eq!(kinship_of_code("11"), None);
    }
}
