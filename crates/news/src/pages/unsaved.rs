//! What the form of an article keeps by itself while one types:
//! `POST /actualites/fils/{thread}/saisie` and `POST /actualites/{article}/saisie`; and the way
//! back to it.

use super::article_form::ArticleForm;
use crate::{
    Article, Thread,
    unsaved::{self, Typed, Unsaved},
    urls,
};
use axum::extract::State;
use base::Id;
use maud::{Markup, html};
use web::{Answer, App, Create, Edit, Error, Form, Granted, Nothing, Result, Ui, Viewer, t, ui};

/// What a form may hold; a longer one is told so, and is still on the screen.
const FIELDS_BYTES_MAX: usize = 400_000;

pub async fn new(
    thread: Granted<Create<Article>, Thread>,
    State(app): State<App>,
    form: Form<ArticleForm>,
) -> Result<Answer> {
    keep(&thread.viewer, &app, (thread.id, Id::new(0)), &form).await
}

pub async fn change(
    article: Granted<Edit, Article>,
    State(app): State<App>,
    form: Form<ArticleForm>,
) -> Result<Answer> {
    keep(&article.viewer, &app, (article.thread_id, article.id), &form).await
}

async fn keep(
    viewer: &Viewer,
    app: &App,
    (thread, article): (Id<Thread>, Id<Article>),
    form: &ArticleForm,
) -> Result<Answer> {
    let fields = form.kept();
    if fields.len() > FIELDS_BYTES_MAX {
        return Err(Error::TooLarge);
    }
    let (title, files, known) = (form.kept_title(), form.files(), form.known());
    let typed = Typed { thread, article, title, fields, files, known };
    let (person, now) = (viewer.person, app.clock.now());
    let known = app.db.write(move |tx| unsaved::keep(tx, person, &typed, now)).await?;
    let set = serde_json::json!({
        "unsaved": known.id.to_string(),
        "unsaved_number": known.number.to_string(),
    });
    Ok(Answer::Json(serde_json::json!({ "set": set })))
}

/// `POST /actualites/saisies/{news_unsaved}/suppression`
pub async fn discard(
    unsaved: Granted<Edit, Unsaved>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (now, to) = (app.clock.now(), urls::form_of(&unsaved));
    app.db.write(move |tx| unsaved::discard(tx, &unsaved, now)).await?;
    Ok(Answer::to(to).saying(t!(&ui, "news-unsaved-gone")))
}

/// What was typed and not saved, above the form it belongs to or on the desk.
pub fn card(ui: &Ui, unsaved: &[Unsaved]) -> Markup {
    html! {
        @if !unsaved.is_empty() {
            (ui::card("unsaved", t!(ui, "news-unsaved"), None, html! {
                ul.rows { @for one in unsaved { li { (line(ui, one)) } } }
            }))
        }
    }
}

fn line(ui: &Ui, unsaved: &Unsaved) -> Markup {
    let title = match unsaved.title.as_str() {
        "" => t!(ui, "news-no-title"),
        title => title.into(),
    };
    html! {
        div.row {
            span.face aria-hidden="true" { (ui::icon("pencil")) }
            span {
                b { (title) }
                span.quiet {
                    (t!(ui, "news-unsaved-since", hour = ui.when_in_full(unsaved.updated_at)))
                }
                span.inline {
                    a.button.plain.small href=(urls::taken_up(unsaved)) {
                        (t!(ui, "news-unsaved-take-up"))
                        span.hidden { " · " (title) }
                    }
                    (ui::action(ui, &urls::unsaved_discard(unsaved.id), html! {
                        button.button.plain.danger.small {
                            (t!(ui, "news-unsaved-discard"))
                            span.hidden { " · " (title) }
                        }
                    }))
                }
            }
        }
    }
}
