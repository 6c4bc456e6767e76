//! Giving, ticking, handing in and giving back, for programs: the forms of the pages.

use super::shapes::*;
use crate::{
    Book, HandIn, Homework,
    book::Give,
    hand_in::GiveBack,
    handing,
    homework::{Answer, Tick},
    logging,
    pages::{
        done::{self, DoneForm},
        hand_in::WordForm,
        homework_form::HomeworkForm,
        lesson_form::LessonForm,
        life::WithdrawalForm,
        work::WorkForm,
        write,
    },
    refusal::Refusal,
    writing,
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::DayError;
use db::Tx;
use web::{App, At, Edit, Error, Form, Granted, Nothing, Problems, Result, Ui, api::ApiProblems};

/// 422 when it was refused for a reason; otherwise the error it is.
fn refused(ui: &Ui, error: db::Error) -> Result<Response> {
    match error.reason::<Refusal>().map(Refusal::problems) {
        Some(problems) => Ok(ApiProblems::answer(ui, &problems)),
        None => Err(error.into()),
    }
}

/// 201 with the first homework.
pub async fn begin(
    book: Granted<Give, Book>,
    State(app): State<App>,
    ui: Ui,
    form: Form<HomeworkForm>,
) -> Result<Response> {
    let draft = match form.check(&write::rules(book.calendar(), &ui, None)) {
        Ok(draft) => draft,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    let (is_given, now) = (form.action == "give", ui.now);
    match app.db.write(move |tx: &Tx<'_>| write::begin(tx, &book, &draft, is_given, now)).await {
        Ok(id) => Ok((StatusCode::CREATED, Json(WrittenHomework { id })).into_response()),
        Err(error) => refused(&ui, error),
    }
}

/// 422 when another version was saved since the one it was written over.
pub async fn save(
    homework: Granted<Edit, Homework>,
    State(app): State<App>,
    ui: Ui,
    form: Form<HomeworkForm>,
) -> Result<Response> {
    let rules = write::rules(homework.book.calendar(), &ui, Some(homework.due_on));
    let draft = match form.check(&rules) {
        Ok(draft) => draft,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    let (id, scope, now) = (homework.id, form.scope(), ui.now);
    let write = move |tx: &Tx<'_>| writing::save(tx, &homework, &draft, scope, now);
    match app.db.write(write).await {
        Ok(()) => Ok(Json(WrittenHomework { id }).into_response()),
        Err(error) => refused(&ui, error),
    }
}

/// 422 when its day is over.
pub async fn give(
    homework: Granted<Edit, Homework>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Response> {
    let (id, now) = (homework.id, ui.now);
    if homework.due_on < now.day() {
        let told = Err::<(), DayError>(DayError::TooEarly).at("due_on");
        return Ok(ApiProblems::answer(
            &ui,
            &told.map_or_else(Problems::from, |()| Problems::none()),
        ));
    }
    app.db.write(move |tx: &Tx<'_>| writing::give(tx, &[id], now)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub async fn take_back(
    homework: Granted<Edit, Homework>,
    State(app): State<App>,
    form: Form<WithdrawalForm>,
) -> Result<StatusCode> {
    let (scope, now) = (form.scope(), app.clock.now());
    app.db.write(move |tx: &Tx<'_>| writing::take_back(tx, &homework, scope, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn tick(
    homework: Granted<Tick, Homework>,
    State(app): State<App>,
    form: Form<DoneForm>,
) -> Result<StatusCode> {
    let pupil = done::pupil(&homework, &homework.viewer, &form.pupil)?;
    done::tick(&homework, &app, pupil, form.done == "on").await?;
    Ok(StatusCode::NO_CONTENT)
}

/// 201 with the work. Files are sent to `/fichiers` before, and named.
pub async fn hand_in(
    homework: Granted<Answer, Homework>,
    State(app): State<App>,
    ui: Ui,
    form: Form<WorkForm>,
) -> Result<Response> {
    let pupil = done::pupil(&homework, &homework.viewer, &form.pupil)?;
    let work = match form.check(pupil) {
        Ok(work) => work,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    let (by, now) = (homework.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| handing::hand_in(tx, &homework.written, by, &work, now);
    match app.db.write(write).await {
        Ok(id) => Ok((StatusCode::CREATED, Json(WrittenHandIn { id })).into_response()),
        Err(error) => refused(&ui, error),
    }
}

pub async fn give_back(
    hand_in: Granted<GiveBack, HandIn>,
    State(app): State<App>,
    ui: Ui,
    form: Form<WordForm>,
) -> Result<Response> {
    let word = match form.check() {
        Ok(word) => word,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    let now = ui.now;
    match app.db.write(move |tx: &Tx<'_>| handing::give_back(tx, &hand_in, &word, now)).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(error) => refused(&ui, error),
    }
}

/// 201 with the lesson.
pub async fn log(
    book: Granted<Give, Book>,
    State(app): State<App>,
    ui: Ui,
    form: Form<LessonForm>,
) -> Result<Response> {
    let account = match form.check(ui.today()) {
        Ok(account) => account,
        Err(problems) => return Ok(ApiProblems::answer(&ui, &problems)),
    };
    let now = ui.now;
    let write =
        move |tx: &Tx<'_>| logging::begin(tx, &book.place, book.viewer.person, &account, now);
    let id = app.db.write(write).await.map_err(Error::from)?;
    Ok((StatusCode::CREATED, Json(WrittenLesson { id })).into_response())
}
