//! Audiences: for whom a piece of content is, with a role, and perhaps until a day.
//!
//! A thing is named by its kind (`"post"`, `"slip"`) and its id. "What may I see?" is a join of
//! `audience` and the viewer's groups; "who can see this?" is the same join read backwards.

use crate::{Group, GroupKind, Person, Scope, Standing, store::audience as store};
use base::{Day, Id, Instant, Minutes, PersonName};
use db::{Result, Tx};

db::word! {
    /// What an audience may do with a thing; each holds the ones before it.
    pub enum Role { Read = "read", Contribute = "contribute", Manage = "manage" }
}

/// One of those a thing is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Addressee {
    Group(Id<Group>),
    Person(Id<Person>),
}

impl Addressee {
    /// The column `target`: identifiers are unique among groups and persons.
    pub const fn id(self) -> i64 {
        match self {
            Addressee::Group(id) => id.raw(),
            Addressee::Person(id) => id.raw(),
        }
    }
}

/// A line of an audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub to: Addressee,
    pub role: Role,
    /// The first day without it.
    pub until_on: Option<Day>,
}

impl Line {
    pub const fn read(to: Addressee) -> Self {
        Line { to, role: Role::Read, until_on: None }
    }
}

/// A line with what a page says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedLine {
    pub line: Line,
    pub named: Named,
    /// How many persons it stands for.
    pub size: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    Group { kind: GroupKind, scope: Scope, place: String },
    Person(PersonName),
}

/// Somebody who can see a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    pub person: Id<Person>,
    pub name: PersonName,
    pub sort_key: String,
}

/// Says for whom a thing is: these and nobody else.
pub fn put(tx: &Tx<'_>, kind: &str, thing: i64, lines: &[Line]) -> Result<()> {
    store::remove(tx, kind, thing)?;
    store::insert(tx, kind, thing, lines)
}

pub fn remove(tx: &Tx<'_>, kind: &str, thing: i64) -> Result<()> {
    store::remove(tx, kind, thing)
}

/// For whom a thing is, groups first, with their names and sizes.
pub fn of(tx: &Tx<'_>, kind: &str, thing: i64) -> Result<Vec<NamedLine>> {
    store::of(tx, kind, thing)
}

/// Months are long, pages are short: the first look goes this far back.
const NEAR_DAYS: i32 = 60;

/// The newest things of a kind that one may see, with one's role: those before `after`, or all.
pub fn visible(
    tx: &Tx<'_>,
    kind: &str,
    standing: &Standing,
    today: Day,
    after: Option<i64>,
    limit: u32,
) -> Result<Vec<(i64, Role)>> {
    let (targets, below) = (targets(standing), after.unwrap_or(i64::MAX));
    // A group gathers things for years, and a page shows the last ones: identifiers grow with
    // time, so that the recent ones are read alone first.
    let newest = first_id_of(today.plus_days(1)).min(below);
    let near = newest.saturating_sub(first_id_of(today) - first_id_of(today.plus_days(-NEAR_DAYS)));
    let things = store::visible(tx, kind, &targets, today, (near, below), limit)?;
    if things.len() == usize::try_from(limit).unwrap_or(usize::MAX) {
        return Ok(things);
    }
    store::visible(tx, kind, &targets, today, (0, below), limit)
}

/// Every id made on `day` or later is at least this one.
fn first_id_of(day: Day) -> i64 {
    Id::<()>::first_at(Instant::at(day, Minutes(0))).raw()
}

/// May one see this thing, and with which role?
pub fn may_see(
    tx: &Tx<'_>,
    kind: &str,
    thing: i64,
    standing: &Standing,
    today: Day,
) -> Result<Option<Role>> {
    let roles = roles(tx, kind, &[thing], standing, today)?;
    Ok(roles.first().map(|(_, role)| *role))
}

/// One's role for each of these things that one may see.
pub fn roles(
    tx: &Tx<'_>,
    kind: &str,
    things: &[i64],
    standing: &Standing,
    today: Day,
) -> Result<Vec<(i64, Role)>> {
    store::roles(tx, kind, things, &targets(standing), today)
}

fn targets(standing: &Standing) -> Vec<Id<()>> {
    let groups = standing.groups().into_iter().map(Id::cast);
    groups.chain([standing.person.cast()]).collect()
}

/// Who can see this? In the order of lists, after `(sort_key, id)` of the last one shown.
pub fn readers(
    tx: &Tx<'_>,
    kind: &str,
    thing: i64,
    today: Day,
    after: Option<(&str, Id<Person>)>,
    limit: u32,
) -> Result<Vec<Reader>> {
    let (sort_key, id) = after.unwrap_or(("", Id::new(0)));
    store::readers(tx, kind, thing, today, (sort_key, id), limit)
}

/// How many persons can see this.
pub fn count(tx: &Tx<'_>, kind: &str, thing: i64, today: Day) -> Result<i64> {
    store::count(tx, kind, thing, today)
}
