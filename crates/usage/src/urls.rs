//! The addresses of use and cost.

use crate::Week;
use base::Id;
use people::{School, Town};

pub const HOME: &str = "/frequentation";
pub const TERRITORY: &str = "/frequentation/territoire";
pub const TERRITORY_EXPORT: &str = "/frequentation/territoire/export.csv";
pub const TERRITORY_MONTHS: &str = "/frequentation/territoire/mesure.csv";
pub const SETTINGS: &str = "/frequentation/reglages";
pub const PUBLIC: &str = "/territoire/public";

pub fn school(school: Id<School>) -> String {
    format!("/frequentation/ecoles/{school}")
}

pub fn town(town: Id<Town>) -> String {
    format!("/frequentation/communes/{town}")
}

pub fn cost(town: Id<Town>) -> String {
    format!("/frequentation/communes/{town}/cout")
}

pub fn export(page: &str) -> String {
    format!("{page}/export.csv")
}

pub fn months(page: &str) -> String {
    format!("{page}/mesure.csv")
}

/// The same page, for another week.
pub fn in_week(page: &str, week: Week) -> String {
    format!("{page}?semaine={}", week.monday().iso())
}
