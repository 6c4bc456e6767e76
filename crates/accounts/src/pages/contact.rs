//! My contact address: `GET` and `POST /compte/adresse`.

use crate::{
    account_holder::{self, Holder},
    mails::{self, Confirmation},
    pages::parts,
    store::credentials,
    urls,
};
use axum::extract::State;
use maud::html;
use serde::Deserialize;
use text::t;
use web::{
    Answer, App, At, Form, Page, Problems, Result, Ui, Viewer, outbox,
    ui::{self, Field, Tone},
};

#[derive(Debug, Deserialize)]
pub struct ContactForm {
    #[serde(default)]
    pub mail: String,
    #[serde(default)]
    pub current: String,
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let holder = account_holder::load(&app, &viewer).await?;
    let mail = holder.credential.mail.clone().unwrap_or_default();
    Ok(view(&ui, &holder, &mail, &Problems::none()))
}

pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<ContactForm>,
) -> Result<Answer> {
    let holder = account_holder::load(&app, &viewer).await?;
    let mail = match given(&form.mail).at("mail") {
        Ok(mail) => mail,
        Err(problem) => {
            return Ok(view(&ui, &holder, &form.mail, &problem.into()).unprocessable().into());
        }
    };
    if let Err(refused) = account_holder::prove(&app, &holder, &form.current).await? {
        let page = view(&ui, &holder, &form.mail, &refused.problems("current"));
        return Ok(page.status(refused.status()).into());
    }
    let (person, now) = (viewer.person, app.clock.now());
    let whose = (person, viewer.name.first.as_str());
    let asked = mail.as_ref().map(|mail| Confirmation::of(&app, whose, ui.locale, mail));
    // The old address is told: whoever reads it may be the only one who did not want this.
    let before = holder.confirmed_mail().filter(|before| mail.as_deref() != Some(*before));
    let warning = before.map(|before| {
        mails::warning(&app, whose, ui.locale, before, text::id!("account-mail-warning-address"))
    });
    app.db
        .write(move |tx| {
            warning.iter().try_for_each(|warning| outbox::post(tx, warning, now).map(drop))?;
            match &asked {
                Some(asked) => asked.post(tx, now),
                None => credentials::forget_mail(tx, person),
            }
        })
        .await?;
    let words = match mail {
        Some(mail) => t!(ui, "account-mail-asked", mail = mail).into_owned(),
        None => t!(ui, "account-mail-forgotten").into_owned(),
    };
    Ok(Answer::to(urls::ACCOUNT).saying(words))
}

/// An address, or none: one may live without.
fn given(typed: &str) -> Result<Option<String>, &'static str> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    web::form::mail(typed).map(|mail| Some(mail.to_lowercase()))
}

fn view(ui: &Ui, holder: &Holder, mail: &str, problems: &Problems) -> Page {
    let title = t!(ui, "account-mail");
    let (hint, current) = (t!(ui, "account-mail-hint"), t!(ui, "account-password-current"));
    let is_waiting =
        holder.credential.mail.is_some() && holder.credential.mail_confirmed_at.is_none();
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::ACCOUNT, &t!(ui, "account-title"))]))
        h1 { (title) }
        @if is_waiting { (ui::note(Tone::Warn, t!(ui, "account-mail-not-confirmed"))) }
        (ui::form(ui, urls::CONTACT, problems, html! {
            (Field {
                name: "mail",
                label: &title,
                hint: Some(&hint),
                value: mail,
                kind: "email",
                autocomplete: "email",
                is_optional: true,
                ..Field::default()
            }.draw(ui, problems))
            (parts::password_field(ui, &Field {
                name: "current",
                label: &current,
                autocomplete: "current-password",
                ..Field::default()
            }, problems))
            div.actions { button.button { (t!(ui, "account-save")) } }
        }))
    };
    ui.narrow(&title, body)
}
