//! What pupils have shown, for the features that speak of it.

use crate::{Assessment, Item};
use base::{Id, Instant};
use db::{Result, Tx, ids, params};
use people::Person;
use results::Skill;

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
