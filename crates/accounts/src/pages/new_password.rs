//! A new password by a link in a mail: `GET` and `POST /mot-de-passe/{token}`.

use crate::{
    Password, Secret,
    entrance::{self, Passing},
    hasher,
    mail_link::{self, LinkUse},
    pages::parts,
    store::{
        activations,
        credentials::{self, Credential, Named},
        links,
    },
    urls,
};
use axum::{
    extract::{Path, State},
    http::HeaderMap,
};
use maud::html;
use serde::Deserialize;
use text::t;
use web::{Answer, App, At, Error, Form, Page, Problems, Public, Result, Ui, session, ui};

#[derive(Debug, Deserialize)]
pub struct PasswordForm {
    #[serde(default)]
    pub password: String,
}

pub async fn get(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    Path(token): Path<String>,
) -> Result<Page> {
    let asked = find(&app, token.clone()).await?;
    Ok(view(&app, &ui, &token, &asked.credential.login, &Problems::none()))
}

pub async fn post(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    headers: HeaderMap,
    Path(token): Path<String>,
    form: Form<PasswordForm>,
) -> Result<Answer> {
    let Asked { link, person, credential } = find(&app, token.clone()).await?;
    let own = [person.name().full(), credential.login.clone(), link.mail.clone()];
    let password = match Password::choose(&form.password, &own).at("password") {
        Ok(password) => password,
        Err(problem) => {
            let page = view(&app, &ui, &token, &credential.login, &problem.into());
            return Ok(page.unprocessable().into());
        }
    };
    let hashed = hasher::hash(password, app.random.bytes()).await?;
    let (id, now) = (person.person_id, app.clock.now());
    let passing = Passing::new(&app, &headers, ui.viewer.as_ref(), id);
    let passed = app.db.write(move |tx| {
        links::take(tx, link.id, now)?;
        activations::drop_others(tx, id)?;
        credentials::set_password(tx, id, &hashed, now)?;
        session::close_all(tx, id, None)?;
        passing.after_password(tx)
    });
    Ok(entrance::answer(&app, id, passed.await?, "/").saying(t!(ui, "account-password-changed")))
}

struct Asked {
    link: links::Found,
    person: Named,
    credential: Credential,
}

async fn find(app: &App, token: String) -> Result<Asked> {
    let (secret, now) = (Secret::of(app), app.clock.now());
    let found = app.db.read(move |tx| {
        let Some(link) = mail_link::find(tx, &secret, &token, LinkUse::Recover, now)? else {
            return Ok(None);
        };
        let person = credentials::named(tx, link.person_id, now.day())?;
        let credential = credentials::find(tx, link.person_id)?;
        Ok(person.zip(credential).map(|(person, credential)| Asked { link, person, credential }))
    });
    found.await?.ok_or(Error::Gone)
}

fn view(app: &App, ui: &Ui, token: &str, login: &str, problems: &Problems) -> Page {
    let title = t!(ui, "account-password-choose");
    let body = html! {
        div.panel {
            h1 { (title) }
            (ui::form(ui, &urls::new_password(token), problems, html! {
                (parts::login_shown(ui, login))
                (parts::new_password_field(app, ui, problems))
                div.actions.full { button.button { (t!(ui, "account-save")) } }
            }))
        }
    };
    ui.bare(&title, body)
}
