//! Confirming an address: `GET` and `POST /adresse/{token}`. Two steps, since some mail programs
//! follow links by themselves.

use crate::{
    Secret,
    mail_link::{self, LinkUse},
    pages::parts::Nothing,
    store::{credentials, links},
    urls,
};
use axum::extract::{Path, State};
use maud::html;
use text::t;
use web::{Answer, App, Error, Form, Page, Public, Result, Ui, ui};

pub async fn get(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    Path(token): Path<String>,
) -> Result<Page> {
    let found = find(&app, token.clone()).await?;
    let title = t!(ui, "account-mail-confirm-title");
    let body = html! {
        div.panel {
            h1 { (title) }
            p { (t!(ui, "account-mail-confirm-question", mail = found.mail)) }
            (ui::action(&ui, &urls::confirmation(&token), html! {
                button.button { (ui::icon("check")) (t!(ui, "account-mail-confirm-yes")) }
            }))
        }
    };
    Ok(ui.bare(&title, body))
}

pub async fn post(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    Path(token): Path<String>,
    _: Form<Nothing>,
) -> Result<Answer> {
    let found = find(&app, token).await?;
    let now = app.clock.now();
    let next = if ui.viewer.is_some() { urls::ACCOUNT } else { urls::SIGN_IN };
    app.db
        .write(move |tx| {
            links::take(tx, found.id, now)?;
            credentials::confirm_mail(tx, found.person_id, &found.mail, now)
        })
        .await?;
    Ok(Answer::to(next).saying(t!(ui, "account-mail-confirmed")))
}

/// A link that is unknown, used or too old is gone.
async fn find(app: &App, token: String) -> Result<links::Found> {
    let (secret, now) = (Secret::of(app), app.clock.now());
    let find = move |tx: &db::Tx<'_>| mail_link::find(tx, &secret, &token, LinkUse::Confirm, now);
    app.db.read(find).await?.ok_or(Error::Gone)
}
