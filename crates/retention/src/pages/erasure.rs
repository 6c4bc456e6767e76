//! Erasing somebody before his time: `GET` and `POST /administration/conservation/{leaver}`.

use crate::{
    leaver::{Erase, Leaver},
    urls,
};
use axum::extract::State;
use maud::html;
use people::retention;
use serde::Deserialize;
use web::{Answer, App, Error, Form, Granted, Page, Problems, Result, Ui, erasing, t, ui};

#[derive(Deserialize)]
pub struct Nothing {}

pub async fn get(leaver: Granted<Erase, Leaver>, ui: Ui) -> Page {
    let name = leaver.details.name.full();
    let title = t!(ui, "retention-erase-title", name = name);
    let left = leaver.left_on.french();
    let erased = retention::erased_on(leaver.left_on).french();
    let body = html! {
        (ui::breadcrumb(&ui, &[(urls::EVERYWHERE, &t!(ui, "retention-title"))]))
        h1 { (title) }
        p { (t!(ui, "retention-erase-when", left = left, erased = erased)) }
        p { (t!(ui, "retention-erase-gone")) }
        p { (t!(ui, "retention-erase-stay")) }
        (ui::note(ui::Tone::Warn, t!(ui, "retention-erase-final")))
        (ui::form(&ui, &urls::leaver(leaver.id), &Problems::none(), html! {
            div.actions {
                button.button.danger { (t!(ui, "retention-erase-now")) }
                a.button.plain href=(urls::EVERYWHERE) { (t!(ui, "retention-cancel")) }
            }
        }))
    };
    ui.narrow(&title, body)
}

pub async fn post(
    leaver: Granted<Erase, Leaver>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (house, id, by, now) = (app.clone(), leaver.id, leaver.viewer.person, ui.now);
    let erase = move |tx: &db::Tx<'_>| erasing::erase(&house, tx, id, Some(by), now);
    // Between the page and its answer he may have come back.
    if !app.db.write(erase).await? {
        return Err(Error::Conflict);
    }
    Ok(Answer::to(urls::EVERYWHERE).saying(t!(ui, "retention-erased")))
}
