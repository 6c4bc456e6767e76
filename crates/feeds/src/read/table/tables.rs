//! All tables of a feed: pupils first, because guardians and teachers name their classes.

use super::layout::TableKind;
use super::row::Row;
use super::rows::Rows;
use super::{Column, records, short};
use crate::problem::{Place, ProblemKind, Refused};
use crate::read::aaf::is_uai;
use crate::read::notes::Notes;
use crate::read::reader::{Asked, Found, Mode, Reading, Seen};
use crate::read::source::Source;
use crate::record::{Change, ClassRef, Record, SchoolRef};
use std::collections::{HashMap, HashSet};

/// The tables in the order in which they are read.
pub(in crate::read) struct Tables {
    order: Vec<usize>,
}

/// Labels of the classes the pupils are in, by school.
#[derive(Default)]
pub(super) struct Classes {
    labels: HashMap<String, HashSet<String>>,
}

impl Tables {
    /// Looks at the titles of every table before a row of any is read.
    pub fn open(source: &mut Source, asked: &Asked) -> Result<Self, Refused> {
        let mut kinds = Vec::new();
        for index in 0..source.parts().len() {
            let rows = open(source, index, asked)?;
            kinds.push((rows.layout.kind, index));
        }
        kinds.sort_unstable();
        Ok(Tables { order: kinds.into_iter().map(|(_, index)| index).collect() })
    }

    pub fn read<E: From<Refused>>(
        self,
        source: &mut Source,
        asked: &Asked,
        reading: &mut Reading,
        each: &mut impl FnMut(Found<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut classes = Classes::default();
        let mut seen = Seen::default();
        for index in self.order {
            let file = source.parts()[index].file.clone();
            let mut rows = open(source, index, asked)?;
            let place = Place::file(&file).line(rows.line);
            rows.layout.check(&asked.of_file(&file), &place, &mut reading.problems)?;
            seen.begin_file(&file);
            read_rows(&mut rows, &file, asked, &mut classes, &mut seen, reading, each)?;
        }
        Ok(())
    }
}

fn open<'a>(
    source: &'a mut Source,
    index: usize,
    asked: &Asked,
) -> Result<Rows<super::super::source::Guarded<'a>>, Refused> {
    let file = source.parts()[index].file.clone();
    let piece_bytes_max = source.limits().piece_bytes_max;
    let asked = asked.of_file(&file);
    let opened = source.open_part(index).map_err(|kind| (1, kind));
    opened
        .and_then(|bytes| Rows::open(bytes, &file, &asked, piece_bytes_max))
        .map_err(|(line, kind)| Refused::new(Place::file(&file).line(line), kind))
}

fn read_rows<R: std::io::Read, E: From<Refused>>(
    rows: &mut Rows<R>,
    file: &str,
    asked: &Asked,
    classes: &mut Classes,
    seen: &mut Seen,
    reading: &mut Reading,
    each: &mut impl FnMut(Found<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let layout = rows.layout.clone();
    loop {
        let next =
            rows.next().map_err(|(line, kind)| Refused::new(Place::file(file).line(line), kind))?;
        let Some(cells) = next else { return Ok(()) };
        let line = cells.line;
        let mut notes = Notes { problems: &mut reading.problems, file, line };
        let expected = layout.titles.len();
        if cells.iter().skip(expected).any(|cell| !cell.trim().is_empty()) {
            notes.row("", ProblemKind::RowTooLong { expected, found: cells.len() });
            continue;
        }
        let row = Row { layout: &layout, cells };
        let Some(record) = record(&row, asked, classes, &mut notes) else { continue };
        let change = Change::Put(record);
        if reading.mode == Mode::Complete
            && let Some(first) = seen.again(&change, "", line)
        {
            notes.row(layout.title(Column::Id), first);
            continue;
        }
        reading.kinds.insert(change.kind());
        reading.counts.add(&change);
        each(Found { change, file, line })?;
    }
}

fn record(
    row: &Row<'_>,
    asked: &Asked,
    classes: &mut Classes,
    notes: &mut Notes<'_>,
) -> Option<Record> {
    let uai = match row.text(Column::Uai) {
        "" => asked.school.clone().unwrap_or_default(),
        uai => uai.to_uppercase(),
    };
    if !is_uai(&uai) {
        notes.row(row.layout.title(Column::Uai), ProblemKind::BadUai(short(&uai)));
        return None;
    }
    match kind_of(row, notes)? {
        TableKind::Guardians => {
            let guardian = records::guardian(row, &uai, classes, notes)?;
            Some(Record::Guardian(Box::new(guardian)))
        }
        TableKind::Staff => {
            Some(Record::Staff(Box::new(records::staff(row, &uai, classes, notes)?)))
        }
        _ => {
            let pupil = records::pupil(row, &uai, notes)?;
            pupil.classes.iter().for_each(|class| classes.learn(class));
            Some(Record::Pupil(Box::new(pupil)))
        }
    }
}

fn kind_of(row: &Row<'_>, notes: &mut Notes<'_>) -> Option<TableKind> {
    if row.layout.kind != TableKind::Mixed {
        return Some(row.layout.kind);
    }
    let profile = row.text(Column::Profile);
    let kind = match base::fold(profile).as_str() {
        "eleve" | "student" | "pupil" => TableKind::Pupils,
        "responsable" | "parent" | "relative" | "tuteur" => TableKind::Guardians,
        "enseignant" | "enseignante" | "personnel" | "teacher" | "personnel non enseignant" => {
            TableKind::Staff
        }
        _ => {
            let title = row.layout.title(Column::Profile);
            notes.row(title, ProblemKind::NoProfile(short(profile)));
            return None;
        }
    };
    Some(kind)
}

impl Classes {
    fn learn(&mut self, class: &ClassRef) {
        let SchoolRef::Uai(uai) = &class.school else { return };
        let label = base::fold(&class.label);
        match self.labels.get_mut(uai) {
            Some(labels) if labels.contains(&label) => {}
            Some(labels) => {
                labels.insert(label);
            }
            None => {
                self.labels.insert(uai.clone(), HashSet::from([label]));
            }
        }
    }

    /// Yes, too, when nobody has told the classes of this school.
    pub fn knows(&self, uai: &str, label: &str) -> bool {
        let labels = self.labels.get(uai);
        label.is_empty() || labels.is_none_or(|labels| labels.contains(&base::fold(label)))
    }
}
