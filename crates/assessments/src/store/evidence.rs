//! What pupils have shown, for the features that speak of it.

use crate::{Assessment, cell::Kind};
use base::{Day, Id, Instant};
use db::{Result, Tx, ids, params};
use people::Person;
use results::{Scale, Skill, Subject};

db::row! {
    pub struct Row {
        pub pupil_id: Id<Person>,
        pub skill_id: Option<Id<Skill>>,
        pub subject_id: Option<Id<Subject>>,
        pub assessment_id: Id<Assessment>,
        pub title: String,
        pub day: Day,
        pub kind: Kind,
        pub scale_id: Option<Id<Scale>>,
        pub step: Option<u8>,
        pub value: Option<i64>,
        pub out_of: Option<i64>,
        pub weight: u32,
    }
}

/// What these pupils have shown from a day to the day before another; for families, what they may
/// read at that instant. An item of free words speaks of the domain of its assessment.
pub fn of_pupils(
    tx: &Tx<'_>,
    pupils: &[Id<Person>],
    (from_on, until_on): (Day, Day),
    visible_at: Option<Instant>,
) -> Result<Vec<Row>> {
    tx.all(
        "select r.pupil_id,
                case when i.is_whole = 1 then null else coalesce(i.skill_id, a.domain_id) end
                as skill_id,
                a.subject_id, a.id as assessment_id, a.title, a.day, r.kind, r.scale_id, r.step,
                r.value, r.out_of,
                case when i.is_whole = 1 then a.weight else i.weight end as weight
           from assessment_result r
           join assessment_item i on i.id = r.item_id
           join assessment a on a.id = r.assessment_id
          where r.pupil_id in ids($1)
            and r.kind <> 'blank'
            and a.state <> 'draft'
            and a.day >= $2
            and a.day < $3
            and (cast($4 as bigint) is null or a.visible_at <= $4)
          order by a.day, a.id, i.place, r.pupil_id
          limit 100000",
        params![ids(pupils.iter().copied()), from_on, until_on, visible_at],
    )
}

/// Those of these pupils who may read something of their own in an assessment at that instant.
pub fn shown_of(
    tx: &Tx<'_>,
    id: Id<Assessment>,
    pupils: &[Id<Person>],
    at: Instant,
) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select p.id
           from person p
           join assessment a on a.id = $1
          where p.id in ids($2)
            and a.state <> 'draft'
            and a.visible_at <= $3
            and (exists (select 1
                           from assessment_result r
                          where r.assessment_id = a.id and r.pupil_id = p.id
                            and r.kind <> 'blank')
              or exists (select 1
                           from assessment_remark w
                          where w.assessment_id = a.id and w.pupil_id = p.id))
          order by p.id
          limit 50",
        params![id, ids(pupils.iter().copied()), at],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
