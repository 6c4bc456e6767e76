//! Classes: of one school and one school year, with one level or several.

use crate::{
    GroupKind, Level, School, Scope, Touched,
    store::{classes, groups, memberships},
    wanted::Automatic,
};
use base::{Day, Id, SchoolYear};
use db::{Result, Tx};

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

/// A class to be opened.
#[derive(Clone, Debug)]
pub struct NewClass {
    pub school: Id<School>,
    pub year: SchoolYear,
    pub name: String,
    pub source_key: Option<String>,
    pub levels: Vec<Level>,
}

const KINDS: [GroupKind; 3] = [GroupKind::Pupils, GroupKind::Guardians, GroupKind::Team];

/// Opens classes, with their groups and those of their levels. They are of one school.
pub fn open(tx: &Tx<'_>, new: &[NewClass]) -> Result<Vec<Id<Class>>> {
    let ids = classes::insert(tx, new)?;
    let mut wanted = Vec::new();
    for (class, id) in new.iter().zip(&ids) {
        let levels = class.levels.iter().map(|level| Scope::Level(class.school, *level));
        let scopes = levels.chain([Scope::Class(*id)]);
        wanted.extend(scopes.map(|scope| (class.school, scope)));
    }
    make_groups(tx, &wanted)?;
    Ok(ids)
}

fn make_groups(tx: &Tx<'_>, wanted: &[(Id<School>, Scope)]) -> Result<()> {
    let towns = groups::towns_of(tx, wanted.iter().map(|(school, _)| *school))?;
    let groups: Vec<Automatic> = wanted
        .iter()
        .filter_map(|(school, scope)| Some((school, scope, towns.get(school)?)))
        .flat_map(|(school, scope, town)| {
            KINDS.map(|kind| Automatic::of_school(kind, *scope, *school, *town))
        })
        .collect();
    memberships::make_groups(tx, &groups)
}

/// Gives a class another name; the same class, the same past.
pub fn rename(tx: &Tx<'_>, class: Id<Class>, name: &str) -> Result<()> {
    classes::rename(tx, class, name)?;
    tx.signal("viewer", groups::persons_in(tx, Scope::Class(class))?);
    Ok(())
}

/// The levels taught in a class; its team follows.
pub fn set_levels(tx: &Tx<'_>, class: Id<Class>, levels: &[Level]) -> Result<Touched> {
    classes::set_levels(tx, class, levels)?;
    let school = load(tx, class)?.ok_or(db::Error::Missing)?.school;
    let scopes: Vec<_> =
        levels.iter().map(|level| (school, Scope::Level(school, *level))).collect();
    make_groups(tx, &scopes)?;
    let persons = groups::persons_in(tx, Scope::Class(class))?;
    tx.signal("viewer", persons.iter().copied());
    Ok(Touched::persons(persons.into_iter().map(Id::new)))
}

/// Closes classes: every fact that still runs in them ends on that day.
pub fn close(tx: &Tx<'_>, ids: &[Id<Class>], on: Day) -> Result<Touched> {
    classes::close(tx, ids, on).map(Touched::persons)
}

/// Opens closed classes again, to undo a closing; their facts are put back by `set_until`.
pub fn reopen(tx: &Tx<'_>, ids: &[Id<Class>]) -> Result<()> {
    classes::reopen(tx, ids)
}

/// As if they had never been: only to undo what has just been brought in.
pub fn forget(tx: &Tx<'_>, ids: &[Id<Class>]) -> Result<()> {
    classes::delete(tx, ids)
}

pub fn load(tx: &Tx<'_>, class: Id<Class>) -> Result<Option<Class>> {
    classes::load(tx, class)
}

/// The classes of a school in a year, by name, the closed ones too.
pub fn of_school(tx: &Tx<'_>, school: Id<School>, year: SchoolYear) -> Result<Vec<Class>> {
    classes::of_school(tx, school, year)
}

/// The levels of classes, by class.
pub fn levels_of(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<Vec<(Id<Class>, Level)>> {
    classes::levels(tx, classes)
}

/// A class as it was on a day: its team, its pupils and their guardians then.
pub fn page(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Option<crate::pages::ClassPage>> {
    crate::pages::class(tx, class, on)
}
