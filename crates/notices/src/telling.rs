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

/// Tells these persons, in the caller's transaction.
pub fn tell(tx: &Tx<'_>, telling: &Telling, readers: &[Reader]) -> Result<()> {
    tell_each(tx, &[(telling, readers)])
}

/// Tells several things, each to its readers, in as few statements as one.
pub fn tell_all(tx: &Tx<'_>, all: &[(Telling, Vec<Reader>)]) -> Result<()> {
    let all: Vec<(&Telling, &[Reader])> =
        all.iter().map(|(telling, readers)| (telling, readers.as_slice())).collect();
    tell_each(tx, &all)
}

fn tell_each<'a>(tx: &Tx<'_>, all: &[(&'a Telling, &[Reader])]) -> Result<()> {
    let concerned = |(telling, readers): &(&'a Telling, &[Reader])| {
        let others = readers.iter().filter(|reader| Some(reader.person) != telling.except);
        (*telling, others.copied().collect::<Vec<Reader>>())
    };
    let mut all: Vec<(&Telling, Vec<Reader>)> = all.iter().map(concerned).collect();
    all.retain(|(_, readers)| !readers.is_empty());
    if all.is_empty() {
        return Ok(());
    }
    let tellings: Vec<&Telling> = all.iter().map(|(telling, _)| *telling).collect();
    let notices = store::notices::insert(tx, &tellings)?;
    let hours = Hours::of_those(tx, &all)?;
    let mut deliveries = Vec::new();
    for (notice, (telling, readers)) in notices.into_iter().zip(all) {
        let mut by_hour: BTreeMap<Instant, Vec<Reader>> = BTreeMap::new();
        for reader in readers {
            by_hour.entry(hours.of(telling, reader.person)).or_default().push(reader);
        }
        for (deliver_at, readers) in by_hour {
            // What comes later, and mails, are seen to every minute.
            if deliver_at <= telling.at {
                tx.signal(COUNTERS_TOPIC, readers.iter().map(|reader| reader.person.raw()));
            }
            let delivery = store::notices::Delivery::new(notice, telling, deliver_at);
            deliveries.push((delivery, readers));
        }
    }
    store::notices::deliver(tx, &deliveries)
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

/// The hours of the schools of each reader.
struct Hours(HashMap<Id<Person>, Vec<QuietHours>>);

impl Hours {
    fn of_those(tx: &Tx<'_>, all: &[(&Telling, Vec<Reader>)]) -> Result<Self> {
        let quiet = all.iter().filter(|(telling, _)| telling.timing == Timing::Quiet);
        let persons: Vec<Id<Person>> =
            quiet.flat_map(|(_, readers)| readers).map(|reader| reader.person).collect();
        let mut hours = Hours(HashMap::new());
        if persons.is_empty() {
            return Ok(hours);
        }
        for line in store::readers::quiet_hours(tx, &persons)? {
            let quiet = quiet_of(&line.zone, line.quiet_hours.as_deref());
            hours.0.entry(line.person_id).or_default().push(quiet);
        }
        Ok(hours)
    }

    /// When this reader may be told.
    fn of(&self, telling: &Telling, person: Id<Person>) -> Instant {
        match (telling.timing, self.0.get(&person)) {
            (Timing::Now, _) => telling.at,
            (Timing::Quiet, Some(schools)) => schedule::delivery(telling.at, schools),
            (Timing::Quiet, None) => QuietHours::default().delivery(telling.at),
        }
    }
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
