//! The register of a class and month: half-days possible and missed, and the seal of the head.

use crate::{
    Month, Slot, State, Week,
    store::registers::{Enrolled, Held},
};
use base::{Day, Id};
use people::{Class, Person};

/// A pupil's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub pupil: Id<Person>,
    pub first_name: String,
    pub last_name: String,
    /// One for each half-day of the register; none when he was not in the class.
    pub cells: Vec<Option<Cell>>,
    pub possible: u32,
    pub absent: u32,
    /// Of those, without a legitimate reason.
    pub without_reason: u32,
    pub late: u32,
}

/// A half-day of a pupil.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    Here,
    /// With a legitimate reason.
    Excused,
    /// The family has said why; it is not one of the law's reasons, or the head has refused it.
    NotLegitimate,
    /// Nobody has said why.
    Silent,
    Late,
    Left,
    /// The roll was not called.
    NotCalled,
}

impl Cell {
    /// The letter of the register.
    pub const fn letter(self) -> &'static str {
        match self {
            Cell::Here => "·",
            Cell::Excused => "M",
            Cell::NotLegitimate => "N",
            Cell::Silent => "A",
            Cell::Late => "R",
            Cell::Left => "D",
            Cell::NotCalled => "–",
        }
    }

    const fn is_absence(self) -> bool {
        matches!(self, Cell::Excused | Cell::NotLegitimate | Cell::Silent)
    }
}

/// The register of a class and month, up to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    pub class: Id<Class>,
    pub month: Month,
    pub slots: Vec<Slot>,
    pub rows: Vec<Row>,
    /// Half-days of class at which nobody has called.
    pub not_called: u32,
}

impl Register {
    /// What is known, put in order. Half-days of later than `until` are not of it yet.
    pub fn of(class: Id<Class>, month: Month, week: &Week, held: &Held, until: Day) -> Self {
        let slots = week.half_days(month.first, month.last().min(until));
        let is_called = |slot: &Slot| held.calls.contains(&(slot.day, slot.moment));
        let not_called = slots.iter().filter(|slot| !is_called(slot)).count();
        let mut rows: Vec<Row> = Vec::new();
        for enrolled in &held.pupils {
            let cells: Vec<Option<Cell>> = slots
                .iter()
                .map(|slot| enrolled.is_here(slot.day).then(|| cell(held, enrolled, *slot)))
                .collect();
            rows.push(row(enrolled, cells));
        }
        let not_called = u32::try_from(not_called).unwrap_or(u32::MAX);
        Register { class, month, slots, rows: joined(rows), not_called }
    }

    pub fn possible(&self) -> u32 {
        self.rows.iter().map(|row| row.possible).sum()
    }

    pub fn absent(&self) -> u32 {
        self.rows.iter().map(|row| row.absent).sum()
    }

    /// What the head signs: a fingerprint of every cell. Another one means that something has
    /// changed since.
    pub fn seal(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(format!("{} {}\n", self.class, self.month.word()).as_bytes());
        for row in &self.rows {
            let cells: String =
                row.cells.iter().map(|cell| cell.map_or(" ", Cell::letter)).collect();
            hasher.update(format!("{} {cells}\n", row.pupil).as_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }
}

/// In tenths of a percent, so that 41 of 1000 is 41.
pub fn rate(absent: u32, possible: u32) -> u32 {
    let (absent, possible) = (u64::from(absent), u64::from(possible));
    u32::try_from((absent * 1000 + possible / 2).checked_div(possible).unwrap_or(0)).unwrap_or(0)
}

fn row(enrolled: &Enrolled, cells: Vec<Option<Cell>>) -> Row {
    let count = |wanted: fn(Cell) -> bool| {
        let found = cells.iter().flatten().filter(|cell| wanted(**cell)).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    Row {
        pupil: enrolled.pupil_id,
        first_name: enrolled.first_name.clone(),
        last_name: enrolled.last_name.clone(),
        possible: count(|_| true),
        absent: count(Cell::is_absence),
        without_reason: count(|cell| matches!(cell, Cell::Silent | Cell::NotLegitimate)),
        late: count(|cell| cell == Cell::Late),
        cells,
    }
}

/// A pupil who left the class and came back has one line.
fn joined(rows: Vec<Row>) -> Vec<Row> {
    let mut joined: Vec<Row> = Vec::new();
    for row in rows {
        match joined.iter_mut().find(|known| known.pupil == row.pupil) {
            None => joined.push(row),
            Some(known) => {
                for (cell, other) in known.cells.iter_mut().zip(&row.cells) {
                    *cell = cell.or(*other);
                }
                known.possible += row.possible;
                known.absent += row.absent;
                known.without_reason += row.without_reason;
                known.late += row.late;
            }
        }
    }
    joined
}

fn cell(held: &Held, enrolled: &Enrolled, slot: Slot) -> Cell {
    if !held.calls.contains(&(slot.day, slot.moment)) {
        return Cell::NotCalled;
    }
    let mark =
        held.marks.iter().find(|mark| mark.pupil_id == enrolled.pupil_id && mark.slot() == slot);
    let Some(mark) = mark else { return Cell::Here };
    match (mark.state, mark.is_legitimate) {
        (State::Present, _) => Cell::Here,
        (State::Late, _) => Cell::Late,
        (State::Left, _) => Cell::Left,
        (State::Absent, Some(true)) => Cell::Excused,
        (State::Absent, Some(false)) => Cell::NotLegitimate,
        (State::Absent, None) => Cell::Silent,
    }
}
