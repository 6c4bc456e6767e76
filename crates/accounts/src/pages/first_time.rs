//! A code from the school: `GET` and `POST /activation`, then `POST /activation/compte` for an
//! account of one's own and `POST /activation/ajout` for the account one has already.

use crate::{
    Brake, Network, Password, Secret, Tried, account,
    activation::{self, Held, Refused, Use},
    entrance::{self, Passing},
    hasher, joining, login, mails,
    pages::parts,
    store::{activations, credentials},
    urls,
};
use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
};
use base::PersonName;
use maud::{Markup, html};
use serde::Deserialize;
use text::t;
use web::{
    Answer, App, At, Form, Page, Problems, Public, Result, Ui, Viewer, session,
    ui::{self, Field},
};

#[derive(Debug, Default, Deserialize)]
pub struct CodeForm {
    #[serde(default)]
    pub code: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct AccountForm {
    #[serde(default)]
    pub code: String,
    #[serde(default)]
    pub password: String,
    #[serde(default)]
    pub mail: String,
}

pub async fn get(_: Public, ui: Ui, Query(form): Query<CodeForm>) -> Page {
    ask(&ui, &form.code, &Problems::none())
}

pub async fn post(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    network: Network,
    form: Form<CodeForm>,
) -> Result<Answer> {
    match held(&app, &ui, network, &form.code).await? {
        Ok(held) => {
            Ok(choose(&app, &ui, &held, &AccountForm::of(&form.code), &Problems::none()).into())
        }
        Err(page) => Ok(page.into()),
    }
}

impl AccountForm {
    fn of(code: &str) -> Self {
        AccountForm { code: code.to_owned(), ..AccountForm::default() }
    }

