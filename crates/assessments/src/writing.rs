//! Making an assessment and changing it: what it is, its items, its scale.

use crate::{
    Assessment, Cell, Item,
    assessment::Stage,
    cell::Change,
    deeds,
    item::{ITEMS_MAX, WEIGHT},
    refusal::Refusal,
    store::{self, assessments::New, items::New as NewItem},
};
use base::{Day, Id, Instant};
use db::{Result, Tx};
use people::{Class, Group, Person, School};
use results::{Scale, Skill, Subject};

/// Where it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home {
    pub school: Id<School>,
    pub class: Option<Id<Class>>,
    pub group: Option<Id<Group>>,
}

/// What a form says, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub title: String,
    pub day: Day,
    pub subject: Option<Id<Subject>>,
    pub domain: Option<Id<Skill>>,
    pub scale: Option<Id<Scale>>,
    pub out_of: Option<i64>,
    pub weight: u32,
    pub teachers: Vec<Id<Person>>,
    /// Free words and skills to begin with.
    pub items: Vec<NewItem>,
    /// The key of its form: what comes twice with the same one is one assessment.
    pub once: String,
    /// The version its form has seen.
    pub version: u32,
    /// Levels that were written become those of the new scale.
    pub translate: bool,
}

/// Who writes, and when.
#[derive(Clone, Copy, Debug)]
pub struct Hand {
    pub by: Id<Person>,
    pub at: Instant,
}

impl From<Hand> for (Id<Person>, Instant) {
    fn from(hand: Hand) -> Self {
        (hand.by, hand.at)
    }
}

/// Makes it, with its first items. `whole` is what its mark is called.
pub fn begin(
    tx: &Tx<'_>,
    home: &Home,
    draft: &Draft,
    (state, whole): (Stage, &str),
    hand: Hand,
) -> Result<Id<Assessment>> {
    if draft.items.len() > ITEMS_MAX {
        return Err(Refusal::TooMany.into());
    }
    let Hand { by, at } = hand;
    if let Some(made) = store::assessments::made_with(tx, by, &draft.once)? {
        return Ok(made);
    }
    let id = tx.new_id();
    store::assessments::insert(tx, &New { id, home, draft, state, by, at })?;
    store::teachers::set(tx, id, &with(&draft.teachers, by))?;
    let mut items = draft.items.clone();
    items.extend(draft.out_of.map(|_| mark_for_the_whole(whole)));
    store::items::insert(tx, id, 1, &items)?;
    Ok(id)
}

/// The item of the mark for the whole.
pub fn mark_for_the_whole(label: &str) -> NewItem {
    NewItem { skill: None, label: label.to_owned(), is_whole: true, weight: WEIGHT }
}

fn with(teachers: &[Id<Person>], by: Id<Person>) -> Vec<Id<Person>> {
    let mut all = teachers.to_vec();
    all.push(by);
    all.sort_unstable();
    all.dedup();
    all
}

/// Writes it anew. A scale under which levels were written changes only with them, translated; what
/// marks are out of does not change under them.
pub fn save(
    tx: &Tx<'_>,
    before: &Assessment,
    draft: &Draft,
    whole: &str,
    hand: Hand,
) -> Result<()> {
    let id = before.id;
    match store::assessments::update(tx, id, draft, hand.into()) {
        Err(db::Error::Conflict(_)) => return Err(Refusal::Overtaken.into()),
        other => other?,
    }
    let items = store::items::of_assessment(tx, id)?;
    if before.scale_id != draft.scale {
        change_scale(tx, before, draft, &items, hand)?;
    }
    if before.out_of != draft.out_of {
        change_mark(tx, draft, (id, whole), &items, hand)?;
    }
    if !draft.teachers.is_empty() {
        store::teachers::set(tx, id, &draft.teachers)?;
    }
    Ok(())
}

fn change_scale(
    tx: &Tx<'_>,
    before: &Assessment,
    draft: &Draft,
    items: &[Item],
    hand: Hand,
) -> Result<()> {
    let has_levels = items.iter().any(|item| !item.is_whole && item.has_results);
    let Some(from) = before.scale_id.filter(|_| has_levels) else { return Ok(()) };
    let Some(to) = draft.scale.filter(|_| draft.translate) else {
        return Err(Refusal::HasLevels.into());
    };
    let scales = store::scales::by_id(tx, &[from, to])?;
    let scale = |id| scales.iter().find(|scale| scale.id == id).ok_or(db::Error::Missing);
    let ranks = ranks(scale(from)?, scale(to)?);
    let cells = store::cells::translate(tx, before.id, (from, to), &ranks, hand.into())?;
    let said = store::cells::since(tx, before.id, hand.at)?;
    let is_new = |cell: &&Cell| cell.scale_id == Some(to) && cell.written_by == hand.by;
    let pupils: Vec<_> = said.iter().map(|cell| cell.pupil_id).collect();
    store::lines::keep(tx, before, &pupils, hand.at)?;
    let trace = |cell: &Cell| {
        let (item, pupil, said) = (cell.item_id, cell.pupil_id, cell.said());
        (Change { item, pupil, said, seen: cell.version, at: hand.at }, false)
    };
    let traces: Vec<(Change, bool)> = said.iter().filter(is_new).map(trace).collect();
    store::cells::trace(tx, before.id, &traces, hand.into())?;
    deeds::translated(tx, before, cells, hand)
}

