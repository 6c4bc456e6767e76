//! Typing: what somebody writes into cells becomes what stands, cell by cell, whoever came first.

use crate::{
    Assessment, Cell, Item,
    cell::{Change, Outcome},
    deeds, jobs,
    refusal::Refusal,
    store::{self, pupils::Line},
    writing::Hand,
};
use base::Id;
use db::{Result, Tx};
use people::Person;

/// What comes from a form or a device.
#[derive(Clone, Debug)]
pub struct Typing {
    pub assessment: Assessment,
    pub changes: Vec<Change>,
    /// Its key: what comes twice with the same one counts once.
    pub once: String,
    pub hand: Hand,
}

/// Where a cell is.
pub type Place = (Id<Item>, Id<Person>);

/// How it went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// The same had come already.
    pub was_known: bool,
    pub written: usize,
    /// Cells somebody else has written otherwise meanwhile.
    pub disputed: Vec<Place>,
    /// Cells that are none: an item that is retired or of another assessment, a pupil who has left.
    pub refused: Vec<Place>,
}

/// Writes cells. It looks at rows of its own assessment alone; two who type in it take turns.
pub fn save(tx: &Tx<'_>, typing: &Typing) -> Result<Saved> {
    let (id, hand) = (typing.assessment.id, typing.hand);
    if !store::assessments::take_turn(tx, id, hand.at)? {
        return Err(Refusal::Closed.into());
    }
    if !store::cells::take(tx, id, &typing.once, hand.at)? {
        return Ok(Saved { was_known: true, ..Saved::default() });
    }
    let on = typing.assessment.listed_on(hand.at.day());
    let items = store::items::of_assessment(tx, id)?;
    let pupils = store::pupils::of_assessment(tx, &typing.assessment, on)?;
    let stands = store::cells::of_assessment(tx, id)?;
    let merged = Merged::of(typing, (&items, &pupils), &stands);
    if !merged.cells.is_empty() {
        store::cells::put(tx, id, &merged.cells)?;
        // Who says again what stands changes nothing of what is read.
        let changed = merged.cells.iter().filter(|cell| cell.received_at == hand.at);
        let pupils: Vec<_> = changed.map(|cell| cell.pupil_id).collect();
        store::lines::keep(tx, &typing.assessment, &pupils, hand.at)?;
    }
    if !merged.traces.is_empty() {
        store::cells::trace(tx, id, &merged.traces, hand.into())?;
        follow(tx, typing, merged.saved.written)?;
    }
    Ok(merged.saved)
}

/// What families read already is written down when it changes, and they are told a day later.
fn follow(tx: &Tx<'_>, typing: &Typing, cells: usize) -> Result<()> {
    let Typing { assessment, hand, .. } = typing;
    let Some(visible_at) = assessment.visible_at else { return Ok(()) };
    if visible_at <= hand.at {
        deeds::changed(tx, assessment, cells, *hand)?;
    }
    jobs::tell_later(tx, assessment, visible_at.max(hand.at))
}

#[derive(Default)]
struct Merged {
    saved: Saved,
    cells: Vec<Cell>,
    traces: Vec<(Change, bool)>,
}

impl Merged {
    fn of(typing: &Typing, (items, pupils): (&[Item], &[Line]), stands: &[Cell]) -> Self {
        let mut merged = Merged::default();
        for change in &typing.changes {
            let cell = (change.item, change.pupil);
            let is_item = items.iter().any(|item| item.id == change.item && item.is_live());
            let is_pupil = pupils.iter().any(|pupil| pupil.id == change.pupil && pupil.is_here());
            if !is_item || !is_pupil {
                merged.saved.refused.push(cell);
                continue;
            }
            let before = stands.iter().find(|it| (it.item_id, it.pupil_id) == cell);
            let Some(after) = change.onto(before, typing.hand.by, typing.hand.at) else { continue };
            let outcome = change.meets(before, typing.hand.by);
            if matches!(outcome, Outcome::Wins | Outcome::Beaten) {
                merged.saved.disputed.push(cell);
            }
            merged.cells.push(after);
            if outcome == Outcome::Same {
                continue;
            }
            merged.saved.written += 1;
            merged.traces.push((*change, matches!(outcome, Outcome::Beaten | Outcome::Late)));
        }
        merged
    }
}
