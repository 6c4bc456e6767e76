//! Staff: what a person does, where, and in front of whom.

use super::{ClassRef, Contact, Fields, Identity, Key, SchoolRef};
use people::Function;

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
    /// What STS calls this person (`ENTPersonSTSId`).
    pub sts: String,
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

impl FunctionRecord {
    /// What it amounts to; `None` for what the house has no place for.
    pub fn function(&self) -> Option<Function> {
        if is_direction(&self.post_label) || is_direction(&self.label) || self.code == "DIR" {
            let is_deputy = self.post_label.contains("ADJOINT") || self.label.contains("ADJOINT");
            return Some(if is_deputy { Function::Deputy } else { Function::Head });
        }
        let function = match self.code.as_str() {
            "ENS" => Function::Teacher,
            "REM" => Function::Substitute,
            "DOC" | "DCT" => Function::Librarian,
            "AEH" | "AVS" | "ASH" => Function::Aesh,
            "ATSEM" => Function::Atsem,
            "EDU" | "CPE" => Function::Cpe,
            "AED" | "SUR" | "ASE" | "BED" => Function::SchoolLife,
            "MDS" => Function::Health,
            "ADF" | "ACP" | "AES" | "CFC" => Function::Office,
            "LAB" | "ALB" | "OUV" | "CTR" | "TEC" => Function::Technical,
            _ => return from_words(&self.label).or_else(|| from_words(&self.post_label)),
        };
        Some(function)
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
fn from_words(label: &str) -> Option<Function> {
    let folded = base::fold(label);
    let function = match folded.split(' ').next()? {
        "directeur" | "directrice" | "direction" | "principal" | "principale" | "proviseur"
        | "proviseure" => Function::Head,
        "adjoint" | "adjointe" => Function::Deputy,
        "enseignant" | "enseignante" | "enseignement" | "professeur" | "professeure" | "maitre"
        | "maitresse" | "instituteur" | "institutrice" | "titulaire" => Function::Teacher,
        "remplacant" | "remplacante" | "complement" | "decharge" => Function::Substitute,
        "rased" | "psychologue" | "intervenant" | "intervenante" => Function::Specialist,
        "documentaliste" | "documentation" => Function::Librarian,
        "aesh" | "avs" | "accompagnement" | "accompagnant" | "accompagnante" => Function::Aesh,
        "atsem" => Function::Atsem,
        "cpe" | "education" => Function::Cpe,
        "aed" | "surveillant" | "surveillante" => Function::SchoolLife,
        "infirmier" | "infirmiere" | "medecin" => Function::Health,
        "secretaire" | "gestionnaire" => Function::Office,
        "cuisinier" | "cuisiniere" | "gardien" | "gardienne" => Function::Technical,
        "animateur" | "animatrice" | "coordinateur" | "coordinatrice" => Function::Animator,
        "agent" | "agente" | "mairie" | "responsable" => Function::Agent,
        _ => return None,
    };
    Some(function)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::SchoolRef;

    fn function(code: &str, label: &str, post_label: &str) -> Option<Function> {
        let school = SchoolRef::Uai("0590001A".to_owned());
        let [code, label, post_label] = [code, label, post_label].map(str::to_owned);
        FunctionRecord { school, code, label, post_code: String::new(), post_label }.function()
    }

    #[test]
    fn what_a_person_is_there_for_is_read_from_codes_and_words() {
        assert_eq!(function("DIR", "DIRECTION", ""), Some(Function::Head));
        let deputy = function("ENS", "ENSEIGNEMENT", "CHEF D'ETABLISSEMENT ADJOINT");
        assert_eq!(deputy, Some(Function::Deputy));
        assert_eq!(function("ENS", "ENSEIGNEMENT DEVANT ELEVES", ""), Some(Function::Teacher));
        let cpe = function("EDU", "EDUCATION", "CONSEILLER PRINCIPAL D'EDUCATION");
        assert_eq!(cpe, Some(Function::Cpe));
        assert_eq!(function("AED", "ASSISTANT D'EDUCATION", ""), Some(Function::SchoolLife));
        assert_eq!(function("AEH", "ACCOMPAGNEMENT", ""), Some(Function::Aesh));
        assert_eq!(function("", "Directrice", ""), Some(Function::Head));
        assert_eq!(function("", "", ""), None);
    }
}
