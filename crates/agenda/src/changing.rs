//! Changing an event: one of its dates, those that follow, or all, over the state the editor had
//! before him.

use crate::{
    event::{Date, Event, Moment, TRANSLATED, TRANSLATED_ALONE},
    news::{self, News},
    place::Place,
    refusal::Refusal,
    rule::{self, Length, Series},
    store,
    writing::{self, Content, Order, refused},
};
use base::{Day, Id, Instant, SchoolWeek};
use db::{Error, Result, Tx};
use files::File;
use people::Person;

db::word! {
    /// Which dates of a series a change is about.
    pub enum Which { One = "one", Following = "following", All = "all" }
}

/// What is to be said instead, of one date or of several.
#[derive(Clone, Debug)]
pub struct Change {
    pub content: Content,
    pub which: Which,
    /// The state of the event that was seen.
    pub seen: u32,
    pub by: Id<Person>,
    pub tells: bool,
    /// What other dates say for themselves stays, also when all of them are changed.
    pub keeps_own: bool,
    pub now: Instant,
}

/// Changes an event; says the date to show next. When somebody has written another state meanwhile
/// nothing is changed, and the editor is told (`Refusal::Overtaken`): his form holds his words.
pub fn change(tx: &Tx<'_>, date: &Date, change: &Change) -> Result<Id<Date>> {
    if date.is_cancelled() {
        return Err(Error::refused(Refusal::Over));
    }
    if store::versions::last(tx, date.event.id)? > change.seen {
        return Err(Error::refused(Refusal::Overtaken));
    }
    match change.which {
        Which::One if date.event.repeats() => change_one(tx, date, change),
        Which::Following if date.event.repeats() && !date.is_first() => follow(tx, date, change),
        _ => change_all(tx, date, change),
    }
}

/// This date alone: its hour, its title, its place, its words. What one date cannot have for
/// itself is refused, so that nobody believes it changed.
fn change_one(tx: &Tx<'_>, date: &Date, change: &Change) -> Result<Id<Date>> {
    let content = &change.content;
    if !is_of_one(&date.event, &date.place, content) || !has_files(tx, date, content)? {
        return Err(Error::refused(Refusal::NotForOne));
    }
    let (start_at, end_at) = content.length.on(content.series.first, content.series.minutes);
    let own = |new: &str, usual: &str| (new != usual).then(|| new.to_owned());
    let moment = Moment {
        start_at,
        end_at,
        title: own(&content.title, &date.event.title),
        location: own(&content.location, &date.event.location),
        body: own(&content.body, &date.event.body),
        ..date.moment.clone()
    };
    store::dates::update(tx, &moment)?;
    translation::forget(tx, TRANSLATED_ALONE, &[moment.id])?;
    store::events::touch(tx, date.event.id, change.now)?;
    store::versions::keep_date(tx, moment.id, change.by)?;
    writing::move_before_readers(tx, &moment)?;
    if change.tells && moment.start_at > change.now {
        news::tell(tx, &date.event, &moment, moved(date, &moment), change.by, change.now)?;
    }
    Ok(moment.id)
}

/// Does this say what the event says, but for what one date may have for itself?
fn is_of_one(event: &Event, place: &Place, content: &Content) -> bool {
    let is_same = event.theme == content.theme
        && event.lang == content.lang
        && event.link == content.link
        && event.is_all_day == content.is_all_day
        && event.rule == content.series.rule
        && event.until_on == content.series.until_on
        && event.skips_holidays == content.series.skips_holidays;
    // The form of one's own agenda asks for nothing else.
    is_same
        && (!place.is_shared()
            || event.is_for() == content.is_for
                && event.reminds == content.reminds
                && event.meal == content.meal
                && event.adults_needed == content.adults_needed)
}

fn has_files(tx: &Tx<'_>, date: &Date, content: &Content) -> Result<bool> {
    let Some(mut wanted) = content.files.clone() else { return Ok(true) };
    let attached = files::of(tx, date.event.attached())?;
    let mut attached: Vec<Id<File>> = attached.into_iter().map(|file| file.id).collect();
    wanted.sort_unstable();
    attached.sort_unstable();
    Ok(wanted == attached)
}

fn moved(before: &Date, after: &Moment) -> News<'static> {
    if before.start_at == after.start_at { News::Changed } else { News::Moved }
}

/// This date and those that follow become an event of their own; those before stay as they were.
fn follow(tx: &Tx<'_>, date: &Date, change: &Change) -> Result<Id<Date>> {
    end_before(tx, date, change.now)?;
    let mut content = change.content.clone();
    content.series.rule = rule::without_count(&content.series.rule);
    let order = Order {
        content,
        by: change.by,
        uid: None,
        files_from: Some(date.event.attached()),
        tells: change.tells,
        once: String::new(),
        now: change.now,
    };
    let (_, first) = writing::make(tx, &date.place, &order)?;
    Ok(first)
}

