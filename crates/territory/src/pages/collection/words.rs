//! How the states of collections, files and pieces are said.

use crate::collection::{
    Act, Completeness, DossierRow, DossierState, Part, PartState, Side,
    act::Standing as ActStanding,
};
use maud::{Markup, html};
use std::borrow::Cow;
use ui::Tone;
use web::{Ui, t, ui};

/// Where a file stands: what is missing, before it is sent.
pub fn dossier(ui: &Ui, row: &DossierRow, completeness: &Completeness) -> Markup {
    let (words, tone) = match row.state {
        DossierState::Open if !completeness.refused.is_empty() => {
            (t!(ui, "collection-state-again"), Tone::Warn)
        }
        DossierState::Open => (t!(ui, "collection-state-open"), Tone::Plain),
        DossierState::Handed if completeness.is_complete() => {
            (t!(ui, "collection-state-complete"), Tone::Ok)
        }
        DossierState::Handed => (t!(ui, "collection-state-handed"), Tone::Info),
        DossierState::Sent => (t!(ui, "collection-state-sent"), Tone::Ok),
        DossierState::Withdrawn => (t!(ui, "collection-state-withdrawn"), Tone::Plain),
    };
    ui::tag(words, tone)
}

/// How many of the needed pieces are good.
pub fn progress(ui: &Ui, completeness: &Completeness) -> String {
    t!(ui, "collection-progress", good = completeness.good, needed = completeness.needed)
        .into_owned()
}

/// Where a piece stands; a tied act says its own state.
pub fn part(ui: &Ui, part: Option<&Part>, tied: Option<&Act>) -> Markup {
    let Some(part) = part else {
        return ui::tag(t!(ui, "collection-part-missing"), Tone::Plain);
    };
    let (words, tone) = match (part.state, tied) {
        (PartState::Refused, _) => (t!(ui, "collection-part-refused"), Tone::Warn),
        (_, Some(tied)) => {
            let is_good = tied.is_executory(ui.today());
            (act(ui, tied), if is_good { Tone::Ok } else { Tone::Info })
        }
        (PartState::Given, None) => (t!(ui, "collection-part-given"), Tone::Info),
        (PartState::Accepted, None) => (t!(ui, "collection-part-accepted"), Tone::Ok),
    };
    ui::tag(words, tone)
}

pub fn act<'a>(ui: &'a Ui, act: &Act) -> Cow<'a, str> {
    match act.standing() {
        ActStanding::Prepared => t!(ui, "collection-act-prepared"),
        ActStanding::Voted => t!(ui, "collection-act-voted"),
        ActStanding::NotAdopted => t!(ui, "collection-act-not-adopted"),
        ActStanding::Signed => t!(ui, "collection-act-signed"),
        ActStanding::Published => t!(ui, "collection-act-published"),
        ActStanding::Transmitted => t!(ui, "collection-act-transmitted"),
        ActStanding::Executory(day) => {
            t!(ui, "collection-act-executory", day = day.french()).into_owned().into()
        }
        ActStanding::Undone => t!(ui, "collection-act-undone"),
    }
}

pub fn side(ui: &Ui, side: Side) -> Cow<'_, str> {
    match side {
        Side::Commune => t!(ui, "collection-side-commune"),
        Side::Collector => t!(ui, "collection-side-collector"),
    }
}

/// Label and value, several of them.
pub fn facts(lines: &[(Cow<'_, str>, String)]) -> Markup {
    html! {
        dl.facts { @for (label, value) in lines { div { dt { (label) } dd { (value) } } } }
    }
}
