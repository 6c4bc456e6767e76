//! Schools: from the école maternelle to the lycée, known by their UAI.

use crate::{
    GroupKind, Scope, Touched, Town,
    store::{groups, memberships, places},
    wanted::Automatic,
};
use base::{Day, Id, QuietHours, SchoolWeek, Zone, fold};
use db::{Result, Tx};

db::word! {
    pub enum SchoolKind {
        Nursery = "nursery", Elementary = "elementary", Primary = "primary",
        Middle = "middle", High = "high",
    }
}

impl SchoolKind {
    /// École: one teacher a class, and the mayor's.
    pub fn is_first_degree(self) -> bool {
        matches!(self, SchoolKind::Nursery | SchoolKind::Elementary | SchoolKind::Primary)
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
        /// `ENTStructureJointure`: how the feeds of the academy name it.
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
        /// `base::SchoolWeek` as JSON when the school has said something of it.
        pub week: Option<String>,
    }
}

impl School {
    pub fn quiet(&self) -> QuietHours {
        quiet(self.zone(), self.quiet_hours.as_deref())
    }

    pub fn week(&self) -> SchoolWeek {
        week(self.kind, self.zone(), self.week.as_deref())
    }

    pub fn zone(&self) -> Zone {
        Zone::of_letter(&self.zone)
    }
}

/// The quiet hours of a school, from their column: those of the head, or those of the circular in
/// the school's zone.
pub fn quiet(zone: Zone, chosen: Option<&str>) -> QuietHours {
    let chosen = chosen.and_then(|json| serde_json::from_str(json).ok());
    chosen.unwrap_or_else(|| QuietHours { zone, ..QuietHours::default() })
}

/// The week of a school, from its column: as it has said, or four days in the first degree and five
/// in the second.
pub fn week(kind: SchoolKind, zone: Zone, chosen: Option<&str>) -> SchoolWeek {
    let chosen = chosen.and_then(|json| serde_json::from_str(json).ok());
    let usual = SchoolWeek { has_wednesday: !kind.is_first_degree(), ..SchoolWeek::default() };
    SchoolWeek { zone, ..chosen.unwrap_or(usual) }
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

/// What a new school is told to be; the rest is edited.
#[derive(Clone, Debug)]
pub struct NewSchool {
    pub uai: String,
    pub town: Id<Town>,
    pub kind: SchoolKind,
    pub name: String,
    pub academy: String,
    pub source_key: Option<String>,
    pub opened_on: Day,
}

/// Adds a school, with its groups.
pub fn create(tx: &Tx<'_>, new: &NewSchool) -> Result<Id<School>> {
    let id = tx.new_id();
    places::insert_school(tx, id, new)?;
    let kinds = [
        GroupKind::Pupils,
        GroupKind::Guardians,
        GroupKind::Team,
        GroupKind::Staff,
        GroupKind::Heads,
    ];
    let group = |kind| Automatic::of_school(kind, Scope::School(id), id, new.town);
    memberships::make_groups(tx, &kinds.map(group))?;
    Ok(id)
}

/// Writes what is known of a school anew. Its UAI and its closing are not changed by this; when
/// the town changes, everybody in the school is touched.
pub fn edit(tx: &Tx<'_>, school: &School) -> Result<Touched> {
    let before = load(tx, school.id)?.ok_or(db::Error::Missing)?;
    places::update_school(tx, school)?;
    if before.town == school.town {
        tx.signal("viewer", groups::persons_in(tx, Scope::School(school.id))?);
        return Ok(Touched::nobody());
    }
    groups::move_to_town(tx, school.id, school.town)?;
    Ok(Touched::school(school.id))
}

/// Says on which days a school has class. Roll calls, homework and the agenda read it.
pub fn set_week(tx: &Tx<'_>, school: Id<School>, week: &SchoolWeek) -> Result<()> {
    let json = serde_json::to_string(week).map_err(|error| db::Error::Engine(error.to_string()))?;
    places::set_week(tx, school, &json)
}

/// The weeks of these schools.
pub fn weeks(tx: &Tx<'_>, schools: &[Id<School>]) -> Result<Vec<(Id<School>, SchoolWeek)>> {
    if schools.is_empty() {
        return Ok(Vec::new());
    }
    let lines = places::weeks(tx, schools)?;
    let line = |it: places::WeekLine| {
        (it.id, week(it.kind, Zone::of_letter(&it.zone), it.week.as_deref()))
    };
    Ok(lines.into_iter().map(line).collect())
}

/// Closes a school: its classes close, every fact that still runs in it ends there.
pub fn close(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Touched> {
    places::close_school(tx, school, on)?;
    Ok(Touched::school(school))
}

pub fn load(tx: &Tx<'_>, school: Id<School>) -> Result<Option<School>> {
    places::school(tx, school)
}

pub fn find_by_uai(tx: &Tx<'_>, uai: &str) -> Result<Option<School>> {
    places::school_by_uai(tx, uai)
}

/// The schools of an academy's feed, by its own key for them.
pub fn find_by_source(tx: &Tx<'_>, academy: &str, key: &str) -> Result<Option<School>> {
    places::school_by_source(tx, academy, key)
}

/// The schools of a town, by name.
pub fn of_town(tx: &Tx<'_>, town: Id<Town>) -> Result<Vec<School>> {
    let mut schools = places::schools_of_town(tx, town)?;
    // Engines compare bytewise, so that "É" comes after "Z".
    schools.sort_by_cached_key(|school| fold(&school.name));
    Ok(schools)
}

/// A school as it was on a day.
pub fn page(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Option<crate::pages::SchoolPage>> {
    crate::pages::school(tx, school, on)
}