    fn check(&self, name: &PersonName) -> Result<(Password, Option<String>), Problems> {
        let own = [name.full(), login::base_of(name), self.mail.clone()];
        let mail = if self.mail.trim().is_empty() {
            Ok(None)
        } else {
            web::form::mail(&self.mail).map(|mail| Some(mail.to_lowercase()))
        };
        Problems::gather((Password::choose(&self.password, &own).at("password"), mail.at("mail")))
    }
}

/// `POST /activation/compte`
pub async fn post_account(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    network: Network,
    headers: HeaderMap,
    form: Form<AccountForm>,
) -> Result<Answer> {
    let held = match held(&app, &ui, network, &form.code).await? {
        Ok(held) => held,
        Err(page) => return Ok(page.into()),
    };
    let (password, mail) = match form.check(&held.person.name()) {
        Ok(checked) => checked,
        Err(problems) => {
            return Ok(choose(&app, &ui, &held, &form, &problems).unprocessable().into());
        }
    };
    let hashed = hasher::hash(password, app.random.bytes()).await?;
    let (person, now) = (held.person.person_id, app.clock.now());
    let passing = Passing::new(&app, &headers, ui.viewer.as_ref(), person);
    let address = mail.map(|mail| mails::Confirmation::new(&app, &held.person, &mail));
    let taken = held.clone();
    let passed = app.db.write(move |tx| {
        activations::take(tx, taken.id, now)?;
        activations::drop_others(tx, person)?;
        account::ensure(tx, person, &taken.person.name())?;
        credentials::set_password(tx, person, &hashed, now)?;
        if let Some(address) = &address {
            address.post(tx, now)?;
        }
        // Whoever was in with the old password is not any more.
        session::close_all(tx, person, None)?;
        passing.after_password(tx)
    });
    let words = match held.purpose {
        Use::Activate => t!(ui, "account-activated"),
        Use::Recover => t!(ui, "account-password-changed"),
    };
    Ok(entrance::answer(&app, person, passed.await?, "/").saying(words))
}

/// `POST /activation/ajout`
pub async fn post_added(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    network: Network,
    form: Form<CodeForm>,
) -> Result<Answer> {
    let held = match held(&app, &ui, network, &form.code).await? {
        Ok(held) => held,
        Err(page) => return Ok(page.into()),
    };
    if !joining::may_join(&viewer.name, &held) {
        let problem = Problems::one("code", text::id!("account-join-other"));
        return Ok(ask(&ui, &form.code, &problem).unprocessable().into());
    }
    let (person, now) = (viewer.person, app.clock.now());
    let children: Vec<String> =
        held.children.iter().map(|child| child.first_name.clone()).collect();
    let house = app.clone();
    match app.db.write(move |tx| joining::join(&house, tx, person, &held, now)).await {
        Err(error) if error.reason::<people::merge::MergeRefused>().is_some() => {
            let problem = Problems::one("code", text::id!("account-join-other"));
            return Ok(ask(&ui, &form.code, &problem).unprocessable().into());
        }
        joined => joined?,
    }
    Ok(Answer::to("/").saying(t!(ui, "account-joined", children = children.join(", "))))
}

/// Whose code this is; otherwise the page that says why it is not good.
async fn held(
    app: &App,
    ui: &Ui,
    Network(network): Network,
    typed: &str,
) -> Result<Result<Held, Page>> {
    let (secret, now) = (Secret::of(app), app.clock.now());
    let (brake, tried) = (Brake::new(secret, now), Tried::Code(network));
    let code = typed.to_owned();
    let found = app.db.write(move |tx| {
        if let Some(seconds) = brake.wait(tx, &tried)? {
            return Ok(Err(Err(seconds)));
        }
        let found = activation::find(tx, &secret, &code, now)?;
        if found.as_ref().is_err_and(|refused| *refused == Refused::Unknown) {
            brake.count(tx, &tried)?;
        }
        Ok(found.map_err(Ok))
    });
    Ok(found.await?.map_err(|refused| match refused {
        Ok(refused) => ask(ui, typed, &Problems::one("code", refused.text())).unprocessable(),
        Err(seconds) => {
            ask(ui, typed, &parts::wait("code", seconds)).status(StatusCode::TOO_MANY_REQUESTS)
        }
    }))
}

fn ask(ui: &Ui, code: &str, problems: &Problems) -> Page {
    let title = t!(ui, "account-activation");
    let body = html! {
        div.panel {
            h1 { (title) }
            p { (t!(ui, "account-activation-intro")) }
            (ui::form(ui, urls::ACTIVATION, problems, html! {
                (parts::code_field(ui, code, problems))
                div.actions.full { button.button { (t!(ui, "account-go-on")) } }
            }))
            @if ui.viewer.is_none() {
                div.actions {
                    a.button.link href=(urls::SIGN_IN) { (t!(ui, "account-have-account")) }
                }
            }
        }
    };
    ui.bare(&title, body)
}

fn choose(app: &App, ui: &Ui, held: &Held, form: &AccountForm, problems: &Problems) -> Page {
    let is_new = held.purpose == Use::Activate && !held.is_active;
    let title = if is_new { t!(ui, "account-welcome") } else { t!(ui, "account-password-choose") };
    let done = if is_new { t!(ui, "account-open") } else { t!(ui, "account-save") };
    let body = html! {
        div.panel {
            h1 { (title) }
            p { (t!(ui, "account-code-of", name = held.person.name().full())) }
            @if !held.children.is_empty() {
                p.quiet { (t!(ui, "account-code-about", children = children(held))) }
            }
            @if held.purpose == Use::Activate { (existing(ui, held, &form.code)) }
            (ui::form(ui, urls::ACTIVATION_ACCOUNT, problems, html! {
                input type="hidden" name="code" value=(form.code);
                (parts::new_password_field(app, ui, problems))
                @if is_new { (mail_field(ui, &form.mail, problems)) }
                div.actions.full {
                    button.button { (done) }
                }
            }))
        }
    };
    ui.bare(&title, body)
}

fn children(held: &Held) -> String {
    let names: Vec<String> = held.children.iter().map(|child| child.name().full()).collect();
    names.join(", ")
}

/// The way for those who have an account already: the child is added to it.
fn existing(ui: &Ui, held: &Held, code: &str) -> Markup {
    let other = ui.viewer.as_ref().filter(|viewer| viewer.person != held.person.person_id);
    html! {
        @if let Some(viewer) = other {
            div.note {
                (ui::icon("user-plus"))
                div.stack.tight {
                    span { (t!(ui, "account-join-question", name = viewer.name.full())) }
                    (ui::action(ui, urls::ACTIVATION_ADDED, html! {
                        input type="hidden" name="code" value=(code);
                        button.button.plain { (t!(ui, "account-join")) }
                    }))
                }
            }
        } @else if ui.viewer.is_none() && !held.children.is_empty() {
            p {
                a href=(urls::with_next(urls::SIGN_IN, &urls::activation_with(code))) {
                    (t!(ui, "account-join-sign-in"))
                }
            }
        }
    }
}

fn mail_field(ui: &Ui, value: &str, problems: &Problems) -> Markup {
    let (label, hint) = (t!(ui, "account-mail"), t!(ui, "account-mail-hint"));
    let field = Field {
        name: "mail",
        label: &label,
        hint: Some(&hint),
        value,
        kind: "email",
        autocomplete: "email",
        is_optional: true,
        ..Field::default()
    };
    field.draw(ui, problems)
}
