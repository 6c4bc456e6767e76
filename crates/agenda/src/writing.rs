//! Writing events: made, changed (one date, those that follow, all), cancelled. Each in one
//! transaction, with its dates, its readers, its words in the search and its notices.

use crate::{
    event::{Date, Event, KIND, Meal, Moment, State, Theme},
    ics,
    news::{self, News},
    place::{For, Place, PlaceKind},
    refusal::Refusal,
    rule::{self, Length, Series},
    store,
};
use base::{Day, Id, Instant, Zone};
use db::{Error, Result, Tx, search};
use people::{
    Addressee, Person,
    audience::{self, Line},
};

db::word! {
    /// Which dates of a series a change is about.
    pub enum Which { One = "one", Following = "following", All = "all" }
}

/// What an event says, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub theme: Theme,
    pub title: String,
    pub body: String,
    pub location: String,
    pub link: String,
    pub is_all_day: bool,
    pub is_for: For,
    pub series: Series,
    pub length: Length,
    pub reminds: bool,
    pub meal: Meal,
    pub adults_needed: u32,
}

/// Something to be written down.
#[derive(Clone, Debug)]
pub struct Order {
    pub content: Content,
    pub by: Id<Person>,
    /// The name calendars know it by, when it comes from one.
    pub uid: Option<String>,
    /// Those it is for are told.
    pub tells: bool,
    /// Made with its form: a form sent twice is one event. Or empty.
    pub once: String,
    pub now: Instant,
}

/// The zone of the school of a place.
pub fn zone(tx: &Tx<'_>, place: &Place) -> Result<Zone> {
    let Some(school) = place.school_id else { return Ok(Zone::default()) };
    Ok(people::school::load(tx, school)?.map(|school| school.zone()).unwrap_or_default())
}

fn refused(wrong: rule::Wrong) -> Error {
    Error::refused(match wrong {
        rule::Wrong::Unreadable | rule::Wrong::Nothing => Refusal::NoDate,
        rule::Wrong::TooMany => Refusal::TooManyDates,
    })
}

/// Makes an event in this place; says its first date.
pub fn make(tx: &Tx<'_>, place: &Place, order: &Order) -> Result<(Id<Event>, Id<Date>)> {
    let id: Id<Event> = tx.new_id();
    let content = &order.content;
    let zone = zone(tx, place)?;
    let series = Series { zone, ..content.series.clone() };
    let moments = rule::moments(&series, content.length).map_err(refused)?;
    let (start_at, end_at) = content.length.on(series.first, series.minutes);
    let event = Event {
        id,
        place_kind: place.kind,
        place_id: place.id,
        school_id: place.school_id,
        author_id: order.by,
        uid: order.uid.clone().unwrap_or_else(|| ics::uid(id)),
        theme: content.theme,
        title: content.title.clone(),
        body: content.body.clone(),
        location: content.location.clone(),
        link: content.link.clone(),
        is_all_day: content.is_all_day,
        start_at,
        end_at,
        for_families: content.is_for.families,
        for_pupils: content.is_for.pupils,
        for_staff: content.is_for.staff,
        rule: content.series.rule.clone(),
        until_on: content.series.until_on,
        skips_holidays: content.series.skips_holidays,
        reminds: content.reminds && place.is_shared(),
        meal: content.meal,
        // Nobody comes along to what is one's own.
        adults_needed: if place.is_shared() { content.adults_needed } else { 0 },
        consent_id: None,
        version: 1,
        made_at: order.now,
        changed_at: order.now,
    };
    store::events::insert(tx, &event, &order.once)?;
    let readers = address(tx, place, &event)?;
    let dates = write_dates(tx, &event, &moments, &readers)?;
    index(tx, &event, &readers)?;
    let first = dates.first().ok_or_else(|| Error::refused(Refusal::NoDate))?;
    if order.tells {
        let next = dates.iter().find(|it| it.end_at > order.now);
        if let Some(next) = next {
            news::tell(tx, &event, next, News::Made, order.by, order.now)?;
        }
    }
    Ok((id, first.id))
}

/// Says for whom it is.
pub fn address(tx: &Tx<'_>, place: &Place, event: &Event) -> Result<Vec<Addressee>> {
    let readers = place.readers(tx, event.is_for())?;
    let lines: Vec<Line> = readers.iter().copied().map(Line::read).collect();
    audience::put(tx, KIND, event.id.raw(), &lines)?;
    Ok(readers)
}

fn write_dates(
    tx: &Tx<'_>,
    event: &Event,
    moments: &[(Instant, Instant)],
    readers: &[Addressee],
) -> Result<Vec<Moment>> {
    let made: Vec<Moment> = moments
        .iter()
        .map(|(start, end)| Moment {
            id: tx.new_id(),
            event_id: event.id,
            original_at: *start,
            start_at: *start,
            end_at: *end,
            title: None,
            location: None,
            state: State::On,
        })
        .collect();
    store::dates::insert(tx, event.place_id, &made)?;
    store::events::show(tx, &made, readers)?;
    Ok(made)
}

