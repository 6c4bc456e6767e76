//! Writing an event: the rule makes its dates, which are put before those it is for.

use crate::{
    event::{Date, Event, FILES_KIND, KIND, Meal, Moment, TRANSLATED, TRANSLATED_ALONE, Theme},
    ics,
    news::{self, News},
    place::{For, Place},
    refusal::Refusal,
    rule::{self, Length, Series},
    store,
};
use base::{Id, Instant, Lang};
use db::{Error, Result, Tx, search};
use files::{File, Use};
use people::{
    Addressee, Person,
    audience::{self, Line},
};

/// What an event says, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub theme: Theme,
    pub title: String,
    pub body: String,
    pub lang: Lang,
    pub location: String,
    pub link: String,
    pub is_all_day: bool,
    pub is_for: For,
    pub series: Series,
    pub length: Length,
    pub reminds: bool,
    pub meal: Meal,
    pub adults_needed: u32,
    /// Its documents; none: those it has.
    pub files: Option<Vec<Id<File>>>,
}

/// Something to be written down.
#[derive(Clone, Debug)]
pub struct Order {
    pub content: Content,
    pub by: Id<Person>,
    /// The name calendars know it by, when it comes from one.
    pub uid: Option<String>,
    /// It begins with the documents of another, which the writer may read.
    pub files_from: Option<Use>,
    /// Those it is for are told.
    pub tells: bool,
    /// Made with its form: a form sent twice is one event. Or empty.
    pub once: String,
    pub now: Instant,
}

/// A rule that makes no dates, or too many.
pub fn refused(wrong: rule::Wrong) -> Error {
    Error::refused(match wrong {
        rule::Wrong::Unreadable | rule::Wrong::Nothing => Refusal::NoDate,
        rule::Wrong::TooMany => Refusal::TooManyDates,
    })
}

/// Makes an event in this place; says which, and its first date. The same form sent twice is one
/// event.
pub fn make(tx: &Tx<'_>, place: &Place, order: &Order) -> Result<(Id<Event>, Id<Date>)> {
    if let Some(known) = store::events::by_once(tx, order.by, &order.once)? {
        return Ok(known);
    }
    let Content { series, length, .. } = &order.content;
    let moments = rule::moments(series, *length, &place.week(tx)?).map_err(refused)?;
    let mut event = new_event(tx.new_id(), place, order);
    event.say(&order.content, place);
    store::events::insert(tx, &event, &order.once)?;
    if let Some(from) = order.files_from {
        files::copy(tx, from, event.attached())?;
    }
    attach(tx, &event, order.content.files.as_deref(), order.by, order.now)?;
    store::versions::keep(tx, event.id, order.by)?;
    let targets = address(tx, place, &event)?;
    let dates: Vec<Moment> =
        moments.into_iter().map(|hours| Moment::of(event.id, tx.new_id(), hours)).collect();
    store::dates::insert(tx, event.place_id, &dates)?;
    store::events::show(tx, &dates, &targets)?;
    index(tx, &event, &targets)?;
    let first = dates.first().ok_or_else(|| Error::refused(Refusal::NoDate))?;
    let next = dates.iter().find(|it| it.end_at > order.now);
    if let Some(next) = next.filter(|_| order.tells) {
        news::tell(tx, &event, next, News::Made, order.by, order.now)?;
    }
    Ok((event.id, first.id))
}

/// An event that says nothing yet.
fn new_event(id: Id<Event>, place: &Place, order: &Order) -> Event {
    Event {
        id,
        place_kind: place.kind,
        place_id: place.id,
        school_id: place.school_id,
        author_id: order.by,
        uid: order.uid.clone().unwrap_or_else(|| ics::uid(id)),
        theme: Theme::Event,
        title: String::new(),
        body: String::new(),
        lang: Lang::default(),
        location: String::new(),
        link: String::new(),
        is_all_day: false,
        start_at: order.now,
        end_at: order.now,
        for_families: false,
        for_pupils: false,
        for_staff: false,
        rule: String::new(),
        until_on: None,
        skips_holidays: false,
        reminds: false,
        meal: Meal::None,
        adults_needed: 0,
        consent_id: None,
        files: 0,
        version: 1,
        made_at: order.now,
        changed_at: order.now,
    }
}

