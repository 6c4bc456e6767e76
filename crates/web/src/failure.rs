//! Errors, shown once: a title, one sentence, a way out; or JSON for those who ask for it.

use crate::{App, Error, Page, Result, Ui, answer::percent, queue, ui::Shell};
use axum::{
    extract::{FromRequestParts, Request},
    http::{HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use std::borrow::Cow;
use text::t;

/// The error a handler left, or what axum refused before there was a handler: an address or a
/// header that cannot be read, said in English and in plain text.
fn error_of(response: &Response) -> Option<Error> {
    if let Some(error) = response.extensions().get::<Error>() {
        return Some(error.clone());
    }
    let kind = response.headers().get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    if !response.status().is_client_error() || !kind.starts_with(b"text/plain") {
        return None;
    }
    Some(match response.status() {
        StatusCode::NOT_FOUND => Error::NotFound,
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => Error::BadRequest,
    })
}

/// What no route knows. A page asked with a slash too many is where it is without.
pub(crate) async fn not_found(method: Method, uri: Uri) -> Result<Redirect> {
    let path = uri.path().trim_end_matches('/');
    // `//elsewhere.fr/` would lead to another house.
    let is_ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    if !is_ours || path == uri.path() || method != Method::GET {
        return Err(Error::NotFound);
    }
    let query = uri.query().map_or(String::new(), |query| format!("?{query}"));
    Ok(Redirect::permanent(&format!("{path}{query}")))
}

/// What a route knows, but not so.
pub(crate) async fn wrong_method() -> Error {
    Error::WrongMethod
}

/// What an error page needs of a request that is gone.
pub(crate) struct Asked {
    pub method: Method,
    pub uri: Uri,
    cookie: Option<HeaderValue>,
    accept: Option<HeaderValue>,
    pub language: Option<HeaderValue>,
}

impl Asked {
    pub fn of(request: &Request) -> Self {
        let kept = |name| request.headers().get(name).cloned();
        Asked {
            method: request.method().clone(),
            uri: request.uri().clone(),
            cookie: kept(header::COOKIE),
            accept: kept(header::ACCEPT),
            language: kept(header::ACCEPT_LANGUAGE),
        }
    }

    fn is_for_a_machine(&self) -> bool {
        let accept = self.accept.as_ref().and_then(|accept| accept.to_str().ok());
        let wants_json = accept.is_some_and(|accept| accept.starts_with("application/json"));
        self.uri.path().starts_with("/api/") || wants_json
    }

    /// The request again, for who is looking and in which language.
    fn into_parts(self) -> Parts {
        let mut request = Request::new(axum::body::Body::empty());
        *request.uri_mut() = self.uri;
        let kept = [(header::COOKIE, self.cookie), (header::ACCEPT_LANGUAGE, self.language)];
        for (name, value) in kept {
            request.headers_mut().extend(value.map(|value| (name, value)));
        }
        request.into_parts().0
    }
}

/// Turns the error a handler left into what its caller can read.
pub(crate) async fn show(app: &App, asked: Asked, response: Response) -> Response {
    let Some(error) = error_of(&response) else { return response };
    let mut ticket = None;
    if let Error::Internal(cause) = &error {
        let number = app.random.word(b"abcdefghjkmnpqrstuvwxyz23456789", 8);
        tracing::error!(ticket = number, path = asked.uri.path(), cause, "a request failed");
        ticket = Some(number);
    }
    if asked.is_for_a_machine() {
        json(app, &error, ticket.as_deref())
    } else if let Error::Crowded { waiting, seconds } = error {
        let page = queue::page(app, &asked, waiting, seconds);
        with_retry(page.into_response(), &error)
    } else {
        let shown = match page(app, &mut asked.into_parts(), &error, ticket.as_deref()).await {
            Ok(page) => page.into_response(),
            // The database cannot be asked who is looking: the sentence alone.
            Err(_) => (error.status(), sentence(app, &error)).into_response(),
        };
        with_retry(shown, &error)
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
        Error::BadRequest | Error::WrongMethod => text::id!("error-bad-request-title"),
        Error::TooLarge => text::id!("error-too-large-title"),
        Error::TooMany { .. } => text::id!("error-too-many-title"),
        Error::TooSlow => text::id!("error-too-slow-title"),
        Error::Crowded { .. } => text::id!("error-crowded-title"),
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
        Error::BadRequest | Error::WrongMethod => text::id!("error-bad-request"),
        Error::TooLarge => text::id!("error-too-large"),
        Error::TooMany { .. } => text::id!("error-too-many"),
        Error::TooSlow => text::id!("error-too-slow"),
        Error::Crowded { .. } => text::id!("error-crowded"),
        Error::Unavailable => text::id!("error-unavailable"),
        Error::Internal(_) => text::id!("error-internal"),
    }
}

fn json(app: &App, error: &Error, ticket: Option<&str>) -> Response {
    let body = serde_json::json!({ "error": sentence(app, error), "ticket": ticket });
    with_retry((error.status(), axum::Json(body)).into_response(), error)
}

fn sentence(app: &App, error: &Error) -> String {
    match error {
        Error::Crowded { waiting, .. } => {
            app.texts.say(base::Locale::Fr, body(error), &[("waiting", waiting.into())])
        }
        _ => app.texts.words(base::Locale::Fr, body(error)),
    }
    .into_owned()
}

fn with_retry(mut response: Response, error: &Error) -> Response {
    let seconds = match error {
        Error::TooMany { seconds } | Error::Crowded { seconds, .. } => *seconds,
        Error::Unavailable => 10,
        _ => return response,
    };
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

impl Error {
    /// Is it worth a line in the statistics of failures?
    pub fn is_ours(&self) -> bool {
        self.status() >= StatusCode::INTERNAL_SERVER_ERROR
    }
}
