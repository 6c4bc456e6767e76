//! What was found wrong in the files: `GET /administration/imports/{feed}/remarques`, a page at a
//! time, each with its file, line and field.

use super::pieces;
use crate::problem::{Problem, Severity};
use crate::sending::Sending;
use crate::urls;
use axum::extract::Query;
use maud::{Markup, html};
use serde::Deserialize;
use web::{Error, Granted, Page, Read, Result, Ui, t, ui};

const LINES: usize = 50;

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    page: usize,
}

pub async fn get(
    sending: Granted<Read, Sending>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    // Of a feed of many schools its files are the platform's.
    if sending.own().is_some() && sending.school.is_none() {
        return Err(Error::Forbidden);
    }
    let summary = sending.summary();
    let from = asked.page.saturating_mul(LINES).min(summary.problems.len());
    let to = (from + LINES).min(summary.problems.len());
    let url = |page: usize| format!("{}?page={page}", urls::of_feed(sending.id, "remarques"));
    let newer = asked.page.checked_sub(1).map(url);
    let older = (to < summary.problems.len()).then(|| url(asked.page + 1));
    let left_out = summary.problem_count.saturating_sub(summary.problems.len() as u64);
    let title = t!(ui, "feeds-remarks");
    let home = pieces::home_of(&ui, sending.own().and_then(|own| own.first().copied()));
    let here = urls::feed(sending.id);
    let body = html! {
        (pieces::way(&ui, home, Some((&here, &sending.name))))
        h1 { (title) }
        p { (t!(ui, "feeds-remarks-lead", count = summary.problem_count)) }
        @if summary.problems.is_empty() {
            (ui::note(ui::Tone::Ok, t!(ui, "feeds-remarks-none")))
        } @else {
            ul.sentences.card {
                @for problem in &summary.problems[from..to] { (line(&ui, problem)) }
            }
        }
        @if older.is_none() && left_out > 0 {
            p.quiet { (t!(ui, "feeds-remarks-left-out", count = left_out)) }
        }
        (ui::pager(&ui, newer.as_deref(), older.as_deref()))
    };
    Ok(ui.narrow(&title, body))
}

/// A row that is left out is a doubt; what is only worth knowing is not.
pub fn line(ui: &Ui, problem: &Problem) -> Markup {
    let (class, icon) = match problem.severity {
        Severity::Notice => ("", "info"),
        Severity::Row | Severity::Fatal => ("left", "triangle-alert"),
    };
    html! { li.(class) { (ui::icon(icon)) p { (problem.said(ui)) } } }
}
