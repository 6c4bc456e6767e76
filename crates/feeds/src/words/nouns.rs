//! The words for a field, a kinship, a function.

use super::Voice;
use crate::wanted::DetailField;
use people::{Function, Kinship};
use std::borrow::Cow;
use text::t;

pub(super) fn field<V: Voice>(voice: &V, field: DetailField) -> Cow<'_, str> {
    match field {
        DetailField::Last => t!(voice, "feeds-field-last"),
        DetailField::First => t!(voice, "feeds-field-first"),
        DetailField::Family => t!(voice, "feeds-field-family"),
        DetailField::Title => t!(voice, "feeds-field-title"),
        DetailField::BirthDay => t!(voice, "feeds-field-birth-day"),
        DetailField::Sex => t!(voice, "feeds-field-sex"),
        DetailField::Mail => t!(voice, "feeds-field-mail"),
        DetailField::PhoneHome => t!(voice, "feeds-field-phone-home"),
        DetailField::PhoneMobile => t!(voice, "feeds-field-phone-mobile"),
        DetailField::PhoneWork => t!(voice, "feeds-field-phone-work"),
        DetailField::Address => t!(voice, "feeds-field-address"),
        DetailField::Postcode => t!(voice, "feeds-field-postcode"),
        DetailField::City => t!(voice, "feeds-field-city"),
    }
}

pub(super) fn kinship<V: Voice>(voice: &V, kinship: Kinship) -> Cow<'_, str> {
    match kinship {
        Kinship::Mother => t!(voice, "feeds-kinship-mother"),
        Kinship::Father => t!(voice, "feeds-kinship-father"),
        Kinship::Sibling => t!(voice, "feeds-kinship-sibling"),
        Kinship::Grandparent => t!(voice, "feeds-kinship-grandparent"),
        Kinship::Relative => t!(voice, "feeds-kinship-relative"),
        Kinship::Educator => t!(voice, "feeds-kinship-educator"),
        Kinship::FosterParent => t!(voice, "feeds-kinship-foster"),
        Kinship::Childminder => t!(voice, "feeds-kinship-childminder"),
        Kinship::Tutor => t!(voice, "feeds-kinship-tutor"),
        Kinship::ChildWelfare => t!(voice, "feeds-kinship-welfare"),
        Kinship::Itself => t!(voice, "feeds-kinship-self"),
        Kinship::Other => t!(voice, "feeds-kinship-other"),
    }
}

pub(super) fn function<V: Voice>(voice: &V, function: Function) -> Cow<'_, str> {
    match function {
        Function::Head => t!(voice, "feeds-function-head"),
        Function::Deputy => t!(voice, "feeds-function-deputy"),
        Function::Teacher => t!(voice, "feeds-function-teacher"),
        Function::Substitute => t!(voice, "feeds-function-substitute"),
        Function::Specialist => t!(voice, "feeds-function-specialist"),
        Function::Librarian => t!(voice, "feeds-function-librarian"),
        Function::Aesh => t!(voice, "feeds-function-aesh"),
        Function::Atsem => t!(voice, "feeds-function-atsem"),
        Function::Cpe => t!(voice, "feeds-function-cpe"),
        Function::SchoolLife => t!(voice, "feeds-function-school-life"),
        Function::Health => t!(voice, "feeds-function-health"),
        Function::Office => t!(voice, "feeds-function-office"),
        Function::Technical => t!(voice, "feeds-function-technical"),
        Function::Animator => t!(voice, "feeds-function-animator"),
        Function::Agent => t!(voice, "feeds-function-agent"),
        Function::Delegate => t!(voice, "feeds-function-delegate"),
        Function::Administrator => t!(voice, "feeds-function-administrator"),
    }
}
