//! Taking the events of a file into an agenda: what is new is made, what is known by its UID is
//! changed and not doubled, and each says what it was, so that all of it can be undone.

use super::{
    Import, Outcome,
    reading::{Found, Reading},
};
use crate::{
    changing::{self, Change, Which},
    event::{Date, Event, Meal, Moment, State, Theme},
    place::{For, Place},
    rule::{self, Series},
    store::{self, imports::Told},
    writing::{self, Content, Order},
};
use base::{Day, Id, Instant, Lang, SchoolWeek};
use db::{Error, Result, Tx};
use people::Person;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// The dates a whole file may make.
const DATES_MAX: usize = 20_000;

/// Brings a file that was read into a place; says what became of it under this id.
pub fn bring(
    tx: &Tx<'_>,
    place: &Place,
    by: Id<Person>,
    name: &str,
    readings: &[Reading],
    now: Instant,
) -> Result<Id<Import>> {
    let id: Id<Import> = tx.new_id();
    let import = Import {
        id,
        person_id: by,
        place_kind: place.kind,
        place_id: place.id,
        name: name.to_owned(),
        at: now,
        undone_at: None,
    };
    store::imports::insert(tx, &import)?;
    let mut bringing = Bringing { place, by, now, dates: 0, lines: Vec::new() };
    // Dates that were changed alone come after the events they belong to, wherever they are.
    let is_alone =
        |reading: &&Reading| matches!(reading, Reading::Found(found) if found.instead_of.is_some());
    for reading in readings.iter().filter(|it| !is_alone(it)) {
        bringing.take(tx, reading)?;
    }
    for reading in readings.iter().filter(is_alone) {
        bringing.take(tx, reading)?;
    }
    let mut lines = bringing.lines;
    lines.sort_by_key(|line| line.line);
    let events: Vec<Id<Event>> = lines.iter().filter_map(|line| line.event_id).collect();
    let versions: HashMap<Id<Event>, u32> =
        store::events::all(tx, &events)?.into_iter().map(|it| (it.id, it.version)).collect();
    for line in &mut lines {
        line.version = line.event_id.and_then(|id| versions.get(&id).copied()).unwrap_or(0);
    }
    store::imports::insert_lines(tx, id, &lines)?;
    Ok(id)
}

struct Bringing<'a> {
    place: &'a Place,
    by: Id<Person>,
    now: Instant,
    dates: usize,
    lines: Vec<Told>,
}

