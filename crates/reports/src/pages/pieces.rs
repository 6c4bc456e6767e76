//! Small pieces of these pages: levels drawn and said, periods, what is missing.

use super::{asked::Periods, grid::Named};
use crate::{
    class_reports::{ClassReports, Lock},
    content::{Lack, WORDS_CHARS_MAX},
    reckoning::Remark,
    report::Written,
    settings::Mention,
    urls,
};
use base::Id;
use maud::{Markup, Render, html};
use people::School;
use results::Period;
use std::borrow::Cow;
use web::{Ui, t, ui};

/// How a level is said: of what was to be learnt, or of the socle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    Objectives,
    Mastery,
}

pub fn level(ui: &Ui, words: Words, level: u8) -> Cow<'_, str> {
    match (words, level) {
        (Words::Objectives, 0) => t!(ui, "reports-level-none"),
        (Words::Objectives, 1) => t!(ui, "reports-level-1"),
        (Words::Objectives, 2) => t!(ui, "reports-level-2"),
        (Words::Objectives, 3) => t!(ui, "reports-level-3"),
        (Words::Objectives, _) => t!(ui, "reports-level-4"),
        (Words::Mastery, 0) => t!(ui, "reports-mastery-none"),
        (Words::Mastery, 1) => t!(ui, "reports-mastery-1"),
        (Words::Mastery, 2) => t!(ui, "reports-mastery-2"),
        (Words::Mastery, 3) => t!(ui, "reports-mastery-3"),
        (Words::Mastery, _) => t!(ui, "reports-mastery-4"),
    }
}

/// Four boxes, as many full as the level, and its words: never the colour alone.
pub fn gauge(ui: &Ui, words: Words, position: Option<u8>) -> Markup {
    let Some(rank) = position else {
        return html! { span.quiet { (t!(ui, "reports-level-open")) } };
    };
    html! {
        span.livret-level {
            @if rank > 0 {
                span.livret-boxes aria-hidden="true" {
                    @for step in 1..=4_u8 { i.full[step <= rank] {} }
                }
            }
            (level(ui, words, rank))
        }
    }
}

/// What `N1` to `N4` stand for: a finger has no other way to ask.
pub fn legend(ui: &Ui) -> Markup {
    html! {
        ul.legend {
            @for rank in 1..=4 {
                li { b { "N" (rank) } " " (level(ui, Words::Objectives, rank)) }
            }
        }
    }
}

/// `13,25` as the language writes it.
pub fn mark(ui: &Ui, hundredths: i64) -> String {
    let written = crate::reckoning::written(hundredths);
    if ui.locale == base::Locale::Fr { written } else { written.replace(',', ".") }
}

/// The same, written where it is read: the table of a council has five hundred.
pub struct Figure {
    hundredths: i64,
    comma: char,
}

pub fn figure(ui: &Ui, hundredths: i64) -> Figure {
    let comma = if ui.locale == base::Locale::Fr { ',' } else { '.' };
    Figure { hundredths: hundredths.max(0), comma }
}

impl Render for Figure {
    fn render_to(&self, page: &mut String) {
        let digit = |rest: i64| char::from(b'0' + u8::try_from(rest % 10).unwrap_or(0));
        let rest = self.hundredths % 100;
        (self.hundredths / 100).render_to(page);
        if rest > 0 {
            page.push(self.comma);
            page.push(digit(rest / 10));
        }
        if rest % 10 > 0 {
            page.push(digit(rest));
        }
    }
}

pub fn remark(ui: &Ui, remark: &Remark) -> String {
    match remark {
        Remark::Absent(count) => t!(ui, "reports-remark-absent", count = *count).into_owned(),
        Remark::NotDone(count) => t!(ui, "reports-remark-not-done", count = *count).into_owned(),
        Remark::Totals => t!(ui, "reports-remark-totals").into_owned(),
        Remark::Mixed => t!(ui, "reports-remark-mixed").into_owned(),
    }
}

pub fn mention(ui: &Ui, word: &str) -> Option<String> {
    Mention::parse(word).map(|mention| ui.words(mention.text()).into_owned())
}

/// The periods of the year, the open one marked.
pub fn periods(ui: &Ui, periods: &Periods, url: impl Fn(Id<Period>) -> String) -> Markup {
    let urls: Vec<String> = periods.all.iter().map(|period| url(period.id)).collect();
    let chip = |(period, url): (&Period, &String)| (url.clone(), period.clone());
    let lines: Vec<(String, Period)> = periods.all.iter().zip(&urls).map(chip).collect();
    let chips: Vec<ui::Chip<'_>> = lines
        .iter()
        .map(|(url, period)| ui::Chip {
            url,
            words: &period.name,
            number: None,
            is_open: period.id == periods.open().id,
        })
        .collect();
    ui::chips(t!(ui, "reports-periods"), &chips)
}

/// What is missing, as sentences that lead who may mend it to where he does: `own` are the places
/// he writes at.
pub fn lack(
    ui: &Ui,
    (class, own): (&ClassReports, &[Named]),
    report: &Written,
    lack: &Lack,
) -> Markup {
    let grid = |place: &str| {
        let is_own = own.iter().any(|(code, _)| code == place);
        is_own.then(|| urls::grid(class.class, report.period_id, place))
    };
    let concludes = ui.viewer.as_ref().is_some_and(|viewer| class.is_concluded_by(viewer));
    let words = concludes.then(|| urls::of_report(report.id, "bilan"));
    let settings = || urls::of_school(report.school_id, "reglages");
    let (url, said) = match lack {
        Lack::Positions { place, label, count } => {
            (grid(place), t!(ui, "reports-lack-positions", label = label.as_str(), count = *count))
        }
        Lack::Nothing { place, label } => {
            (grid(place), t!(ui, "reports-lack-nothing", label = label.as_str()))
        }
        Lack::Appreciation { place, label } => {
            (grid(place), t!(ui, "reports-lack-appreciation", label = label.as_str()))
        }
        Lack::Long { place, label, count } => {
            let said = t!(
                ui,
                "reports-lack-long",
                label = label.as_str(),
                count = *count,
                chars = WORDS_CHARS_MAX
            );
            (grid(place), said)
        }
        Lack::Components(count) => (words, t!(ui, "reports-lack-components", count = *count)),
        Lack::General => (words, t!(ui, "reports-lack-general")),
        Lack::NoSubject => (ui.may::<Lock>(class).then(settings), t!(ui, "reports-lack-subject")),
    };
    html! {
        @match url {
            Some(url) => a href=(url) { (said) },
            None => (said),
        }
    }
}

/// Nothing can be written before the school has cut its year.
pub fn no_period(ui: &Ui, name: &str, school: Id<School>) -> web::Page {
    let periods = results::urls::periods(school);
    let (cut, home) = (t!(ui, "reports-cut-year"), t!(ui, "reports-title"));
    let cuts = ui.viewer.as_ref().is_some_and(|viewer| viewer.administers(school));
    let way = if cuts { (&*periods, &*cut) } else { (urls::HOME, &*home) };
    let title = t!(ui, "reports-class-title", class = name);
    ui.narrow(
        &title,
        html! {
            h1 { (title) }
            (ui::empty(t!(ui, "reports-no-period"), Some(way)))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_of_a_table_is_written_as_a_mark_elsewhere() {
        for hundredths in -1..=2_000 {
            let figure = Figure { hundredths: hundredths.max(0), comma: ',' };
            assert_eq!(figure.render().into_string(), crate::reckoning::written(hundredths));
        }
    }
}
