//! What is said below an article: writing, hiding, reporting.

use super::{article::Shown, pieces};
use crate::{
    Article, Comment,
    article::Comment as Speak,
    comment::{AuthorKind, Report, Said},
    store, telling, urls,
};
use axum::extract::State;
use base::{Id, Instant, RichText};
use db::Tx;
use maud::{Markup, PreEscaped, html};
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
            return Err(Problems::one("text", id!("news-refused-blank")));
        }
        if self.text.chars().nth(CHARS_MAX).is_some() {
            return Err(Problems::one("text", id!("news-refused-comment-long")));
        }
        Ok(RichText::sanitise(RichText::from_plain(&self.text).html()))
    }
}

/// `POST /actualites/{article}/commentaires`
pub async fn post(
    article: Granted<Speak, Article>,
    State(app): State<App>,
    ui: Ui,
    form: Form<CommentForm>,
) -> Result<Answer> {
    let (id, now) = (article.id, app.clock.now());
    let body = match form.check() {
        Ok(body) => body,
        Err(problems) => return again(&app, &ui, article, &form.0, &problems).await,
    };
    let once = form.once.clone();
    app.db.write(move |tx| say(tx, &article, &body, &once, now)).await?;
    Ok(Answer::to(format!("{}#comments", urls::article(id))).saying(t!(&ui, "news-comment-said")))
}

/// The article again, with what is wrong and what was typed.
async fn again(
    app: &App,
    ui: &Ui,
    article: Granted<Speak, Article>,
    form: &CommentForm,
    problems: &Problems,
) -> Result<Answer> {
    let (asked, viewer) = (Article::clone(&article), article.viewer.clone());
    let shown = app.db.read(move |tx| super::article::load(tx, &asked, &viewer)).await?;
    let page = super::article::view(ui, &article, &shown, (form, problems));
    Ok(page.unprocessable().into())
}

