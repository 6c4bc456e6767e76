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
use base::Locale;
use serde_json::{Value, json};
use web::{Answer, App, Form, Result, Routes, Viewer, get};

pub fn routes() -> Routes {
    Routes::new().at("/api/nouveautes", get(list)).at("/api/nouveautes/lecture", web::post(seen))
}

async fn list(
    viewer: Viewer,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>> {
    let (lines, before) = page(&app, &viewer, &asked).await?;
    let locale = viewer.preferences().locale;
    let notices = feed::by_notice(&lines);
    let notices: Vec<Value> = notices.iter().filter_map(|it| one(&app, locale, it)).collect();
    Ok(Json(json!({ "notices": notices, "before": before })))
}

/// A notice, with the children it is about.
fn one(app: &App, locale: Locale, lines: &[&Line]) -> Option<Value> {
    let first = lines.first()?;
    let children: Vec<String> = lines
        .iter()
        .filter(|line| line.on_behalf_of != 0)
        .map(|line| line.on_behalf_of.to_string())
        .collect();
    let id: base::Id<Notice> = first.notice_id;
    Some(json!({
        "id": id,
        "kind": first.kind,
        "text": sentence(app, locale, &first.text_id, &first.args),
        "url": urls::notice(id),
        "children": children,
        "at": first.deliver_at.iso(),
        "seen_at": first.seen_at.map(base::Instant::iso),
    }))
}

async fn seen(viewer: Viewer, State(app): State<App>, form: Form<SeenForm>) -> Result<Answer> {
    mark_seen(&app, &viewer, form.newest).await?;
    Ok(Answer::Empty)
}
