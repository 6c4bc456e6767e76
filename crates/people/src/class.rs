//! Classes: of one school and one school year, with one level or several.

use crate::{Level, School};
use base::{Day, Id, SchoolYear};

db::row! {
    /// A class. `closed_on` is the first day without it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Class {
        pub id: Id<Class>,
        pub school: Id<School>,
        pub year: SchoolYear,
        pub name: String,
        /// The key the feeds know it by: `Identifiant classe` of ONDE, the id of AAF.
        pub source_key: Option<String>,
        pub closed_on: Option<Day>,
    }
}

/// What is known of a class by those who belong to it, without a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassSummary {
    pub id: Id<Class>,
    pub name: String,
    pub school: Id<School>,
    pub levels: Vec<Level>,
}
