//! What the shell keeps of a person, in four statements.

use crate::{
    Class, ClassSummary, GroupKind, Level, Member, Person, Right, School, SchoolKind,
    SchoolSummary, Scope, ScopeKind, Town, store::persons::name,
};
use base::{Id, Instant, Locale, PersonName};
use db::{FromRow, Result, Row, Tx, ids, params};

/// A person, once for each right that is delegated to him.
pub struct PersonRow {
    pub name: PersonName,
    pub locale: Locale,
    pub suspended_at: Option<Instant>,
    pub school: Option<Id<School>>,
    pub right: Option<Right>,
}

impl FromRow for PersonRow {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(PersonRow {
            name: name(row)?,
            locale: row.next()?,
            suspended_at: row.next()?,
            school: row.next()?,
            right: row.next()?,
        })
    }
}

pub fn person(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<PersonRow>> {
    tx.all(
        "select p.first_name, p.last_name, p.title, p.language, p.suspended_at, d.school_id, d.word
           from person p
           left join delegation d on d.person_id = p.id and d.is_current = 1
          where p.id = $1
            and p.merged_into is null
          order by d.school_id, d.word",
        params![person],
    )
}

/// A membership, where its group lives, and the pupil behind it.
pub struct MemberRow {
    pub member: Member,
    pub school: Option<Id<School>>,
    pub child: Option<PersonName>,
}

impl FromRow for MemberRow {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let (group, kind): (_, GroupKind) = (row.next()?, row.next()?);
        let (scope, id, level): (ScopeKind, i64, String) = (row.next()?, row.next()?, row.next()?);
        let scope = Scope::read(scope, id, &level)
            .ok_or_else(|| db::Error::Engine("a group has no such level".to_owned()))?;
        let on_behalf_of: i64 = row.next()?;
        let school = row.next()?;
        let (first, last): (Option<String>, Option<String>) = (row.next()?, row.next()?);
        let on_behalf_of = (on_behalf_of != 0).then(|| Id::new(on_behalf_of));
        Ok(MemberRow {
            member: Member { group, kind, scope, on_behalf_of },
            school,
            child: first.zip(last).map(|(first, last)| PersonName::new(first, last, None)),
        })
    }
}

pub fn memberships(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<MemberRow>> {
    tx.all(
        "select g.id, g.kind, g.scope_kind, g.scope_id, g.level, m.on_behalf_of, g.school_id,
                c.first_name, c.last_name
           from membership m
           join person_group g on g.id = m.group_id
           left join person c on c.id = m.on_behalf_of
          where m.person_id = $1
          order by m.group_id, m.on_behalf_of",
        params![person],
    )
}

pub fn schools(tx: &Tx<'_>, schools: &[Id<School>]) -> Result<Vec<SchoolSummary>> {
    db::row! {
        struct SchoolRow {
            id: Id<School>,
            name: String,
            uai: String,
            kind: SchoolKind,
            accent: Option<String>,
            town: Id<Town>,
            town_name: String,
        }
    }
    let rows: Vec<SchoolRow> = tx.all(
        "select s.id, s.name, s.uai, s.kind, s.accent, s.town_id as town, t.name as town_name
           from school s
           join town t on t.id = s.town_id
          where s.id in ids($1)
          order by s.name, s.id",
        params![ids(schools.iter().copied())],
    )?;
    let summary = |row: SchoolRow| SchoolSummary {
        id: row.id,
        name: row.name,
        uai: row.uai,
        kind: row.kind,
        accent: row.accent,
        town: row.town,
        town_name: row.town_name,
    };
    Ok(rows.into_iter().map(summary).collect())
}

pub fn classes(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<Vec<ClassSummary>> {
    type ClassRow = (Id<Class>, String, Id<School>, Option<Level>);
    let rows: Vec<ClassRow> = tx.all(
        "select c.id, c.name, c.school_id, l.level
           from class c
           left join class_level l on l.class_id = c.id
          where c.id in ids($1)
          order by c.name, c.id",
        params![ids(classes.iter().copied())],
    )?;
    let mut summaries: Vec<ClassSummary> = Vec::new();
    for (id, name, school, level) in rows {
        if summaries.last().is_none_or(|last| last.id != id) {
            summaries.push(ClassSummary { id, name, school, levels: Vec::new() });
        }
        if let Some(last) = summaries.last_mut() {
            last.levels.extend(level);
        }
    }
    for class in &mut summaries {
        class.levels.sort_unstable();
    }
    Ok(summaries)
}
