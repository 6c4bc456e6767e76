//! Signing in: `GET` and `POST /connexion`.

use crate::{
    Brake, Network, Password, Secret, Tried,
    entrance::{self, Passing},
    hasher,
    login::Who,
    pages::parts::{self, Next},
    store::credentials::{self, Candidate},
    urls,
};
use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
};
use base::Instant;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use text::t;
use web::{
    Answer, App, Form, Page, Problem, Problems, Public, Result, Ui,
    ui::{self, Field, Tone},
};

#[derive(Deserialize)]
pub struct SignInForm {
    #[serde(default)]
    pub login: String,
    #[serde(default)]
    pub password: String,
    #[serde(default)]
    pub suite: String,
}

pub async fn get(_: Public, ui: Ui, Query(next): Query<Next>) -> Answer {
    if ui.viewer.is_some() {
        return Answer::to(urls::local(&next.suite));
    }
    let form = SignInForm { login: String::new(), password: String::new(), suite: next.suite };
    view(&ui, &form, &Problems::none()).into()
}

pub async fn post(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    network: Network,
    headers: HeaderMap,
    form: Form<SignInForm>,
) -> Result<Answer> {
    let who = Who::parse(&form.login);
    let attempt = Attempt::new(&app, &headers, network, who);
    let looked = attempt.look(&app).await?;
    if let Some(seconds) = looked.wait {
        let page = view(&ui, &form, &parts::wait("login", seconds));
        return Ok(page.status(StatusCode::TOO_MANY_REQUESTS).into());
    }
    let candidate = looked.candidate;
    let hashed = candidate.as_ref().and_then(|candidate| candidate.password_hash.clone());
    let is_right = hasher::verify(form.password.clone(), hashed.clone()).await?;
    if let Some(login) = merged(&app, candidate.as_ref().filter(|_| is_right)).await? {
        return Ok(view(&ui, &form, &another(login)).unprocessable().into());
    }
    let Some(candidate) = candidate.filter(|it| is_right && !it.is_shut) else {
        attempt.failed(&app).await?;
        let problem = Problems::one("login", text::id!("account-sign-in-wrong"));
        return Ok(view(&ui, &form, &problem).unprocessable().into());
    };
    let rehashed = rehashed(&app, &form.password, hashed.as_deref()).await?;
    let passing = Passing::new(&app, &headers, ui.viewer.as_ref(), candidate.person_id);
    let (brake, tried) = (attempt.brake, looked.tried);
    let passed = app.db.write(move |tx| {
        brake.forget(tx, &tried)?;
        if let Some((old, new)) = &rehashed {
            credentials::rehash(tx, candidate.person_id, old, new)?;
        }
        passing.after_password(tx)
    });
    Ok(entrance::answer(&app, candidate.person_id, passed.await?, urls::local(&form.suite)))
}

/// The login of the account that stands for this one, since two were found to be one person's. It
/// is told to whoever has shown the password.
async fn merged(app: &App, candidate: Option<&Candidate>) -> Result<Option<String>> {
    let Some(kept) = candidate.and_then(|it| it.merged_into) else { return Ok(None) };
    let today = app.clock.today();
    let find = move |tx: &Tx<'_>| {
        let is_shut = credentials::named(tx, kept, today)?.is_none_or(|it| it.is_shut);
        let credential = credentials::find(tx, kept)?.filter(|it| it.activated_at.is_some());
        Ok(credential.filter(|_| !is_shut).map(|credential| credential.login))
    };
    Ok(app.db.read(find).await?)
}

fn another(login: String) -> Problems {
    let args = vec![("login", login)];
    Problems::from(Problem { field: "login", text: text::id!("account-sign-in-merged"), args })
}

/// One try to sign in, before anything is known of it.
#[derive(Clone)]
struct Attempt {
    who: Who,
    brake: Brake,
    network: Tried,
    device: Option<(base::Id<people::Person>, String)>,
    now: Instant,
}

