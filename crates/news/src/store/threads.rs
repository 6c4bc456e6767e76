//! Threads, as the directory makes them.

use crate::thread::{Place, ROLES_KIND, Thread};
use base::{Day, Id, Instant};
use db::{Result, Tx, ids, params};
use people::{Person, Role, School, Standing, Town, audience};

/// A thread, with the role of this person in it.
pub fn find(tx: &Tx<'_>, id: Id<Thread>, person: &Standing) -> Result<Option<Thread>> {
    let Some(place) = places(tx, &[id])?.pop() else { return Ok(None) };
    let chosen = chosen(tx, &place, person)?;
    let role = place.role(person, chosen);
    Ok(Some(Thread { place, role }))
}

/// The role that was chosen for him, where roles were chosen.
pub fn chosen(tx: &Tx<'_>, place: &Place, person: &Standing) -> Result<Option<Role>> {
    if !place.is_tuned || place.is_run_by(person) {
        return Ok(None);
    }
    audience::may_see(tx, ROLES_KIND, place.id.raw(), person, always())
}

/// Roles in threads have no end: any day will do.
fn always() -> Day {
    Instant::from_millis(0).day()
}

/// Those of these ids that are threads.
pub fn places(tx: &Tx<'_>, ids_of: &[Id<Thread>]) -> Result<Vec<Place>> {
    tx.all(
        "select c.id, 'class' as kind, c.name, s.name as around, c.school_id, s.town_id,
                case when n.id is null then 0 else 1 end as is_tuned
           from class c
           join school s on s.id = c.school_id
           left join news_thread n on n.id = c.id
          where c.id in ids($1)
          union all
         select s.id, 'school' as kind, s.name, t.name as around, s.id as school_id, s.town_id,
                case when n.id is null then 0 else 1 end as is_tuned
           from school s
           join town t on t.id = s.town_id
           left join news_thread n on n.id = s.id
          where s.id in ids($1)
          union all
         select t.id, 'town' as kind, t.name, '' as around, null as school_id, t.id as town_id,
                case when n.id is null then 0 else 1 end as is_tuned
           from town t
           left join news_thread n on n.id = t.id
          where t.id in ids($1)",
        params![ids(ids_of.iter().copied())],
    )
}

/// The threads this person may write in, his classes first.
pub fn written_by(tx: &Tx<'_>, person: &Standing) -> Result<Vec<Thread>> {
    let mut wanted: Vec<Id<Thread>> = person.classes.iter().map(|it| it.id.cast()).collect();
    wanted.extend(person.schools.iter().map(|school| school.id.cast::<Thread>()));
    wanted.extend(person.schools.iter().map(|school| school.town.cast::<Thread>()));
    wanted.extend(person.memberships.iter().filter_map(|it| it.scope.as_town()).map(Id::cast));
    wanted.sort_unstable();
    wanted.dedup();
    let mut places = places(tx, &wanted)?;
    places.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    let tuned: Vec<i64> =
        places.iter().filter(|place| place.is_tuned).map(|place| place.id.raw()).collect();
    let roles = if tuned.is_empty() {
        Vec::new()
    } else {
        audience::roles(tx, ROLES_KIND, &tuned, person, always())?
    };
    let with_role = |place: Place| {
        let chosen = roles.iter().find(|(id, _)| *id == place.id.raw()).map(|(_, role)| *role);
        let role = place.role(person, chosen)?;
        Some(Thread { place, role: Some(role) })
    };
    Ok(places.into_iter().filter_map(with_role).collect())
}

/// Who writes there is chosen from now on.
pub fn tune(tx: &Tx<'_>, thread: Id<Thread>, by: Id<Person>, at: Instant) -> Result<()> {
    tx.run(
        "insert into news_thread (id, tuned_at, tuned_by)
         values ($1, $2, $3)
         on conflict (id) do update set tuned_at = excluded.tuned_at, tuned_by = excluded.tuned_by",
        params![thread, at, by],
    )
    .map(drop)
}

/// The usual roles stand again.
pub fn untune(tx: &Tx<'_>, thread: Id<Thread>) -> Result<()> {
    tx.run("delete from news_thread where id = $1", params![thread]).map(drop)
}

/// The open schools of a town, by name.
pub fn schools_of(tx: &Tx<'_>, town: Id<Town>) -> Result<Vec<(Id<School>, String)>> {
    tx.all(
        "select id, name
           from school
          where town_id = $1 and closed_on is null
          order by name, id
          limit 1000",
        params![town],
    )
}
