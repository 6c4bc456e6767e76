//! A programme as a file: CSV, one skill a line, a parent before its children.
//!
//! `code;parent;nature;intitulé;niveaux;retirée le` — separated by semicolons (commas and tabs are
//! read too), in UTF-8 (Windows-1252 is read too).

use crate::{Skill, SkillKind};
use base::Day;
use encoding_rs::{UTF_8, WINDOWS_1252};
use people::Level;
use std::collections::HashMap;
use web::spreadsheet::{guarded, unguarded};

/// A whole cycle is 60 kB.
pub const BYTES_MAX: usize = 300_000;
const LINES_MAX: usize = 4_000;
const CODE_CHARS_MAX: usize = 30;
/// What the livret takes of an element of programme.
pub const LABEL_CHARS_MAX: usize = 300;
const HEADER: [&str; 6] = ["code", "parent", "nature", "intitulé", "niveaux", "retirée le"];

/// A line that says a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub code: String,
    /// The code of its parent; empty for a domain.
    pub parent: String,
    pub kind: SkillKind,
    pub label: String,
    /// ` ce1 ce2 `, or empty.
    pub levels: String,
    pub retired_on: Option<Day>,
}

/// What is wrong, and on which line of the file (0: the whole of it).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub line: u64,
    pub why: Why,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    Empty,
    TooLarge,
    /// The first line does not name this column.
    NoColumn(&'static str),
    Unreadable,
    Code(String),
    CodeTwice(String),
    Label,
    Kind(String),
    /// No such parent, before this line or in the programme.
    Parent(String),
    /// A domain has a parent, or something else has none, or the parent is of a lower kind.
    Place,
    Level(String),
    Day(String),
}

/// The kinds of what is in the programme already, by code: parents, not to be said again.
pub type Known = HashMap<String, SkillKind>;

/// The lines of a file, or all that is wrong with it.
pub fn read(bytes: &[u8], known: &Known) -> Result<Vec<Line>, Vec<Fault>> {
    let whole = |why| vec![Fault { line: 0, why }];
    if bytes.len() > BYTES_MAX {
        return Err(whole(Why::TooLarge));
    }
    let text = decoded(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(|_| whole(Why::Unreadable))?.clone();
    let columns = columns(&header).map_err(whole)?;
    let (mut lines, mut faults, mut known) = (Vec::new(), Vec::new(), known.clone());
    for record in reader.records() {
        let Ok(record) = record else {
            faults.push(Fault { line: 0, why: Why::Unreadable });
            break;
        };
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().all(str::is_empty) {
            continue;
        }
        let field = |place: usize| record.get(columns[place]).unwrap_or_default();
        match parsed(&[0, 1, 2, 3, 4, 5].map(field), &known) {
            Ok(it) if known.contains_key(&it.code) => {
                faults.push(Fault { line, why: Why::CodeTwice(it.code) });
            }
            Ok(it) => {
                known.insert(it.code.clone(), it.kind);
                lines.push(it);
            }
            Err(why) => faults.push(Fault { line, why }),
        }
        if lines.len() > LINES_MAX {
            return Err(whole(Why::TooLarge));
        }
    }
    match (lines.is_empty(), faults.is_empty()) {
        (true, true) => Err(whole(Why::Empty)),
        (_, true) => Ok(lines),
        _ => Err(faults),
    }
}

fn decoded(bytes: &[u8]) -> String {
    let (text, _, is_wrong) = UTF_8.decode(bytes);
    if is_wrong { WINDOWS_1252.decode(bytes).0.into_owned() } else { text.into_owned() }
}

/// What the first line is cut by.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    [b';', b'\t', b','].into_iter().max_by_key(|sign| (count(*sign), *sign == b';')).unwrap_or(b';')
}

