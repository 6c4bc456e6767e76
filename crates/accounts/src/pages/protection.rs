//! An administrator sets up the second factor before he comes in: `GET` and `POST
//! /connexion/protection`.

use crate::{
    Brake, Code, Secret, Tried,
    entrance::{self, Passing},
    pages::{factor, parts::Next},
    second_factor::{self, Key},
    store::{credentials, factors},
    urls,
};
use axum::{
    extract::{Query, State},
    http::HeaderMap,
};
use base::Id;
use maud::html;
use people::Person;
use text::t;
use web::{Answer, App, Form, Page, Problems, Public, Result, Ui, session::Proof, ui};

use super::second_step::StepForm;

pub async fn get(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    headers: HeaderMap,
    Query(next): Query<Next>,
) -> Result<Answer> {
    let next = urls::local(&next.suite);
    let Some(person) = entrance::stepping(&app, &headers) else {
        return Ok(Answer::to(urls::with_next(urls::SIGN_IN, next)));
    };
    match key(&app, person).await? {
        Some((key, login)) => Ok(view(&app, &ui, &key, &login, next, &Problems::none()).into()),
        None => Ok(Answer::to(urls::with_next(urls::SECOND_STEP, next))),
    }
}

pub async fn post(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    headers: HeaderMap,
    form: Form<StepForm>,
) -> Result<Answer> {
    let next = urls::local(&form.suite);
    let Some(person) = entrance::stepping(&app, &headers) else {
        return Ok(Answer::to(urls::with_next(urls::SIGN_IN, next)));
    };
    let Some((key, login)) = key(&app, person).await? else {
        return Ok(Answer::to(urls::with_next(urls::SECOND_STEP, next)));
    };
    let (secret, now) = (Secret::of(&app), app.clock.now());
    let (brake, tried) = (Brake::new(secret, now), Tried::SecondFactor(person));
    let codes = second_factor::draw_codes(&app.random);
    let passing = Passing::new(&app, &headers, ui.viewer.as_ref(), person);
    let (typed, kept) = (form.code.clone(), codes.clone());
    let cookie = app.db.write(move |tx| {
        let is_slowed = brake.enter(tx, &tried)?.is_some();
        if is_slowed || !second_factor::confirm(tx, &secret, person, &typed, &kept, now)? {
            return Ok(None);
        }
        brake.forget(tx, &tried)?;
        passing.open(tx, Proof::SecondFactor).map(Some)
    });
    let Some(cookie) = cookie.await? else {
        let problem = Problems::one("code", text::id!("account-step-wrong"));
        return Ok(view(&app, &ui, &key, &login, next, &problem).unprocessable().into());
    };
    Ok(Answer::from(done(&ui, &codes, next))
        .with_cookie(cookie)
        .with_cookie(entrance::device_cookie(&app, person))
        .with_cookie(entrance::no_step_cookie(&app)))
}

/// The key to set up and the login it is for; none when the factor is set up already.
async fn key(app: &App, person: Id<Person>) -> Result<Option<(Key, String)>> {
    let (secret, salt, now) = (Secret::of(app), app.random.bytes(), app.clock.now());
    let found = app.db.write(move |tx| {
        factors::begin(tx, person, salt, now)?;
        let factor = factors::find(tx, person)?;
        Ok((factor, credentials::find(tx, person)?))
    });
    let (factor, credential) = found.await?;
    let login = credential.map(|credential| credential.login).unwrap_or_default();
    let factor = factor.filter(|factor| factor.confirmed_at.is_none());
    Ok(factor.map(|factor| (Key::of(&secret, &factor), login)))
}

fn view(app: &App, ui: &Ui, key: &Key, login: &str, next: &str, problems: &Problems) -> Page {
    let title = t!(ui, "account-factor-required");
    let body = html! {
        div.panel {
            h1 { (title) }
            p { (t!(ui, "account-factor-required-why")) }
            (ui::form(ui, urls::PROTECTION, problems, html! {
                input type="hidden" name="suite" value=(next);
                (factor::set_up_fields(app, ui, key, login, problems))
            }))
        }
    };
    ui.bare(&title, body)
}

fn done(ui: &Ui, codes: &[Code], next: &str) -> Page {
    let title = t!(ui, "account-factor-codes");
    let body = html! {
        div.panel {
            h1 { (title) }
            (super::parts::recovery_codes(ui, codes))
            div.actions { a.button href=(next) { (t!(ui, "account-factor-codes-kept")) } }
        }
    };
    ui.bare(&title, body)
}
