//! The pupils a slip is for: found through the groups it was sent to, and followed.

use crate::Slip;
use base::{Day, Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::{Class, Group, Person, School};

/// The pupils of these groups (members, or those the members guard) and these pupils, who are in
/// the school today, with their class (0: none).
pub fn reached(
    tx: &Tx<'_>,
    school: Id<School>,
    groups: &[Id<Group>],
    pupils: &[Id<Person>],
    today: Day,
) -> Result<Vec<(Id<Person>, Id<Class>)>> {
    tx.all(
        "select e.pupil_id, max(coalesce(e.class_id, 0)) as class_id
           from enrolment e
          where e.school_id = $1
            and e.from_on <= $4
            and (e.until_on is null or e.until_on > $4)
            and (e.pupil_id in ids($3)
                 or e.pupil_id in (select case when m.on_behalf_of <> 0
                                               then m.on_behalf_of else m.person_id end
                                     from membership m
                                    where m.group_id in ids($2)))
          group by e.pupil_id
          order by e.pupil_id
          limit 20000",
        params![school, ids(groups.iter().copied()), ids(pupils.iter().copied()), today],
    )
}

pub fn insert(tx: &Tx<'_>, slip: Id<Slip>, pupils: &[(Id<Person>, Id<Class>)]) -> Result<()> {
    let row = |(pupil, class): &(Id<Person>, Id<Class>)| params![slip, *pupil, *class].to_vec();
    let rows: Vec<Vec<Value>> = pupils.iter().map(row).collect();
    tx.run_each(
        "insert into slip_pupil (slip_id, pupil_id, class_id, is_open)
         values ($1, $2, $3, 1)
             on conflict (slip_id, pupil_id) do update set is_open = 1, left_at = null",
        &rows,
    )
    .map(drop)
}

db::row! {
    /// A pupil a slip is for, as the night looks at him.
    #[derive(Clone, Debug)]
    pub struct Asked {
        pub pupil_id: Id<Person>,
        pub left_at: Option<Instant>,
    }
}

pub fn of(tx: &Tx<'_>, slip: Id<Slip>) -> Result<Vec<Asked>> {
    tx.all(
        "select pupil_id, left_at from slip_pupil where slip_id = $1 order by pupil_id limit 20000",
        params![slip],
    )
}

/// Of these pupils, those the slip is for.
pub fn among(tx: &Tx<'_>, slip: Id<Slip>, pupils: &[Id<Person>]) -> Result<Vec<Asked>> {
    tx.all(
        "select pupil_id, left_at from slip_pupil where slip_id = $1 and pupil_id in ids($2)",
        params![slip, ids(pupils.iter().copied())],
    )
}

/// The class in which a pupil was asked.
pub fn class_of(tx: &Tx<'_>, slip: Id<Slip>, pupil: Id<Person>) -> Result<Option<Id<Class>>> {
    let found: Option<(Id<Class>,)> = tx.first(
        "select class_id from slip_pupil where slip_id = $1 and pupil_id = $2",
        params![slip, pupil],
    )?;
    Ok(found.map(|(class,)| class))
}

/// These pupils are not there any more: nothing is awaited for them.
pub fn leave(tx: &Tx<'_>, slip: Id<Slip>, pupils: &[Id<Person>], at: Instant) -> Result<()> {
    tx.run(
        "update slip_pupil
            set is_open = 0, left_at = $3
          where slip_id = $1 and pupil_id in ids($2) and left_at is null",
        params![slip, ids(pupils.iter().copied()), at],
    )
    .map(drop)
}

/// Nothing is awaited for anybody any more; what was signed stays.
pub fn close(tx: &Tx<'_>, slip: Id<Slip>) -> Result<u64> {
    tx.run("update slip_pupil set is_open = 0 where slip_id = $1 and is_open = 1", params![slip])
}

type Target = (Option<Id<Group>>, Option<Id<Person>>);
type Targets = (Vec<Id<Group>>, Vec<Id<Person>>);

/// The groups and pupils it was sent to.
pub fn targets(tx: &Tx<'_>, slip: Id<Slip>) -> Result<Targets> {
    let rows: Vec<Target> = tx.all(
        "select group_id, pupil_id from slip_target where slip_id = $1 order by position limit 500",
        params![slip],
    )?;
    let groups = rows.iter().filter_map(|(group, _)| *group).collect();
    Ok((groups, rows.iter().filter_map(|(_, pupil)| *pupil).collect()))
}

/// Who answers by law for these pupils today.
pub fn guardians(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    today: Day,
) -> Result<Vec<(Id<Person>, Id<Person>)>> {
    tx.all(
        "select distinct g.guardian_id, g.pupil_id
           from guardianship g
          where g.pupil_id in ids($1)
            and g.has_authority = 1
            and g.from_on <= $2
            and (g.until_on is null or g.until_on > $2)
          order by g.guardian_id, g.pupil_id",
        params![ids(pupils.iter().copied()), today],
    )
}

/// Of these pupils, those for whom nothing has been signed that counts; each with a guardian who
/// could: for one signature any of them, for both whoever has not.
pub fn missing(
    tx: &Tx<'_>,
    slip: Id<Slip>,
    asked_version: u32,
    needs_both: bool,
    today: Day,
) -> Result<Vec<(Id<Person>, Id<Person>)>> {
    tx.all(
        "select distinct g.guardian_id, g.pupil_id
           from slip_pupil p
           join guardianship g on g.pupil_id = p.pupil_id
          where p.slip_id = $1
            and p.left_at is null
            and g.has_authority = 1
            and g.from_on <= $4
            and (g.until_on is null or g.until_on > $4)
            and not exists (select 1
                              from slip_answer a
                             where a.slip_id = p.slip_id
                               and a.pupil_id = p.pupil_id
                               and a.version >= $2
                               and ($3 = 0 or a.guardian_id in (0, g.guardian_id)))
          order by g.guardian_id, g.pupil_id
          limit 40000",
        params![slip, asked_version, needs_both, today],
    )
}
