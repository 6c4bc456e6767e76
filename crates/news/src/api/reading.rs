//! Lists, articles and figures, for programs.

use super::shapes::*;
use crate::{
    Article, Thread,
    article::Follow,
    pages::{
        article as article_page, desk as desk_page,
        feed::{self as feed_page, At},
        reads as reads_page, search,
    },
};
use axum::{
    Json,
    extract::{Query, State},
};
use db::Tx;
use web::{App, Granted, Read, Result, Ui, Viewer};

pub async fn feed(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    at: Query<At>,
) -> Result<Json<ArticleList>> {
    let (today, at) = (ui.today(), at.0);
    let shown = app.db.read(move |tx| feed_page::load(tx, &viewer, today, at)).await?;
    let (headlines, articles) = (lines(&shown.headlines), lines(&shown.lines));
    Ok(Json(ArticleList { headlines, articles, older: shown.older }))
}

pub async fn thread(
    thread: Granted<Read, Thread>,
    State(app): State<App>,
    ui: Ui,
    at: Query<At>,
) -> Result<Json<ArticleList>> {
    let (today, at) = (ui.today(), at.0);
    let asked = (thread.id, thread.is_managed());
    let viewer = thread.viewer.clone();
    let load = move |tx: &Tx<'_>| feed_page::load_thread(tx, &viewer, asked, today, at);
    let (articles, older) = app.db.read(load).await?;
    Ok(Json(ArticleList { headlines: Vec::new(), articles: lines(&articles), older }))
}

pub async fn find(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    asked: Query<search::Asked>,
) -> Result<Json<ArticleList>> {
    let (query, today) = (asked.0.q, ui.today());
    let found = app.db.read(move |tx| search::search(tx, &viewer, &query, today)).await?;
    Ok(Json(ArticleList { headlines: Vec::new(), articles: lines(&found), older: None }))
}

pub async fn desk(viewer: Viewer, State(app): State<App>) -> Result<Json<WritingDesk>> {
    let shown = app.db.read(move |tx| desk_page::load(tx, &viewer)).await?;
    let thread = |thread: &Thread| WrittenThread {
        id: thread.id,
        kind: thread.kind.word(),
        name: thread.name.clone(),
        publishes: thread.is_managed(),
    };
    let threads = shown.threads.iter().map(thread).collect();
    Ok(Json(WritingDesk { threads, articles: lines(&shown.lines) }))
}

/// Asking for it is reading it, as on the page.
pub async fn article(
    article: Granted<Read, Article>,
    State(app): State<App>,
) -> Result<Json<FullArticle>> {
    let shown = article_page::read(&article, &app).await?;
    Ok(Json(FullArticle::of(&article, &shown)))
}

pub async fn reads(
    article: Granted<Follow, Article>,
    State(app): State<App>,
) -> Result<Json<ReadFigures>> {
    let shown = app.db.read(move |tx| reads_page::load(tx, &article)).await?;
    Ok(Json(ReadFigures::from(&shown)))
}
