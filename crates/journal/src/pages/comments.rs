//! What is said below a post: writing, reading first, hiding with a reason.

use super::{pieces, post::Shown};
use crate::{
    Comment, Post,
    comment::{Said, State as Judged},
    journal::Comments,
    post::{AuthorKind, Speak},
    store::{self, comments::Saying},
    telling, urls,
};
use axum::extract::State;
use base::{Instant, RichText};
use db::Tx;
use maud::{Markup, PreEscaped, html};
use people::audit;
use serde::Deserialize;
use ui::{Field, Tone};
use utoipa::ToSchema;
use web::{
    Answer, App, At, Error, Form, Granted, Manage, Page, Problems, Result, Ui, form, id, t, ui,
};

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
    pub fn check(&self) -> Result<RichText, Problems> {
        if self.text.trim().is_empty() {
            return Err(Problems::one("text", id!("journal-refused-blank")));
        }
        if self.text.chars().nth(CHARS_MAX).is_some() {
            return Err(Problems::one("text", id!("journal-refused-comment-long")));
        }
        Ok(RichText::sanitise(RichText::from_plain(&self.text).html()))
    }
}

/// `POST /journal/{post}/commentaires`
pub async fn post(
    post: Granted<Speak, Post>,
    State(app): State<App>,
    ui: Ui,
    form: Form<CommentForm>,
) -> Result<Answer> {
    let (id, now) = (post.id, app.clock.now());
    let body = match form.check() {
        Ok(body) => body,
        Err(problems) => return again(&app, &ui, post, &form.0, &problems).await,
    };
    let once: String = form.once.chars().take(64).collect();
    let state = app.db.write(move |tx| say(tx, &post, &body, &once, now)).await?;
    let said = match state {
        Judged::Held => t!(&ui, "journal-comment-held"),
        _ => t!(&ui, "journal-comment-said"),
    };
    Ok(Answer::to(format!("{}#comments", urls::post(id))).saying(said))
}

/// The post again, with what is wrong and what was typed.
async fn again(
    app: &App,
    ui: &Ui,
    post: Granted<Speak, Post>,
    form: &CommentForm,
    problems: &Problems,
) -> Result<Answer> {
    let (asked, viewer) = (Post::clone(&post), post.viewer.clone());
    let shown = app.db.read(move |tx| super::post::load(tx, &asked, &viewer)).await?;
    Ok(super::post::view(ui, &post, &shown, (form, problems)).unprocessable().into())
}

