//! Items, as rows.

use crate::{Assessment, Item};
use base::{Id, Instant};
use db::{Result, Tx, Value, params};
use results::Skill;

/// All of them, the retired ones too: those without results were deleted.
pub fn of_assessment(tx: &Tx<'_>, id: Id<Assessment>) -> Result<Vec<Item>> {
    tx.all(
        "select i.id, i.place, i.is_whole, i.skill_id, i.label, i.weight, i.retired_at,
                exists (select 1 from assessment_trace t where t.item_id = i.id) as has_results
           from assessment_item i
          where i.assessment_id = $1
          order by i.place, i.id
          limit 200",
        params![id],
    )
}

/// An item to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub skill: Option<Id<Skill>>,
    pub label: String,
    pub is_whole: bool,
    pub weight: u32,
}

/// Adds items at these places and after.
pub fn insert(tx: &Tx<'_>, id: Id<Assessment>, first: i64, new: &[New]) -> Result<Vec<Id<Item>>> {
    let ids: Vec<Id<Item>> = new.iter().map(|_| tx.new_id()).collect();
    let row = |((place, new), item): ((i64, &New), &Id<Item>)| {
        params![*item, id, place, new.is_whole, new.skill, new.label.as_str(), new.weight].to_vec()
    };
    let rows: Vec<Vec<Value>> = (first..).zip(new).zip(&ids).map(row).collect();
    tx.run_each(
        "insert into assessment_item (id, assessment_id, place, is_whole, skill_id, label, weight,
                                      retired_at)
         values ($1, $2, $3, $4, $5, $6, $7, null)",
        &rows,
    )?;
    changed(tx, id)?;
    Ok(ids)
}

/// Who keeps the items in memory reads them again.
fn changed(tx: &Tx<'_>, id: Id<Assessment>) -> Result<()> {
    tx.run("update assessment set items_version = items_version + 1 where id = $1", params![id])
        .map(drop)
}

/// What is said of an item: where it stands, its words, its weight, when it was retired.
pub fn save(tx: &Tx<'_>, id: Id<Assessment>, items: &[Item]) -> Result<()> {
    let row = |item: &Item| {
        params![item.id, id, item.place, item.label.as_str(), item.weight, item.retired_at].to_vec()
    };
    let rows: Vec<Vec<Value>> = items.iter().map(row).collect();
    tx.run_each(
        "update assessment_item
            set place = $3, label = $4, weight = $5, retired_at = $6
          where id = $1 and assessment_id = $2",
        &rows,
    )?;
    changed(tx, id)
}

/// Deletes an item of which nothing was ever said, or retires it; says whether it was retired.
pub fn remove(tx: &Tx<'_>, id: Id<Assessment>, item: Id<Item>, at: Instant) -> Result<bool> {
    let deleted = tx.run(
        "delete from assessment_item
          where id = $1 and assessment_id = $2
            and not exists (select 1 from assessment_trace t where t.item_id = $1)",
        params![item, id],
    )?;
    changed(tx, id)?;
    if deleted > 0 {
        return Ok(false);
    }
    tx.change(
        "update assessment_item
            set retired_at = $3
          where id = $1 and assessment_id = $2 and retired_at is null",
        params![item, id, at],
    )?;
    Ok(true)
}

/// Puts a retired item back.
pub fn restore(tx: &Tx<'_>, id: Id<Assessment>, item: Id<Item>) -> Result<()> {
    tx.change(
        "update assessment_item
            set retired_at = null
          where id = $1 and assessment_id = $2 and retired_at is not null",
        params![item, id],
    )?;
    changed(tx, id)
}
