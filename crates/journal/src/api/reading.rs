//! Lists, posts and rights, for programs.

use super::shapes::*;
use crate::{
    Journal, Post,
    journal::Rights,
    pages::{
        desk as desk_page,
        feed::{self as feed_page, At},
        post as post_page, search,
    },
    store,
};
use axum::{
    Json,
    extract::{Query, State},
};
use web::{App, Granted, Read, Result, Ui, Viewer};

pub async fn feed(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    at: Query<At>,
) -> Result<Json<PostList>> {
    let (now, at) = (ui.now, at.0);
    let shown = app.db.read(move |tx| feed_page::load(tx, &viewer, now, at)).await?;
    Ok(Json(PostList::from(&shown)))
}

pub async fn class(
    journal: Granted<Read, Journal>,
    State(app): State<App>,
    at: Query<At>,
) -> Result<Json<PostList>> {
    let at = at.0;
    let load = move |tx: &db::Tx<'_>| feed_page::load_class(tx, &journal, &journal.viewer, at);
    let shown = app.db.read(load).await?;
    Ok(Json(PostList::from(&shown)))
}

pub async fn find(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    asked: Query<search::Asked>,
) -> Result<Json<PostList>> {
    let (query, today) = (asked.0.q, ui.today());
    let shown = app.db.read(move |tx| search::search(tx, &viewer, &query, today)).await?;
    Ok(Json(PostList::from(&shown)))
}

pub async fn desk(viewer: Viewer, State(app): State<App>) -> Result<Json<JournalDesk>> {
    let shown = app.db.read(move |tx| desk_page::load(tx, &viewer)).await?;
    let place = |place: &crate::journal::Place| JournalPlace {
        class: place.class_id,
        name: place.name.clone(),
    };
    let classes = shown.places.iter().map(place).collect();
    let posts = shown.lines.iter().map(|line| PostLine::of(line, &[])).collect();
    Ok(Json(JournalDesk { classes, posts }))
}

/// Asking for it is seeing it, as on the page.
pub async fn one(post: Granted<Read, Post>, State(app): State<App>) -> Result<Json<FullPost>> {
    let shown = post_page::read(&post, &app).await?;
    Ok(Json(FullPost::of(&post, &shown)))
}

pub async fn rights(
    journal: Granted<Rights, Journal>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<RightsList>> {
    let (class, today) = (journal.class_id, ui.today());
    let lines = app.db.read(move |tx| store::pictures::pupils(tx, class, today)).await?;
    Ok(Json(RightsList { pupils: lines.iter().map(PupilRight::from).collect() }))
}
