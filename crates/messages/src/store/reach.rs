//! What must be known of those a letter names: who they are, how many, and when they have quiet.

use base::{Id, Title};
use db::{Result, Tx, params};
use people::{Group, GroupKind, Person, ScopeKind};

db::row! {
    pub struct PersonLine {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
    }
}

db::row! {
    pub struct GroupLine {
        pub id: Id<Group>,
        pub kind: GroupKind,
        pub scope_kind: ScopeKind,
        pub level: String,
        pub name: String,
        pub zone: Option<String>,
        pub quiet_hours: Option<String>,
    }
}

db::row! {
    /// The quiet hours of a school somebody belongs to.
    pub struct QuietLine {
        pub person_id: Id<Person>,
        pub zone: String,
        pub quiet_hours: Option<String>,
    }
}

/// The names of these persons.
pub fn persons(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<Vec<PersonLine>> {
    tx.all(
        "select id, first_name, last_name, title
           from person
          where id in ids($1) and merged_into is null
          limit 200",
        params![db::ids(persons.iter().copied())],
    )
}

pub fn groups(tx: &Tx<'_>, groups: &[Id<Group>]) -> Result<Vec<GroupLine>> {
    tx.all(
        "select g.id, g.kind, g.scope_kind, g.level,
                coalesce(c.name, t.name,
                         case when g.scope_kind in ('level', 'school') then s.name end, g.name)
                as name, s.zone, s.quiet_hours
           from person_group g
           left join school s on s.id = g.school_id
           left join class c on g.scope_kind = 'class' and c.id = g.scope_id
           left join town t on g.scope_kind = 'town' and t.id = g.scope_id
          where g.id in ids($1)
          limit 200",
        params![db::ids(groups.iter().copied())],
    )
}

/// The quiet hours of every school these persons belong to.
pub fn quiet_hours(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<Vec<QuietLine>> {
    // `cross join` keeps the order: SQLite would begin with all the groups of all the schools.
    tx.all(
        "select distinct m.person_id, s.zone, s.quiet_hours
           from membership m
          cross join person_group g
          cross join school s
          where m.person_id in ids($1)
            and g.id = m.group_id
            and g.scope_kind = 'school'
            and s.id = g.school_id
          limit 1000",
        params![db::ids(persons.iter().copied())],
    )
}

/// How many persons are in these groups, each once, counted up to `limit`.
pub fn members(tx: &Tx<'_>, groups: &[Id<Group>], limit: u32) -> Result<i64> {
    tx.number(
        "select count(*)
           from (select distinct person_id from membership where group_id in ids($1) limit $2) m",
        params![db::ids(groups.iter().copied()), limit],
    )
}

/// The guardian who is named, the pupil, and another guardian of the same pupil.
type OtherGuardian = (Id<Person>, Id<Person>, Id<Person>);

/// The other guardians of the pupils for whom these persons are guardians.
pub fn other_guardians(tx: &Tx<'_>, named: &[Id<Person>]) -> Result<Vec<OtherGuardian>> {
    tx.all(
        "select distinct m.person_id, m.on_behalf_of, other.person_id
           from membership m
           join person_group g on g.id = m.group_id
           join membership other
             on other.group_id = m.group_id and other.on_behalf_of = m.on_behalf_of
          where m.person_id in ids($1)
            and g.kind = 'guardians'
            and g.scope_kind = 'class'
            and other.person_id <> m.person_id
          limit 200",
        params![db::ids(named.iter().copied())],
    )
}

/// Of these persons, those who work for a school or a town: their names are no secret to families.
pub fn staff_among(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select distinct m.person_id
           from membership m
           join person_group g on g.id = m.group_id
          where m.person_id in ids($1) and g.kind in ('staff', 'heads', 'agents')
          limit 200",
        params![db::ids(persons.iter().copied())],
    )?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}
