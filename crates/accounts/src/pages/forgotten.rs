//! A forgotten password: `GET` and `POST /mot-de-passe-oublie`. The answer is the same whether or
//! not there is such an account.

use crate::{
    Brake, Network, Secret, Tried,
    login::Who,
    mails::Recovery,
    store::credentials::{self, Candidate, Named},
    urls,
};
use axum::extract::State;
use db::Tx;
use maud::html;
use serde::Deserialize;
use text::t;
use web::{
    Answer, App, At, Form, Page, Problems, Public, Result, Ui,
    ui::{self, Field, Tone},
};

#[derive(Debug, Default, Deserialize)]
pub struct ForgottenForm {
    #[serde(default)]
    pub login: String,
}

pub async fn get(_: Public, ui: Ui) -> Page {
    view(&ui, "", &Problems::none())
}

pub async fn post(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    Network(network): Network,
    form: Form<ForgottenForm>,
) -> Result<Answer> {
    if let Err(problem) = web::form::required(&form.login, 254).at("login") {
        return Ok(view(&ui, &form.login, &problem.into()).unprocessable().into());
    }
    let (who, now) = (Who::parse(&form.login), app.clock.now());
    let brake = Brake::new(Secret::of(&app), now);
    let tries = [Tried::Mail(who.words().to_owned()), Tried::Network(network)];
    let asked = app.db.write(move |tx| {
        for tried in &tries {
            if brake.enter(tx, tried)?.is_some() {
                return Ok(Vec::new());
            }
        }
        confirmed(tx, &who, now.day())
    });
    let letters: Vec<Recovery> = asked
        .await?
        .iter()
        .map(|asked| Recovery::new(&app, &asked.person, &asked.login, &asked.mail))
        .collect();
    app.db.write(move |tx| letters.iter().try_for_each(|letter| letter.post(tx, now))).await?;
    Ok(sent(&ui).into())
}

struct Asked {
    person: Named,
    login: String,
    mail: String,
}

/// The accounts it may be, each with its confirmed address: an address may be shared by two.
fn confirmed(tx: &Tx<'_>, who: &Who, today: base::Day) -> db::Result<Vec<Asked>> {
    let found: Vec<Candidate> = match who {
        Who::Login(key) => credentials::by_login(tx, key, today)?.into_iter().collect(),
        Who::Mail(mail) => credentials::by_mail(tx, mail, today)?,
    };
    let mut asked = Vec::new();
    for candidate in found {
        // A record that was found to be another person: the account is that one's.
        let id = candidate.merged_into.unwrap_or(candidate.person_id);
        let person = credentials::named(tx, id, today)?.filter(|person| !person.is_shut);
        let credential = credentials::find(tx, id)?;
        if let (Some(person), Some(credential)) = (person, credential)
            && let (Some(mail), Some(_)) = (credential.mail, credential.mail_confirmed_at)
        {
            asked.push(Asked { person, login: credential.login, mail });
        }
    }
    Ok(asked)
}

fn view(ui: &Ui, value: &str, problems: &Problems) -> Page {
    let title = t!(ui, "account-forgotten");
    let (label, hint) = (t!(ui, "account-sign-in-login"), t!(ui, "account-forgotten-hint"));
    let body = html! {
        div.panel {
            h1 { (title) }
            (ui::form(ui, urls::FORGOTTEN, problems, html! {
                (Field {
                    name: "login",
                    label: &label,
                    hint: Some(&hint),
                    value,
                    autocomplete: "username",
                    ..Field::default()
                }.draw(ui, problems))
                div.actions.full {
                    button.button { (ui::icon("mail")) (t!(ui, "account-forgotten-send")) }
                }
            }))
            div.actions { a.button.link href=(urls::ACTIVATION) { (t!(ui, "account-have-code")) } }
        }
        (ui::note(Tone::Info, t!(ui, "account-forgotten-school")))
    };
    ui.bare(&title, body)
}

fn sent(ui: &Ui) -> Page {
    let title = t!(ui, "account-forgotten-sent-title");
    let body = html! {
        div.panel {
            h1 { (title) }
            p { (t!(ui, "account-forgotten-sent")) }
            p.quiet { (t!(ui, "account-forgotten-school")) }
            div.actions { a.button.plain href=(urls::SIGN_IN) { (t!(ui, "account-sign-in")) } }
        }
    };
    ui.bare(&title, body)
}