/// What the team says is shown; what others say waits for it, where the class wants it.
pub fn say(
    tx: &Tx<'_>,
    post: &Granted<Speak, Post>,
    body: &RichText,
    once: &str,
    now: Instant,
) -> db::Result<Judged> {
    let author = post.viewer.person;
    let kind = post.kind_of(&post.viewer).ok_or(db::Error::Missing)?;
    let waits = post.comments == Comments::Held && kind != AuthorKind::Staff;
    let state = if waits { Judged::Held } else { Judged::Shown };
    let saying = Saying { post: post.id, author, kind, body, state, once };
    if store::comments::insert(tx, &saying, now)? && waits {
        telling::held(tx, &post.written, author, now)?;
    }
    Ok(state)
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ModerationForm {
    /// `show` or `hide`.
    pub action: String,
    /// Why it is hidden: its author reads it.
    pub reason: String,
}

impl ModerationForm {
    /// What becomes of it, and why.
    pub fn check(&self) -> Result<Option<(Judged, String)>, Problems> {
        match self.action.as_str() {
            "show" => Ok(Some((Judged::Shown, String::new()))),
            "hide" => {
                let reason = form::required(&self.reason, REASON_CHARS_MAX).at("reason")?;
                Ok(Some((Judged::Hidden, reason)))
            }
            _ => Ok(None),
        }
    }
}

/// `GET /journal/commentaires/{journal_comment}/moderation`
pub async fn moderation(comment: Granted<Manage, Comment>, ui: Ui) -> Page {
    moderation_view(&ui, &comment, "", &Problems::none())
}

pub async fn moderate(
    comment: Granted<Manage, Comment>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ModerationForm>,
) -> Result<Answer> {
    let (state, reason) = match form.check() {
        Ok(Some(judged)) => judged,
        Ok(None) => return Err(Error::BadRequest),
        Err(problems) => {
            let page = moderation_view(&ui, &comment, &form.reason, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let to = urls::comment(comment.post_id, comment.id);
    let said = match state {
        Judged::Hidden => t!(&ui, "journal-comment-hidden"),
        _ => t!(&ui, "journal-comment-shown"),
    };
    let now = app.clock.now();
    app.db.write(move |tx| judge(tx, &comment, state, &reason, now)).await?;
    Ok(Answer::to(to).saying(said))
}

pub fn judge(
    tx: &Tx<'_>,
    comment: &Granted<Manage, Comment>,
    state: Judged,
    reason: &str,
    now: Instant,
) -> db::Result<()> {
    let by = comment.viewer.person;
    store::comments::judge(tx, comment.id, state, reason, by, now)?;
    if store::comments::held_below(tx, comment.post_id)? == 0 {
        telling::looked_at(tx, comment.post_id)?;
    }
    if state != Judged::Hidden {
        return Ok(());
    }
    let act = audit::Act {
        person: Some(by),
        action: "journal.hide",
        risk: audit::Risk::Other,
        school: Some(comment.post.school_id),
        thing: format!("journal_comment:{}", comment.id),
        detail: serde_json::json!({ "post": comment.post_id }),
    };
    audit::record(tx, now, &act)
}

fn moderation_view(ui: &Ui, comment: &Comment, typed: &str, problems: &Problems) -> Page {
    let (title, label) = (t!(ui, "journal-hide-title"), t!(ui, "journal-hide-label"));
    let hint = t!(ui, "journal-hide-hint");
    let reason = Field {
        name: "reason",
        label: &label,
        hint: Some(&hint),
        value: typed,
        ..Field::default()
    };
    let back = urls::post(comment.post_id);
    let body = html! {
        (ui::breadcrumb(ui, &[(&back, &comment.post.title)]))
        h1 { (title) }
        div.letter { div.rich { (PreEscaped(comment.body.html())) } }
        (ui::form(ui, &urls::moderation(comment.id), problems, html! {
            (ui::textarea(ui, &reason, 3, problems))
            div.actions {
                button.button name="action" value="hide" {
                    (ui::icon("eye-off")) (t!(ui, "journal-comment-hide"))
                }
            }
        }))
    };
    ui.narrow(&title, body)
}

/// What is in the form of a comment, and what is wrong with it.
pub type Typed<'a> = (&'a CommentForm, &'a Problems);

/// The comments of a post, below it.
pub fn view(ui: &Ui, post: &Post, shown: &Shown, typed: Typed<'_>) -> Markup {
    let is_young = ui.viewer.as_ref().is_some_and(|viewer| viewer.is_young_pupil());
    let may_speak = ui.may::<Speak>(post) && !is_young;
    if !may_speak && shown.comments.is_empty() {
        return html! {};
    }
    html! {
        section.stack.tight #comments aria-labelledby="comments-title" {
            h2 #comments-title {
                (t!(ui, "journal-comments-title", count = shown.comments.len()))
            }
            @for said in &shown.comments { (one(ui, post, said)) }
            @if may_speak { (speak(ui, post, typed)) }
        }
    }
}

fn one(ui: &Ui, post: &Post, said: &Said) -> Markup {
    html! {
        article.letter id={ "comment-" (said.id) } {
            header {
                (ui::face(&said.author()))
                span {
                    b { (pieces::name(ui, &said.author(), said.author_kind)) }
                    @match said.state {
                        Judged::Held => (ui::tag(t!(ui, "journal-comment-tag-held"), Tone::Info)),
                        Judged::Hidden => {
                            (ui::tag(t!(ui, "journal-comment-tag-hidden"), Tone::Warn))
                        }
                        Judged::Shown => {}
                    }
                }
                (ui::time(ui, said.written_at))
            }
            div.rich { (PreEscaped(said.body.html())) }
            @if !said.reason.is_empty() {
                (ui::note(Tone::Warn, t!(ui, "journal-comment-why", reason = said.reason.as_str())))
            }
            @if ui.may::<Manage>(post) { (judging(ui, said)) }
        }
    }
}

fn judging(ui: &Ui, said: &Said) -> Markup {
    html! {
        footer { span.inline {
            @if said.state != Judged::Shown {
                (ui::action(ui, &urls::moderation(said.id), html! {
                    button.button.plain.small name="action" value="show" {
                        (ui::icon("eye")) (t!(ui, "journal-comment-show"))
                    }
                }))
            }
            @if said.state != Judged::Hidden {
                a.button.plain.small href=(urls::moderation(said.id)) {
                    (ui::icon("eye-off")) (t!(ui, "journal-comment-hide"))
                }
            }
        } }
    }
}

/// Who will read it, and when, is said before one writes.
fn speak(ui: &Ui, post: &Post, (form, problems): Typed<'_>) -> Markup {
    let kind = ui.viewer.as_ref().and_then(|viewer| post.kind_of(viewer));
    let hint = match (kind, post.comments) {
        (Some(AuthorKind::Staff), _) => t!(ui, "journal-comment-hint-staff"),
        (Some(AuthorKind::Pupil), _) => t!(ui, "journal-comment-hint-pupil"),
        (_, Comments::Held) => t!(ui, "journal-comment-hint-held"),
        _ => t!(ui, "journal-comment-hint"),
    };
    let label = t!(ui, "journal-comment-label");
    let text = Field {
        name: "text",
        label: &label,
        hint: Some(&hint),
        value: &form.text,
        ..Field::default()
    };
    ui::form(
        ui,
        &urls::comments(post.id),
        problems,
        html! {
            input type="hidden" name="once" value=(form.once);
            (ui::textarea(ui, &text, 3, problems))
            div.actions {
                button.button { (ui::icon("message-circle")) (t!(ui, "journal-comment-do")) }
            }
        },
    )
}
