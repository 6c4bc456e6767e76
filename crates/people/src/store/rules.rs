//! Writing rules and the groups they open, as rows.

use crate::{
    Group, GroupKind, Person, Rule, School, Scope, ScopeKind,
    store::persons::name,
    writing::{Reason, Target},
};
use base::{Id, Instant, PersonName};
use db::{FromRow, Result, Row, Tx, ids, params};

impl FromRow for Rule {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let school: i64 = row.next()?;
        Ok(Rule {
            school: (school != 0).then(|| Id::new(school)),
            from: row.next()?,
            scope: row.next()?,
            to: row.next()?,
            may_write: row.next()?,
            may_address_group: row.next()?,
        })
    }
}

pub fn of_school(tx: &Tx<'_>, school: Id<School>) -> Result<Vec<Rule>> {
    tx.all(
        "select r.school_id, r.from_kind, r.scope, r.to_kind, r.may_write, r.may_address_group
           from writing_rule r
          where r.school_id = $1
             or r.school_id = 0
            and not exists (select 1
                              from writing_rule o
                             where o.school_id = $1
                               and o.from_kind = r.from_kind
                               and o.scope = r.scope
                               and o.to_kind = r.to_kind)
          order by r.from_kind, r.scope, r.to_kind
          limit 500",
        params![school],
    )
}

pub fn defaults(tx: &Tx<'_>) -> Result<Vec<Rule>> {
    tx.all(
        "select school_id, from_kind, scope, to_kind, may_write, may_address_group
           from writing_rule
          where school_id = 0
          order by from_kind, scope, to_kind",
        &[],
    )
}

pub fn set(tx: &Tx<'_>, school: Id<School>, rule: &Rule) -> Result<()> {
    tx.run(
        "insert into writing_rule (school_id, from_kind, scope, to_kind, may_write,
                                   may_address_group)
         values ($1, $2, $3, $4, $5, $6)
             on conflict (school_id, from_kind, scope, to_kind)
             do update set may_write = excluded.may_write,
                           may_address_group = excluded.may_address_group",
        params![school, rule.from, rule.scope, rule.to, rule.may_write, rule.may_address_group],
    )
    .map(drop)
}

pub fn reset(
    tx: &Tx<'_>,
    school: Id<School>,
    from: GroupKind,
    scope: ScopeKind,
    to: GroupKind,
) -> Result<()> {
    tx.run(
        "delete from writing_rule
          where school_id = $1 and from_kind = $2 and scope = $3 and to_kind = $4",
        params![school, from, scope, to],
    )
    .map(drop)
}

impl FromRow for Target {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let (group, to): (Id<Group>, GroupKind) = (row.next()?, row.next()?);
        let (kind, id, level): (ScopeKind, i64, String) = (row.next()?, row.next()?, row.next()?);
        let scope = Scope::read(kind, id, &level)
            .ok_or_else(|| db::Error::Engine("a group has no such level".to_owned()))?;
        let (from, school): (GroupKind, i64) = (row.next()?, row.next()?);
        let rule = Rule {
            school: (school != 0).then(|| Id::new(school)),
            from,
            scope: kind,
            to,
            may_write: row.next()?,
            may_address_group: row.next()?,
        };
        Ok(Target { group, scope, rule, place: row.next()? })
    }
}

/// The groups of which a rule says something to the members of `groups`: yes or no.
pub fn targets(tx: &Tx<'_>, groups: &[Id<Group>]) -> Result<Vec<Target>> {
    tx.all(
        "select tg.id, tg.kind, tg.scope_kind, tg.scope_id, tg.level, fg.kind,
                r.school_id, r.may_write, r.may_address_group,
                coalesce(c.name, s.name, t.name, tg.name)
           from person_group fg
           join writing_rule r on r.from_kind = fg.kind
                              and r.scope = fg.scope_kind
                              and (r.school_id = 0 or r.school_id = fg.school_id)
           join person_group tg on tg.scope_kind = fg.scope_kind
                               and tg.scope_id = fg.scope_id
                               and tg.kind = r.to_kind
                               and tg.level = fg.level
           left join class c on tg.scope_kind = 'class' and c.id = tg.scope_id
           left join school s on tg.scope_kind in ('level', 'school') and s.id = tg.scope_id
           left join town t on tg.scope_kind = 'town' and t.id = tg.scope_id
          where fg.id in ids($1)
            and tg.closed_on is null
            and not exists (select 1
                              from writing_rule o
                             where r.school_id = 0
                               and o.school_id = fg.school_id
                               and o.from_kind = r.from_kind
                               and o.scope = r.scope
                               and o.to_kind = r.to_kind)
          order by tg.id, fg.kind",
        params![ids(groups.iter().copied())],
    )
}

/// A person to whom somebody wants to write.
pub struct State {
    pub person: Id<Person>,
    pub name: PersonName,
    pub has_left: bool,
    pub suspended_at: Option<Instant>,
    pub is_merged: bool,
}

impl FromRow for State {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok(State {
            person: row.next()?,
            name: name(row)?,
            has_left: row.next()?,
            suspended_at: row.next()?,
            is_merged: row.next()?,
        })
    }
}

pub fn states(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<Vec<State>> {
    tx.all(
        "select p.id, p.first_name, p.last_name, p.title,
                case when p.left_on is not null
                      and not exists (select 1 from membership m where m.person_id = p.id)
                     then 1 else 0 end,
                p.suspended_at,
                case when p.merged_into is null then 0 else 1 end
           from person p
          where p.id in ids($1)
          order by p.sort_key, p.id",
        params![ids(persons.iter().copied())],
    )
}

impl FromRow for Reason {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let (person, group): (Id<Person>, Id<Group>) = (row.next()?, row.next()?);
        let pupil: i64 = row.next()?;
        let (first, last): (Option<String>, Option<String>) = (row.next()?, row.next()?);
        let pupil_name = first.zip(last).map(|(first, last)| PersonName::new(first, last, None));
        let on_behalf_of = pupil_name.map(|name| (Id::new(pupil), name));
        Ok(Reason { person, group, on_behalf_of })
    }
}

/// In which of `groups` each of `persons` is, and on behalf of whom.
pub fn reasons(tx: &Tx<'_>, persons: &[Id<Person>], groups: &[Id<Group>]) -> Result<Vec<Reason>> {
    tx.all(
        "select m.person_id, m.group_id, m.on_behalf_of, c.first_name, c.last_name
           from membership m
           left join person c on c.id = m.on_behalf_of
          where m.person_id in ids($1)
            and m.group_id in ids($2)
          order by m.person_id, m.group_id, m.on_behalf_of",
        params![ids(persons.iter().copied()), ids(groups.iter().copied())],
    )
}