fn columns(header: &csv::StringRecord) -> Result<[usize; 6], Why> {
    let place = |name: &'static str| {
        let is_it = |column: &str| base::fold(column) == base::fold(name);
        header.iter().position(is_it).ok_or(Why::NoColumn(name))
    };
    let mut places = [0; 6];
    for (place_of, name) in places.iter_mut().zip(HEADER) {
        *place_of = place(name)?;
    }
    Ok(places)
}

fn parsed(fields: &[&str; 6], known: &Known) -> Result<Line, Why> {
    let [code, parent, kind, label, levels, retired] = fields;
    let is_code = |sign: char| sign.is_ascii_alphanumeric() || "-_.".contains(sign);
    if code.is_empty() || code.len() > CODE_CHARS_MAX || !code.chars().all(is_code) {
        return Err(Why::Code((*code).to_owned()));
    }
    // Of ASCII alone: a no-break space is typography.
    let label = unguarded(label).split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    if label.is_empty() || label.chars().count() > LABEL_CHARS_MAX {
        return Err(Why::Label);
    }
    let kind = kind_of(kind).ok_or_else(|| Why::Kind((*kind).to_owned()))?;
    match (parent.is_empty(), known.get(*parent)) {
        (true, _) if kind == SkillKind::Domain => {}
        (false, Some(above)) if *above < kind => {}
        (false, None) => return Err(Why::Parent((*parent).to_owned())),
        _ => return Err(Why::Place),
    }
    let retired_on = match *retired {
        "" => None,
        day => Some(Day::parse(day).map_err(|_| Why::Day(day.to_owned()))?),
    };
    Ok(Line {
        code: (*code).to_owned(),
        parent: (*parent).to_owned(),
        kind,
        label,
        levels: levels_of(levels)?,
        retired_on,
    })
}

pub const fn kind_word(kind: SkillKind) -> &'static str {
    match kind {
        SkillKind::Domain => "domaine",
        SkillKind::Part => "partie",
        SkillKind::Theme => "thème",
        SkillKind::Item => "compétence",
    }
}

fn kind_of(word: &str) -> Option<SkillKind> {
    let is_it = |kind: &&SkillKind| base::fold(kind_word(**kind)) == base::fold(word);
    SkillKind::ALL.iter().find(is_it).copied()
}

/// `CE1, ce2` is ` ce1 ce2 `, in the order children meet them.
fn levels_of(text: &str) -> Result<String, Why> {
    let mut levels = Vec::new();
    for word in text.split([' ', ',', '/']).filter(|word| !word.is_empty()) {
        let is_it = |level: &&Level| {
            level.word().eq_ignore_ascii_case(word) || level.written().eq_ignore_ascii_case(word)
        };
        let level = Level::ALL.iter().find(is_it).ok_or_else(|| Why::Level(word.to_owned()))?;
        levels.push(*level);
    }
    levels.sort_unstable();
    levels.dedup();
    let words: Vec<&str> = levels.iter().map(|level| level.word()).collect();
    Ok(if words.is_empty() { String::new() } else { format!(" {} ", words.join(" ")) })
}

/// The file of these skills; `codes` names parents that are not among them.
pub fn written(skills: &[Skill], codes: &HashMap<base::Id<Skill>, String>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let code_of = |parent: Option<base::Id<Skill>>| {
        parent.and_then(|parent| codes.get(&parent)).map(String::as_str).unwrap_or_default()
    };
    // Writing into memory cannot fail.
    let _ = writer.write_record(HEADER);
    for it in skills {
        let retired = it.retired_on.map(Day::iso).unwrap_or_default();
        let parent = code_of(it.parent);
        let (kind, label) = (kind_word(it.kind), guarded(&it.label));
        let _ = writer.write_record([&it.code, parent, kind, &label, it.levels.trim(), &retired]);
    }
    // Spreadsheets know UTF-8 by its mark.
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes.extend(writer.into_inner().unwrap_or_default());
    bytes
}

#[cfg(test)]
mod tests;
