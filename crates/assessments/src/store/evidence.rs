//! What pupils have shown, for the features that speak of it.

use super::lines::said;
use crate::{Assessment, Item, cell::Said};
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

db::row! {
    /// What a pupil may read of his own.
    struct Own {
        id: Id<Person>,
        cells: Option<String>,
        has_remark: bool,
    }
}

/// Those of these pupils who may read something of their own in an assessment at that instant.
pub fn shown_of(
    tx: &Tx<'_>,
    id: Id<Assessment>,
    pupils: &[Id<Person>],
    at: Instant,
) -> Result<Vec<Id<Person>>> {
    let rows: Vec<Own> = tx.all(
        "select p.id, case when l.read_from > $3 then l.shown else l.cells end as cells,
                exists (select 1
                          from assessment_remark w
                         where w.assessment_id = a.id and w.pupil_id = p.id) as has_remark
           from person p
           join assessment a on a.id = $1
           left join assessment_line l on l.assessment_id = a.id and l.pupil_id = p.id
          where p.id in ids($2)
            and a.state <> 'draft'
            and a.visible_at <= $3
          order by p.id
          limit 50",
        params![id, ids(pupils.iter().copied()), at],
    )?;
    let mut own = Vec::new();
    for row in rows {
        let said = row.cells.iter().flat_map(|cells| said(cells));
        let said = said.collect::<Result<Vec<_>>>()?;
        if row.has_remark || said.iter().any(|(_, said)| *said != Said::Blank) {
            own.push(row.id);
        }
    }
    Ok(own)
}
