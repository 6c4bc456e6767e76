//! Words and pieces the pages of the passage share.

use crate::{
    dossier::{Reason, State},
    keepsake::{KeepsakeKind, KeepsakeState},
    store::{keepsakes::Line as Kept, lists::Line},
    urls,
};
use base::{Day, Id};
use maud::{Markup, html};
use people::{Person, Standing};
use std::borrow::Cow;
use web::{Ui, t, ui};

pub fn day(ui: &Ui, day: Day) -> String {
    day.in_words(ui.locale)
}

pub fn kind(ui: &Ui, kind: KeepsakeKind) -> Cow<'_, str> {
    match kind {
        KeepsakeKind::Work => t!(ui, "passage-kind-work"),
        KeepsakeKind::Reading => t!(ui, "passage-kind-reading"),
        KeepsakeKind::Certificate => t!(ui, "passage-kind-certificate"),
        KeepsakeKind::Picture => t!(ui, "passage-kind-picture"),
    }
}

pub const fn icon(kind: KeepsakeKind) -> &'static str {
    match kind {
        KeepsakeKind::Work => "pencil",
        KeepsakeKind::Reading => "book-open",
        KeepsakeKind::Certificate => "graduation-cap",
        KeepsakeKind::Picture => "image",
    }
}

pub fn reason(ui: &Ui, reason: Reason) -> Cow<'_, str> {
    match reason {
        Reason::Cycle => t!(ui, "passage-reason-cycle"),
        Reason::Move => t!(ui, "passage-reason-move"),
    }
}

/// A thing of a portfolio, in a list.
pub fn keepsake(ui: &Ui, it: &Kept) -> Markup {
    html! {
        a.row href=(urls::keepsake(it.id)) {
            span.face aria-hidden="true" { (ui::icon(icon(it.kind))) }
            span {
                b { (it.title) }
                span.quiet { (kind(ui, it.kind)) " · " (day(ui, it.made_on)) }
                @if it.state == KeepsakeState::Proposed {
                    (ui::tag(t!(ui, "passage-tag-proposed"), ui::Tone::Warn))
                }
            }
            (ui::icon("chevron-right"))
        }
    }
}

/// The way back: to the page of the pupil's results for himself and his family, to everything of
/// the passage for the others.
pub fn back(ui: &Ui, viewer: &Standing, (pupil, name): (Id<Person>, &str)) -> Markup {
    if viewer.person == pupil {
        let mine = t!(ui, "passage-back-mine");
        return ui::breadcrumb(ui, &[(&results::urls::pupil(pupil), &mine)]);
    }
    if viewer.guards(pupil) {
        let of = t!(ui, "passage-back-results", name = name);
        return ui::breadcrumb(ui, &[(&results::urls::pupil(pupil), &of)]);
    }
    ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "passage-title"))])
}

/// Where a dossier stands, as who decides is told: it is his turn.
pub fn state_at_home(ui: &Ui, state: State) -> Markup {
    if state == State::Open {
        return ui::tag(t!(ui, "passage-state-yours"), ui::Tone::Warn);
    }
    self::state(ui, state)
}

/// Where a dossier stands, as those who follow it say.
pub fn state(ui: &Ui, state: State) -> Markup {
    let (words, tone) = match state {
        State::Prepared => (t!(ui, "passage-state-prepared"), ui::Tone::Plain),
        State::Open => (t!(ui, "passage-state-open"), ui::Tone::Warn),
        State::Sealing => (t!(ui, "passage-state-sealing"), ui::Tone::Info),
        State::Sealed => (t!(ui, "passage-state-sealed"), ui::Tone::Info),
        State::Sent => (t!(ui, "passage-state-sent"), ui::Tone::Info),
        State::Opened => (t!(ui, "passage-state-opened"), ui::Tone::Ok),
        State::Withdrawn => (t!(ui, "passage-state-withdrawn"), ui::Tone::Plain),
        State::Erased => (t!(ui, "passage-state-erased"), ui::Tone::Plain),
    };
    ui::tag(words, tone)
}

/// Dossiers by the names of their pupils; `words` says the rest of a line.
pub fn lines(ui: &Ui, dossiers: &[Line], words: impl Fn(&Line) -> String) -> Markup {
    lines_with(ui, dossiers, words, state)
}

/// The same, with another way to say where each stands.
pub fn lines_with(
    ui: &Ui,
    dossiers: &[Line],
    words: impl Fn(&Line) -> String,
    state: impl Fn(&Ui, State) -> Markup,
) -> Markup {
    html! {
        ul.rows {
            @for it in dossiers {
                li { a.row href=(urls::dossier(it.id)) {
                    (ui::face(&it.name()))
                    span { b { (it.name().full()) } span.quiet { (words(it)) } }
                    (state(ui, it.state))
                } }
            }
        }
    }
}
