//! What a slip said, each time: `GET /liaison/{slip}/versions`, for whoever may read it.

use super::pieces;
use crate::{Slip, store, store::versions::Edition};
use axum::extract::State;
use maud::{PreEscaped, html};
use web::{App, Granted, Page, Read, Result, Ui, t};

pub async fn get(slip: Granted<Read, Slip>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = slip.id;
    let versions = app.db.read(move |tx| store::versions::all(tx, id)).await?;
    Ok(view(&ui, &slip, &versions))
}

fn view(ui: &Ui, slip: &Slip, versions: &[Edition]) -> Page {
    let title = t!(ui, "liaison-versions-title", title = slip.title);
    let body = html! {
        (pieces::way_back_to(ui, slip))
        h1 { (title) }
        @for version in versions {
            section.stack.tight {
                h2 {
                    (t!(ui, "liaison-version", number = version.version,
                        hour = ui.when_in_full(version.at)))
                }
                article.notebook {
                    p { b { (version.title) } }
                    div.rich { (PreEscaped(version.body.html())) }
                    @let questions = version.questions();
                    @if !questions.is_empty() {
                        ul { @for question in &questions { li { (question.label) } } }
                    }
                }
            }
        }
    };
    ui.narrow(&title, body)
}
