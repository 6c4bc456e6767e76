//! Attributes that pupils, guardians and staff share, in both degrees; and the shapes of values.

use super::entry::Values;
use crate::problem::ProblemKind;
use crate::read::notes::{Known, Notes, short};
use crate::record::{AafKey, Academy, Address, ClassRef, Contact, Field, Identity, SchoolRef};
use base::Title;

/// AAF annex 4bis: `ENTPersonNom` of the first degree is `sn` in the second, and so on.
pub(super) fn take(
    identity: &mut Identity,
    contact: &mut Contact,
    (name, values): (&str, Values<'_>),
    notes: &mut Notes<'_>,
) -> Known {
    let field = match name {
        "ENTPersonNom" | "sn" => {
            identity.last = base::calm(values.first());
            Field::Last
        }
        "ENTPersonPrenom" | "givenName" => {
            identity.first = base::calm(values.first());
            Field::First
        }
        "ENTPersonNomPatro" => {
            identity.family = base::calm(values.first());
            Field::Family
        }
        "ENTPersonAutresPrenoms" => {
            identity.other_firsts = values.iter().map(base::calm).collect();
            Field::OtherFirsts
        }
        "ENTPersonCivilite" | "personalTitle" => {
            identity.title = Title::parse(values.first());
            Field::Title
        }
        "ENTPersonDateNaissance" => {
            identity.born_on = notes.day(name, values.first());
            Field::BornOn
        }
        _ => return take_contact(contact, (name, values), notes),
    };
    Known::Field(field)
}

fn take_contact(
    contact: &mut Contact,
    (name, values): (&str, Values<'_>),
    notes: &mut Notes<'_>,
) -> Known {
    let field = match name {
        "ENTPersonMail" | "mail" => {
            contact.email = values.text();
            Field::Email
        }
        "ENTPersonTelPerso" | "homePhone" => {
            contact.home_phone = values.text();
            Field::HomePhone
        }
        "ENTPersRelEleveTelPro" | "telephoneNumber" => {
            contact.work_phone = values.text();
            Field::WorkPhone
        }
        "ENTPersRelEleveTelMobile" | "mobile" => {
            contact.mobile = values.text();
            Field::Mobile
        }
        "ENTPersonMobileSMS" => {
            // Some academies write the number, others whether messages are accepted.
            let text = values.first();
            contact.sms = if text.len() > 5 { Some(true) } else { notes.choice(name, text) };
            Field::Sms
        }
        "ENTPersonAdresseDiffusion" => {
            contact.address_shared = notes.choice(name, values.first());
            Field::AddressShared
        }
        _ => return take_address(&mut contact.address, name, values),
    };
    Known::Field(field)
}

pub(super) fn take_address(address: &mut Address, name: &str, values: Values<'_>) -> Known {
    let field = match name {
        "ENTPersonAdresse" | "ENTStructureAdresse" | "street" => {
            address.lines = lines(values.first());
            Field::AddressLines
        }
        "ENTPersonCodePostal" | "ENTStructureCodePostal" | "postalCode" => {
            address.postcode = values.text();
            Field::Postcode
        }
        "ENTPersonVille" | "ENTStructureVille" | "l" => {
            address.city = values.text();
            Field::City
        }
        "ENTPersonPays" => {
            address.country = values.text();
            Field::Country
        }
        _ => return unkept(name),
    };
    Known::Field(field)
}

/// Attributes of the dictionaries that no record keeps: identifiers said twice, the dates of the
/// last change of an attribute, what is left from former years.
fn unkept(name: &str) -> Known {
    let is_known = matches!(
        name,
        "ENTPersonJointure"
            | "categoriePersonne"
            | "ENTPersonProfils"
            | "ENTPersonLogin"
            | "ENTPersonDateSuppression"
            | "ENTPersonStructRattachUAI"
            | "ENTPersonStructRattachRNE"
    ) || (name.starts_with("ENT") && name.ends_with("Date"));
    if is_known { Known::Unkept } else { Known::No }
}

/// Address lines are joined by `$`, with empty ones at the end.
fn lines(value: &str) -> Vec<String> {
    value.split('$').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// `struct$·$·$class$label` in the first degree, `struct$class` in the second.
pub(super) fn class_refs(
    academy: Academy,
    (name, values): (&str, Values<'_>),
    notes: &mut Notes<'_>,
) -> Vec<ClassRef> {
    let mut classes = Vec::new();
    for value in values.iter() {
        match class_ref(academy, value) {
            Some(class) if !classes.contains(&class) => classes.push(class),
            Some(_) => {}
            None => notes.row(name, ProblemKind::BadReference(short(value))),
        }
    }
    classes
}

pub(super) fn class_ref(academy: Academy, value: &str) -> Option<ClassRef> {
    let mut parts = value.split('$').map(str::trim);
    let school = parts.next().filter(|part| !part.is_empty())?;
    let second = parts.next()?;
    let (key, label) = match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => (second, second),
        (Some(_), Some(key), label) => (key, label.filter(|l| !l.is_empty()).unwrap_or(key)),
        (Some(_), None, _) => return None,
    };
    let (key, label) = if key.is_empty() { (label, label) } else { (key, label) };
    (!key.is_empty()).then(|| ClassRef {
        school: school_ref(academy, school),
        key: key.to_owned(),
        label: label.to_owned(),
    })
}

pub(super) fn school_refs(academy: Academy, values: Values<'_>) -> Vec<SchoolRef> {
    values.iter().map(|value| school_ref(academy, value)).collect()
}

pub(super) fn school_ref(academy: Academy, jointure: &str) -> SchoolRef {
    SchoolRef::Key(AafKey { academy, jointure: jointure.to_owned() })
}
