//! What one has begun: `GET /liaison/brouillons`.

use super::pieces;
use crate::{draft::Draft, store, urls};
use axum::extract::State;
use maud::html;
use web::{App, Page, Result, Ui, Viewer, t, ui};

const LINES: u32 = 100;

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let person = viewer.person;
    let drafts = app.db.read(move |tx| store::drafts::list(tx, person, LINES)).await?;
    Ok(view(&ui, &drafts))
}

fn view(ui: &Ui, drafts: &[Draft]) -> Page {
    let title = t!(ui, "liaison-drafts");
    let body = html! {
        (pieces::way_back(ui))
        h1 { (title) }
        @if drafts.is_empty() {
            (ui::empty(t!(ui, "liaison-no-draft"), None))
        } @else {
            section.card {
                ul.rows {
                    @for draft in drafts {
                        li { a.row href=(urls::draft(draft.id)) {
                            span {
                                b {
                                    @if draft.title.is_empty() { (t!(ui, "liaison-no-title")) }
                                    @else { (draft.title) }
                                }
                            }
                            (ui::time(ui, draft.updated_at))
                        } }
                    }
                }
            }
        }
    };
    ui.narrow(&title, body)
}
