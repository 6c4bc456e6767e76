//! What several pages show: states, days, the letters of a grid.

use crate::{Assessment, assessment::Stage, keys::Column, store::lists::Line, urls};
use base::Instant;
use maud::{Markup, html};
use results::{Scale, Step};
use web::{Ui, t, ui};

/// `assessments-state-open`, as a tag.
pub fn state(ui: &Ui, state: Stage) -> Markup {
    match state {
        Stage::Draft => ui::tag(t!(ui, "assessments-state-draft"), ui::Tone::Plain),
        Stage::Open => html! {},
        Stage::Archived => ui::tag(t!(ui, "assessments-state-archived"), ui::Tone::Plain),
    }
}

/// From when families read it, as a tag.
pub fn visible(ui: &Ui, visible_at: Option<Instant>) -> Markup {
    match visible_at {
        None => ui::tag(t!(ui, "assessments-hidden"), ui::Tone::Plain),
        Some(at) if at <= ui.now => ui::tag(t!(ui, "assessments-shown"), ui::Tone::Ok),
        Some(at) => {
            let when = ui.when_in_full(at);
            let words = t!(ui, "assessments-shown-from", when = when);
            ui::tag(words, ui::Tone::Info)
        }
    }
}

/// The assessments of a list.
pub fn lines(ui: &Ui, lines: &[Line]) -> Markup {
    html! {
        ul.rows {
            @for line in lines {
                li { a.row href=(urls::assessment(line.id)) {
                    span {
                        b { (line.title) }
                        span.quiet {
                            (line.day.short(ui.locale))
                            @if !line.matter.is_empty() { " · " (line.matter) }
                            @if !line.place.is_empty() { " · " (line.place) }
                            " · " (t!(ui, "assessments-count-items", count = line.items))
                        }
                        span.quiet {
                            (waiting(ui, line)) " " (state(ui, line.state)) " "
                            (visible(ui, line.visible_at))
                        }
                    }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    }
}

/// Nobody has typed in it yet.
fn waiting(ui: &Ui, line: &Line) -> Markup {
    let waits = line.state == Stage::Open && !line.has_results;
    html! { @if waits { (ui::tag(t!(ui, "assessments-to-type"), ui::Tone::Warn)) } }
}

/// The first words of something long.
pub fn short(text: &str, chars_max: usize) -> String {
    let mut words = String::new();
    for word in text.split_whitespace() {
        if words.chars().count() + word.chars().count() > chars_max {
            words.push('…');
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// A level: its key in its colour, and its words.
pub fn level(step: &Step) -> Markup {
    html! { span.tag.level.(step.colour) { b { (step.key) } " " (step.label) } }
}

/// What is typed, for who does not know it by heart yet.
pub fn legend(ui: &Ui, scale: Option<&Scale>, marks: bool) -> Markup {
    let of = |column: &Column<'_>| {
        let letters = column.letters();
        html! { @for letter in letters { li { kbd { (letter.key) } " " (ui.words(letter.text)) } } }
    };
    html! {
        ul.legend aria-label=(t!(ui, "assessments-legend")) {
            @if let Some(scale) = scale {
                @for step in &scale.steps.0 { li { (level(step)) } }
                (of(&Column::Steps(scale)))
            } @else if marks { (of(&Column::Marks(2_000))) }
        }
    }
}

/// `13,5/20` is written with what it is out of.
pub fn out_of(hundredths: i64) -> String {
    results::mark::written(hundredths)
}

/// What an assessment is of: « Numération · CE1-A · 23 novembre ».
pub fn subtitle(ui: &Ui, assessment: &Assessment) -> Markup {
    html! {
        p.quiet {
            @if !assessment.matter().is_empty() { (assessment.matter()) " · " }
            (assessment.place) " · " (assessment.day.in_words(ui.locale))
        }
    }
}

/// Where a device says what it had kept of grids, and sends it.
pub fn kept(ui: &Ui) -> Markup {
    html! {
        div role="status" data-behaviour="kept-grids"
            data-sent=(t!(ui, "assessments-script-sent", n = "{n}"))
            data-look=(t!(ui, "assessments-script-look", n = "{n}")) {}
    }
}

/// The way back up: to the class or the group, and to the assessment.
pub fn way(ui: &Ui, assessment: &Assessment, is_below: bool) -> Markup {
    let home = match (assessment.class_id, assessment.group_id) {
        (Some(class), _) => urls::class(class),
        (None, Some(group)) => urls::group(group.cast()),
        (None, None) => urls::HOME.to_owned(),
    };
    let own = urls::assessment(assessment.id);
    let title = t!(ui, "assessments-title");
    let mut steps = vec![(urls::HOME, &*title), (&home, assessment.place.as_str())];
    if is_below {
        steps.push((&own, assessment.title.as_str()));
    }
    ui::breadcrumb(ui, &steps)
}
