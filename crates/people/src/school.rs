//! Schools: from the école maternelle to the lycée, known by their UAI.

use crate::Town;
use base::{Day, Id};

db::word! {
    pub enum SchoolKind {
        Nursery = "nursery", Elementary = "elementary", Primary = "primary",
        Middle = "middle", High = "high",
    }
}

db::row! {
    /// A school. `closed_on` is the first day without it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct School {
        pub id: Id<School>,
        pub uai: String,
        pub town: Id<Town>,
        pub kind: SchoolKind,
        pub name: String,
        pub academy: String,
        pub source_key: Option<String>,
        pub accent: Option<String>,
        pub address: String,
        pub phone: String,
        pub mail: String,
        pub zone: String,
        pub opened_on: Day,
        pub closed_on: Option<Day>,
        /// `base::QuietHours` as JSON when the head has changed them.
        pub quiet_hours: Option<String>,
    }
}

/// What is known of a school by those who belong to it, without a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolSummary {
    pub id: Id<School>,
    pub name: String,
    pub uai: String,
    pub kind: SchoolKind,
    pub accent: Option<String>,
    pub town: Id<Town>,
    pub town_name: String,
}