struct Looked {
    wait: Option<u32>,
    candidate: Option<Candidate>,
    tried: Tried,
}

impl Attempt {
    fn new(app: &App, headers: &HeaderMap, Network(network): Network, who: Who) -> Self {
        let now = app.clock.now();
        Attempt {
            who,
            brake: Brake::new(Secret::of(app), now),
            network: Tried::Network(network),
            device: entrance::known_device(app, headers),
            now,
        }
    }

    /// Finds the account and counts the try: the same steps whether there is one or not.
    async fn look(&self, app: &App) -> Result<Looked> {
        let attempt = self.clone();
        Ok(app.db.mark(move |tx| attempt.look_in(tx)).await?)
    }

    fn look_in(&self, tx: &Tx<'_>) -> db::Result<Looked> {
        let candidate = self.candidate(tx)?;
        let device = self.device.as_ref().filter(|(person, _)| {
            candidate.as_ref().is_some_and(|candidate| candidate.person_id == *person)
        });
        let tried = match device {
            Some((_, device)) => Tried::Device(device.clone()),
            None => Tried::Account(self.who.words().to_owned()),
        };
        let slowed = if device.is_none() { self.brake.wait(tx, &self.network)? } else { None };
        let wait = match slowed {
            Some(seconds) => Some(seconds),
            None => self.brake.enter(tx, &tried)?,
        };
        Ok(Looked { wait, candidate, tried })
    }

    /// An address that two accounts share names neither.
    fn candidate(&self, tx: &Tx<'_>) -> db::Result<Option<Candidate>> {
        let today = self.now.day();
        match &self.who {
            Who::Login(key) => credentials::by_login(tx, key, today),
            Who::Mail(mail) => {
                let mut found = credentials::by_mail(tx, mail, today)?;
                Ok(if found.len() == 1 { found.pop() } else { None })
            }
        }
    }

    async fn failed(&self, app: &App) -> Result<()> {
        let attempt = self.clone();
        Ok(app.db.mark(move |tx| attempt.brake.count(tx, &attempt.network)).await?)
    }
}

/// The same password at today's cost, when it was hashed at another.
async fn rehashed(
    app: &App,
    typed: &str,
    hashed: Option<&str>,
) -> Result<Option<(String, hasher::Hashed)>> {
    let Some(old) = hashed.filter(|hashed| hasher::is_old(hashed)) else { return Ok(None) };
    let password = Password::known(typed);
    let new = hasher::hash(password, app.random.bytes()).await?;
    Ok(Some((old.to_owned(), new)))
}

fn view(ui: &Ui, form: &SignInForm, problems: &Problems) -> Page {
    let title = t!(ui, "account-sign-in");
    let (login, login_hint) =
        (t!(ui, "account-sign-in-login"), t!(ui, "account-sign-in-login-hint"));
    let password = t!(ui, "account-password");
    let body = html! {
        div.panel {
            h1 { (title) }
            (ui::form(ui, urls::SIGN_IN, problems, html! {
                input type="hidden" name="suite" value=(urls::local(&form.suite));
                (Field {
                    name: "login",
                    label: &login,
                    hint: Some(&login_hint),
                    value: &form.login,
                    autocomplete: "username",
                    ..Field::default()
                }.draw(ui, problems))
                (parts::password_field(ui, &Field {
                    name: "password",
                    label: &password,
                    autocomplete: "current-password",
                    ..Field::default()
                }, problems))
                div.actions.full { button.button { (ui::icon("log-in")) (title) } }
            }))
            (other_ways(ui))
        }
        (ui::note(Tone::Info, t!(ui, "account-sign-in-young")))
    };
    ui.bare(&title, body)
}

fn other_ways(ui: &Ui) -> Markup {
    html! {
        div.actions {
            a.button.link href=(urls::FORGOTTEN) { (t!(ui, "account-forgotten")) }
            a.button.link href=(urls::ACTIVATION) { (t!(ui, "account-have-code")) }
        }
    }
}
