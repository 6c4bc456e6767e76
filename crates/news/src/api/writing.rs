//! Writing and publishing, for programs: the forms of the pages.

use super::shapes::*;
use crate::{
    Article, Thread,
    pages::{
        article_form::ArticleForm,
        write::{self, Step},
    },
    publishing,
    refusal::Refusal,
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use db::Tx;
use publication::Publish;
use web::{App, Create, Edit, Form, Granted, Nothing, Result, Ui, api::ApiProblems};

/// 201 with the article.
pub async fn begin(
    thread: Granted<Create<Article>, Thread>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ArticleForm>,
) -> Result<Response> {
    let now = app.clock.now();
    let mut draft = match form.check(now, None) {
        Ok(draft) => draft,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    draft.lang = form.written_in(ui.locale.lang());
    let step = Step::of(&form.action, thread.is_managed());
    let id = app.db.write(move |tx: &Tx<'_>| write::begin(tx, &thread, &draft, step, now)).await?;
    Ok((StatusCode::CREATED, Json(WrittenArticle { id })).into_response())
}

/// 422 when another version was saved since the one it was written over.
pub async fn save(
    article: Granted<Edit, Article>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ArticleForm>,
) -> Result<Response> {
    let now = app.clock.now();
    let mut draft = match form.check(now, article.is_out().then_some(&*article)) {
        Ok(draft) => draft,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    draft.lang = form.written_in(ui.locale.lang());
    let (id, step) = (article.id, Step::of(&form.action, article.is_managed()));
    let change = move |tx: &Tx<'_>| write::change(tx, &article, &draft, step, now);
    match app.db.write(change).await {
        Ok(()) => Ok(Json(WrittenArticle { id }).into_response()),
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => Ok(ApiProblems::answer(&ui, &problems)),
            None => Err(error.into()),
        },
    }
}

pub async fn publish(
    article: Granted<Publish, Article>,
    State(app): State<App>,
    _: Form<Nothing>,
) -> Result<StatusCode> {
    let (id, by, now) = (article.id, article.viewer.person, app.clock.now());
    app.db.write(move |tx| publishing::publish(tx, id, by, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}
