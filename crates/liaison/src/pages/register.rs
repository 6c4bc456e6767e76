//! The register of signatures of a school, looked at from end to end: `GET
//! /liaison/registre/{school}`.

use super::{pieces, verification::why};
use crate::{
    chain::{self, Verified},
    store,
};
use axum::extract::State;
use base::Instant;
use db::Tx;
use maud::html;
use people::School;
use ui::Tone;
use web::{App, Granted, Manage, Page, Result, Ui, t, ui};

pub async fn get(school: Granted<Manage, School>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = school.id;
    let read = move |tx: &Tx<'_>| Ok((chain::verify(tx, id)?, store::seals::state(tx, id)?));
    let (verified, (waiting, last)) = app.db.read_long(read).await?;
    Ok(view(&ui, &school, &verified, waiting, last))
}

fn view(
    ui: &Ui,
    school: &School,
    verified: &Verified,
    waiting: i64,
    last: Option<Instant>,
) -> Page {
    let title = t!(ui, "liaison-register-of", school = school.name);
    let body = html! {
        (pieces::way_back(ui))
        h1 { (title) }
        p { (t!(ui, "liaison-register-what")) }
        @match verified.broken {
            Some((number, broken)) => (ui::note(
                Tone::Warn,
                t!(ui, "liaison-register-broken", number = number, why = why(ui, broken)),
            )),
            None => (ui::note(Tone::Ok, t!(ui, "liaison-register-holds"))),
        }
        dl.figures {
            div { dt { (t!(ui, "liaison-register-places")) } dd { (verified.places) } }
            div { dt { (t!(ui, "liaison-register-waiting")) } dd { (waiting) } }
            div { dt { (t!(ui, "liaison-register-erased")) } dd { (verified.erased) } }
        }
        @if let (Some(hash), Some(at)) = (&verified.last, last) {
            dl.facts {
                div {
                    dt { (t!(ui, "liaison-register-last")) } dd { (ui.when_in_full(at)) }
                }
                div {
                    dt { (t!(ui, "liaison-fingerprint")) } dd { (chain::short(hash)) }
                }
            }
            p.quiet { (t!(ui, "liaison-register-note")) }
        }
    };
    ui.narrow(&title, body)
}
