//! `EtabEducNat`: an école, a collège, a lycée.

use super::entry::{Entry, Values};
use super::person;
use crate::problem::ProblemKind;
use crate::read::notes::{Known, Notes, short};
use crate::record::{Academy, ClassRef, Field, SchoolRecord, school_kind};

pub(super) fn school(entry: &Entry, academy: Academy, notes: &mut Notes<'_>) -> SchoolRecord {
    let mut school = SchoolRecord::default();
    for (name, values) in entry.attributes() {
        let known = take(&mut school, (name, values), notes);
        notes.mark(&mut school.fields, name, known);
    }
    school.classes = declared(entry, academy, "ENTStructureClasses");
    school.groups = declared(entry, academy, "ENTStructureGroupes");
    if school.fields.contains(Field::SchoolKind) || school.fields.contains(Field::Name) {
        school.kind = school_kind(&school.kind_label, &school.kind_code, &school.name);
    }
    school
}

fn take(
    school: &mut SchoolRecord,
    (name, values): (&str, Values<'_>),
    notes: &mut Notes<'_>,
) -> Known {
    let field = match name {
        "ENTStructureUAI" => {
            school.uai = values.first().to_uppercase();
            if !is_uai(&school.uai) {
                notes.notice(name, ProblemKind::BadReference(short(&school.uai)));
            }
            Field::Uai
        }
        "ENTStructureSIREN" => {
            school.siret = values.text();
            Field::Siret
        }
        "ENTStructureNomCourant" => {
            school.name = name_in_use(values.first());
            Field::Name
        }
        "ENTStructureTypeStruct" => {
            school.kind_label = values.text();
            Field::SchoolKind
        }
        "ENTStructureCodeTypeStruct" => {
            school.kind_code = values.text();
            Field::SchoolKind
        }
        "ENTEtablissementContrat" => {
            school.contract = values.text();
            Field::Contract
        }
        "ENTStructureTelephone" | "telephoneNumber" => {
            school.phone = values.text();
            Field::Phone
        }
        "ENTStructureEmail" | "ENTStructureMailSI" => {
            if school.email.is_empty() {
                school.email = values.text();
            }
            Field::Email
        }
        "ENTEcoleCommune" => {
            school.town = values.text();
            Field::Town
        }
        "ENTEcoleCirconscription" => {
            school.district = values.text();
            Field::District
        }
        "ENTEcoleSecteur" => {
            school.sector = values.text();
            Field::Sector
        }
        "ENTEcoleRPI" => {
            school.rpi = values.text();
            Field::Rpi
        }
        "ENTStructureClasses" => Field::Classes,
        "ENTStructureGroupes" => Field::Groups,
        _ if is_unkept(name) => return Known::Unkept,
        _ => return person::take_address(&mut school.address, name, values),
    };
    Known::Field(field)
}

fn is_unkept(name: &str) -> bool {
    matches!(
        name,
        "ENTStructureJointure"
            | "categorieStructure"
            | "ENTEtablissementUAI"
            | "ENTEcoleMinistereTutelle"
            | "ENTEcoleCodeMinistereTutelle"
            | "ENTEtablissementMinistereTutelle"
            | "ENTEtablissementCodeMinistereTutelle"
            | "ENTStructureBoitePostale"
            | "postOfficeBox"
            | "ENTStructureFax"
            | "facsimileTelephoneNumber"
            | "ENTEtablissementStructRattachFctl"
            | "ENTEtablissementBassin"
            | "ENTServAcAcademie"
            | "ENTServAcCodeAcademie"
            | "ENTStructureSiteWeb"
    )
}

/// `CLG$CLG INTEGRATION$PARIS` → `Clg Integration`: the acronym and the town are said elsewhere.
fn name_in_use(value: &str) -> String {
    let parts: Vec<&str> = value.split('$').map(str::trim).collect();
    let name = match parts.as_slice() {
        [_, name, _] if !name.is_empty() => (*name).to_owned(),
        parts => {
            parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        }
    };
    base::calm(&name)
}

/// `code$label$MEF…`: pupils name their class by its code.
fn declared(entry: &Entry, academy: Academy, attribute: &str) -> Vec<ClassRef> {
    let of_school = person::school_ref(academy, &entry.id);
    let mut classes = Vec::new();
    for (_, values) in entry.attributes().filter(|(name, _)| *name == attribute) {
        for value in values.iter() {
            if let Some(code) = value.split('$').next().map(str::trim).filter(|c| !c.is_empty()) {
                classes.push(ClassRef::labelled(of_school.clone(), code));
            }
        }
    }
    classes
}

/// Seven digits and a letter. The letter is not checked: some schools bear one that is wrong.
pub(in crate::read) fn is_uai(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 8 && bytes[..7].iter().all(u8::is_ascii_digit) && bytes[7].is_ascii_uppercase()
}
