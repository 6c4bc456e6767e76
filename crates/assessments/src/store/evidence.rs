//! What pupils have shown, for the features that speak of it.

use crate::{Assessment, Item, cell::Kind};
use base::{Day, Id, Instant};
use db::{Result, Tx, Value, ids, params};
use people::Person;
use results::{Scale, Skill, Subject};

db::row! {
    /// An assessment in which somebody has shown something.
    pub struct Given {
        pub id: Id<Assessment>,
        pub subject_id: Option<Id<Subject>>,
        /// What an item of free words speaks of.
        pub domain_id: Option<Id<Skill>>,
        pub title: String,
        pub day: Day,
        pub weight: u32,
        pub items_version: i64,
    }
}

/// Those of these pupils from a day to the day before another, by day; for families, what they may
/// read at that instant.
pub fn given(
    tx: &Tx<'_>,
    pupils: &Value,
    (from_on, until_on): (Day, Day),
    visible_at: Option<Instant>,
) -> Result<Vec<Given>> {
    tx.all(
        "select a.id, a.subject_id, a.domain_id, a.title, a.day, a.weight, a.items_version
           from assessment a
          where a.id in (select r.assessment_id
                           from assessment_result r
                          where r.pupil_id in ids($1))
            and a.state <> 'draft'
            and a.day >= $2
            and a.day < $3
            and (cast($4 as bigint) is null or a.visible_at <= $4)
          order by a.day, a.id
          limit 10000",
        params![pupils.clone(), from_on, until_on, visible_at],
    )
}

db::row! {
    /// What one pupil has shown of one item.
    pub struct Said {
        pub pupil_id: Id<Person>,
        pub assessment_id: Id<Assessment>,
        pub item_id: Id<Item>,
        pub kind: Kind,
        pub scale_id: Option<Id<Scale>>,
        pub step: Option<u8>,
        pub value: Option<i64>,
        pub out_of: Option<i64>,
    }
}

/// What these pupils have shown in these assessments, in no order: read from an index alone.
pub fn said(tx: &Tx<'_>, pupils: &Value, of: &[Given]) -> Result<Vec<Said>> {
    tx.all(
        "select r.pupil_id, r.assessment_id, r.item_id, r.kind, r.scale_id, r.step, r.value,
                r.out_of
           from assessment_result r
          where r.pupil_id in ids($1)
            and r.assessment_id in ids($2)
            and r.kind <> 'blank'
          limit 100000",
        params![pupils.clone(), ids(of.iter().map(|it| it.id))],
    )
}

db::row! {
    /// An item, as far as what is shown of it goes.
    pub struct Asked {
        pub assessment_id: Id<Assessment>,
        pub id: Id<Item>,
        pub is_whole: bool,
        pub skill_id: Option<Id<Skill>>,
        pub weight: u32,
    }
}

/// The items of these assessments, in their order.
pub fn asked(tx: &Tx<'_>, of: &[Id<Assessment>]) -> Result<Vec<Asked>> {
    tx.all(
        "select i.assessment_id, i.id, i.is_whole, i.skill_id, i.weight
           from assessment_item i
          where i.assessment_id in ids($1)
          order by i.assessment_id, i.place, i.id
          limit 100000",
        params![ids(of.iter().copied())],
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
