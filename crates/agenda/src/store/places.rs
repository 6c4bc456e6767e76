//! Places, as the directory makes them.

use crate::place::{Key, Place, PlaceKind};
use base::{Day, Id, SchoolYear};
use db::{Result, Tx, ids, params};
use people::{Class, School, Standing};

/// A place by its id, whatever it is.
pub fn find(tx: &Tx<'_>, id: Id<Place>, viewer: &Standing) -> Result<Option<Place>> {
    if id.cast() == viewer.person {
        return Ok(Some(own(viewer)));
    }
    tx.first(
        "select c.id, 'class' as kind, c.name, c.school_id, 0 as is_contributor
           from class c
          where c.id = $1
          union all
         select s.id, 'school' as kind, s.name, s.id as school_id, 0 as is_contributor
           from school s
          where s.id = $1
          union all
         select g.id, 'group' as kind, g.name, g.school_id,
                case when exists (select 1
                                    from group_contributor o
                                   where o.group_id = g.id and o.person_id = $2)
                     then 1 else 0 end as is_contributor
           from person_group g
          where g.id = $1 and g.kind = 'hand'",
        params![id, viewer.person],
    )
}

/// The place a form names: of the kind it says.
pub fn by_key(tx: &Tx<'_>, key: Key, viewer: &Standing) -> Result<Option<Place>> {
    Ok(find(tx, key.id, viewer)?.filter(|place| place.kind == key.kind))
}

pub fn own(viewer: &Standing) -> Place {
    Place {
        id: viewer.person.cast(),
        kind: PlaceKind::Person,
        name: String::new(),
        school_id: None,
        is_contributor: true,
    }
}

/// Where this person writes: his classes, the classes and schools he runs, his groups, and himself.
pub fn written_by(tx: &Tx<'_>, viewer: &Standing, today: Day) -> Result<Vec<Place>> {
    let taught: Vec<Id<Class>> =
        viewer.classes.iter().map(|it| it.id).filter(|id| viewer.teaches(*id)).collect();
    let run: Vec<Id<School>> =
        viewer.schools.iter().map(|it| it.id).filter(|id| viewer.administers(*id)).collect();
    let mut places: Vec<Place> = tx.all(
        "select c.id, 'class' as kind, c.name, c.school_id, 0 as is_contributor
           from class c
          where (c.id in ids($1) or c.school_id in ids($2) and c.year = $3)
            and (c.closed_on is null or c.closed_on > $4)
          union all
         select s.id, 'school' as kind, s.name, s.id as school_id, 0 as is_contributor
           from school s
          where s.id in ids($2)
          union all
         select g.id, 'group' as kind, g.name, g.school_id,
                case when exists (select 1
                                    from group_contributor o
                                   where o.group_id = g.id and o.person_id = $5)
                     then 1 else 0 end as is_contributor
           from person_group g
          where g.kind = 'hand'
            and (g.closed_on is null or g.closed_on > $4)
            and (g.id in (select group_id from group_contributor where person_id = $5)
                 or g.school_id in ids($2))
          order by 2, 3, 1
          limit 300",
        params![ids(taught), ids(run), SchoolYear::of(today), today, viewer.person],
    )?;
    // Pupils and guardians contribute to nothing: their own agenda is all they write in.
    places.retain(|place| place.is_written_by(viewer));
    places.push(own(viewer));
    Ok(places)
}

/// May this person write anywhere but in his own agenda? Without a query.
pub fn writes_for_others(viewer: &Standing) -> bool {
    viewer.classes.iter().any(|class| viewer.teaches(class.id))
        || viewer.schools.iter().any(|school| viewer.administers(school.id))
}

/// Those of some classes that have an event or appointments.
pub fn planned_in(tx: &Tx<'_>, classes: &[Id<Class>]) -> Result<Vec<Id<Class>>> {
    let found: Vec<(Id<Class>,)> = tx.all(
        "select place_id from agenda_event where place_id in ids($1) and place_kind = 'class'
          union
         select place_id from agenda_opening where place_id in ids($1) and place_kind = 'class'",
        params![ids(classes.iter().copied())],
    )?;
    Ok(found.into_iter().map(|(class,)| class).collect())
}
