//! Words the pages of timetables share.

use crate::{ChangeKind, Occurrence, occurrence::Note};
use base::Day;
use maud::{Markup, html};
use std::borrow::Cow;
use web::{
    Ui, t,
    ui::{self, Tone},
};

/// `lundi 23 novembre`
pub fn day(ui: &Ui, day: Day) -> String {
    format!("{} {}", day.weekday_in(ui.locale), day.without_year(ui.locale))
}

/// `Aujourd’hui`, `Demain`, or `Lundi 23 novembre`.
pub fn near(ui: &Ui, on: Day) -> String {
    match on.since(ui.today()) {
        0 => t!(ui, "timetable-today").into_owned(),
        1 => t!(ui, "timetable-tomorrow").into_owned(),
        _ => capital(&day(ui, on)),
    }
}

/// `lundi` → `Lundi`
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `8 h 30 – 9 h 25`
pub fn hours(ui: &Ui, it: &Occurrence) -> String {
    let (from, until) = (it.from.in_words(ui.locale), it.until.in_words(ui.locale));
    t!(ui, "timetable-hours", from = from, until = until).into_owned()
}

pub fn kind(ui: &Ui, kind: ChangeKind) -> Cow<'_, str> {
    match kind {
        ChangeKind::Cancelled => t!(ui, "timetable-kind-cancelled"),
        ChangeKind::Moved => t!(ui, "timetable-kind-moved"),
        ChangeKind::Teacher => t!(ui, "timetable-kind-teacher"),
        ChangeKind::Room => t!(ui, "timetable-kind-room"),
        ChangeKind::Added => t!(ui, "timetable-kind-added"),
    }
}

/// What is not as usual, in words.
pub fn notes(ui: &Ui, it: &Occurrence) -> Markup {
    html! { @for note in &it.notes { (tag(ui, it, note)) " " } }
}

fn tag(ui: &Ui, it: &Occurrence, note: &Note) -> Markup {
    match note {
        Note::Cancelled => ui::tag(t!(ui, "timetable-note-cancelled"), Tone::Warn),
        Note::Added => ui::tag(t!(ui, "timetable-note-added"), Tone::Info),
        Note::Away { day, at } => {
            let (day, time) = (self::day(ui, *day), at.in_words(ui.locale));
            ui::tag(t!(ui, "timetable-note-away", day = day, time = time), Tone::Warn)
        }
        Note::From { day, at } if *day == it.day => {
            let time = at.in_words(ui.locale);
            ui::tag(t!(ui, "timetable-note-from-hour", time = time), Tone::Info)
        }
        Note::From { day, .. } => {
            ui::tag(t!(ui, "timetable-note-from-day", day = self::day(ui, *day)), Tone::Info)
        }
        Note::Teacher { instead_of } if instead_of.is_empty() => {
            ui::tag(t!(ui, "timetable-note-teacher-new"), Tone::Info)
        }
        Note::Teacher { instead_of } => {
            ui::tag(t!(ui, "timetable-note-teacher", name = instead_of.as_str()), Tone::Info)
        }
        Note::Room { instead_of } if instead_of.is_empty() => {
            ui::tag(t!(ui, "timetable-note-room-new"), Tone::Info)
        }
        Note::Room { instead_of } => {
            ui::tag(t!(ui, "timetable-note-room", name = instead_of.as_str()), Tone::Info)
        }
    }
}

/// `Salle 204`, `Gymnase`: a number needs its word.
pub fn room(ui: &Ui, name: &str) -> String {
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        return t!(ui, "timetable-room-said", room = name).into_owned();
    }
    name.to_owned()
}
