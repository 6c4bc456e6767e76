//! The lists, the folders and what is moved between them.

use super::shapes::*;
use crate::{
    Folder, OwnFolder, delivering, emptying,
    pages::{
        folders::{self, FolderForm, Nothing},
        lists::{self, At, List},
        search, tidying,
    },
    store,
};
use axum::{
    Json,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use web::{App, Edit, Form, Granted, Read, Result, Ui, Viewer};

type Listed = Result<Json<LetterList>>;

pub async fn received(viewer: Viewer, State(app): State<App>, ui: Ui, at: Query<At>) -> Listed {
    list(viewer, app, ui, List::Folder(Folder::Received), at.0).await
}

pub async fn unread(viewer: Viewer, State(app): State<App>, ui: Ui, at: Query<At>) -> Listed {
    list(viewer, app, ui, List::Unread, at.0).await
}

pub async fn sent(viewer: Viewer, State(app): State<App>, ui: Ui, at: Query<At>) -> Listed {
    list(viewer, app, ui, List::Folder(Folder::Sent), at.0).await
}

pub async fn archive(viewer: Viewer, State(app): State<App>, ui: Ui, at: Query<At>) -> Listed {
    list(viewer, app, ui, List::Folder(Folder::Archive), at.0).await
}

pub async fn bin(viewer: Viewer, State(app): State<App>, ui: Ui, at: Query<At>) -> Listed {
    list(viewer, app, ui, List::Folder(Folder::Bin), at.0).await
}

pub async fn own(
    folder: Granted<Read, OwnFolder>,
    State(app): State<App>,
    ui: Ui,
    at: Query<At>,
) -> Listed {
    let list_of = List::Folder(Folder::Own(folder.id));
    list(folder.viewer.clone(), app, ui, list_of, at.0).await
}

async fn list(viewer: Viewer, app: App, ui: Ui, list: List, at: At) -> Listed {
    let person = viewer.person;
    let (lines, _, older) = app.db.read(move |tx| lists::lines(tx, person, list, &at)).await?;
    let older = older.map(|mark| format!("{}-{}", mark.at.millis(), mark.letter));
    let letters = lines.iter().map(|line| LetterLine::of(&ui, line)).collect();
    Ok(Json(LetterList { letters, older }))
}

pub async fn find(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    asked: Query<search::Asked>,
) -> Listed {
    let query = asked.0.q;
    let lines = app.db.read(move |tx| search::search(tx, &viewer, &query)).await?;
    let letters = lines.iter().map(|line| LetterLine::of(&ui, line)).collect();
    Ok(Json(LetterList { letters, older: None }))
}

pub async fn tidy(
    viewer: Viewer,
    State(app): State<App>,
    form: Form<tidying::Tidying>,
) -> Result<Json<Changed>> {
    let Some(change) = form.check() else { return Err(web::Error::BadRequest) };
    let changed = tidying::tidy(&viewer, &app, form.letters(), change).await?;
    Ok(Json(Changed { changed }))
}

pub async fn empty_bin(
    viewer: Viewer,
    State(app): State<App>,
    _: Form<Nothing>,
) -> Result<Json<Changed>> {
    let (person, now) = (viewer.person, app.clock.now());
    let count = app.db.write(move |tx| emptying::own(tx, person, now)).await?;
    Ok(Json(Changed { changed: count as u64 }))
}

pub async fn folders(viewer: Viewer, State(app): State<App>) -> Result<Json<FolderList>> {
    let person = viewer.person;
    let folders = app.db.read(move |tx| store::folders::list(tx, person)).await?;
    Ok(Json(FolderList { folders: folders.iter().map(FolderLine::from).collect() }))
}

/// 201 with the folder; 422 when there is one of this name.
pub async fn make_folder(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<FolderForm>,
) -> Result<Response> {
    let name = match form.check() {
        Ok(name) => name,
        Err(problems) => return Ok(super::shaping::wrong(&ui, &problems)),
    };
    let (person, kept) = (viewer.person, name.clone());
    match app.db.write(move |tx| store::folders::insert(tx, person, &kept)).await {
        Ok(id) => Ok((StatusCode::CREATED, Json(FolderLine { id, name })).into_response()),
        Err(db::Error::Conflict(_)) => Ok(super::shaping::wrong(&ui, &folders::taken())),
        Err(error) => Err(error.into()),
    }
}

pub async fn rename_folder(
    folder: Granted<Edit, OwnFolder>,
    State(app): State<App>,
    ui: Ui,
    form: Form<FolderForm>,
) -> Result<Response> {
    let name = match form.check() {
        Ok(name) => name,
        Err(problems) => return Ok(super::shaping::wrong(&ui, &problems)),
    };
    let (id, kept) = (folder.id, name.clone());
    match app.db.write(move |tx| store::folders::rename(tx, &folder, &kept)).await {
        Ok(()) => Ok(Json(FolderLine { id, name }).into_response()),
        Err(db::Error::Conflict(_)) => Ok(super::shaping::wrong(&ui, &folders::taken())),
        Err(error) => Err(error.into()),
    }
}

/// Its letters go to the archive.
pub async fn delete_folder(
    folder: Granted<Edit, OwnFolder>,
    State(app): State<App>,
    _: Form<Nothing>,
) -> Result<StatusCode> {
    let write = move |tx: &db::Tx<'_>| {
        delivering::tell(tx, &[folder.person_id]);
        store::folders::delete(tx, &folder)
    };
    app.db.write(write).await?;
    Ok(StatusCode::NO_CONTENT)
}
