//! Reading a whole feed: its parts in order, its changes one by one, its problems at the end.

use super::aaf::{Entries, Header, Translator};
use super::notes::Notes;
use super::part::{AafKind, Format, Part};
use super::source::Source;
use super::table::{self, Column, TableKind, Tables};
use crate::problem::{Place, ProblemKind, Problems, Refused};
use crate::record::{Academy, Change, RecordKind};
use std::collections::{BTreeMap, BTreeSet, HashMap, hash_map};
use std::hash::{BuildHasher, RandomState};

/// What the person who brings the feed in knows and the files may not say.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub academy: Option<Academy>,
    /// The UAI of the school, for files that name none (ONDE, CSV).
    pub school: Option<String>,
    /// What the rows of a CSV are, when its columns do not tell.
    pub table_kind: Option<TableKind>,
    /// What columns mean, by their title; `None` leaves one out.
    pub columns: Vec<(String, Option<Column>)>,
    /// What is said of one file of several, before what is said of all.
    pub files: Vec<AskedOfFile>,
}

/// What is known of one table.
#[derive(Clone, Debug, Default)]
pub struct AskedOfFile {
    pub file: String,
    pub table_kind: Option<TableKind>,
    pub columns: Vec<(String, Option<Column>)>,
}

impl Asked {
    /// What is known when this file is read.
    pub(super) fn of_file(&self, file: &str) -> Asked {
        let mut asked = self.clone();
        if let Some(own) = self.files.iter().find(|own| own.file == file) {
            asked.table_kind = own.table_kind.or(asked.table_kind);
            asked.columns.splice(0..0, own.columns.iter().cloned());
        }
        asked
    }

    /// Somebody has said that a column is not to be read.
    pub(super) fn leaves_out(&self, title: &str) -> bool {
        let folded = base::fold(title);
        let said = self.columns.iter().find(|(known, _)| base::fold(known) == folded);
        said.is_some_and(|(_, column)| column.is_none())
    }
}

/// One change, and where it was read.
#[derive(Debug)]
pub struct Found<'a> {
    pub change: Change,
    pub file: &'a str,
    pub line: u64,
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub mode: Mode,
    pub counts: Counts,
    pub problems: Problems,
    pub academies: BTreeSet<Academy>,
    pub degrees: BTreeSet<Degree>,
    /// `AAF-VE2407`, and the day the files were made, as they say it.
    pub versions: BTreeSet<String>,
    pub generated_on: BTreeSet<String>,
    /// What the feed speaks about: the persons of a kind that was not sent have not left.
    pub kinds: BTreeSet<RecordKind>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Whoever is not in it is no longer there.
    #[default]
    Complete,
    /// Only what changed.
    Delta,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Degree {
    First,
    Second,
}

/// Records by kind, and deletions of all kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub schools: u64,
    pub pupils: u64,
    pub guardians: u64,
    pub staff: u64,
    pub deletions: u64,
}

