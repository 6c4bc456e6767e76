//! How one likes one's post: `/messages/preferences` — the signature, whom one has blocked.

use crate::{store, store::blocks::Line, urls};
use axum::extract::State;
use base::Id;
use maud::{Markup, html};
use people::Person;
use serde::Deserialize;
use ui::Field;
use utoipa::ToSchema;
use web::{Answer, App, Form, Page, Problems, Result, Ui, Viewer, t, ui};

const SIGNATURE_CHARS_MAX: usize = 500;

#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct SignatureForm {
    #[serde(default)]
    signature: String,
}

#[derive(Debug, Deserialize, ToSchema)]
pub struct UnblockForm {
    #[schema(value_type = String)]
    pub person: Id<Person>,
}

impl SignatureForm {
    /// Empty means none.
    pub fn check(&self) -> Result<String, Problems> {
        if self.signature.chars().count() > SIGNATURE_CHARS_MAX {
            return Err(Problems::one("signature", text::id!("messages-signature-too-long")));
        }
        Ok(self.signature.trim().to_owned())
    }
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let person = viewer.person;
    let (signature, blocks) = app
        .db
        .read(move |tx| {
            Ok((store::signatures::find(tx, person)?, store::blocks::list(tx, person)?))
        })
        .await?;
    let form = SignatureForm { signature: signature.unwrap_or_default() };
    Ok(view(&ui, &form, &blocks, &Problems::none()))
}

/// Keeps the signature.
pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<SignatureForm>,
) -> Result<Answer> {
    let person = viewer.person;
    let signature = match form.check() {
        Ok(signature) => signature,
        Err(problems) => {
            let blocks = app.db.read(move |tx| store::blocks::list(tx, person)).await?;
            return Ok(view(&ui, &form, &blocks, &problems).unprocessable().into());
        }
    };
    app.db.write(move |tx| store::signatures::keep(tx, person, &signature)).await?;
    Ok(Answer::to(urls::PREFERENCES).saying(t!(&ui, "messages-preferences-saved")))
}

/// He may write again.
pub async fn unblock(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<UnblockForm>,
) -> Result<Answer> {
    let (person, blocked) = (viewer.person, form.person);
    app.db.write(move |tx| store::blocks::delete(tx, person, blocked)).await?;
    Ok(Answer::to(urls::PREFERENCES).saying(t!(&ui, "messages-unblocked")))
}

fn view(ui: &Ui, form: &SignatureForm, blocks: &[Line], problems: &Problems) -> Page {
    let title = t!(ui, "messages-preferences-title");
    let (label, hint) = (t!(ui, "messages-signature"), t!(ui, "messages-signature-hint"));
    let field = Field {
        name: "signature",
        label: &label,
        hint: Some(&hint),
        value: &form.signature,
        is_optional: true,
        ..Field::default()
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::RECEIVED, &t!(ui, "messages-title"))]))
        h1 { (title) }
        (ui::form(ui, urls::PREFERENCES, problems, html! {
            (ui::textarea(ui, &field, 3, problems))
            div.actions { button.button { (t!(ui, "messages-save")) } }
        }))
        (blocked(ui, blocks))
    };
    ui.narrow(&title, body)
}

fn blocked(ui: &Ui, blocks: &[Line]) -> Markup {
    html! {
        @if !blocks.is_empty() {
            (ui::card("blocks", t!(ui, "messages-blocks"), None, html! {
                p.body.quiet { (t!(ui, "messages-blocks-hint")) }
                ul.rows {
                    @for line in blocks {
                        li { div.row {
                            (ui::face(&line.name()))
                            span { b { (line.name().full()) } }
                            (ui::action(ui, urls::BLOCKS, html! {
                                input type="hidden" name="person" value=(line.blocked_id);
                                button.button.plain.small { (t!(ui, "messages-unblock")) }
                            }))
                        } }
                    }
                }
            }))
        }
    }
}