impl Bringing<'_> {
    fn take(&mut self, tx: &Tx<'_>, reading: &Reading) -> Result<()> {
        let (line, title, done) = match reading {
            Reading::Not { line, title, outcome } => {
                (*line, title.clone(), (*outcome, None, String::new()))
            }
            Reading::Found(found) if found.instead_of.is_some() => {
                (found.line, found.title.clone(), self.alone(tx, found)?)
            }
            Reading::Found(found) => (found.line, found.title.clone(), self.event(tx, found)?),
        };
        let (outcome, event_id, was) = done;
        self.lines.push(Told { line, outcome, title, event_id, version: 0, was });
        Ok(())
    }

    fn event(&mut self, tx: &Tx<'_>, found: &Found) -> Result<Done> {
        let content = content(found);
        let days = match content.series.days(&SchoolWeek::default()) {
            Ok(days) => days.len(),
            Err(rule::Wrong::TooMany) => return Ok((Outcome::TooMany, None, String::new())),
            Err(_) => return Ok((Outcome::BadRule, None, String::new())),
        };
        self.dates += days;
        if self.dates > DATES_MAX {
            return Ok((Outcome::Overflow, None, String::new()));
        }
        match store::events::by_uid(tx, self.place.id, &found.uid)? {
            None if found.is_cancelled => Ok((Outcome::NoEvent, None, String::new())),
            None => {
                let order = Order {
                    content,
                    by: self.by,
                    uid: Some(found.uid.clone()),
                    files_from: None,
                    tells: false,
                    once: String::new(),
                    now: self.now,
                };
                let (event, _) = writing::make(tx, self.place, &order)?;
                Ok((Outcome::Made, Some(event), String::new()))
            }
            Some(event) => self.known(tx, &event, found, content),
        }
    }

    fn known(&self, tx: &Tx<'_>, event: &Event, found: &Found, content: Content) -> Result<Done> {
        let moments = store::dates::of(tx, event.id)?;
        let was = Was::of(event, &moments).written()?;
        if found.is_cancelled {
            store::dates::cancel_from(tx, event.id, Instant::from_millis(0))?;
            store::events::touch(tx, event.id, self.now)?;
            return Ok((Outcome::Changed, Some(event.id), was));
        }
        let days = content.series.days(&SchoolWeek::default()).unwrap_or_default();
        let is_same_days = days.iter().copied().eq(moments.iter().map(|it| it.original_at.day()));
        if is_same_days && is_same(event, &content) {
            return Ok((Outcome::Same, Some(event.id), String::new()));
        }
        let Some(first) = moments.into_iter().next() else {
            return Ok((Outcome::BadDate, None, String::new()));
        };
        let date = Date {
            moment: first,
            event: event.clone(),
            place: self.place.clone(),
            is_reader: true,
        };
        let kept = Content {
            theme: event.theme,
            lang: event.lang,
            is_for: event.is_for(),
            reminds: event.reminds,
            meal: event.meal,
            adults_needed: event.adults_needed,
            ..content
        };
        let change = Change {
            content: kept,
            which: Which::All,
            seen: event.version,
            by: self.by,
            tells: false,
            keeps_own: false,
            now: self.now,
        };
        changing::change(tx, &date, &change)?;
        Ok((Outcome::Changed, Some(event.id), was))
    }

    /// One changed date of a series.
    fn alone(&self, tx: &Tx<'_>, found: &Found) -> Result<Done> {
        let orphan = (Outcome::Orphan, None, String::new());
        let Some(event) = store::events::by_uid(tx, self.place.id, &found.uid)? else {
            return Ok(orphan);
        };
        let moments = store::dates::of(tx, event.id)?;
        let there = |it: &&Moment| Some(it.original_at.day()) == found.instead_of;
        let Some(before) = moments.iter().find(there) else { return Ok(orphan) };
        let (start_at, end_at) = found.length.on(found.first, found.minutes);
        let own =
            |new: &str, usual: &str| (!new.is_empty() && new != usual).then(|| new.to_owned());
        let after = Moment {
            start_at,
            end_at,
            title: own(&found.title, &event.title),
            location: own(&found.location, &event.location),
            body: own(&found.body, &event.body),
            state: if found.is_cancelled { State::Cancelled } else { State::On },
            ..before.clone()
        };
        if after == *before {
            return Ok((Outcome::Same, Some(event.id), String::new()));
        }
        let was = Was::of(&event, &moments).written()?;
        store::dates::update(tx, &after)?;
        store::events::touch(tx, event.id, self.now)?;
        store::versions::keep_date(tx, after.id, self.by)?;
        writing::move_before_readers(tx, &after)?;
        Ok((Outcome::Changed, Some(event.id), was))
    }
}

/// What became of an event, which one it is, and what it was.
type Done = (Outcome, Option<Id<Event>>, String);

fn content(found: &Found) -> Content {
    Content {
        theme: Theme::Event,
        title: found.title.clone(),
        body: found.body.clone(),
        lang: Lang::guess(&found.body).unwrap_or_default(),
        location: found.location.clone(),
        link: found.link.clone(),
        is_all_day: found.is_all_day,
        is_for: For::ALL,
        series: Series {
            first: found.first,
            minutes: found.minutes,
            rule: found.rule.clone(),
            until_on: found.until_on,
            skips_holidays: false,
            without: found.without.clone(),
        },
        length: found.length,
        reminds: false,
        meal: Meal::None,
        adults_needed: 0,
        files: None,
    }
}

fn is_same(event: &Event, content: &Content) -> bool {
    let (start, end) = content.length.on(content.series.first, content.series.minutes);
    event.title == content.title
        && event.body == content.body
        && event.location == content.location
        && event.link == content.link
        && event.is_all_day == content.is_all_day
        && event.rule == content.series.rule
        && event.until_on == content.series.until_on
        && (event.start_at, event.end_at) == (start, end)
}

