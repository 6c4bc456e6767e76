//! Words and pieces the pages of results share.

use crate::{Evidence, Scale, Shown, mark, progress::Move};
use base::Day;
use maud::{Markup, html};
use std::borrow::Cow;
use web::{Ui, t};

/// What was shown, in words: « Atteints », « 13,5/20 », « Absent ».
pub fn shown<'a>(ui: &'a Ui, shown: Shown, scales: &'a [Scale]) -> Cow<'a, str> {
    match shown {
        Shown::Mark(it) => format!("{it}/{}", mark::written(it.out_of())).into(),
        Shown::Step(scale, rank) => {
            let known = scales.iter().find(|known| known.id == scale);
            let step = known.and_then(|known| known.step(rank));
            step.map_or(t!(ui, "results-step-unknown"), |step| step.label.as_str().into())
        }
        Shown::Absent => t!(ui, "results-absent"),
        Shown::Excused => t!(ui, "results-excused"),
        Shown::NotDone => t!(ui, "results-not-done"),
        Shown::Seen => t!(ui, "results-seen"),
    }
}

/// The same in a pill, in the colour of its step: never the colour alone.
pub fn level(ui: &Ui, it: Shown, scales: &[Scale]) -> Markup {
    let words = shown(ui, it, scales);
    html! { span.tag.level.(colour(it, scales)) { (words) } }
}

/// A class of `results.css`, whatever a school has written for its step.
fn colour(shown: Shown, scales: &[Scale]) -> &'static str {
    let Shown::Step(scale, rank) = shown else { return "" };
    let known = scales.iter().find(|known| known.id == scale);
    match known.and_then(|known| known.step(rank)).map(|step| step.colour.as_str()) {
        Some("level-1") => "level-1",
        Some("level-2") => "level-2",
        Some("level-3") => "level-3",
        Some("level-4") => "level-4",
        _ => "",
    }
}

/// How it moved, in words; nothing where there is nothing to compare with.
pub fn moved(ui: &Ui, moved: Move) -> Option<Cow<'_, str>> {
    match moved {
        Move::First => None,
        Move::Up => Some(t!(ui, "results-moved-up")),
        Move::Same => Some(t!(ui, "results-moved-same")),
        Move::Down => Some(t!(ui, "results-moved-down")),
    }
}

/// One thing shown, as a line that leads to where it can be seen.
pub fn proof(ui: &Ui, it: &Evidence, scales: &[Scale]) -> Markup {
    let title = title(ui, it);
    let line = html! {
        span { b { (title) } span.quiet { (it.on.without_year(ui.locale)) } }
        (level(ui, it.shown, scales))
    };
    html! {
        @if let Some(url) = it.url() { a.row href=(url) { (line) } }
        @else { div.row { (line) } }
    }
}

pub fn title<'a>(ui: &'a Ui, it: &'a Evidence) -> Cow<'a, str> {
    if it.title.is_empty() { t!(ui, "results-untitled") } else { (&*it.title).into() }
}

/// `octobre`
pub fn month(ui: &Ui, day: Day) -> Cow<'_, str> {
    t!(ui, "results-month", month = i64::from(day.month()))
}
