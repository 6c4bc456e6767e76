//! Writing and publishing, for programs: the forms of the pages.

use super::shapes::*;
use crate::{
    Journal, Post,
    journal::Rights,
    pages::{
        attachments::FilePath,
        picture::{self, PictureForm, Said},
        post_form::PostForm,
        publication as publication_page,
        reactions::{self, ReactionForm},
        rights::{self as rights_page, Overtaken, RightsForm},
        write::{self, Step, Taken},
    },
    post::{Picture, React},
    publishing,
    reaction::Reaction,
    refusal::Refusal,
    store,
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use db::Tx;
use publication::Publish;
use web::{
    App, Create, Edit, Error, Form, Granted, Nothing, Problems, Result, Ui, api::ApiProblems, id,
};

/// 201 with the post.
pub async fn begin(
    journal: Granted<Create<Post>, Journal>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PostForm>,
) -> Result<Response> {
    let now = app.clock.now();
    let mut draft = match form.check() {
        Ok(draft) => draft,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    draft.lang = form.written_in(ui.locale.lang());
    let step = Step::of(&form.action, journal.tie.is_staff);
    let begin = move |tx: &Tx<'_>| write::begin(tx, &journal, &draft, step, now);
    let (id, taken) = app.db.write(begin).await?;
    let written = WrittenPost { id, looks_first: taken == Taken::LookFirst };
    Ok((StatusCode::CREATED, Json(written)).into_response())
}

/// 422 when another version was saved since the one it was written over.
pub async fn save(
    post: Granted<Edit, Post>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PostForm>,
) -> Result<Response> {
    let now = app.clock.now();
    let mut draft = match form.check() {
        Ok(draft) => draft,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    draft.lang = form.written_in(ui.locale.lang());
    let (id, step) = (post.id, Step::of(&form.action, post.tie.is_staff));
    let change = move |tx: &Tx<'_>| write::change(tx, &post, &draft, step, now);
    match app.db.write(change).await {
        Ok(taken) => {
            let looks_first = taken == Taken::LookFirst;
            Ok(Json(WrittenPost { id, looks_first }).into_response())
        }
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => Ok(ApiProblems::answer(&ui, &problems)),
            None => Err(error.into()),
        },
    }
}

/// 422 when somebody on it may not be shown: what was said is kept, and the file is not shown.
pub async fn look(
    post: Granted<Picture, Post>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    ui: Ui,
    form: Form<PictureForm>,
) -> Result<Response> {
    let blur = match form.blur() {
        Ok(blur) => blur,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    let (pupils, file, now) = (form.pupils(), path.file, app.clock.now());
    let say = move |tx: &Tx<'_>| picture::say(tx, &post, file, &pupils, blur.as_ref(), now);
    Ok(match app.db.write(say).await? {
        Said::NotThere => return Err(Error::NotFound),
        Said::Against => ApiProblems::answer(&ui, &Refusal::Against.problems()),
        Said::Fine(_) => StatusCode::NO_CONTENT.into_response(),
    })
}

pub async fn publish(
    post: Granted<Publish, Post>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Response> {
    let (id, by, now) = (post.id, post.viewer.person, app.clock.now());
    match app.db.write(move |tx| publishing::publish(tx, id, by, now)).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(error) => match error.reason::<Refusal>().copied() {
            Some(refusal) => {
                let pictures = app.db.read(move |tx| store::pictures::of(tx, id)).await?;
                Ok(ApiProblems::answer(&ui, &publication_page::problems(&ui, refusal, &pictures)))
            }
            None => Err(error.into()),
        },
    }
}

pub async fn react(
    post: Granted<React, Post>,
    State(app): State<App>,
    form: Form<ReactionForm>,
) -> Result<StatusCode> {
    let (word, now) = (form.word.clone(), app.clock.now());
    if !word.is_empty() && Reaction::parse(&word).is_none() {
        return Err(Error::BadRequest);
    }
    app.db.mark(move |tx| reactions::react(tx, &post, &word, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn say_rights(
    journal: Granted<Rights, Journal>,
    State(app): State<App>,
    ui: Ui,
    form: Form<RightsForm>,
) -> Result<Response> {
    let (changes, now) = (form.changes(), app.clock.now());
    match app.db.write(move |tx| rights_page::say(tx, &journal, &changes, now)).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(error) if error.reason::<Overtaken>().is_some() => Ok(ApiProblems::answer(
            &ui,
            &Problems::one("words", id!("journal-refused-right-moved")),
        )),
        Err(error) => Err(error.into()),
    }
}
