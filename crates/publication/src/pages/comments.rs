//! What is said below a text: saying it, judging it, reporting it.

use super::comments_view;
use crate::{
    Comment, Commented, Report, Speak, State, form as of_text,
    saying::{self, Judgement},
    urls,
};
use axum::extract::State as Of;
use base::RichText;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Answer, App, At, Error, Form, Granted, Manage, Page, Problems, Result, Ui, form, id, t};

const CHARS_MAX: usize = 2_000;
const REASON_CHARS_MAX: usize = 300;

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct CommentForm {
    pub text: String,
    /// Made with the form: what is sent twice is one comment.
    pub once: String,
}

impl CommentForm {
    /// An empty one.
    pub fn begin(app: &App) -> Self {
        CommentForm { once: app.random.token(), ..CommentForm::default() }
    }

    pub fn check(&self) -> Result<(RichText, String), Problems> {
        if self.text.trim().is_empty() {
            return Err(Problems::one("text", id!("publication-refused-blank")));
        }
        if self.text.chars().nth(CHARS_MAX).is_some() {
            return Err(Problems::one("text", id!("publication-refused-comment-long")));
        }
        let body = RichText::sanitise(RichText::from_plain(&self.text).html());
        Ok((body, of_text::once(&self.once)))
    }
}

/// What is in the form of a comment, and what is wrong with it.
pub type Typed<'a> = (&'a CommentForm, &'a Problems);

/// `POST {place}/{text}/commentaires`
pub async fn say<T: Commented>(
    text: Granted<Speak, T>,
    Of(app): Of<App>,
    ui: Ui,
    form: Form<CommentForm>,
) -> Result<Answer> {
    let (body, once) = match form.check() {
        Ok(checked) => checked,
        Err(problems) => {
            let page = T::page(&text, &app, &ui, (&form.0, &problems)).await?;
            return Ok(page.unprocessable().into());
        }
    };
    let (to, now) = (urls::discussion(text.id()), app.clock.now());
    let state = app.db.write(move |tx| saying::say(tx, &text, &body, &once, now)).await?;
    let said = match state {
        State::Held => t!(&ui, "publication-comment-held"),
        _ => t!(&ui, "publication-comment-said"),
    };
    Ok(Answer::to(to).saying(said))
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ModerationForm {
    /// `show`, `hide`, or `leave` for one that was reported and stays.
    pub action: String,
    /// Why it is hidden: its author reads it.
    pub reason: String,
}

impl ModerationForm {
    pub fn check(&self) -> Result<Result<Judgement, Problems>> {
        Ok(match self.action.as_str() {
            "show" => Ok(Judgement::Show),
            "leave" => Ok(Judgement::Leave),
            "hide" => reason(&self.reason).map(Judgement::Hide),
            _ => return Err(Error::BadRequest),
        })
    }
}

fn reason(typed: &str) -> Result<String, Problems> {
    Ok(form::required(typed, REASON_CHARS_MAX).at("reason")?)
}

/// `GET {place}/commentaires/{comment}/moderation`: why is it hidden?
#[expect(clippy::unused_async, reason = "a handler is asked as a future")]
pub async fn moderation<T: Commented>(comment: Granted<Manage, Comment<T>>, ui: Ui) -> Page {
    comments_view::hiding(&ui, &comment, "", &Problems::none())
}

pub async fn moderate<T: Commented>(
    comment: Granted<Manage, Comment<T>>,
    Of(app): Of<App>,
    ui: Ui,
    form: Form<ModerationForm>,
) -> Result<Answer> {
    let judgement = match form.check()? {
        Ok(judgement) => judgement,
        Err(problems) => {
            let page = comments_view::hiding(&ui, &comment, &form.reason, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let said = match judgement {
        Judgement::Show => t!(&ui, "publication-comment-shown"),
        Judgement::Hide(_) => t!(&ui, "publication-comment-hidden"),
        Judgement::Leave => t!(&ui, "publication-comment-left"),
    };
    let (to, now) = (urls::comment(&comment), app.clock.now());
    app.db.write(move |tx| saying::judge(tx, &comment, &judgement, now)).await?;
    Ok(Answer::to(to).saying(said))
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct CommentReportForm {
    pub reason: String,
}

impl CommentReportForm {
    pub fn check(&self) -> Result<String, Problems> {
        reason(&self.reason)
    }
}

/// `GET {place}/commentaires/{comment}/signalement`
#[expect(clippy::unused_async, reason = "a handler is asked as a future")]
pub async fn reporting<T: Commented>(comment: Granted<Report, Comment<T>>, ui: Ui) -> Page {
    comments_view::reporting(&ui, &comment, "", &Problems::none())
}

pub async fn report<T: Commented>(
    comment: Granted<Report, Comment<T>>,
    Of(app): Of<App>,
    ui: Ui,
    form: Form<CommentReportForm>,
) -> Result<Answer> {
    let reason = match form.check() {
        Ok(reason) => reason,
        Err(problems) => {
            let page = comments_view::reporting(&ui, &comment, &form.reason, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let (to, now) = (urls::text(comment.text.id()), app.clock.now());
    app.db.write(move |tx| saying::report(tx, &comment, &reason, now)).await?;
    Ok(Answer::to(to).saying(t!(&ui, "publication-reported")))
}