pub fn say(
    tx: &Tx<'_>,
    article: &Granted<Speak, Article>,
    body: &RichText,
    once: &str,
    now: Instant,
) -> db::Result<()> {
    let kind = AuthorKind::of(&article.thread(), &article.viewer).ok_or(db::Error::Missing)?;
    let author = (article.viewer.person, kind);
    store::comments::insert(tx, article.id, author, body, once, now)
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ModerationForm {
    /// `hide`, `show`, or `leave` for one that was reported and stays.
    pub action: String,
}

/// `POST /actualites/commentaires/{news_comment}/moderation`
pub async fn moderate(
    comment: Granted<Manage, Comment>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ModerationForm>,
) -> Result<Answer> {
    let to = urls::comment(comment.article_id, comment.id);
    let said = match form.action.as_str() {
        "hide" => t!(&ui, "news-comment-hidden"),
        "show" => t!(&ui, "news-comment-shown"),
        "leave" => t!(&ui, "news-comment-left"),
        _ => return Err(Error::BadRequest),
    };
    let (action, now) = (form.action.clone(), app.clock.now());
    app.db.write(move |tx| judge(tx, &comment, &action, now)).await?;
    Ok(Answer::to(to).saying(said))
}

pub fn judge(
    tx: &Tx<'_>,
    comment: &Granted<Manage, Comment>,
    action: &str,
    now: Instant,
) -> db::Result<()> {
    match action {
        "hide" => store::comments::hide(tx, comment.id, comment.viewer.person, now)?,
        "show" => store::comments::show(tx, comment.id)?,
        _ => {}
    }
    store::comments::answer_reports(tx, comment.id, now)?;
    telling::looked_at(tx, comment.article_id)
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReportForm {
    pub reason: String,
}

impl ReportForm {
    pub fn check(&self) -> Result<String, Problems> {
        Ok(form::required(&self.reason, REASON_CHARS_MAX).at("reason")?)
    }
}

/// `GET /actualites/commentaires/{news_comment}/signalement`
pub async fn report(comment: Granted<Report, Comment>, ui: Ui) -> Page {
    report_view(&ui, &comment, "", &Problems::none())
}

pub async fn send_report(
    comment: Granted<Report, Comment>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ReportForm>,
) -> Result<Answer> {
    let reason = match form.check() {
        Ok(reason) => reason,
        Err(problems) => {
            let page = report_view(&ui, &comment, &form.reason, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let (article, now) = (comment.article_id, app.clock.now());
    app.db.write(move |tx| tell(tx, &comment, &reason, now)).await?;
    Ok(Answer::to(urls::article(article)).saying(t!(&ui, "news-reported")))
}

/// Those who moderate are told, not by whom.
pub fn tell(
    tx: &Tx<'_>,
    comment: &Granted<Report, Comment>,
    reason: &str,
    now: Instant,
) -> db::Result<()> {
    store::comments::report(tx, comment.id, comment.viewer.person, reason, now)?;
    telling::reported(tx, &comment.article.written, now)
}

fn report_view(ui: &Ui, comment: &Comment, typed: &str, problems: &Problems) -> Page {
    let (title, label) = (t!(ui, "news-report-title"), t!(ui, "news-report-label"));
    let hint = t!(ui, "news-report-hint");
    let reason = Field {
        name: "reason",
        label: &label,
        hint: Some(&hint),
        value: typed,
        ..Field::default()
    };
    let back = urls::article(comment.article_id);
    let body = html! {
        (ui::breadcrumb(ui, &[(&back, &comment.article.title)]))
        h1 { (title) }
        div.letter { div.rich { (PreEscaped(comment.body.html())) } }
        (ui::form(ui, &urls::report(comment.id), problems, html! {
            (ui::textarea(ui, &reason, 3, problems))
            div.actions { button.button { (ui::icon("flag")) (t!(ui, "news-report")) } }
        }))
    };
    ui.narrow(&title, body)
}

/// What is in the form of a comment, and what is wrong with it.
pub type Typed<'a> = (&'a CommentForm, &'a Problems);

/// The comments of an article, below it.
pub fn view(ui: &Ui, article: &Article, shown: &Shown, typed: Typed<'_>) -> Markup {
    if !article.allows_comments || article.edition.is_none() {
        return html! {};
    }
    html! {
        section.stack.tight #comments aria-labelledby="comments-title" {
            h2 #comments-title {
                (t!(ui, "news-comments", count = shown.comments.len()))
            }
            @for said in &shown.comments { (one(ui, article, said, &shown.reasons)) }
            @if ui.may::<Speak>(article) { (speak(ui, article, typed)) }
        }
    }
}

fn one(ui: &Ui, article: &Article, said: &Said, reasons: &[(Id<Comment>, String)]) -> Markup {
    let is_mine = ui.viewer.as_ref().is_some_and(|viewer| viewer.person == said.author_id);
    let is_moderator = ui.may::<Manage>(article);
    html! {
        article.letter id={ "comment-" (said.id) } {
            header {
                (ui::face(&said.author()))
                span {
                    b { (pieces::name(ui, &said.author())) }
                    @if said.hidden_at.is_some() {
                        (ui::tag(t!(ui, "news-comment-tag-hidden"), Tone::Warn))
                    }
                }
                (ui::time(ui, said.written_at))
            }
            div.rich { (PreEscaped(said.body.html())) }
            @for (_, reason) in reasons.iter().filter(|(id, _)| *id == said.id) {
                (ui::note(Tone::Warn, t!(ui, "news-comment-reported", reason = reason.as_str())))
            }
            @if is_moderator { (moderation(ui, said)) }
            @else if !is_mine {
                footer { a.button.link.small href=(urls::report(said.id)) {
                    (ui::icon("flag")) (t!(ui, "news-report"))
                } }
            }
        }
    }
}

fn moderation(ui: &Ui, said: &Said) -> Markup {
    html! {
        footer {
            (ui::action(ui, &urls::moderation(said.id), html! {
                span.inline {
                    @if said.hidden_at.is_some() {
                        button.button.plain.small name="action" value="show" {
                            (ui::icon("eye")) (t!(ui, "news-comment-show"))
                        }
                    } @else {
                        button.button.plain.small name="action" value="hide" {
                            (ui::icon("eye-off")) (t!(ui, "news-comment-hide"))
                        }
                        @if said.reports > 0 {
                            button.button.plain.small name="action" value="leave" {
                                (ui::icon("check")) (t!(ui, "news-comment-leave"))
                            }
                        }
                    }
                }
            }))
        }
    }
}

/// Who will read it is said before one writes.
fn speak(ui: &Ui, article: &Article, (form, problems): Typed<'_>) -> Markup {
    let kind = ui.viewer.as_ref().and_then(|it| AuthorKind::of(&article.thread(), it));
    let hint = match kind {
        Some(AuthorKind::Pupil) => t!(ui, "news-comment-hint-pupil"),
        _ => t!(ui, "news-comment-hint"),
    };
    let label = t!(ui, "news-comment-label");
    let text = Field {
        name: "text",
        label: &label,
        hint: Some(&hint),
        value: &form.text,
        ..Field::default()
    };
    ui::form(
        ui,
        &urls::comments(article.id),
        problems,
        html! {
            input type="hidden" name="once" value=(form.once);
            (ui::textarea(ui, &text, 3, problems))
            div.actions {
                button.button { (ui::icon("message-circle")) (t!(ui, "news-comment-do")) }
            }
        },
    )
}
