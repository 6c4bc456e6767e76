//! A notice: one thing that happened, told to those it concerns.

use crate::{schedule, store};
use base::{Id, Instant, QuietHours, Zone};
use db::{Result, Tx};
use people::{Group, Person};
use std::collections::{BTreeMap, HashMap};
use web::{NoticeKind, counters::COUNTERS_TOPIC};

/// What a feature tells.
#[derive(Clone, Debug)]
pub struct Telling {
    pub kind: NoticeKind,
    /// What it is about.
    pub thing: i64,
    /// Where it leads.
    pub url: String,
    /// The id of its sentence, from `text::id!`, and what is filled in. It is shown in the feed and
    /// in mails: who and where, never what.
    pub text: &'static str,
    pub args: Vec<(&'static str, String)>,
    pub at: Instant,
    pub timing: Timing,
    /// Who did it and needs not be told.
    pub except: Option<Id<Person>>,
}

/// When it may reach its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// When the quiet hours of the reader's schools allow.
    Quiet,
    /// At once: it is urgent, or its feature has kept the quiet hours already.
    Now,
}

/// A reader, perhaps for a child of his.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reader {
    pub person: Id<Person>,
    pub on_behalf_of: Option<Id<Person>>,
}

impl Reader {
    pub const fn person(person: Id<Person>) -> Self {
        Reader { person, on_behalf_of: None }
    }

    pub const fn guardian(person: Id<Person>, pupil: Id<Person>) -> Self {
        Reader { person, on_behalf_of: Some(pupil) }
    }
}

/// The most readers told in one statement.
const CHUNK: usize = 2_000;

/// Tells these persons, in the caller's transaction.
pub fn tell(tx: &Tx<'_>, telling: &Telling, readers: &[Reader]) -> Result<()> {
    let readers: Vec<Reader> =
        readers.iter().filter(|reader| Some(reader.person) != telling.except).copied().collect();
    if readers.is_empty() {
        return Ok(());
    }
    let notice = store::notices::insert(tx, telling)?;
    let hours = hours_of(tx, telling, readers.iter().map(|reader| reader.person))?;
    let mut by_hour: BTreeMap<Instant, Vec<Reader>> = BTreeMap::new();
    for reader in readers {
        by_hour.entry(hours.of(reader.person)).or_default().push(reader);
    }
    for (deliver_at, readers) in by_hour {
        let delivery = store::notices::Delivery::new(notice, telling, deliver_at);
        for readers in readers.chunks(CHUNK) {
            store::notices::deliver(tx, &delivery, readers)?;
        }
        // What comes later, and mails, are seen to every minute.
        if deliver_at <= telling.at {
            tx.signal(COUNTERS_TOPIC, readers.iter().map(|reader| reader.person.raw()));
        }
    }
    Ok(())
}

/// Tells everybody of a group, each guardian for each of his pupils, in the caller's transaction.
pub fn tell_group(tx: &Tx<'_>, telling: &Telling, group: Id<Group>) -> Result<()> {
    let readers: Vec<Reader> = members(tx, &[group])?.into_iter().map(|(_, it)| it).collect();
    tell(tx, telling, &readers)
}

/// Everybody of these groups, by group: to tell things that are for several, one notice each.
pub fn members(tx: &Tx<'_>, groups: &[Id<Group>]) -> Result<Vec<(Id<Group>, Reader)>> {
    let member = |(group, person, pupil): (Id<Group>, Id<Person>, i64)| {
        let on_behalf_of = (pupil != 0).then(|| Id::new(pupil));
        (group, Reader { person, on_behalf_of })
    };
    Ok(store::readers::members(tx, groups)?.into_iter().map(member).collect())
}

/// The hour at which each reader may be told.
struct Hours {
    by_person: HashMap<Id<Person>, Instant>,
    otherwise: Instant,
}

impl Hours {
    fn of(&self, person: Id<Person>) -> Instant {
        self.by_person.get(&person).copied().unwrap_or(self.otherwise)
    }
}

fn hours_of(
    tx: &Tx<'_>,
    telling: &Telling,
    persons: impl Iterator<Item = Id<Person>>,
) -> Result<Hours> {
    let at = telling.at;
    let mut hours = Hours { by_person: HashMap::new(), otherwise: at };
    if telling.timing == Timing::Now {
        return Ok(hours);
    }
    let persons: Vec<Id<Person>> = persons.collect();
    let mut quiet: HashMap<Id<Person>, Vec<QuietHours>> = HashMap::new();
    for line in store::readers::quiet_hours(tx, &persons)? {
        let hours = quiet_of(&line.zone, line.quiet_hours.as_deref());
        quiet.entry(line.person_id).or_default().push(hours);
    }
    for (person, schools) in quiet {
        hours.by_person.insert(person, schedule::delivery(at, &schools));
    }
    hours.otherwise = QuietHours::default().delivery(at);
    Ok(hours)
}

/// Those of the head, or those of the circular in the school's zone.
fn quiet_of(zone: &str, chosen: Option<&str>) -> QuietHours {
    let zone = match zone {
        "A" => Zone::A,
        "C" => Zone::C,
        _ => Zone::B,
    };
    let chosen = chosen.and_then(|json| serde_json::from_str(json).ok());
    chosen.unwrap_or_else(|| QuietHours { zone, ..QuietHours::default() })
}

/// This person has seen the thing: its notices are not new any more, and no mail speaks of them.
pub fn seen(
    tx: &Tx<'_>,
    person: Id<Person>,
    kind: &NoticeKind,
    thing: i64,
    at: Instant,
) -> Result<()> {
    if store::notices::mark_thing_seen(tx, person, kind.word, thing, at)? > 0 {
        tx.signal(COUNTERS_TOPIC, [person.raw()]);
    }
    Ok(())
}

/// The thing was taken back: nobody is told of it any more.
pub fn take_back(tx: &Tx<'_>, kind: &NoticeKind, thing: i64) -> Result<()> {
    take_back_all(tx, kind, &[thing])
}

/// The same for several things.
pub fn take_back_all(tx: &Tx<'_>, kind: &NoticeKind, things: &[i64]) -> Result<()> {
    let readers = store::notices::take_back(tx, kind.word, things)?;
    tx.signal(COUNTERS_TOPIC, readers.into_iter().map(Id::raw));
    Ok(())
}
