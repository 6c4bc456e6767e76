//! Changing one's password: `GET` and `POST /compte/mot-de-passe`.

use crate::{
    Password,
    account_holder::{self, Holder},
    hasher, mails,
    pages::parts,
    store::credentials,
    urls,
};
use axum::extract::State;
use maud::html;
use serde::Deserialize;
use text::t;
use web::{
    Answer, App, At, Form, Page, Problems, Result, Ui, Viewer, outbox, session,
    ui::{self, Field},
};

#[derive(Debug, Deserialize)]
pub struct PasswordForm {
    #[serde(default)]
    pub current: String,
    #[serde(default)]
    pub password: String,
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let holder = account_holder::load(&app, &viewer).await?;
    Ok(view(&app, &ui, &holder, &Problems::none()))
}

pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<PasswordForm>,
) -> Result<Answer> {
    let holder = account_holder::load(&app, &viewer).await?;
    if let Err(refused) = account_holder::prove(&app, &holder, &form.current).await? {
        let page = view(&app, &ui, &holder, &refused.problems("current"));
        return Ok(page.status(refused.status()).into());
    }
    let own = [viewer.name.full(), holder.credential.login.clone()];
    let password = match Password::choose(&form.password, &own).at("password") {
        Ok(password) => password,
        Err(problem) => {
            return Ok(view(&app, &ui, &holder, &problem.into()).unprocessable().into());
        }
    };
    let hashed = hasher::hash(password, app.random.bytes()).await?;
    let (person, kept, now) = (viewer.person, viewer.session.id, app.clock.now());
    let letter = holder.confirmed_mail().map(|mail| {
        let whose = (person, viewer.name.first.as_str());
        mails::warning(&app, whose, ui.locale, mail, text::id!("account-mail-warning-password"))
    });
    app.db
        .write(move |tx| {
            credentials::set_password(tx, person, &hashed, now)?;
            session::close_all(tx, person, Some(kept))?;
            letter.iter().try_for_each(|letter| outbox::post(tx, letter, now).map(drop))
        })
        .await?;
    Ok(Answer::to(urls::ACCOUNT).saying(t!(ui, "account-password-changed-elsewhere")))
}

fn view(app: &App, ui: &Ui, holder: &Holder, problems: &Problems) -> Page {
    let title = t!(ui, "account-password-change");
    let current = t!(ui, "account-password-current");
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::ACCOUNT, &t!(ui, "account-title"))]))
        h1 { (title) }
        (ui::form(ui, urls::PASSWORD, problems, html! {
            (parts::login_shown(ui, &holder.credential.login))
            (parts::password_field(ui, &Field {
                name: "current",
                label: &current,
                autocomplete: "current-password",
                ..Field::default()
            }, problems))
            (parts::new_password_field(app, ui, problems))
            p.quiet { (t!(ui, "account-password-elsewhere")) }
            div.actions { button.button { (t!(ui, "account-save")) } }
        }))
    };
    ui.narrow(&title, body)
}
