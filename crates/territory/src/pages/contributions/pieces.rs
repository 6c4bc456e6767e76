//! What several of these pages show: sums, measures, states, files.

use crate::{
    contribution::{Held, Measure},
    funding::{CampaignState, KeyState},
};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use base::Money;
use maud::{Markup, html};
use std::borrow::Cow;
use web::{Problems, Ui, t, ui, ui::Field};

pub fn money(ui: &Ui, sum: Money) -> String {
    sum.written(ui.locale)
}

/// With its sign, for a difference.
pub fn difference(ui: &Ui, sum: Money) -> String {
    let plus = if sum.is_positive() { "+" } else { "" };
    format!("{plus}{}", sum.written(ui.locale))
}

/// What is counted, of a part: « élèves ».
pub fn measure(ui: &Ui, measure: Measure) -> Cow<'_, str> {
    match measure {
        Measure::Member => t!(ui, "territory-contribution-measure-member"),
        Measure::Pupil => t!(ui, "territory-contribution-measure-pupil"),
        Measure::School => t!(ui, "territory-contribution-measure-school"),
        Measure::Inhabitant => t!(ui, "territory-contribution-measure-inhabitant"),
    }
}

pub fn key_state(ui: &Ui, state: KeyState) -> Cow<'_, str> {
    match state {
        KeyState::Draft => t!(ui, "territory-contribution-key-draft"),
        KeyState::Voted => t!(ui, "territory-contribution-key-voted"),
        KeyState::Withdrawn => t!(ui, "territory-contribution-key-withdrawn"),
    }
}

pub fn campaign_state(ui: &Ui, state: CampaignState) -> Cow<'_, str> {
    match state {
        CampaignState::Draft => t!(ui, "territory-contribution-campaign-draft"),
        CampaignState::Frozen => t!(ui, "territory-contribution-campaign-frozen"),
        CampaignState::Called => t!(ui, "territory-contribution-campaign-called"),
    }
}

/// Which bound a contribution stands at; nothing when it is free.
pub fn held(ui: &Ui, held: Held) -> Cow<'_, str> {
    match held {
        Held::Free => Cow::Borrowed(""),
        Held::Minimum => t!(ui, "territory-contribution-held-minimum"),
        Held::Maximum => t!(ui, "territory-contribution-held-maximum"),
        Held::Rise => t!(ui, "territory-contribution-held-rise"),
        Held::Fall => t!(ui, "territory-contribution-held-fall"),
    }
}

/// A field of one line with its name, label and value.
pub fn field(ui: &Ui, name: &str, label: &str, value: &str, problems: &Problems) -> Markup {
    Field { name, label, value, ..Field::default() }.draw(ui, problems)
}

/// The same, which may stay empty, perhaps with a hint.
pub fn optional(
    ui: &Ui,
    (name, label, hint): (&str, &str, Option<&str>),
    value: &str,
    problems: &Problems,
) -> Markup {
    Field { name, label, hint, value, is_optional: true, ..Field::default() }.draw(ui, problems)
}

pub fn day(ui: &Ui, name: &str, label: &str, value: &str, problems: &Problems) -> Markup {
    Field { name, label, value, kind: "date", ..Field::default() }.draw(ui, problems)
}

pub fn day_or_none(ui: &Ui, name: &str, label: &str, value: &str, problems: &Problems) -> Markup {
    let field = Field { name, label, value, kind: "date", is_optional: true, ..Field::default() };
    field.draw(ui, problems)
}

/// A list that opens, over words that were looked up.
pub fn select(
    ui: &Ui,
    (name, label): (&str, &str),
    value: &str,
    options: &[(String, String)],
    problems: &Problems,
) -> Markup {
    let options: Vec<(&str, &str)> =
        options.iter().map(|(word, it)| (word.as_str(), it.as_str())).collect();
    ui::select(ui, &Field { name, label, value, ..Field::default() }, &options, problems)
}

/// Figures in a row: what, how much.
pub fn figures(facts: &[(Cow<'_, str>, String)]) -> Markup {
    html! {
        div.body {
            dl.facts { @for (what, figure) in facts { div { dt { (what) } dd { (figure) } } } }
        }
    }
}

pub fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// How many lines a page shows.
pub const LINES: usize = 100;

/// The lines of a page, numbered from 1, and the way to those before and after. `url` ends with `?`
/// or `&`.
pub fn paged(ui: &Ui, url: &str, page: usize, total: usize) -> (std::ops::Range<usize>, Markup) {
    let last = total.div_ceil(LINES).max(1);
    let page = page.clamp(1, last);
    let way = |page: usize| format!("{url}page={page}");
    let before = (page > 1).then(|| way(page - 1));
    let after = (page < last).then(|| way(page + 1));
    let range = (page - 1) * LINES..total.min(page * LINES);
    (range, ui::pager(ui, before.as_deref(), after.as_deref()))
}
