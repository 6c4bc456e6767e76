//! The words for a column and for the rows of a table.

use super::Voice;
use crate::read::{ChildColumn, Column, TableKind};
use std::borrow::Cow;
use text::t;

pub fn column<V: Voice>(voice: &V, column: Column) -> Cow<'_, str> {
    match column {
        Column::Last => t!(voice, "feeds-field-last"),
        Column::Usage => t!(voice, "feeds-column-usage"),
        Column::First => t!(voice, "feeds-field-first"),
        Column::BornOn => t!(voice, "feeds-field-birth-day"),
        Column::Title => t!(voice, "feeds-field-title"),
        Column::Sex => t!(voice, "feeds-field-sex"),
        Column::Ine => t!(voice, "feeds-column-ine"),
        Column::Id => t!(voice, "feeds-column-id"),
        Column::Class => t!(voice, "feeds-column-class"),
        Column::ClassKey => t!(voice, "feeds-column-class-key"),
        Column::Level => t!(voice, "feeds-column-level"),
        Column::EnteredOn => t!(voice, "feeds-column-entered-on"),
        Column::Uai => t!(voice, "feeds-column-uai"),
        Column::Profile => t!(voice, "feeds-column-profile"),
        Column::Function => t!(voice, "feeds-column-function"),
        Column::Director => t!(voice, "feeds-column-director"),
        Column::Email => t!(voice, "feeds-field-mail"),
        Column::Mobile => t!(voice, "feeds-field-phone-mobile"),
        Column::HomePhone => t!(voice, "feeds-field-phone-home"),
        Column::WorkPhone => t!(voice, "feeds-field-phone-work"),
        Column::Address => t!(voice, "feeds-field-address"),
        Column::Postcode => t!(voice, "feeds-field-postcode"),
        Column::City => t!(voice, "feeds-field-city"),
        Column::Kinship => t!(voice, "feeds-column-kinship"),
        Column::Authority => t!(voice, "feeds-column-authority"),
        Column::Child(ChildColumn::Last) => t!(voice, "feeds-column-child-last"),
        Column::Child(ChildColumn::Usage) => t!(voice, "feeds-column-child-usage"),
        Column::Child(ChildColumn::First) => t!(voice, "feeds-column-child-first"),
        Column::Child(ChildColumn::Class) => t!(voice, "feeds-column-child-class"),
        Column::Child(ChildColumn::BornOn) => t!(voice, "feeds-column-child-born-on"),
        Column::Child(ChildColumn::Ine) => t!(voice, "feeds-column-child-ine"),
        Column::Child(ChildColumn::Id) => t!(voice, "feeds-column-child-id"),
        // Read, and of no use here.
        _ => t!(voice, "feeds-mapping-not-read"),
    }
}

pub fn table_kind<V: Voice>(voice: &V, kind: TableKind) -> Cow<'_, str> {
    match kind {
        TableKind::Pupils => t!(voice, "feeds-rows-pupils"),
        TableKind::Guardians => t!(voice, "feeds-rows-guardians"),
        TableKind::Staff => t!(voice, "feeds-rows-staff"),
        TableKind::Mixed => t!(voice, "feeds-rows-mixed"),
    }
}
