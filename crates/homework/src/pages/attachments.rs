//! What is attached to a homework, a lesson, work and what is given back: each under the policy of
//! its thing.

use crate::{HandIn, Homework, Lesson, handing, logging, writing};
use axum::{
    extract::{Path, State},
    response::Response,
};
use files::{Asked, FilePath};
use web::{App, Granted, Read, Result};

pub async fn one(
    homework: Granted<Read, Homework>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    files::attached(&app, writing::files_of(homework.id), path.file, asked).await
}

pub async fn all(homework: Granted<Read, Homework>, State(app): State<App>) -> Result<Response> {
    files::zip(&app, writing::files_of(homework.id), &homework.title).await
}

pub async fn of_lesson(
    lesson: Granted<Read, Lesson>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    files::attached(&app, logging::files_of(lesson.id), path.file, asked).await
}

pub async fn of_work(
    hand_in: Granted<Read, HandIn>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    files::attached(&app, handing::files_of(hand_in.id), path.file, asked).await
}

pub async fn of_word(
    hand_in: Granted<Read, HandIn>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    files::attached(&app, handing::back_files_of(hand_in.id), path.file, asked).await
}