/// Reads `source` to its end, giving every change to `each`.
///
/// An error is a fatal problem: what `each` received must then be forgotten, for a truncated file
/// is only known to be so when its end is missing. An error of `each` stops the reading.
pub fn read<E: From<Refused>>(
    source: &mut Source,
    asked: &Asked,
    mut each: impl FnMut(Found<'_>) -> Result<(), E>,
) -> Result<Reading, E> {
    let mut reading = Reading { mode: mode_of(source.parts())?, ..Reading::default() };
    for file in source.ignored() {
        let place = || Place::file(file);
        reading.problems.notice(ProblemKind::IgnoredFile, place, "");
    }
    if source.parts().iter().all(|part| part.format == Format::Table) {
        Tables::open(source, asked)?.read(source, asked, &mut reading, &mut each)?;
    } else {
        check_parts(source.parts())?;
        read_aaf(source, asked, &mut reading, &mut each)?;
    }
    Ok(reading)
}

/// All parts are of one format and one mode.
fn mode_of(parts: &[Part]) -> Result<Mode, Refused> {
    let problem = |part: &Part, kind| Refused::new(Place::file(&part.file), kind);
    let Some((first, others)) = parts.split_first() else {
        return Err(Refused::new(Place::default(), ProblemKind::NothingToRead));
    };
    let is_table = |part: &Part| part.format == Format::Table;
    if let Some(part) = others.iter().find(|part| is_table(part) != is_table(first)) {
        return Err(problem(part, ProblemKind::MixedFormats));
    }
    if let Some(part) = others.iter().find(|part| part.is_delta != first.is_delta) {
        return Err(problem(part, ProblemKind::MixedModes));
    }
    Ok(if first.is_delta { Mode::Delta } else { Mode::Complete })
}

/// Parts are numbered without a hole, from 0 or from 1.
fn check_parts(parts: &[Part]) -> Result<(), Refused> {
    let mut series: BTreeMap<(&str, AafKind), BTreeSet<u32>> = BTreeMap::new();
    for part in parts {
        let Format::Aaf { kind, number } = part.format else { continue };
        let stem = part.file.rsplit_once('_').map_or("", |(stem, _)| stem);
        series.entry((stem, kind)).or_default().insert(number);
    }
    for ((stem, kind), numbers) in series {
        let first = numbers.first().copied().filter(|number| *number == 1).unwrap_or(0);
        let hole = (first..).zip(&numbers).find(|(expected, number)| expected != *number);
        if let Some((number, _)) = hole {
            let kind = ProblemKind::MissingPart { kind: kind.category().into(), number };
            return Err(Refused::new(Place::file(format!("{stem}_{number:04}.xml")), kind));
        }
    }
    Ok(())
}

fn read_aaf<E: From<Refused>>(
    source: &mut Source,
    asked: &Asked,
    reading: &mut Reading,
    each: &mut impl FnMut(Found<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let mut translator = Translator::new(asked.academy, reading.mode == Mode::Delta);
    let mut seen = Seen::default();
    for index in 0..source.parts().len() {
        let Part { file, format, .. } = source.parts()[index].clone();
        let Format::Aaf { kind, .. } = format else { continue };
        let limits = source.limits().clone();
        let opened = source.open_part(index).and_then(|bytes| Entries::open(bytes, &limits));
        let mut entries = opened.map_err(|kind| Refused::new(Place::file(&file), kind))?;
        seen.begin_file(&file);
        read_part(&mut entries, (&file, kind), &mut translator, &mut seen, reading, each)?;
        reading.note_header(entries.header(), &file);
        if let Some(kind) = record_kind(kind) {
            reading.kinds.insert(kind);
        }
    }
    Ok(())
}

fn read_part<R: std::io::Read, E: From<Refused>>(
    entries: &mut Entries<R>,
    (file, kind): (&str, AafKind),
    translator: &mut Translator,
    seen: &mut Seen,
    reading: &mut Reading,
    each: &mut impl FnMut(Found<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let mut header = Header::default();
    loop {
        let fatal = |line, kind| Refused::new(Place::file(file).line(line), kind);
        let line = match entries.next() {
            Ok(None) => break,
            Ok(Some(entry)) => entry.line,
            Err(kind) => return Err(fatal(entries.line(), kind).into()),
        };
        for (name, line) in entries.unexpected() {
            let place = || Place::file(file).line(line);
            reading.problems.notice(ProblemKind::UnexpectedElement(name), place, "");
        }
        if header != *entries.header() {
            header = entries.header().clone();
        }
        let entry = entries.current();
        let mut notes = Notes { problems: &mut reading.problems, file, line };
        let change = translator.translate(entry, &header, kind, &mut notes);
        let Some(change) = change.map_err(|kind| fatal(line, kind))? else { continue };
        if reading.mode == Mode::Complete
            && let Some(first) = seen.again(&change, &header.degree, line)
        {
            notes.row("", first);
            continue;
        }
        reading.counts.add(&change);
        each(Found { change, file, line })?;
    }
    Ok(())
}

impl Reading {
    fn note_header(&mut self, header: &Header, file: &str) {
        self.academies.extend(Academy::parse(&header.academy));
        let degree = match header.degree.as_str() {
            "1D" => Some(Degree::First),
            "2D" => Some(Degree::Second),
            _ if file.contains("ENT1D") => Some(Degree::First),
            _ if file.contains("ENT2D") => Some(Degree::Second),
            _ => None,
        };
        self.degrees.extend(degree);
        let said = |text: &String| (!text.is_empty()).then(|| text.clone());
        self.versions.extend(said(&header.version));
        self.generated_on.extend(said(&header.generated_on));
    }
}

impl Counts {
    pub(super) const fn add(&mut self, change: &Change) {
        let slot = match change {
            Change::Delete(..) => &mut self.deletions,
            Change::Put(record) | Change::Modify(record) => match record.kind() {
                RecordKind::School => &mut self.schools,
                RecordKind::Pupil => &mut self.pupils,
                RecordKind::Guardian => &mut self.guardians,
                RecordKind::Staff => &mut self.staff,
            },
        };
        *slot += 1;
    }

    pub const fn persons(&self) -> u64 {
        self.pupils + self.guardians + self.staff
    }
}

const fn record_kind(kind: AafKind) -> Option<RecordKind> {
    match kind {
        AafKind::Schools => Some(RecordKind::School),
        AafKind::Pupils => Some(RecordKind::Pupil),
        AafKind::Guardians => Some(RecordKind::Guardian),
        AafKind::Staff => Some(RecordKind::Staff),
        AafKind::Mefs | AafKind::Subjects => None,
    }
}

/// The identifiers met so far: sixteen bytes each, where a text would take a hundred.
#[derive(Default)]
pub(super) struct Seen {
    hasher: RandomState,
    places: HashMap<u64, (u32, u32)>,
    files: Vec<String>,
}

impl Seen {
    pub fn begin_file(&mut self, file: &str) {
        self.files.push(file.to_owned());
    }

    /// The problem to tell when this identifier was met before. The same person may be in the first
    /// degree and in the second: that is no duplicate.
    pub fn again(&mut self, change: &Change, degree: &str, line: u64) -> Option<ProblemKind> {
        let (Change::Put(record) | Change::Modify(record)) = change else { return None };
        let key = record.key()?;
        let hash = self.hasher.hash_one((record.kind(), key, degree));
        let file = u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        match self.places.entry(hash) {
            hash_map::Entry::Vacant(free) => {
                free.insert((file, line));
                None
            }
            hash_map::Entry::Occupied(first) => {
                let (file, line) = *first.get();
                let file = self.files.get(file as usize).cloned().unwrap_or_default();
                Some(ProblemKind::Duplicate {
                    key: table::short(key.id()),
                    first_line: u64::from(line),
                    first_file: file,
                })
            }
        }
    }
}
