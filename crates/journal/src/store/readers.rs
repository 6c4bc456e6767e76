//! Who is told of a post: the class as it is on the day.

use base::{Day, Id};
use db::{Result, Tx, params};
use people::{Class, Person};

/// Pupils (for themselves: pupil 0) and the guardians with authority over each of them.
pub fn families(tx: &Tx<'_>, class: Id<Class>, on: Day) -> Result<Vec<(Id<Person>, i64)>> {
    tx.all(
        "select e.pupil_id, 0
           from enrolment e
          where e.class_id = $1
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          union
         select g.guardian_id, e.pupil_id
           from enrolment e
           join guardianship g on g.pupil_id = e.pupil_id
          where e.class_id = $1
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
            and g.has_authority = 1
            and g.from_on <= $2
            and (g.until_on is null or g.until_on > $2)
          order by 1, 2
          limit 2000",
        params![class, on],
    )
}

/// Those of the class today who teach there, as its groups say it.
pub fn team(tx: &Tx<'_>, class: Id<Class>) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select distinct m.person_id
           from person_group g
           join membership m on m.group_id = g.id
          where g.scope_kind = 'class' and g.scope_id = $1 and g.kind = 'team' and g.level = ''
          order by m.person_id
          limit 200",
        params![class],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
