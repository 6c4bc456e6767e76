//! The grid: the items of an assessment, its pupils, and what stands of each of them.

use crate::{
    Assessment, Cell, Item,
    cell::Said,
    keys::Column,
    store::{self, cells::Trace, pupils::Line},
};
use base::{Day, Id, PersonName};
use db::{Result, Tx};
use people::Person;
use results::{Scale, ScaleKind, Steps};
use std::collections::HashMap;

pub struct Grid {
    /// The retired ones too: their results stay.
    pub items: Vec<Item>,
    pub pupils: Vec<Line>,
    pub cells: HashMap<(Id<Item>, Id<Person>), Cell>,
    pub scales: Vec<Scale>,
    /// What was said of the pupils of whom two have written different things.
    pub traces: Vec<Trace>,
    pub names: Vec<(Id<Person>, PersonName)>,
    /// That of its levels; empty when it has none.
    scale: Scale,
    out_of: i64,
}

/// The whole grid, in a handful of questions whatever its size.
pub fn load(tx: &Tx<'_>, assessment: &Assessment, today: Day) -> Result<Grid> {
    let (id, on) = (assessment.id, assessment.listed_on(today));
    let items = store::items::of_assessment(tx, id)?;
    let pupils = store::pupils::of_assessment(tx, assessment, on)?;
    let cells = store::cells::of_assessment(tx, id)?;
    let mut scales: Vec<Id<Scale>> = cells.iter().filter_map(|cell| cell.scale_id).collect();
    scales.extend(assessment.scale_id);
    scales.sort_unstable();
    scales.dedup();
    let scales = store::scales::by_id(tx, &scales)?;
    let mut differing: Vec<Id<Person>> =
        cells.iter().filter(|cell| cell.is_disputed).map(|cell| cell.pupil_id).collect();
    differing.dedup();
    let traces =
        if differing.is_empty() { Vec::new() } else { store::cells::traces(tx, id, &differing)? };
    let mut persons: Vec<Id<Person>> = traces.iter().map(|trace| trace.written_by).collect();
    persons.extend(cells.iter().map(|cell| cell.written_by));
    persons.sort_unstable();
    persons.dedup();
    let names = store::pupils::names(tx, &persons)?;
    let scale = scales.iter().find(|scale| Some(scale.id) == assessment.scale_id).cloned();
    Ok(Grid {
        items,
        pupils,
        cells: cells.into_iter().map(|cell| ((cell.item_id, cell.pupil_id), cell)).collect(),
        scale: scale.unwrap_or_else(no_scale),
        scales,
        traces,
        names: names.iter().map(|named| (named.id, named.name())).collect(),
        out_of: assessment.out_of.unwrap_or(2_000),
    })
}

fn no_scale() -> Scale {
    Scale {
        id: Id::new(0),
        school: None,
        code: String::new(),
        name: String::new(),
        kind: ScaleKind::Steps,
        steps: Steps::default(),
        retired_on: None,
    }
}

impl Grid {
    /// The items one types in.
    pub fn live(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.is_live())
    }

    /// Those that are no longer looked at and have results.
    pub fn retired(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| !item.is_live() && item.has_results)
    }

    pub fn item(&self, id: Id<Item>) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    pub fn pupil(&self, id: Id<Person>) -> Option<&Line> {
        self.pupils.iter().find(|pupil| pupil.id == id)
    }

    pub fn cell(&self, item: Id<Item>, pupil: Id<Person>) -> Option<&Cell> {
        self.cells.get(&(item, pupil))
    }

    /// What a column understands.
    pub fn column(&self, item: &Item) -> Column<'_> {
        if item.is_whole { Column::Marks(self.out_of) } else { Column::Steps(&self.scale) }
    }

    pub fn scale(&self) -> Option<&Scale> {
        (!self.scale.steps.0.is_empty()).then_some(&self.scale)
    }

    /// What is written in a cell.
    pub fn written(&self, item: Id<Item>, pupil: Id<Person>) -> String {
        let cell = self.cell(item, pupil);
        cell.map_or_else(String::new, |cell| self.text(item, cell.said()))
    }

    /// How something is written in the cells of an item.
    pub fn text(&self, item: Id<Item>, said: Said) -> String {
        let column = self.item(item).map_or(Column::Marks(self.out_of), |item| self.column(item));
        column.written(said, &self.scales)
    }

    pub fn version(&self, item: Id<Item>, pupil: Id<Person>) -> u32 {
        self.cell(item, pupil).map_or(0, |cell| cell.version)
    }

    pub fn name_of(&self, person: Id<Person>) -> String {
        let named = self.names.iter().find(|(id, _)| *id == person);
        named.map_or_else(String::new, |(_, name)| name.formal())
    }

    /// The cells of which two have written different things, in the order of the grid.
    pub fn disputes(&self) -> Vec<&Cell> {
        let of_pupil = |pupil: &Line| {
            let cells = self.live().filter_map(move |item| self.cell(item.id, pupil.id));
            cells.filter(|cell| cell.is_disputed).collect::<Vec<_>>()
        };
        self.pupils.iter().filter(|pupil| pupil.is_here()).flat_map(of_pupil).collect()
    }

    /// The last thing each author has said of a cell, in the order in which it came.
    pub fn said_of(&self, cell: &Cell) -> Vec<&Trace> {
        let mut said: Vec<&Trace> = Vec::new();
        let of_cell =
            |trace: &&Trace| (trace.item_id, trace.pupil_id) == (cell.item_id, cell.pupil_id);
        for trace in self.traces.iter().filter(of_cell) {
            said.retain(|known| known.written_by != trace.written_by);
            said.push(trace);
        }
        said
    }
}
