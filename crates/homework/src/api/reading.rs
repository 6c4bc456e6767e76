//! Weeks, books, homework, work and the log, for programs.

use super::shapes::*;
use crate::{
    Book, HandIn, Homework,
    book::Follow,
    pages::{
        book as book_page, books as books_page, follow as follow_page, hand_in as hand_in_page,
        homework as homework_page, lessons as lessons_page, search, week as week_page,
    },
};
use axum::{
    Json,
    extract::{Query, State},
};
use base::SchoolYear;
use db::Tx;
use web::{App, Granted, Read, Result, Ui, Viewer};

pub async fn week(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    asked: Query<week_page::Asked>,
) -> Result<Json<HomeworkWeek>> {
    let (today, asked) = (ui.today(), asked.0);
    let shown = app.db.read(move |tx| week_page::load(tx, &viewer, asked, today)).await?;
    let homework = shown.lines.iter().map(PupilHomework::from).collect();
    Ok(Json(HomeworkWeek { monday: shown.monday.iso(), homework }))
}

pub async fn find(
    viewer: Viewer,
    State(app): State<App>,
    asked: Query<search::Asked>,
) -> Result<Json<HomeworkFound>> {
    let query = asked.0.q;
    let found = app.db.read(move |tx| search::search(tx, &viewer, &query)).await?;
    Ok(Json(HomeworkFound {
        homework: found.homework.iter().map(FoundHomework::from).collect(),
        lessons: found.lessons.iter().map(LoggedLesson::from).collect(),
    }))
}

/// Asking for it is having seen it, as on the page.
pub async fn homework(
    homework: Granted<Read, Homework>,
    State(app): State<App>,
) -> Result<Json<FullHomework>> {
    let shown = homework_page::read(&homework, &app, &homework.viewer, None, &[]).await?;
    homework_page::seen(&homework, &app).await?;
    Ok(Json(FullHomework::of(&homework, &shown.files)))
}

pub async fn work(
    hand_in: Granted<Read, HandIn>,
    State(app): State<App>,
) -> Result<Json<FullHandIn>> {
    let shown = hand_in_page::read(&hand_in, &app, &hand_in.viewer, None).await?;
    Ok(Json(FullHandIn::of(&hand_in, &shown)))
}

pub async fn books(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<Vec<HomeworkBook>>> {
    let year = SchoolYear::of(ui.today());
    let shown = app.db.read(move |tx| books_page::load(tx, &viewer, year)).await?;
    let book = |line: &crate::store::books::Line| HomeworkBook {
        id: line.id,
        kind: line.kind.word(),
        name: line.name.clone(),
        drafts: line.drafts,
        waiting: line.waiting,
    };
    Ok(Json(shown.books.iter().map(book).collect()))
}

pub async fn book(
    book: Granted<Follow, Book>,
    State(app): State<App>,
    ui: Ui,
    asked: Query<book_page::Asked>,
) -> Result<Json<BookWeek>> {
    let monday = week_page::monday(asked.0.semaine, ui.today());
    let (id, with_drafts) = (book.id, book.is_written);
    let load = move |tx: &Tx<'_>| book_page::load(tx, id, with_drafts, monday);
    let shown = app.db.read(load).await?;
    Ok(Json(BookWeek {
        monday: monday.iso(),
        homework: shown.lines.iter().map(BookHomework::from).collect(),
        load: shown.loads.iter().map(DayLoad::from).collect(),
    }))
}

pub async fn lessons(
    book: Granted<Read, Book>,
    State(app): State<App>,
    asked: Query<lessons_page::Asked>,
) -> Result<Json<LessonPage>> {
    let (place, is_followed) = (Book::clone(&book), book.is_followed_by(&book.viewer));
    let asked = asked.0;
    let load = move |tx: &Tx<'_>| lessons_page::load(tx, &place, &asked, is_followed);
    let shown = app.db.read(load).await?;
    Ok(Json(LessonPage {
        lessons: shown.lessons.iter().map(LoggedLesson::from).collect(),
        older: shown.older.map(base::Day::iso),
    }))
}

pub async fn follow(
    homework: Granted<Follow, Homework>,
    State(app): State<App>,
) -> Result<Json<Vec<HomeworkProgress>>> {
    let id = homework.id;
    let shown = app.db.read(move |tx| follow_page::load(tx, id)).await?;
    Ok(Json(shown.rows.iter().map(HomeworkProgress::from).collect()))
}