impl Event {
    /// Takes over what somebody has written.
    pub fn say(&mut self, content: &Content, place: &Place) {
        let Content { series, is_for, .. } = content;
        self.theme = content.theme;
        self.title.clone_from(&content.title);
        self.body.clone_from(&content.body);
        self.lang = content.lang;
        self.location.clone_from(&content.location);
        self.link.clone_from(&content.link);
        self.is_all_day = content.is_all_day;
        (self.start_at, self.end_at) = content.length.on(series.first, series.minutes);
        (self.for_families, self.for_pupils) = (is_for.families, is_for.pupils);
        self.for_staff = is_for.staff;
        self.rule.clone_from(&series.rule);
        self.until_on = series.until_on;
        self.skips_holidays = series.skips_holidays;
        self.reminds = content.reminds && place.is_shared();
        self.meal = content.meal;
        // Nobody comes along to what is one's own.
        self.adults_needed = if place.is_shared() { content.adults_needed } else { 0 };
        if let Some(files) = &content.files {
            self.files = u32::try_from(files.len()).unwrap_or(u32::MAX);
        }
    }
}

/// An event has exactly these documents; none: it keeps those it has.
pub fn attach(
    tx: &Tx<'_>,
    event: &Event,
    files: Option<&[Id<File>]>,
    by: Id<Person>,
    now: Instant,
) -> Result<()> {
    files.map_or(Ok(()), |files| files::set(tx, by, files, event.attached(), now))
}

/// Says for whom an event is: the ids of groups and persons.
pub fn address(tx: &Tx<'_>, place: &Place, event: &Event) -> Result<Vec<i64>> {
    let readers = place.readers(tx, event.is_for())?;
    let lines: Vec<Line> = readers.iter().copied().map(Line::read).collect();
    audience::put(tx, KIND, event.id.raw(), &lines)?;
    Ok(readers.into_iter().map(Addressee::id).collect())
}

/// The words it is found by.
pub fn index(tx: &Tx<'_>, event: &Event, targets: &[i64]) -> Result<()> {
    let text = format!("{} {} {}", event.title, event.location, event.body);
    let document =
        search::Document { kind: KIND, id: event.id.raw(), readers: targets, text: &text };
    search::put(tx, &document)
}

/// An event has these dates and no others.
pub fn put_dates(tx: &Tx<'_>, event: &Event, moments: &[Moment]) -> Result<()> {
    let targets = store::events::readers(tx, event.id)?;
    store::dates::delete_all(tx, event.id)?;
    store::dates::insert(tx, event.place_id, moments)?;
    store::events::show(tx, moments, &targets)?;
    index(tx, event, &targets)
}

/// A date at another hour, before those it is for.
pub fn move_before_readers(tx: &Tx<'_>, moment: &Moment) -> Result<()> {
    let targets = store::events::readers(tx, moment.event_id)?;
    store::dates::hide(tx, &[moment.id])?;
    store::events::show(tx, std::slice::from_ref(moment), &targets)
}

/// Removes an event with all that hangs on it.
pub fn remove(tx: &Tx<'_>, event: Id<Event>, now: Instant) -> Result<()> {
    let dates: Vec<Id<Date>> = store::dates::of(tx, event)?.into_iter().map(|it| it.id).collect();
    files::detach(tx, FILES_KIND, &[event], now)?;
    translation::forget(tx, TRANSLATED, &[event])?;
    translation::forget(tx, TRANSLATED_ALONE, &dates)?;
    store::events::delete(tx, event)
}
