//! Errors, shown once: a title, one sentence, a way out; or JSON for those who ask for it.

use crate::{App, Error, Page, Result, Ui, answer::percent, ui::Shell};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use std::borrow::Cow;
use text::t;

/// What no route knows.
pub(crate) async fn not_found() -> Error {
    Error::NotFound
}

/// Turns the error a handler left into what its caller can read.
pub(crate) async fn show(State(app): State<App>, request: Request, next: Next) -> Response {
    // The request is gone when the error comes back: what the page needs of it is kept.
    let uri = request.uri().clone();
    let kept = kept_headers(request.headers());
    let response = next.run(request).await;
    let Some(error) = response.extensions().get::<Error>().cloned() else { return response };
    let mut ticket = None;
    if let Error::Internal(cause) = &error {
        let number = app.random.word(b"abcdefghjkmnpqrstuvwxyz23456789", 8);
        tracing::error!(ticket = number, path = uri.path(), cause, "a request failed");
        ticket = Some(number);
    }
    if is_for_a_machine(&kept, uri.path()) {
        return json(&app, &error, ticket.as_deref());
    }
    let mut parts = parts(uri, kept);
    match page(&app, &mut parts, &error, ticket.as_deref()).await {
        Ok(page) => with_retry(page.into_response(), &error),
        // The database cannot be asked who is looking: the sentence alone.
        Err(_) => (error.status(), app.texts.words(base::Locale::Fr, body(&error)).into_owned())
            .into_response(),
    }
}

async fn page(app: &App, parts: &mut Parts, error: &Error, ticket: Option<&str>) -> Result<Page> {
    let ui = Ui::from_request_parts(parts, app).await?;
    let asked = parts.uri.path_and_query().map_or("/", |asked| asked.as_str());
    let refresh =
        (*error == Error::LoginRequired).then(|| format!("/connexion?suite={}", percent(asked)));
    let shell = Shell {
        is_bare: ui.viewer.is_none(),
        is_narrow: true,
        refresh: refresh.clone(),
        ..Shell::default()
    };
    let title = ui.words(title(error));
    let way_out = way_out(&ui, error, refresh);
    let content = view(&ui, &title, error, ticket, &way_out);
    Ok(ui.shell(&shell, &title, content).status(error.status()))
}

fn view(
    ui: &Ui,
    title: &str,
    error: &Error,
    ticket: Option<&str>,
    (url, words): &(String, Cow<'_, str>),
) -> Markup {
    html! {
        div.panel {
            h1 { (title) }
            p { (ui.words(body(error))) }
            @if let Some(ticket) = ticket { p.quiet { (t!(ui, "error-ticket", ticket = ticket)) } }
            p.actions { a.button href=(url) { (words) } }
        }
    }
}

fn way_out<'u>(ui: &'u Ui, error: &Error, sign_in: Option<String>) -> (String, Cow<'u, str>) {
    match (error, sign_in) {
        (_, Some(url)) => (url, t!(ui, "error-sign-in")),
        (Error::StaleForm | Error::Conflict, _) => (ui.path.clone(), t!(ui, "error-again")),
        _ => ("/".to_owned(), t!(ui, "error-home")),
    }
}

const fn title(error: &Error) -> &'static str {
    match error {
        Error::LoginRequired => text::id!("error-login-title"),
        Error::Forbidden => text::id!("error-forbidden-title"),
        Error::NotFound => text::id!("error-not-found-title"),
        Error::Gone => text::id!("error-gone-title"),
        Error::Conflict => text::id!("error-conflict-title"),
        Error::StaleForm => text::id!("error-stale-title"),
        Error::BadRequest => text::id!("error-bad-request-title"),
        Error::TooLarge => text::id!("error-too-large-title"),
        Error::TooMany { .. } => text::id!("error-too-many-title"),
        Error::Unavailable => text::id!("error-unavailable-title"),
        Error::Internal(_) => text::id!("error-internal-title"),
    }
}

const fn body(error: &Error) -> &'static str {
    match error {
        Error::LoginRequired => text::id!("error-login"),
        Error::Forbidden => text::id!("error-forbidden"),
        Error::NotFound => text::id!("error-not-found"),
        Error::Gone => text::id!("error-gone"),
        Error::Conflict => text::id!("error-conflict"),
        Error::StaleForm => text::id!("error-stale"),
        Error::BadRequest => text::id!("error-bad-request"),
        Error::TooLarge => text::id!("error-too-large"),
        Error::TooMany { .. } => text::id!("error-too-many"),
        Error::Unavailable => text::id!("error-unavailable"),
        Error::Internal(_) => text::id!("error-internal"),
    }
}

fn json(app: &App, error: &Error, ticket: Option<&str>) -> Response {
    let sentence = app.texts.words(base::Locale::Fr, body(error));
    let body = serde_json::json!({ "error": sentence, "ticket": ticket });
    with_retry((error.status(), axum::Json(body)).into_response(), error)
}

fn with_retry(mut response: Response, error: &Error) -> Response {
    let seconds = match error {
        Error::TooMany { seconds } => *seconds,
        Error::Unavailable => 10,
        _ => return response,
    };
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

fn is_for_a_machine(headers: &HeaderMap, path: &str) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    path.starts_with("/api/") || accept.is_some_and(|accept| accept.starts_with("application/json"))
}

fn kept_headers(headers: &HeaderMap) -> HeaderMap {
    let mut kept = HeaderMap::with_capacity(4);
    for name in [header::COOKIE, header::ACCEPT, header::ACCEPT_LANGUAGE] {
        if let Some(value) = headers.get(&name) {
            kept.insert(name, value.clone());
        }
    }
    kept
}

fn parts(uri: axum::http::Uri, headers: HeaderMap) -> Parts {
    let mut request = Request::new(axum::body::Body::empty());
    *request.uri_mut() = uri;
    *request.headers_mut() = headers;
    request.into_parts().0
}

impl Error {
    /// Is it worth a line in the statistics of failures?
    pub fn is_ours(&self) -> bool {
        self.status() >= StatusCode::INTERNAL_SERVER_ERROR
    }
}
