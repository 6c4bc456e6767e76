//! What several pages of the territory show: a stage in words, a body's kind, a spreadsheet.

use crate::progress::Stage;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use people::BodyKind;
use std::borrow::Cow;
use web::{Error, Result, Ui, t, ui::Tone};

/// A stage, said as people say it.
pub fn stage(ui: &Ui, stage: Stage) -> Cow<'_, str> {
    match stage {
        Stage::Nothing => t!(ui, "territory-stage-nothing"),
        Stage::Deliberated => t!(ui, "territory-stage-deliberated"),
        Stage::Transmitted => t!(ui, "territory-stage-transmitted"),
        Stage::Concordant => t!(ui, "territory-stage-concordant"),
        Stage::Effective => t!(ui, "territory-stage-effective"),
        Stage::Open => t!(ui, "territory-stage-open"),
    }
}

/// The number of a stage, 0 to 5: what a small cell has room for.
pub fn number(stage: Stage) -> usize {
    Stage::ALL.iter().position(|it| *it == stage).unwrap_or_default()
}

pub const fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Nothing => Tone::Plain,
        Stage::Deliberated | Stage::Transmitted => Tone::Info,
        Stage::Concordant => Tone::Warn,
        Stage::Effective | Stage::Open => Tone::Ok,
    }
}

/// What a body is.
pub fn kind(ui: &Ui, kind: BodyKind) -> Cow<'_, str> {
    match kind {
        BodyKind::Commune => t!(ui, "territory-kind-commune"),
        BodyKind::Epci => t!(ui, "territory-kind-epci"),
        BodyKind::Metropole => t!(ui, "territory-kind-metropole"),
        BodyKind::Department => t!(ui, "territory-kind-department"),
        BodyKind::Region => t!(ui, "territory-kind-region"),
        BodyKind::Syndicate => t!(ui, "territory-kind-syndicate"),
    }
}

/// A table for wide screens, cards on a phone: `head` names each cell.
pub fn table(caption: &str, head: &[String], rows: &[Vec<Markup>]) -> Markup {
    html! {
        div.table-box { table.table {
            caption { (caption) }
            thead { tr { @for cell in head { th scope="col" { (cell) } } } }
            tbody {
                @for row in rows { tr {
                    @for (place, (cell, name)) in row.iter().zip(head).enumerate() {
                        @if place == 0 { th scope="row" { (cell) } }
                        @else { td data-label=(name) { (cell) } }
                    }
                } }
            }
        } }
    }
}

/// Lines of a long list on one page.
pub const LINES: usize = 100;

/// The lines of this page, the first one being 0.
pub fn leaf<T>(lines: &[T], page: usize) -> &[T] {
    let start = page.saturating_mul(LINES).min(lines.len());
    &lines[start..lines.len().min(start + LINES)]
}

/// The ways to the page before and the page after, of a list of so many lines.
pub fn leaves(ui: &Ui, page: usize, count: usize, url: impl Fn(usize) -> String) -> Markup {
    let before = page.checked_sub(1).map(&url);
    let after = (page.saturating_add(1).saturating_mul(LINES) < count).then(|| url(page + 1));
    html! {
        @if before.is_some() || after.is_some() {
            nav.pager aria-label=(t!(ui, "territory-pages")) {
                @if let Some(url) = before {
                    a.button.plain href=(url) rel="prev" { (t!(ui, "territory-lines-before")) }
                }
                @if let Some(url) = after {
                    a.button.plain href=(url) rel="next" { (t!(ui, "territory-lines-after")) }
                }
            }
        }
    }
}

/// A file to keep.
pub fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// A PDF to keep, made away from the threads that serve.
pub async fn pdf<D: serde::Serialize + Send + 'static>(
    template: &'static str,
    sheet: D,
    name: &str,
) -> Result<Response> {
    let made = tokio::task::spawn_blocking(move || print::pdf(template, &sheet)).await;
    let bytes = made.map_err(Error::internal)?.map_err(Error::internal)?;
    Ok(file(bytes, "application/pdf", name))
}
