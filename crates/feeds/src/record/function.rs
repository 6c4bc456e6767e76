//! Staff: what a person does, where, and in front of whom.

use super::{ClassRef, Contact, Fields, Identity, Key, SchoolRef};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffRecord {
    pub key: Option<Key>,
    pub fields: Fields,
    pub identity: Identity,
    pub contact: Contact,
    pub schools: Vec<SchoolRef>,
    pub functions: Vec<FunctionRecord>,
    /// `ENTPersonCategorieEnseignant`: when it is said, it decides.
    pub is_teacher: Option<bool>,
    pub teaches: Vec<TeachingRecord>,
    pub teaches_groups: Vec<TeachingRecord>,
    /// Classes of which this person is the professeur principal.
    pub leads: Vec<ClassRef>,
    pub specialities: Vec<String>,
}

/// `struct$code$label$post code$post label`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionRecord {
    pub school: SchoolRef,
    pub code: String,
    pub label: String,
    pub post_code: String,
    pub post_label: String,
}

/// A class and the subject taught there, when the feed says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeachingRecord {
    pub class: ClassRef,
    pub subject_code: String,
    pub subject: String,
}

/// What a function amounts to, in a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FunctionKind {
    Head,
    Teacher,
    Librarian,
    /// Stays beside children who need it.
    Aesh,
    /// Works in a maternelle, for the town.
    Atsem,
    SchoolLife,
    Health,
    Office,
    Town,
    Other,
}

impl FunctionRecord {
    pub fn kind(&self) -> FunctionKind {
        if is_direction(&self.post_label) || is_direction(&self.label) {
            return FunctionKind::Head;
        }
        match self.code.as_str() {
            "DIR" => FunctionKind::Head,
            "ENS" | "REM" => FunctionKind::Teacher,
            "DOC" | "DCT" => FunctionKind::Librarian,
            "AEH" | "AVS" | "ASH" => FunctionKind::Aesh,
            "ATSEM" => FunctionKind::Atsem,
            "EDU" | "AED" | "SUR" | "CPE" | "ASE" | "BED" => FunctionKind::SchoolLife,
            "MDS" => FunctionKind::Health,
            "ADF" | "LAB" | "ALB" | "OUV" | "CTR" | "CFC" | "ACP" | "AES" | "TEC" => {
                FunctionKind::Office
            }
            "COL" => FunctionKind::Town,
            _ => from_words(&self.label)
                .or_else(|| from_words(&self.post_label))
                .unwrap_or(FunctionKind::Other),
        }
    }
}

fn is_direction(label: &str) -> bool {
    matches!(
        label,
        "DIRECTION"
            | "DIRECTION CHEF D'ETABLISSEMENT"
            | "DIRECTION ADJOINT AU CHEF ETABLISSEMENT"
            | "CHEF D'ETABLISSEMENT"
            | "CHEF D'ETABLISSEMENT ADJOINT"
    )
}

/// What a CSV written by hand says: `Directrice`, `Enseignant`, `AESH`.
fn from_words(label: &str) -> Option<FunctionKind> {
    let folded = base::fold(label);
    let kind = match folded.split(' ').next()? {
        "directeur" | "directrice" | "direction" | "principal" | "principale" | "proviseur"
        | "proviseure" => FunctionKind::Head,
        "enseignant" | "enseignante" | "enseignement" | "professeur" | "professeure" | "maitre"
        | "maitresse" | "instituteur" | "institutrice" => FunctionKind::Teacher,
        "documentaliste" | "documentation" => FunctionKind::Librarian,
        "aesh" | "avs" | "accompagnement" | "accompagnant" | "accompagnante" => FunctionKind::Aesh,
        "atsem" => FunctionKind::Atsem,
        "cpe" | "aed" | "surveillant" | "surveillante" | "education" => FunctionKind::SchoolLife,
        "infirmier" | "infirmiere" | "medecin" | "psychologue" => FunctionKind::Health,
        "secretaire" | "gestionnaire" | "agent" => FunctionKind::Office,
        "mairie" | "animateur" | "animatrice" => FunctionKind::Town,
        _ => return None,
    };
    Some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::SchoolRef;

    fn function(code: &str, label: &str, post_label: &str) -> FunctionKind {
        let school = SchoolRef::Uai("0590001A".to_owned());
        let [code, label, post_label] = [code, label, post_label].map(str::to_owned);
        FunctionRecord { school, code, label, post_code: String::new(), post_label }.kind()
    }

    #[test]
    fn a_deputy_head_is_a_head_and_a_teacher_a_teacher() {
        assert_eq!(function("DIR", "DIRECTION", ""), FunctionKind::Head);
        let deputy = function("ENS", "ENSEIGNEMENT", "CHEF D'ETABLISSEMENT ADJOINT");
        assert_eq!(deputy, FunctionKind::Head);
        assert_eq!(function("ENS", "ENSEIGNEMENT DEVANT ELEVES", ""), FunctionKind::Teacher);
        assert_eq!(function("AEH", "ACCOMPAGNEMENT", ""), FunctionKind::Aesh);
        assert_eq!(function("", "Directrice", ""), FunctionKind::Head);
        assert_eq!(function("", "", ""), FunctionKind::Other);
    }
}
