//! From a file that was read to a timetable that holds: what it would change, said before; all of
//! it done in one transaction, and undone in one.

use crate::{
    Import, Lesson, PartKind, Version, deeds,
    import::{
        Format, State,
        found::Found,
        matching::{self, Directory, Meant},
        problem::Problem,
        reading::Reading,
    },
    jobs::TellVersion,
    store::{
        self,
        matches::{Code, CodeKind},
    },
    version::holding,
    weeks::monday_of,
};
use base::{Day, Id, Instant, Minutes, SchoolYear};
use db::{Error, Result, Tx};
use people::{Class, Person, School};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What was read, until somebody decides.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Staged {
    lessons: Vec<Found>,
    codes: Vec<(String, String, String)>,
}

impl Staged {
    fn codes(&self) -> Vec<Code> {
        let code = |(kind, code, name): &(String, String, String)| {
            let kind = CodeKind::parse(kind)?;
            Some(Code { kind, word: code.clone(), name: name.clone() })
        };
        self.codes.iter().filter_map(code).collect()
    }
}

fn written<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Engine(error.to_string()))
}

fn read<T: for<'de> Deserialize<'de> + Default>(json: &str) -> Result<T> {
    if json.is_empty() {
        return Ok(T::default());
    }
    serde_json::from_str(json).map_err(|error| Error::Engine(error.to_string()))
}

/// Keeps what was read, for who decides.
pub fn stage(
    tx: &Tx<'_>,
    (school, by): (Id<School>, Id<Person>),
    (name, class): (&str, Option<Id<Class>>),
    reading: &Reading,
    now: Instant,
) -> Result<Id<Import>> {
    let code = |it: &Code| (it.kind.word().to_owned(), it.word.clone(), it.name.clone());
    let staged = Staged {
        lessons: reading.lessons.clone(),
        codes: reading.codes.iter().map(code).collect(),
    };
    let import = Import {
        id: tx.new_id(),
        school_id: school,
        person_id: by,
        name: name.to_owned(),
        format: reading.format,
        at: now,
        state: State::Read,
        from_on: Some(first_day(tx, school, now.day())?),
        class_id: class,
        lessons: u32::try_from(reading.lessons.len()).unwrap_or(u32::MAX),
        settled_at: None,
    };
    store::imports::insert(tx, &import, (&written(&staged)?, &written(&reading.problems)?))?;
    Ok(import.id)
}

/// The day one would choose: this week where nothing holds yet, or else the next one.
fn first_day(tx: &Tx<'_>, school: Id<School>, today: Day) -> Result<Day> {
    let versions = store::versions::of_schools(tx, &[school], SchoolYear::of(today))?;
    let monday = monday_of(today);
    let is_first = holding(&versions, school, today).is_none();
    Ok(if is_first { monday } else { monday.plus_days(7) })
}

/// What applying it would do, in numbers.
#[derive(Debug, Default)]
pub struct Draft {
    pub lessons: usize,
    pub classes: usize,
    pub groups: usize,
    pub teachers: usize,
    pub rooms: usize,
    pub codes: usize,
    /// Names that nobody knows, with how many lessons name each.
    pub unknown: Vec<(PartKind, String, usize)>,
    /// How many lessons hold from that day on until now.
    pub replaced: Option<i64>,
    /// Changes that were said of days to come and would hold no more.
    pub lost: i64,
    pub problems: Vec<Problem>,
}

/// Those the school knows in the year of a day.
pub fn directory(tx: &Tx<'_>, school: Id<School>, on: Day) -> Result<Directory> {
    let classes = store::places::classes(tx, school, on)?.into_iter();
    let groups = store::places::groups(tx, school)?.into_iter();
    let teachers = store::places::teachers(tx, school, on)?.into_iter();
    Ok(Directory {
        classes: classes.map(|it| (it.id.cast(), it.name)).collect(),
        groups: groups.map(|it| (it.id.cast(), it.name)).collect(),
        teachers: teachers.map(|it| (it.id, it.name())).collect(),
        numbers: store::matches::numbers(tx, school)?.into_iter().collect(),
        matches: store::matches::of_school(tx, school)?,
        codes: store::matches::codes(tx, school)?,
    })
}

/// What it holds, and what it would change.
pub fn draft(tx: &Tx<'_>, import: &Import) -> Result<Draft> {
    let (content, report) = store::imports::content(tx, import.id)?;
    let (staged, problems): (Staged, Vec<Problem>) = (read(&content)?, read(&report)?);
    if import.state != State::Read {
        return Ok(Draft { problems, ..Draft::default() });
    }
    let from = import.from_on.unwrap_or_else(|| import.at.day());
    let mut directory = directory(tx, import.school_id, from)?;
    directory.codes.extend(staged.codes());
    let versions = store::versions::of_schools(tx, &[import.school_id], SchoolYear::of(from))?;
    let held = holding(&versions, import.school_id, from);
    let all = |names: fn(&Found) -> &Vec<String>| {
        let each = staged.lessons.iter().flat_map(names);
        each.collect::<BTreeSet<_>>().len()
    };
    let has_lessons = import.format.has_lessons();
    Ok(Draft {
        lessons: staged.lessons.len(),
        classes: all(|it| &it.classes),
        groups: all(|it| &it.groups),
        teachers: all(|it| &it.teachers),
        rooms: all(|it| &it.rooms),
        codes: staged.codes.len(),
        unknown: matching::unknown(&directory, &staged.lessons),
        replaced: held.map(|version| store::lessons::count(tx, version)).transpose()?,
        lost: if has_lessons { store::changes::count_from(tx, import.school_id, from)? } else { 0 },
        problems,
    })
}

