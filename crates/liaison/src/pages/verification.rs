//! Is this receipt true? `GET /liaison/verification`, for whoever holds one.

use crate::{
    chain::{self, Broken, Seal},
    signature::{self, Given},
    store, urls,
};
use axum::extract::{Query, State};
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use ui::{Field, Tone};
use web::{App, Page, Problems, Public, Result, Ui, t, ui};

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    code: String,
}

/// What a look at one signature has found.
pub enum Found {
    Nothing,
    /// It was given, and has no place in the chain yet.
    Waits(Given, String),
    True(Given, Seal, String),
    Broken,
}

pub async fn get(
    _: Public,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let code = signature::read_code(&asked.code);
    let found =
        if code.is_empty() { None } else { Some(app.db.read(move |tx| look_up(tx, &code)).await?) };
    Ok(view(&ui, &asked.code, found.as_ref()))
}

/// The signature of a code, its place, and the places around it.
pub fn look_up(tx: &Tx<'_>, code: &str) -> db::Result<Found> {
    let Some(signed) = store::signatures::by_code(tx, code)? else { return Ok(Found::Nothing) };
    let school = people::school::load(tx, signed.school_id)?;
    let school = school.map(|school| school.name).unwrap_or_default();
    let Some(seal) = store::seals::of_signature(tx, signed.id)? else {
        return Ok(Found::Waits(signed, school));
    };
    let Some(slip) = store::seals::slip_digest(tx, &signed)? else { return Ok(Found::Broken) };
    let before = store::seals::before(tx, &seal)?.unwrap_or(chain::BEGINNING);
    let content = (signed, slip);
    if seal.previous != before || chain::broken(&seal, Some(&content)).is_some() {
        return Ok(Found::Broken);
    }
    Ok(Found::True(content.0, seal, school))
}

fn view(ui: &Ui, typed: &str, found: Option<&Found>) -> Page {
    let title = t!(ui, "liaison-verification-title");
    let (label, hint) = (t!(ui, "liaison-code"), t!(ui, "liaison-code-hint"));
    let field = Field {
        name: "code",
        label: &label,
        hint: Some(&hint),
        value: typed,
        class: "code",
        ..Field::default()
    };
    let body = html! {
        h1 { (title) }
        @if let Some(found) = found { (result(ui, found)) }
        form.form action=(urls::VERIFICATION) {
            (field.draw(ui, &Problems::none()))
            div.actions { button.button { (t!(ui, "liaison-verify")) } }
        }
    };
    if ui.viewer.is_some() { ui.narrow(&title, body) } else { ui.bare(&title, body) }
}

/// Nobody's name: whoever holds the receipt has it before his eyes, and compares.
fn result(ui: &Ui, found: &Found) -> Markup {
    html! {
        @match found {
            Found::Nothing => (ui::note(Tone::Warn, t!(ui, "liaison-verified-nothing"))),
            Found::Broken => (ui::note(Tone::Warn, t!(ui, "liaison-verified-broken"))),
            Found::Waits(signed, school) => {
                (ui::note(Tone::Info, t!(ui, "liaison-verified-waits")))
                (facts(ui, signed, None, school))
            }
            Found::True(signed, seal, school) => {
                (ui::note(Tone::Ok, t!(ui, "liaison-verified-true")))
                (facts(ui, signed, Some(seal), school))
            }
        }
    }
}

fn facts(ui: &Ui, signed: &Given, seal: Option<&Seal>, school: &str) -> Markup {
    html! {
        dl.facts {
            div { dt { (t!(ui, "liaison-school")) } dd { (school) } }
            div { dt { (t!(ui, "liaison-signed-at")) } dd { (ui.when_in_full(signed.signed_at)) } }
            div {
                dt { (t!(ui, "liaison-how-signed")) }
                dd {
                    @if signed.is_on_paper() { (t!(ui, "liaison-on-paper")) }
                    @else { (t!(ui, "liaison-on-screen")) }
                }
            }
            @if let Some(seal) = seal {
                div {
                    dt { (t!(ui, "liaison-register")) }
                    dd { (t!(ui, "liaison-receipt-place", number = seal.number)) }
                }
                div {
                    dt { (t!(ui, "liaison-fingerprint")) } dd { (chain::short(&seal.hash)) }
                }
            }
        }
    }
}

/// Why a chain does not hold, in words.
pub fn why(ui: &Ui, broken: Broken) -> String {
    let words = match broken {
        Broken::Link => t!(ui, "liaison-broken-link"),
        Broken::Content => t!(ui, "liaison-broken-content"),
        Broken::Gone => t!(ui, "liaison-broken-gone"),
    };
    words.into_owned()
}