/// The words it is found by.
pub fn index(tx: &Tx<'_>, event: &Event, readers: &[Addressee]) -> Result<()> {
    let readers: Vec<i64> = readers.iter().map(|reader| reader.id()).collect();
    let text = format!("{} {} {}", event.title, event.location, event.body);
    let document =
        search::Document { kind: KIND, id: event.id.raw(), readers: &readers, text: &text };
    search::put(tx, &document)
}

/// What is to be said instead, of one date or of several.
#[derive(Clone, Debug)]
pub struct Change {
    pub content: Content,
    pub which: Which,
    /// The version that was seen: a conflict when there is a newer one.
    pub seen: u32,
    pub by: Id<Person>,
    pub tells: bool,
    pub now: Instant,
}

/// Changes an event; says the date to show next.
pub fn change(tx: &Tx<'_>, date: &Date, change: &Change) -> Result<Id<Date>> {
    if date.event.version != change.seen {
        return Err(Error::Conflict("the event has changed".to_owned()));
    }
    let is_last_word = !date.event.repeats() || change.which == Which::All;
    let id = match change.which {
        Which::One if date.event.repeats() => change_one(tx, date, change)?,
        Which::Following if !is_last_word && !is_first(date) => follow(tx, date, change)?,
        _ => change_all(tx, date, change)?,
    };
    Ok(id)
}

fn is_first(date: &Date) -> bool {
    date.moment.original_at == date.event.start_at
}

/// This date alone: its hour, its title, its place.
fn change_one(tx: &Tx<'_>, date: &Date, change: &Change) -> Result<Id<Date>> {
    let content = &change.content;
    let (start_at, end_at) = content.length.on(content.series.first, content.series.minutes);
    let own = |new: &str, usual: &str| (new != usual).then(|| new.to_owned());
    let moment = Moment {
        start_at,
        end_at,
        title: own(&content.title, &date.event.title),
        location: own(&content.location, &date.event.location),
        ..date.moment.clone()
    };
    store::dates::update(tx, &moment)?;
    store::events::touch(tx, date.event.id, change.now)?;
    move_before_readers(tx, &date.event, &moment)?;
    if change.tells && moment.start_at > change.now {
        news::tell(tx, &date.event, &moment, moved(date, &moment), change.by, change.now)?;
    }
    Ok(moment.id)
}

/// A date at another hour, before those it is for.
pub fn move_before_readers(tx: &Tx<'_>, event: &Event, moment: &Moment) -> Result<()> {
    store::dates::hide(tx, &[moment.id])?;
    let targets = store::events::readers(tx, event.id)?;
    let readers: Vec<Addressee> =
        targets.into_iter().map(|target| Addressee::Group(Id::new(target))).collect();
    store::events::show(tx, std::slice::from_ref(moment), &readers)
}

fn moved(date: &Date, after: &Moment) -> News<'static> {
    if date.moment.start_at == after.start_at { News::Changed } else { News::Moved }
}

/// This date and those that follow become an event of their own; those before stay as they were.
fn follow(tx: &Tx<'_>, date: &Date, change: &Change) -> Result<Id<Date>> {
    let from = date.moment.original_at;
    let mut before = date.event.clone();
    before.until_on = Some(from.day().plus_days(-1));
    before.rule = without_count(&before.rule);
    before.changed_at = change.now;
    store::dates::delete_from(tx, date.event.id, from)?;
    store::events::update(tx, &before, change.seen)?;
    let mut content = change.content.clone();
    content.series.rule = without_count(&content.series.rule);
    let order = Order {
        content,
        by: change.by,
        uid: None,
        tells: change.tells,
        once: String::new(),
        now: change.now,
    };
    let (_, id) = make(tx, &date.place, &order)?;
    Ok(id)
}

fn without_count(rule: &str) -> String {
    let parts: Vec<&str> = rule.split(';').filter(|part| !part.starts_with("COUNT=")).collect();
    parts.join(";")
}

/// All of it. Dates that were cancelled stay cancelled where the rule still makes them.
fn change_all(tx: &Tx<'_>, date: &Date, change: &Change) -> Result<Id<Date>> {
    let content = &change.content;
    let zone = zone(tx, &date.place)?;
    let mut series = Series { zone, ..content.series.clone() };
    series.without.extend(taken_out(tx, &date.event, &series)?);
    let moments = rule::moments(&series, content.length).map_err(refused)?;
    let (start_at, end_at) = content.length.on(series.first, series.minutes);
    let mut event = date.event.clone();
    event.theme = content.theme;
    event.title.clone_from(&content.title);
    event.body.clone_from(&content.body);
    event.location.clone_from(&content.location);
    event.link.clone_from(&content.link);
    event.is_all_day = content.is_all_day;
    (event.start_at, event.end_at) = (start_at, end_at);
    (event.for_families, event.for_pupils) = (content.is_for.families, content.is_for.pupils);
    event.for_staff = content.is_for.staff;
    event.rule.clone_from(&content.series.rule);
    event.until_on = content.series.until_on;
    event.skips_holidays = content.series.skips_holidays;
    event.reminds = content.reminds && date.place.is_shared();
    (event.meal, event.adults_needed) = (content.meal, content.adults_needed);
    event.changed_at = change.now;
    store::events::update(tx, &event, change.seen)?;
    let readers = address(tx, &date.place, &event)?;
    let dates = replace_dates(tx, &event, &moments, &readers)?;
    index(tx, &event, &readers)?;
    let shown = dates
        .iter()
        .find(|it| it.original_at.day() == date.moment.original_at.day())
        .or_else(|| dates.iter().find(|it| it.end_at > change.now))
        .or_else(|| dates.first())
        .ok_or_else(|| Error::refused(Refusal::NoDate))?;
    if change.tells && shown.end_at > change.now {
        news::tell(tx, &event, shown, moved(date, shown), change.by, change.now)?;
    }
    Ok(shown.id)
}

