//! `PersEducNat`: whoever works for schools.

use super::entry::{Entry, Values};
use super::person;
use super::translate::Nomenclature;
use crate::problem::ProblemKind;
use crate::read::notes::{Known, Notes, short};
use crate::record::{Academy, Field, FunctionRecord, StaffRecord, TeachingRecord};

pub(super) fn staff(
    entry: &Entry,
    academy: Academy,
    nomenclature: &Nomenclature,
    notes: &mut Notes<'_>,
) -> StaffRecord {
    let mut staff = StaffRecord::default();
    for (name, values) in entry.attributes() {
        let known = take(&mut staff, academy, nomenclature, (name, values), notes);
        notes.mark(&mut staff.fields, name, known);
    }
    staff
}

fn take(
    staff: &mut StaffRecord,
    academy: Academy,
    nomenclature: &Nomenclature,
    (name, values): (&str, Values<'_>),
    notes: &mut Notes<'_>,
) -> Known {
    let field = match name {
        "ENTPersonStructRattach" => {
            staff.schools = person::school_refs(academy, values);
            Field::Schools
        }
        "ENTPersonFonctions" => {
            add_functions(&mut staff.functions, academy, (name, values), notes);
            Field::Functions
        }
        "ENTEnsFonctionDir" => {
            add_directions(&mut staff.functions, academy, values);
            Field::Functions
        }
        "ENTPersonCategorieEnseignant" => {
            staff.is_teacher = notes.choice(name, values.first());
            Field::IsTeacher
        }
        "ENTEnsSpecialites" => {
            staff.specialities = values.all();
            Field::Specialities
        }
        "ENTPersonSTSId" => {
            staff.sts = values.text();
            Field::Sts
        }
        "ENTAuxEnsClasses" | "ENTAuxEnsClassesMatieres" => {
            add_teaching(&mut staff.teaches, academy, nomenclature, (name, values), notes);
            Field::Teaches
        }
        "ENTAuxEnsGroupes" | "ENTAuxEnsGroupesMatieres" => {
            add_teaching(&mut staff.teaches_groups, academy, nomenclature, (name, values), notes);
            Field::TeachesGroups
        }
        "ENTAuxEnsClassesPrincipal" => {
            staff.leads = person::class_refs(academy, (name, values), notes);
            Field::Leads
        }
        "ENTAuxEnsCategoDiscipline"
        | "ENTAuxEnsDisciplinesPoste"
        | "ENTAuxEnsMEF"
        | "ENTAuxEnsMatiereEnseignEtab"
        | "PersEducNatPresenceDevantEleves" => return Known::Unkept,
        _ => return person::take(&mut staff.identity, &mut staff.contact, (name, values), notes),
    };
    Known::Field(field)
}

/// `struct$code$label$post code$post label`
fn add_functions(
    functions: &mut Vec<FunctionRecord>,
    academy: Academy,
    (name, values): (&str, Values<'_>),
    notes: &mut Notes<'_>,
) {
    for value in values.iter() {
        let mut parts = value.split('$').map(str::trim);
        let school = parts.next().unwrap_or_default();
        let mut next = || parts.next().unwrap_or_default().to_owned();
        let (code, label, post_code, post_label) = (next(), next(), next(), next());
        if school.is_empty() || (code.is_empty() && label.is_empty()) {
            notes.row(name, ProblemKind::BadReference(short(value)));
            continue;
        }
        let school = person::school_ref(academy, school);
        functions.push(FunctionRecord { school, code, label, post_code, post_label });
    }
}

/// The schools a person heads, `struct` or `struct$…`. Often said again in the functions.
fn add_directions(functions: &mut Vec<FunctionRecord>, academy: Academy, values: Values<'_>) {
    for value in values.iter() {
        let Some(school) = value.split('$').next().map(str::trim).filter(|s| !s.is_empty()) else {
            continue;
        };
        let school = person::school_ref(academy, school);
        if functions.iter().all(|known| known.school != school || known.code != "DIR") {
            let (code, label) = ("DIR".to_owned(), "DIRECTION".to_owned());
            let (post_code, post_label) = (String::new(), String::new());
            functions.push(FunctionRecord { school, code, label, post_code, post_label });
        }
    }
}

/// `struct$class` or `struct$class$subject`. The second says more: it takes the place of the first.
fn add_teaching(
    teaches: &mut Vec<TeachingRecord>,
    academy: Academy,
    nomenclature: &Nomenclature,
    (name, values): (&str, Values<'_>),
    notes: &mut Notes<'_>,
) {
    for value in values.iter() {
        let mut parts = value.splitn(3, '$').map(str::trim);
        let (school, class) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let code = parts.next().unwrap_or_default();
        let Some(class) = person::class_ref(academy, &format!("{school}${class}")) else {
            notes.row(name, ProblemKind::BadReference(short(value)));
            continue;
        };
        let same = |known: &TeachingRecord| known.class == class;
        if code.is_empty() {
            if teaches.iter().any(same) {
                continue;
            }
        } else {
            teaches.retain(|known| !(same(known) && known.subject_code.is_empty()));
            if teaches.iter().any(|known| same(known) && known.subject_code == code) {
                continue;
            }
        }
        let subject = nomenclature.subject(code);
        teaches.push(TeachingRecord { class, subject_code: code.to_owned(), subject });
    }
}
