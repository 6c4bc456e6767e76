//! The drafts: `GET /messages/brouillons`.

use super::pieces::{self, Here};
use crate::{OwnFolder, store, store::drafts::Line, urls};
use axum::extract::State;
use maud::html;
use web::{App, Page, Result, Ui, Viewer, t, ui};

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let person = viewer.person;
    let (lines, folders) = app
        .db
        .read(move |tx| {
            let lines = store::drafts::list(tx, person, 100)?;
            Ok((lines, store::folders::list(tx, person)?))
        })
        .await?;
    Ok(view(&ui, &lines, &folders))
}

fn view(ui: &Ui, lines: &[Line], own: &[OwnFolder]) -> Page {
    let title = t!(ui, "messages-drafts");
    let count = i64::try_from(lines.len()).unwrap_or_default();
    let body = html! {
        (ui::head(&title, ui::button_link(urls::NEW, "pencil", t!(ui, "messages-write"))))
        (pieces::folders(ui, Here::Drafts, own, count, 0))
        @if lines.is_empty() {
            (ui::empty(t!(ui, "messages-nothing-drafted"), None))
        } @else {
            div.card { ul.rows {
                @for line in lines {
                    li { a.row href=(urls::draft(line.id)) {
                        span {
                            b { (pieces::subject(ui, &line.subject)) }
                            span.quiet.one-line { (line.summary) }
                        }
                        (ui::time(ui, line.updated_at))
                    } }
                }
            } }
        }
    };
    ui.page(&title, body)
}