/// Days the rule makes on which there is no date: while the rule stays, they stay out.
fn taken_out(tx: &Tx<'_>, event: &Event, new: &Series) -> Result<Vec<Day>> {
    let old = event.series(new.zone);
    let is_same = (&old.rule, old.first, old.until_on) == (&new.rule, new.first, new.until_on);
    if !event.repeats() || !is_same {
        return Ok(Vec::new());
    }
    let kept = store::dates::of(tx, event.id)?;
    let mut days = old.days().map_err(refused)?;
    days.retain(|day| kept.iter().all(|it| it.original_at.day() != *day));
    Ok(days)
}

/// Dates at their new hours: one of the same day is the same date, cancelled when it was.
fn replace_dates(
    tx: &Tx<'_>,
    event: &Event,
    moments: &[(Instant, Instant)],
    readers: &[Addressee],
) -> Result<Vec<Moment>> {
    let before = store::dates::of(tx, event.id)?;
    store::dates::delete_from(tx, event.id, Instant::from_millis(i64::MIN / 2))?;
    let is_alone = before.len() == 1 && moments.len() == 1;
    let same = |day: Day| before.iter().find(|it| is_alone || it.original_at.day() == day);
    let made: Vec<Moment> = moments
        .iter()
        .map(|(start, end)| {
            let known = same(start.day());
            Moment {
                id: known.map_or_else(|| tx.new_id(), |it| it.id),
                event_id: event.id,
                original_at: *start,
                start_at: *start,
                end_at: *end,
                title: None,
                location: None,
                state: known.map_or(State::On, |it| it.state),
            }
        })
        .collect();
    store::dates::insert(tx, event.place_id, &made)?;
    store::events::show(tx, &made, readers)?;
    Ok(made)
}

/// These dates and no others.
pub fn put_dates(tx: &Tx<'_>, event: &Event, moments: &[Moment]) -> Result<()> {
    store::dates::delete_from(tx, event.id, Instant::from_millis(i64::MIN / 2))?;
    store::dates::insert(tx, event.place_id, moments)?;
    let targets = store::events::readers(tx, event.id)?;
    let readers: Vec<Addressee> =
        targets.into_iter().map(|target| Addressee::Group(Id::new(target))).collect();
    index(tx, event, &readers)?;
    store::events::show(tx, moments, &readers)
}

/// Cancels a date, those that follow, or all: they stay in sight, struck through, and those they
/// are for are told. What is one's own is simply gone.
pub fn cancel(tx: &Tx<'_>, date: &Date, which: Which, by: Id<Person>, now: Instant) -> Result<()> {
    if date.place.kind == PlaceKind::Person {
        return discard(tx, date, which, now);
    }
    let from = match which {
        _ if !date.event.repeats() => date.moment.original_at,
        Which::One => {
            let moment = Moment { state: State::Cancelled, ..date.moment.clone() };
            store::dates::update(tx, &moment)?;
            store::events::touch(tx, date.event.id, now)?;
            return told_cancelled(tx, date, by, now);
        }
        Which::Following => date.moment.original_at,
        // What took place stays as it was.
        Which::All => now.min(date.moment.original_at),
    };
    store::dates::cancel_from(tx, date.event.id, from)?;
    store::events::touch(tx, date.event.id, now)?;
    told_cancelled(tx, date, by, now)
}

fn told_cancelled(tx: &Tx<'_>, date: &Date, by: Id<Person>, now: Instant) -> Result<()> {
    if date.moment.end_at <= now {
        return Ok(());
    }
    news::tell(tx, &date.event, &date.moment, News::Cancelled, by, now)
}

fn discard(tx: &Tx<'_>, date: &Date, which: Which, now: Instant) -> Result<()> {
    match which {
        Which::One if date.event.repeats() => {
            store::dates::hide(tx, &[date.moment.id])?;
            let moment = Moment { state: State::Cancelled, ..date.moment.clone() };
            store::dates::update(tx, &moment)?;
            store::events::touch(tx, date.event.id, now)
        }
        Which::Following if date.event.repeats() && !is_first(date) => {
            store::dates::delete_from(tx, date.event.id, date.moment.original_at)?;
            let mut before = date.event.clone();
            before.until_on = Some(date.moment.original_at.day().plus_days(-1));
            before.rule = without_count(&before.rule);
            before.changed_at = now;
            store::events::update(tx, &before, date.event.version)
        }
        _ => store::events::delete(tx, date.event.id),
    }
}
