//! Memberships: reading the facts they come from, and changing only what differs.

use crate::{
    Group, GroupKind, Person, School, Scope, ScopeKind,
    wanted::{AssignmentFact, Automatic, EnrolmentFact, GuardianshipFact, HandFact},
};
use base::{Day, Id};
use db::{Result, Tx, Value, ids, params};
use std::collections::{BTreeSet, HashMap};

/// Everybody who is in a group of the school, or whom its facts will put there today.
pub fn persons_of_school(tx: &Tx<'_>, school: Id<School>, today: Day) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select m.person_id
           from person_group g
           join membership m on m.group_id = g.id
          where g.school_id = $1 and g.scope_kind in ('school', 'hand')
          union
         select pupil_id
           from enrolment
          where school_id = $1 and (until_on is null or until_on >= $2)
          union
         select person_id
           from assignment
          where school_id = $1 and (until_on is null or until_on >= $2)
          union
         select person_id
           from delegation
          where school_id = $1 and (until_on is null or until_on >= $2)",
        params![school, today],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Whoever guards one of these persons, at any time.
pub fn guardians_of(tx: &Tx<'_>, pupils: &Value) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select distinct guardian_id from guardianship where pupil_id in ids($1)",
        std::slice::from_ref(pupils),
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub fn enrolments(tx: &Tx<'_>, pupils: &Value, today: Day) -> Result<Vec<EnrolmentFact>> {
    tx.all(
        "select e.pupil_id as pupil, e.school_id as school, s.town_id as town,
                e.class_id as class, e.level
           from enrolment e
           join school s on s.id = e.school_id
          where e.pupil_id in ids($1)
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)",
        &[pupils.clone(), today.into()],
    )
}

/// Authority or contact: see `guardianship.rs`.
pub fn guardianships(tx: &Tx<'_>, guardians: &Value, today: Day) -> Result<Vec<GuardianshipFact>> {
    tx.all(
        "select guardian_id as guardian, pupil_id as pupil
           from guardianship
          where guardian_id in ids($1)
            and (has_authority = 1 or is_contact = 1)
            and from_on <= $2
            and (until_on is null or until_on > $2)",
        &[guardians.clone(), today.into()],
    )
}

pub fn assignments(tx: &Tx<'_>, persons: &Value, today: Day) -> Result<Vec<AssignmentFact>> {
    tx.all(
        "select a.person_id as person, a.function, a.school_id as school,
                coalesce(s.town_id, a.town_id) as town, a.body_id as body,
                a.class_id as class, l.level
           from assignment a
           left join school s on s.id = a.school_id
           left join class_level l on l.class_id = a.class_id
          where a.person_id in ids($1)
            and a.from_on <= $2
            and (a.until_on is null or a.until_on > $2)",
        &[persons.clone(), today.into()],
    )
}

/// Those of these persons first: PostgreSQL would ask each group of the territory for all of them.
pub fn hands(tx: &Tx<'_>, persons: &Value) -> Result<Vec<HandFact>> {
    tx.all(
        "with chosen as materialized (select person_id, on_behalf_of, is_guest, group_id
                                        from hand_member
                                       where person_id in ids($1))
         select h.person_id as person, h.on_behalf_of, h.is_guest, h.group_id as \"group\",
                g.school_id as school, g.town_id as town
           from chosen h
           join person_group g on g.id = h.group_id
          where g.closed_on is null",
        std::slice::from_ref(persons),
    )
}

pub type Row = (Id<Group>, Id<Person>, i64);

pub fn current(tx: &Tx<'_>, persons: &Value) -> Result<BTreeSet<Row>> {
    let rows: Vec<Row> = tx.all(
        "select group_id, person_id, on_behalf_of from membership where person_id in ids($1)",
        std::slice::from_ref(persons),
    )?;
    Ok(rows.into_iter().collect())
}

pub fn add(tx: &Tx<'_>, rows: &[&Row]) -> Result<u64> {
    tx.run_each(
        "insert into membership (group_id, person_id, on_behalf_of)
         values ($1, $2, $3)
             on conflict (group_id, person_id, on_behalf_of) do nothing",
        &values(rows),
    )
}

pub fn remove(tx: &Tx<'_>, rows: &[&Row]) -> Result<u64> {
    tx.run_each(
        "delete from membership
          where group_id = $1 and person_id = $2 and on_behalf_of = $3",
        &values(rows),
    )
}

fn values(rows: &[&Row]) -> Vec<Vec<Value>> {
    rows.iter().map(|(group, person, pupil)| params![*group, *person, *pupil].to_vec()).collect()
}

/// The automatic groups of these schools, towns and bodies, and those of the platform.
pub fn automatic_groups(
    tx: &Tx<'_>,
    wanted: &BTreeSet<Automatic>,
) -> Result<HashMap<(GroupKind, Scope), Id<Group>>> {
    let schools: BTreeSet<_> = wanted.iter().filter_map(|group| group.school).collect();
    let towns: BTreeSet<_> = wanted
        .iter()
        .filter(|group| group.school.is_none())
        .filter_map(|group| group.town)
        .collect();
    let bodies: BTreeSet<_> = wanted.iter().filter_map(|group| group.scope.as_body()).collect();
    let rows: Vec<(Id<Group>, GroupKind, ScopeKind, i64, String)> = tx.all(
        "select id, kind, scope_kind, scope_id, level
           from person_group
          where school_id in ids($1) and kind <> 'hand'
          union all
         select id, kind, scope_kind, scope_id, level
           from person_group
          where scope_kind = 'town' and scope_id in ids($2)
          union all
         select id, kind, scope_kind, scope_id, level
           from person_group
          where scope_kind = 'body' and scope_id in ids($3)
          union all
         select id, kind, scope_kind, scope_id, level
           from person_group
          where scope_kind = 'platform'",
        params![ids(schools), ids(towns), ids(bodies)],
    )?;
    let read =
        |(id, kind, scope, scope_id, level): (Id<Group>, GroupKind, ScopeKind, i64, String)| {
            Scope::read(scope, scope_id, &level).map(|scope| ((kind, scope), id))
        };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Makes the groups that are not there yet.
pub fn make_groups(tx: &Tx<'_>, groups: &[Automatic]) -> Result<()> {
    let row = |group: &Automatic| {
        params![
            tx.new_id::<Group>(),
            group.kind,
            group.scope.kind(),
            group.scope.id(),
            group.scope.level(),
            group.school,
            group.town
        ]
        .to_vec()
    };
    let rows: Vec<Vec<Value>> = groups.iter().map(row).collect();
    tx.run_each(
        "insert into person_group (id, kind, scope_kind, scope_id, level, name, school_id, town_id)
         values ($1, $2, $3, $4, $5, '', $6, $7)
             on conflict (scope_kind, scope_id, kind, level) do nothing",
        &rows,
    )
    .map(drop)
}
