//! What is new, for programs: the same lines as the page, as JSON under `/api/nouveautes`.

use crate::{
    Notice,
    digest::sentence,
    feed,
    pages::feed::{Asked, SeenForm, mark_seen, page},
    store::feed::Line,
    urls,
};
use axum::{
    Json,
    extract::{Query, State},
};
use base::{Id, Locale};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Answer, App, Form, Result, Routes, Viewer, api::Operation, get, id, post};

pub fn routes() -> Routes {
    let listed = Operation::new(id!("notices-api-list")).query::<Asked>().answers::<NoticeList>();
    let marked = Operation::new(id!("notices-api-seen")).form::<SeenForm>().answers_nothing();
    Routes::new()
        .at("/api/nouveautes", get(list).described(listed))
        .at("/api/nouveautes/lecture", post(seen).described(marked))
}

/// A page of what is new: `avant` with the mark `before` asks for the next one.
#[derive(Serialize, ToSchema)]
struct NoticeList {
    notices: Vec<NoticeLine>,
    #[schema(value_type = Option<String>)]
    before: Option<Id<Notice>>,
}

/// A notice, with the children it is about.
#[derive(Serialize, ToSchema)]
struct NoticeLine {
    #[schema(value_type = String)]
    id: Id<Notice>,
    /// `feature.noun`
    kind: String,
    text: String,
    url: String,
    children: Vec<String>,
    /// RFC 3339.
    at: String,
    seen_at: Option<String>,
}

async fn list(
    viewer: Viewer,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Json<NoticeList>> {
    let (lines, before) = page(&app, &viewer, &asked).await?;
    let locale = viewer.preferences().locale;
    let notices = feed::by_notice(&lines);
    let notices = notices.iter().filter_map(|it| one(&app, locale, it)).collect();
    Ok(Json(NoticeList { notices, before }))
}

fn one(app: &App, locale: Locale, lines: &[&Line]) -> Option<NoticeLine> {
    let first = lines.first()?;
    let children: Vec<String> = lines
        .iter()
        .filter(|line| line.on_behalf_of != 0)
        .map(|line| line.on_behalf_of.to_string())
        .collect();
    let id = first.notice_id;
    Some(NoticeLine {
        id,
        kind: first.kind.clone(),
        text: sentence(app, locale, &first.text_id, &first.args),
        url: urls::notice(id),
        children,
        at: first.deliver_at.iso(),
        seen_at: first.seen_at.map(base::Instant::iso),
    })
}

async fn seen(viewer: Viewer, State(app): State<App>, form: Form<SeenForm>) -> Result<Answer> {
    mark_seen(&app, &viewer, form.newest).await?;
    Ok(Answer::Empty)
}
