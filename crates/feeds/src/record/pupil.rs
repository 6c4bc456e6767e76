//! A pupil, as feeds describe him.

use super::{Address, ClassRef, Contact, Fields, GuardianLink, Identity, Key, SchoolRef};
use base::Day;
use people::Level;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PupilRecord {
    pub key: Option<Key>,
    pub fields: Fields,
    pub identity: Identity,
    pub contact: Contact,
    /// ONDE writes two homes.
    pub second_address: Address,
    /// The national identifier, eleven characters.
    pub ine: String,
    /// What the ATEN vector calls him (`ENTEleveStructRattachId`).
    pub attachment: String,
    pub schools: Vec<SchoolRef>,
    pub classes: Vec<ClassRef>,
    pub groups: Vec<ClassRef>,
    pub class_dates: Vec<ClassDates>,
    pub entered_school_on: Option<Day>,
    pub left_school_on: Option<Day>,
    pub level: Option<Level>,
    /// What the feed calls the level, kept for what is no level (ULIS, CAP).
    pub level_label: String,
    pub cycle: String,
    pub mef: String,
    pub regime: String,
    pub guardians: Vec<GuardianLink>,
    pub scholarship: Option<bool>,
    pub transport: Option<bool>,
    pub canteen: Option<bool>,
    pub childcare_morning: Option<bool>,
    pub childcare_evening: Option<bool>,
    pub supervised_study: Option<bool>,
    pub photo_permission: Option<bool>,
    pub association_permission: Option<bool>,
}

/// When a pupil came into a class, or left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassDates {
    /// The school and the class, when the feed names them beside the day.
    pub school: Option<SchoolRef>,
    pub class: String,
    pub day: Day,
    pub is_leaving: bool,
}
