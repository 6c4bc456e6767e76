//! Words and pieces the pages of attendance share.

use crate::{Moment, Reason, Slot, State, Week, urls};
use base::{Day, Id, PersonName};
use maud::{Markup, html};
use people::{Person, School};
use std::borrow::Cow;
use web::{Ui, t, ui};

pub fn moment(ui: &Ui, moment: Moment) -> Cow<'_, str> {
    match moment {
        Moment::Morning => t!(ui, "attendance-moment-am"),
        Moment::Afternoon => t!(ui, "attendance-moment-pm"),
        Moment::Canteen => t!(ui, "attendance-moment-canteen"),
        Moment::EarlyCare => t!(ui, "attendance-moment-care-am"),
        Moment::LateCare => t!(ui, "attendance-moment-care-pm"),
        hour => {
            let number = Moment::HOURS.iter().position(|it| *it == hour).map_or(0, |it| it + 1);
            t!(ui, "attendance-moment-hour", number = number)
        }
    }
}

/// A moment as its school names it: `M1`.
pub fn moment_of(ui: &Ui, week: &Week, moment: Moment) -> String {
    let hour = week.hour(moment).map(|hour| hour.name.clone());
    hour.unwrap_or_else(|| self::moment(ui, moment).into_owned())
}

pub fn state(ui: &Ui, state: State) -> Cow<'_, str> {
    match state {
        State::Present => t!(ui, "attendance-state-present"),
        State::Absent => t!(ui, "attendance-state-absent"),
        State::Late => t!(ui, "attendance-state-late"),
        State::Left => t!(ui, "attendance-state-left"),
    }
}

/// The reasons as a family chooses among them.
pub fn reason(ui: &Ui, reason: Reason) -> Cow<'_, str> {
    match reason {
        Reason::Illness => t!(ui, "attendance-reason-illness"),
        Reason::FamilyIllness => t!(ui, "attendance-reason-family-illness"),
        Reason::FamilyEvent => t!(ui, "attendance-reason-family-event"),
        Reason::Transport => t!(ui, "attendance-reason-transport"),
        Reason::GuardiansAway => t!(ui, "attendance-reason-guardians-away"),
        Reason::Other => t!(ui, "attendance-reason-other"),
    }
}

/// `lundi 23 novembre`
pub fn day(ui: &Ui, day: Day) -> String {
    format!("{} {}", day.weekday_in(ui.locale), day.without_year(ui.locale))
}

/// `lundi 23 novembre, matin`
pub fn slot(ui: &Ui, slot: Slot) -> String {
    slot_of(ui, &Week::default(), slot)
}

/// The same where hours have names: `lundi 23 novembre, M1`
pub fn slot_of(ui: &Ui, week: &Week, slot: Slot) -> String {
    let day = day(ui, slot.day);
    let moment = match week.hour(slot.moment) {
        Some(hour) => hour.name.clone(),
        None => moment(ui, slot.moment).to_lowercase(),
    };
    t!(ui, "attendance-slot", day = day, moment = moment).into_owned()
}

/// From one half-day to another, as short as it can be said.
pub fn span(ui: &Ui, from: Slot, until: Slot) -> String {
    if from == until {
        return slot(ui, from);
    }
    let (first, last) = (day(ui, from.day), day(ui, until.day));
    let is_whole = from.moment == Moment::Morning && until.moment == Moment::Afternoon;
    if from.day == until.day {
        return t!(ui, "attendance-span-day", day = first).into_owned();
    }
    if is_whole {
        return t!(ui, "attendance-span-days", first = first, last = last).into_owned();
    }
    let (first, last) = (slot(ui, from), slot(ui, until));
    t!(ui, "attendance-span-days", first = first, last = last).into_owned()
}

/// The ways to the days of class around a day; none ahead of today unless one may plan.
pub fn around(
    ui: &Ui,
    week: &Week,
    open: Day,
    is_ahead: bool,
    url: impl Fn(Day) -> String,
) -> [Option<ui::Way>; 2] {
    let (before, after) = (week.day_before(open), week.day_after(open));
    let way = |to: Day| (url(to), day(ui, to));
    [Some(way(before)), (is_ahead || after <= ui.today()).then(|| way(after))]
}

/// The name of somebody among those a page has loaded.
pub fn named(names: &[(Id<Person>, PersonName)], person: Id<Person>) -> String {
    let found = names.iter().find(|(id, _)| *id == person);
    found.map_or_else(String::new, |(_, name)| name.formal())
}

/// The tag of a state, with the hour when there is one.
pub fn state_tag(ui: &Ui, state: State, minutes: Option<base::Minutes>) -> Markup {
    let tone = match state {
        State::Present => ui::Tone::Ok,
        State::Absent => ui::Tone::Warn,
        State::Late | State::Left => ui::Tone::Info,
    };
    let time = minutes.map(|minutes| minutes.in_words(ui.locale));
    let words = match (state, time.as_deref()) {
        (State::Late, Some(time)) => t!(ui, "attendance-late-at", time = time),
        (State::Left, Some(time)) => t!(ui, "attendance-left-at", time = time),
        _ => self::state(ui, state),
    };
    ui::tag(words, tone)
}

/// There is no class then: by the calendar, or because the school was closed.
pub fn no_class(ui: &Ui, week: &Week, slot: Slot, school: Id<School>) -> Markup {
    if week.is_closed(slot) {
        let (url, words) = (urls::closures(school), t!(ui, "attendance-closures"));
        return ui::empty(t!(ui, "attendance-closed-here"), Some((&url, &words)));
    }
    ui::empty(t!(ui, "attendance-no-class"), None)
}

/// The closures that come, for those of the school.
pub fn closures(ui: &Ui, closures: &[crate::Closure], with_school: bool) -> Markup {
    if closures.is_empty() {
        return html! {};
    }
    let lines = html! {
        ul.rows {
            @for closure in closures {
                li { a.row href=(urls::closures(closure.school_id)) {
                    span.face aria-hidden="true" { (ui::icon("snowflake")) }
                    (super::closures::words(ui, closure, with_school))
                } }
            }
        }
    };
    ui::card("closed", t!(ui, "attendance-closures-soon"), None, lines)
}