/// The series ends before this date.
pub fn end_before(tx: &Tx<'_>, date: &Date, now: Instant) -> Result<()> {
    let mut before = date.event.clone();
    before.until_on = Some(date.original_at.day().plus_days(-1));
    before.rule = rule::without_count(&before.rule);
    before.changed_at = now;
    store::dates::delete_from(tx, date.event.id, date.original_at)?;
    store::events::update(tx, &before, date.event.version)
}

/// All of it. Dates that were cancelled stay cancelled where the rule still makes them.
fn change_all(tx: &Tx<'_>, date: &Date, change: &Change) -> Result<Id<Date>> {
    let (content, week) = (&change.content, date.place.week(tx)?);
    let mut series = content.series.clone();
    let known = store::dates::of(tx, date.event.id)?;
    series.without.extend(taken_out(&date.event, &series, &week, &known)?);
    let moments = rule::moments(&series, content.length, &week).map_err(refused)?;
    let mut event = date.event.clone();
    event.say(content, &date.place);
    event.changed_at = change.now;
    store::events::update(tx, &event, date.event.version)?;
    // What was translated was of the words before.
    translation::forget(tx, TRANSLATED, &[event.id])?;
    writing::attach(tx, &event, content.files.as_deref(), change.by, change.now)?;
    store::versions::keep(tx, event.id, change.by)?;
    writing::address(tx, &date.place, &event)?;
    let anew = Anew { date, event: &event, known: &known, keeps_own: change.keeps_own };
    let dates: Vec<Moment> =
        moments.into_iter().map(|(start, end)| anew.moment(tx, start, end)).collect();
    writing::put_dates(tx, &event, &dates)?;
    let shown = dates
        .iter()
        .find(|it| it.original_at.day() == date.original_at.day())
        .or_else(|| dates.iter().find(|it| it.end_at > change.now))
        .or_else(|| dates.first())
        .ok_or_else(|| Error::refused(Refusal::NoDate))?;
    if change.tells && shown.end_at > change.now {
        news::tell(tx, &event, shown, moved(date, shown), change.by, change.now)?;
    }
    Ok(shown.id)
}

/// Days the rule makes on which there is no date: while the rule stays, they stay out.
fn taken_out(event: &Event, new: &Series, week: &SchoolWeek, known: &[Moment]) -> Result<Vec<Day>> {
    let old = event.series();
    let is_same = (&old.rule, old.first, old.until_on) == (&new.rule, new.first, new.until_on);
    if !event.repeats() || !is_same {
        return Ok(Vec::new());
    }
    let mut days = old.days(week).map_err(refused)?;
    days.retain(|day| known.iter().all(|it| it.original_at.day() != *day));
    Ok(days)
}

/// The dates of an event that has changed.
struct Anew<'a> {
    /// The one in whose form it was changed, as it was.
    date: &'a Date,
    event: &'a Event,
    known: &'a [Moment],
    keeps_own: bool,
}

impl Anew<'_> {
    /// A date of the same day is the same date, cancelled when it was. What it said for itself
    /// stays, but for the hour when that of the series is another one.
    fn moment(&self, tx: &Tx<'_>, start_at: Instant, end_at: Instant) -> Moment {
        let is_alone = self.known.len() == 1 && !self.event.repeats();
        let is_same = |it: &&Moment| is_alone || it.original_at.day() == start_at.day();
        let Some(known) = self.known.iter().find(is_same) else {
            return Moment::of(self.event.id, tx.new_id(), (start_at, end_at));
        };
        let new = Moment::of(self.event.id, known.id, (start_at, end_at));
        let new = Moment { state: known.state, ..new };
        if !self.keeps_own {
            return new;
        }
        let (was, is) = (&self.date.event, self.event);
        let has_hours = known.original_at == start_at && is.length() == was.length();
        let (start_at, end_at) =
            if has_hours { (known.start_at, known.end_at) } else { (start_at, end_at) };
        let own = |mine: &Option<String>, was: &str, is: &str| {
            // What was said in the form of this date is said of it too.
            let is_said = known.id == self.date.id && was != is;
            mine.clone().filter(|mine| !is_said && mine != is)
        };
        Moment {
            start_at,
            end_at,
            title: own(&known.title, &was.title, &is.title),
            location: own(&known.location, &was.location, &is.location),
            body: own(&known.body, &was.body, &is.body),
            ..new
        }
    }
}

impl Content {
    /// What somebody wrote in the form of one date, said of the series that begins on `first`: the
    /// rest stays as the series says it.
    pub fn of_series(mut self, date: &Date, first: Day) -> Self {
        let event = &date.event;
        let length = Length::between(date.start_at, date.end_at, event.is_all_day);
        if (self.series.minutes, self.length) == (date.start_at.minutes(), length) {
            (self.series.minutes, self.length) = (event.start_at.minutes(), event.length());
        }
        self.series.first = first;
        let kept = |said: &mut String, shown: &str, usual: &str| {
            if said == shown {
                usual.clone_into(said);
            }
        };
        kept(&mut self.title, date.title(), &event.title);
        kept(&mut self.location, date.location(), &event.location);
        kept(&mut self.body, date.body(), &event.body);
        self
    }
}