/// The step of another scale each step becomes: the one that what it counts for is at.
pub fn ranks(from: &Scale, to: &Scale) -> Vec<(u8, u8)> {
    let all = 1..=u8::try_from(from.steps.0.len()).unwrap_or(u8::MAX);
    let other = |rank| Some((rank, to.rank_at(from.share_of(rank)?)?));
    all.filter_map(other).collect()
}

fn change_mark(
    tx: &Tx<'_>,
    draft: &Draft,
    (id, whole): (Id<Assessment>, &str),
    items: &[Item],
    hand: Hand,
) -> Result<()> {
    let known = items.iter().find(|item| item.is_whole);
    match (known, draft.out_of) {
        // What marks are out of is part of each of them.
        (Some(item), Some(out_of)) if item.has_results => {
            let said = store::cells::of_assessment(tx, id)?;
            let differs = |cell: &Cell| cell.out_of.is_some_and(|it| it != out_of);
            if said.iter().any(|cell| cell.item_id == item.id && differs(cell)) {
                return Err(Refusal::HasMarks.into());
            }
            restore(tx, id, item)
        }
        (Some(item), Some(_)) => restore(tx, id, item),
        (Some(item), None) => store::items::remove(tx, id, item.id, hand.at).map(drop),
        (None, Some(_)) => {
            let last = items.iter().map(|item| item.place).max().unwrap_or(0);
            store::items::insert(tx, id, last + 1, &[mark_for_the_whole(whole)]).map(drop)
        }
        (None, None) => Ok(()),
    }
}

fn restore(tx: &Tx<'_>, id: Id<Assessment>, item: &Item) -> Result<()> {
    if item.is_live() { Ok(()) } else { store::items::restore(tx, id, item.id) }
}

/// Adds items before the mark for the whole.
pub fn add(tx: &Tx<'_>, id: Id<Assessment>, new: &[NewItem]) -> Result<usize> {
    let mut items = store::items::of_assessment(tx, id)?;
    let known: Vec<Id<Skill>> =
        items.iter().filter(|item| item.is_live()).filter_map(|item| item.skill_id).collect();
    let mut new = new.to_vec();
    new.retain(|item| item.skill.is_none_or(|skill| !known.contains(&skill)));
    let live = items.iter().filter(|item| item.is_live() && !item.is_whole).count();
    if live + new.len() > ITEMS_MAX {
        return Err(Refusal::TooMany.into());
    }
    let last = items.iter().filter(|item| !item.is_whole).map(|item| item.place).max();
    let first = last.unwrap_or(0) + 1;
    let count = i64::try_from(new.len()).unwrap_or(0);
    items.retain(|item| item.is_whole);
    for item in &mut items {
        item.place = first + count;
    }
    store::items::save(tx, id, &items)?;
    store::items::insert(tx, id, first, &new)?;
    Ok(new.len())
}

/// One place up or down among those that are looked at.
pub fn shift(tx: &Tx<'_>, id: Id<Assessment>, item: Id<Item>, up: bool) -> Result<()> {
    let mut items = store::items::of_assessment(tx, id)?;
    items.retain(|item| item.is_live() && !item.is_whole);
    let at = items.iter().position(|known| known.id == item).ok_or(Refusal::NoItem)?;
    let other = if up { at.checked_sub(1) } else { Some(at + 1) };
    let Some(other) = other.filter(|other| *other < items.len()) else { return Ok(()) };
    let (one, two) = (items[at].place, items[other].place);
    (items[at].place, items[other].place) = (two, one);
    store::items::save(tx, id, &[items[at].clone(), items[other].clone()])
}

/// Other words and another weight.
pub fn reword(
    tx: &Tx<'_>,
    id: Id<Assessment>,
    item: Id<Item>,
    (label, weight): (String, u32),
) -> Result<()> {
    let items = store::items::of_assessment(tx, id)?;
    let known = items.into_iter().find(|known| known.id == item).ok_or(Refusal::NoItem)?;
    // A skill keeps the words of its referential.
    let label = if known.skill_id.is_some() { known.label.clone() } else { label };
    store::items::save(tx, id, &[Item { label, weight, ..known }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use results::{ScaleKind, Step, Steps};

    fn scale(steps: &[(&str, u8, u8)]) -> Scale {
        let step = |(key, from_percent, counts_percent): &(&str, u8, u8)| Step {
            key: (*key).to_owned(),
            label: (*key).to_owned(),
            colour: "level-1".to_owned(),
            from_percent: *from_percent,
            counts_percent: *counts_percent,
        };
        Scale {
            id: Id::new(1),
            school: None,
            code: String::new(),
            name: String::new(),
            kind: ScaleKind::Steps,
            steps: Steps(steps.iter().map(step).collect()),
            retired_on: None,
        }
    }

    #[test]
    fn a_level_becomes_the_step_that_what_it_counts_for_is_at() {
        let four = scale(&[("1", 0, 20), ("2", 35, 50), ("3", 65, 80), ("4", 90, 100)]);
        let letters =
            scale(&[("E", 0, 0), ("D", 20, 25), ("C", 40, 50), ("B", 60, 75), ("A", 80, 100)]);
        assert_eq!(ranks(&four, &letters), [(1, 2), (2, 3), (3, 5), (4, 5)]);
        assert_eq!(ranks(&four, &four), [(1, 1), (2, 2), (3, 3), (4, 4)]);
    }
}
