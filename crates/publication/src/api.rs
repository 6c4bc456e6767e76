//! Comments, and texts that go from hand to hand, for programs: the rules and the forms of the
//! pages.

use crate::{
    Comment, Commented, Discard, Handed, Publish, Report, Speak,
    comment::Said,
    pages::{
        comments::{CommentForm, CommentReportForm, ModerationForm},
        handing::ReturnForm,
    },
    saying,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Id;
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    App, Form, Granted, Manage, Nothing, Result, Ui,
    api::{ApiProblems, Operation},
    id,
};

/// A comment below a text.
#[derive(Debug, Serialize, ToSchema)]
pub struct TextComment {
    #[schema(value_type = String)]
    pub id: Id<Said>,
    pub author: String,
    pub html: String,
    /// RFC 3339.
    pub written_at: String,
    /// `held`, `shown`, `hidden`.
    pub state: &'static str,
    pub is_hidden: bool,
    /// Why it is hidden.
    pub reason: String,
}

impl From<&Said> for TextComment {
    fn from(said: &Said) -> Self {
        TextComment {
            id: said.id,
            author: said.author().full(),
            html: said.body.html().to_owned(),
            written_at: said.written_at.iso(),
            state: said.state.word(),
            is_hidden: said.state == crate::State::Hidden,
            reason: said.reason.clone(),
        }
    }
}

pub async fn say<T: Commented>(
    text: Granted<Speak, T>,
    State(app): State<App>,
    ui: Ui,
    form: Form<CommentForm>,
) -> Result<Response> {
    let (body, once) = match form.check() {
        Ok(checked) => checked,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    let now = app.clock.now();
    app.db.write(move |tx| saying::say(tx, &text, &body, &once, now)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub async fn moderate<T: Commented>(
    comment: Granted<Manage, Comment<T>>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ModerationForm>,
) -> Result<Response> {
    let judgement = match form.check()? {
        Ok(judgement) => judgement,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    let now = app.clock.now();
    app.db.write(move |tx| saying::judge(tx, &comment, &judgement, now)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub async fn report<T: Commented>(
    comment: Granted<Report, Comment<T>>,
    State(app): State<App>,
    ui: Ui,
    form: Form<CommentReportForm>,
) -> Result<Response> {
    let reason = match form.check() {
        Ok(reason) => reason,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    let now = app.clock.now();
    app.db.write(move |tx| saying::report(tx, &comment, &reason, now)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What [`say`] takes.
pub fn saying() -> Operation {
    Operation::new(id!("publication-api-comment")).form::<CommentForm>().answers_nothing()
}

/// What [`moderate`] takes.
pub fn moderating() -> Operation {
    Operation::new(id!("publication-api-moderate")).form::<ModerationForm>().answers_nothing()
}

/// What [`report`] takes.
pub fn reporting() -> Operation {
    Operation::new(id!("publication-api-report")).form::<CommentReportForm>().answers_nothing()
}

pub async fn give_back<T: Handed>(
    text: Granted<Publish, T>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ReturnForm>,
) -> Result<Response> {
    let sentence = match form.check() {
        Ok(sentence) => sentence,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    let (id, now) = (text.id(), app.clock.now());
    app.db.write(move |tx| T::give_back(tx, id, &sentence, now)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub async fn withdraw<T: Handed>(
    text: Granted<Publish, T>,
    State(app): State<App>,
    _: Form<Nothing>,
) -> Result<StatusCode> {
    let id = text.id();
    app.db.write(move |tx| T::take_off(tx, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn discard<T: Handed>(
    text: Granted<Discard, T>,
    State(app): State<App>,
    _: Form<Nothing>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    app.db.write(move |tx| text.discard(tx, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}
