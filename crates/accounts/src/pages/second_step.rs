//! The second factor: `GET` and `POST /connexion/code`.

use crate::{
    Brake, Secret, Tried,
    entrance::{self, Passed, Passing},
    pages::parts::{self, Next},
    second_factor, urls,
};
use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
};
use maud::html;
use serde::Deserialize;
use text::t;
use web::{
    Answer, App, Form, Page, Problems, Public, Result, Ui,
    session::Proof,
    ui::{self, Field},
};

#[derive(Deserialize)]
pub struct StepForm {
    #[serde(default)]
    pub code: String,
    #[serde(default)]
    pub suite: String,
}

pub async fn get(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    headers: HeaderMap,
    Query(next): Query<Next>,
) -> Answer {
    match entrance::stepping(&app, &headers) {
        Some(_) => view(&ui, &next.suite, &Problems::none()).into(),
        None => Answer::to(urls::with_next(urls::SIGN_IN, urls::local(&next.suite))),
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
    let (secret, now) = (Secret::of(&app), app.clock.now());
    let (brake, tried) = (Brake::new(secret, now), Tried::SecondFactor(person));
    let passing = Passing::new(&app, &headers, ui.viewer.as_ref(), person);
    let typed = form.code.clone();
    let passed = app.db.write(move |tx| {
        if let Some(seconds) = brake.enter(tx, &tried)? {
            return Ok(Err(Some(seconds)));
        }
        if second_factor::take(tx, &secret, person, &typed, now)?.is_none() {
            return Ok(Err(None));
        }
        brake.forget(tx, &tried)?;
        passing.open(tx, Proof::SecondFactor).map(Ok)
    });
    Ok(match passed.await? {
        Ok(cookie) => entrance::answer(&app, person, Passed::Opened(cookie), next)
            .with_cookie(entrance::no_step_cookie(&app)),
        Err(Some(seconds)) => view(&ui, next, &parts::wait("code", seconds))
            .status(StatusCode::TOO_MANY_REQUESTS)
            .into(),
        Err(None) => view(&ui, next, &Problems::one("code", text::id!("account-step-wrong")))
            .unprocessable()
            .into(),
    })
}

fn view(ui: &Ui, next: &str, problems: &Problems) -> Page {
    let title = t!(ui, "account-step");
    let (label, hint) = (t!(ui, "account-step-code"), t!(ui, "account-step-hint"));
    let body = html! {
        div.panel {
            h1 { (title) }
            (ui::form(ui, urls::SECOND_STEP, problems, html! {
                input type="hidden" name="suite" value=(urls::local(next));
                (Field {
                    name: "code",
                    label: &label,
                    hint: Some(&hint),
                    autocomplete: "one-time-code",
                    class: "code",
                    ..Field::default()
                }.draw(ui, problems))
                div.actions.full { button.button { (t!(ui, "account-step-go")) } }
            }))
            div.actions { a.button.link href=(urls::SIGN_IN) { (t!(ui, "account-step-other")) } }
        }
    };
    ui.bare(&title, body)
}
