//! The page of those who come while too many wait: how many, how long, and it asks again by itself.

use crate::{App, Page, Ui, failure::Asked, ui, ui::Shell};
use axum::http::{Method, StatusCode};
use maud::html;
use text::t;

/// Costs no look at the database: nobody is looked up.
pub(crate) fn page(app: &App, asked: &Asked, waiting: usize, seconds: u32) -> Page {
    let ui = Ui::of_nobody(app, &asked.uri, asked.language.as_ref());
    let url = asked.uri.path_and_query().map_or("/", |asked| asked.as_str());
    // A form is never sent again by itself.
    let comes_back = asked.method == Method::GET;
    let shell = Shell {
        is_bare: true,
        is_narrow: true,
        refresh: comes_back.then(|| url.to_owned()),
        refresh_seconds: seconds,
        ..Shell::default()
    };
    let title = t!(ui, "error-crowded-title");
    let content = html! {
        div.panel {
            h1 { (title) }
            p { (t!(ui, "error-crowded", waiting = waiting)) }
            @if comes_back {
                p { (t!(ui, "error-crowded-again", seconds = seconds)) }
                p.actions { a.button href=(url) { (t!(ui, "error-crowded-now")) } }
            } @else {
                (ui::note(ui::Tone::Warn, t!(ui, "error-crowded-form", seconds = seconds)))
            }
        }
    };
    ui.shell(&shell, &title, content).status(StatusCode::SERVICE_UNAVAILABLE)
}