/// Makes it hold from its day on. A conflict when somebody has decided before.
pub fn apply(
    tx: &Tx<'_>,
    import: &Import,
    (by, tells): (Id<Person>, bool),
    now: Instant,
) -> Result<()> {
    let (content, _) = store::imports::content(tx, import.id)?;
    let staged: Staged = read(&content)?;
    store::imports::settle(tx, import.id, (State::Read, State::Applied), by, now)?;
    let school = import.school_id;
    store::matches::keep_codes(tx, school, &staged.codes())?;
    if import.format.has_lessons() {
        let from = import.from_on.unwrap_or_else(|| now.day());
        let version = Version {
            id: tx.new_id(),
            school_id: school,
            year: SchoolYear::of(from),
            from_on: from,
            import_id: Some(import.id),
            is_by_hand: false,
        };
        store::versions::insert(tx, &version)?;
        bring(tx, &version, &staged.lessons)?;
        if tells {
            jobs::enqueue(tx, &TellVersion { version: version.id, from, by }, now)?;
        }
    }
    deeds::applied(tx, import, by, now)
}

/// Writes the lessons of a version, with whom the school knows.
fn bring(tx: &Tx<'_>, version: &Version, found: &[Found]) -> Result<()> {
    let school = version.school_id;
    let directory = directory(tx, school, version.from_on)?;
    let names: BTreeSet<&String> = found.iter().flat_map(|it| &it.rooms).collect();
    let names: Vec<String> = names.into_iter().cloned().collect();
    store::rooms::settle(tx, school, &names)?;
    let rooms = store::rooms::of_school(tx, school)?;
    let room = |name: &String| {
        let folded = base::fold(name);
        rooms.iter().find(|it| base::fold(&it.name) == folded).map_or(0, |it| it.id.raw())
    };
    let (mut lessons, mut parts) = (Vec::new(), Vec::new());
    for found in found {
        let id: Id<Lesson> = tx.new_id();
        let mut own = parts_of(&directory, found);
        // Somebody has said that none of them is anybody here.
        if own.is_empty() {
            continue;
        }
        own.extend(found.rooms.iter().map(|name| (PartKind::Room, room(name), name.clone())));
        parts.extend(own.into_iter().map(|(kind, ref_id, name)| (id, kind, ref_id, name)));
        lessons.push(Lesson {
            id,
            version_id: version.id,
            school_id: school,
            subject_code: found.subject_code.clone(),
            subject: directory.subject(found),
            weekday: found.weekday,
            from_at: Minutes(found.from),
            until_at: Minutes(found.until),
            weeks: found.weeks.clone(),
            from_on: found.from_on,
            until_on: found.until_on,
        });
    }
    store::lessons::insert(tx, &lessons)?;
    store::lessons::insert_parts(tx, &parts)
}

/// Its classes, groups and teachers: whom the school knows by their ids, the others by name.
fn parts_of(directory: &Directory, found: &Found) -> Vec<(PartKind, i64, String)> {
    let mut parts = Vec::new();
    for name in found.classes.iter().chain(&found.groups) {
        match directory.pupils(name) {
            Meant::Class(class) => parts.push((PartKind::Class, class.raw(), name.clone())),
            Meant::Group(group) => parts.push((PartKind::Group, group.raw(), name.clone())),
            Meant::Classes(classes) => {
                parts.push((PartKind::Group, 0, name.clone()));
                let class = |it: Id<Class>| (PartKind::Class, it.raw(), name.clone());
                parts.extend(classes.into_iter().map(class));
            }
            Meant::Nobody => {}
            _ => parts.push((PartKind::Group, 0, name.clone())),
        }
    }
    for name in &found.teachers {
        match directory.teacher(name) {
            Meant::Teacher(person) => parts.push((PartKind::Teacher, person.raw(), String::new())),
            Meant::Nobody => {}
            _ => parts.push((PartKind::Teacher, 0, directory.teacher_name(name))),
        }
    }
    parts
}

/// Nothing of it is wanted.
pub fn drop(tx: &Tx<'_>, import: &Import, by: Id<Person>, now: Instant) -> Result<()> {
    store::imports::settle(tx, import.id, (State::Read, State::Dropped), by, now)
}

/// As if it had never held: what held before holds again.
pub fn undo(tx: &Tx<'_>, import: &Import, by: Id<Person>, now: Instant) -> Result<()> {
    store::imports::settle(tx, import.id, (State::Applied, State::Undone), by, now)?;
    if import.format != Format::StsEmp {
        store::versions::undo(tx, import.id, now)?;
    }
    deeds::undone(tx, import, by, now)
}
