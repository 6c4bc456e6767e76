//! Turning mails off from a mail: `GET` and `POST /desabonnement/{token}`, without signing in. Mail
//! programs post by themselves (RFC 8058), so there is no form token: the address is the proof.

use crate::{store::preferences, unsubscribe, urls};
use axum::extract::{Path, State};
use maud::html;
use text::t;
use web::{
    App, Error, Page, Public, Result, Ui,
    ui::{self, Tone},
};

/// Asks first: programs that look at links before people do must not turn anything off.
pub async fn get(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    Path(token): Path<String>,
) -> Result<Page> {
    unsubscribe::person(&app, &token).ok_or(Error::NotFound)?;
    let title = t!(ui, "notice-stop-title");
    let body = html! {
        div.panel {
            h1 { (title) }
            p { (t!(ui, "notice-stop-what")) }
            form method="post" action=(urls::unsubscribe(&token)) {
                div.actions { button.button { (t!(ui, "notice-stop")) } }
            }
        }
    };
    Ok(ui.bare(&title, body))
}

pub async fn post(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    Path(token): Path<String>,
) -> Result<Page> {
    let person = unsubscribe::person(&app, &token).ok_or(Error::NotFound)?;
    app.db.write(move |tx| preferences::turn_off(tx, person)).await?;
    let title = t!(ui, "notice-stopped-title");
    let body = html! {
        div.panel {
            h1 { (title) }
            (ui::note(Tone::Ok, t!(ui, "notice-stopped")))
            p { a href=(urls::PREFERENCES) { (t!(ui, "notice-choose")) } }
        }
    };
    Ok(ui.bare(&title, body))
}
