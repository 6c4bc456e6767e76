//! The door: every request comes in and goes out here, once.

use crate::{App, Error, compression::Wanted, failure, headers, visits::Asker};
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures_util::FutureExt;
use std::{panic::AssertUnwindSafe, time::Instant};

/// A place in the crowd, the answer or the error as a page, compressed, with its headers, counted.
pub(crate) async fn pass(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let path = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let way = app.traffic.way(request.method(), path);
    // The request is gone when the answer comes back: what is needed of it is kept.
    let asked = failure::Asked::of(&request);
    let wanted = Wanted::of(request.headers());
    let is_read = *request.method() == Method::GET;
    let asker = Asker::default();
    request.extensions_mut().insert(asker.clone());
    let response = match way.room {
        None => answer(next, request).await,
        Some(room) => match app.crowd.enter(room).await {
            Ok(_place) => answer(next, request).await,
            Err(crowded) => crowded.into_response(),
        },
    };
    let response = failure::show(&app, asked, response).await;
    if let Some(room) = way.room {
        let status = response.status();
        app.visits.answered(status.is_server_error());
        if is_read && status.is_success() && is_page(&response) {
            asker.note(&app.visits, room, app.clock.now());
        }
    }
    let is_packed = app.settings.running.compresses;
    let mut response = if is_packed { wanted.pack(response).await } else { response };
    headers::add(&app, response.headers_mut());
    way.count_one(response.status(), began.elapsed());
    response
}

/// What a person reads; not what a script or a program asks for.
fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    kind.starts_with(b"text/html")
}

/// A handler that panics is a page that says so, not a line that goes dead.
async fn answer(next: Next, request: Request) -> Response {
    let answer = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    answer.unwrap_or_else(|_| Error::internal("a handler panicked").into_response())
}
