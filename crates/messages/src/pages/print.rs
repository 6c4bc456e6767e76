//! An exchange on paper: `GET /messages/{letter}/impression`.

use super::{pieces, thread};
use crate::{Letter, urls};
use axum::extract::State;
use maud::html;
use translation::Reader;
use web::{App, Granted, Page, Read, Result, Ui, t, ui};

pub async fn get(letter: Granted<Read, Letter>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (asked, person) = (Letter::clone(&letter), letter.viewer.person);
    let thread =
        app.db.read(move |tx| thread::load(tx, &asked, person, &Reader::default())).await?;
    let title = pieces::subject(&ui, &letter.subject).into_owned();
    let body = html! {
        (ui::breadcrumb(&ui, &[(&urls::letter(letter.id), &t!(&ui, "messages-back-to-letter"))]))
        (ui::head(&title, html! {
            button.button.plain type="button" data-behaviour="print" hidden {
                (ui::icon("printer")) (t!(&ui, "messages-print"))
            }
        }))
        (thread::printed(&ui, &thread))
    };
    Ok(ui.narrow(title, body))
}