/// An event before a file changed it.
#[derive(Debug, Serialize, Deserialize)]
struct Was {
    title: String,
    body: String,
    location: String,
    link: String,
    is_all_day: bool,
    start_at: Instant,
    end_at: Instant,
    rule: String,
    until_on: Option<Day>,
    skips_holidays: bool,
    moments: Vec<WasMoment>,
}

#[derive(Debug, Serialize, Deserialize)]
struct WasMoment {
    id: Id<Date>,
    original_at: Instant,
    start_at: Instant,
    end_at: Instant,
    title: Option<String>,
    location: Option<String>,
    #[serde(default)]
    body: Option<String>,
    is_cancelled: bool,
}

impl Was {
    fn of(event: &Event, moments: &[Moment]) -> Self {
        let moment = |it: &Moment| WasMoment {
            id: it.id,
            original_at: it.original_at,
            start_at: it.start_at,
            end_at: it.end_at,
            title: it.title.clone(),
            location: it.location.clone(),
            body: it.body.clone(),
            is_cancelled: it.state == State::Cancelled,
        };
        Was {
            title: event.title.clone(),
            body: event.body.clone(),
            location: event.location.clone(),
            link: event.link.clone(),
            is_all_day: event.is_all_day,
            start_at: event.start_at,
            end_at: event.end_at,
            rule: event.rule.clone(),
            until_on: event.until_on,
            skips_holidays: event.skips_holidays,
            moments: moments.iter().map(moment).collect(),
        }
    }

    fn written(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|error| Error::Engine(error.to_string()))
    }

    /// The event as it was, over what it is.
    fn put_back(self, tx: &Tx<'_>, now: &Event, by: Id<Person>, at: Instant) -> Result<()> {
        let event = Event {
            title: self.title,
            body: self.body,
            location: self.location,
            link: self.link,
            is_all_day: self.is_all_day,
            start_at: self.start_at,
            end_at: self.end_at,
            rule: self.rule,
            until_on: self.until_on,
            skips_holidays: self.skips_holidays,
            changed_at: at,
            ..now.clone()
        };
        store::events::update(tx, &event, now.version)?;
        store::versions::keep(tx, event.id, by)?;
        let moments: Vec<Moment> = self
            .moments
            .into_iter()
            .map(|it| Moment {
                id: it.id,
                event_id: event.id,
                original_at: it.original_at,
                start_at: it.start_at,
                end_at: it.end_at,
                title: it.title,
                location: it.location,
                body: it.body,
                state: if it.is_cancelled { State::Cancelled } else { State::On },
            })
            .collect();
        writing::put_dates(tx, &event, &moments)
    }
}

/// What undoing did: events put back, and those that were changed since and stay as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Undone {
    pub back: usize,
    pub kept: usize,
}

/// Takes a file out again.
pub fn undo(tx: &Tx<'_>, import: &Import, now: Instant) -> Result<Undone> {
    store::imports::set_undone(tx, import.id, now)?;
    let mut first: BTreeMap<Id<Event>, Told> = BTreeMap::new();
    for line in store::imports::lines(tx, import.id)? {
        let is_done = matches!(line.outcome, Outcome::Made | Outcome::Changed);
        if let (Some(event), true) = (line.event_id, is_done) {
            let known = first.entry(event).or_insert_with(|| line.clone());
            // What it was before anything of this file: it was made by it, or changed first by it.
            if line.outcome == Outcome::Made {
                *known = line;
            }
        }
    }
    let mut undone = Undone::default();
    for (id, line) in first {
        let Some(event) = store::events::find(tx, id)? else { continue };
        if event.version != line.version {
            undone.kept += 1;
            continue;
        }
        undone.back += 1;
        if line.outcome == Outcome::Made {
            writing::remove(tx, id, now)?;
            continue;
        }
        let was: Was = serde_json::from_str(&line.was)
            .map_err(|error| Error::Engine(format!("an import kept nothing: {error}")))?;
        was.put_back(tx, &event, import.person_id, now)?;
    }
    Ok(undone)
}
