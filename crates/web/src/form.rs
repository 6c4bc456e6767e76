//! Forms: read only with their token, checked into values that cannot be wrong.

use crate::{App, Error, Result, Viewer, session, token};
use axum::{
    body::Bytes,
    extract::rejection::BytesRejection,
    extract::{FromRequest, OptionalFromRequestParts, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
};
use base::DayError;
use serde::{Deserialize, de::DeserializeOwned};
use std::{ops::Deref, time::Duration};
use token::Token;
use tokio::time::timeout;

/// The name of the field every form carries, and of the header scripts send instead.
pub const CSRF_FIELD: &str = "csrf";
pub(crate) const CSRF_HEADER: &str = "x-csrf";
/// A form is whole after this time: a sender who drips holds no place.
const FORM_TIME_MAX: Duration = Duration::from_mins(1);
pub(crate) const VISITOR_COOKIE: &str = "visiteur";

/// A form of ours, sent by the one it was made for. There is no `T` before the token was checked.
pub struct Form<T>(pub T);

impl<T> Deref for Form<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// What a form that is one button sends beside its token.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

#[derive(Deserialize)]
struct TokenField {
    #[serde(default)]
    csrf: String,
}

impl<T: DeserializeOwned> FromRequest<App> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let (mut parts, body) = request.into_parts();
        let expected = expected_token(&mut parts, app).await?;
        let reading = Bytes::from_request(Request::from_parts(parts.clone(), body), app);
        let body = timeout(FORM_TIME_MAX, reading)
            .await
            .map_err(|_| Error::TooSlow)?
            .map_err(unreadable)?;
        let in_header = parts.headers.get(CSRF_HEADER).and_then(|token| token.to_str().ok());
        let in_body = || serde_html_form::from_bytes::<TokenField>(&body).map(|token| token.csrf);
        let token = match in_header {
            Some(token) => token.to_owned(),
            None => in_body().unwrap_or_default(),
        };
        check_token(expected, &token)?;
        let form = serde_html_form::from_bytes(&body).map_err(|_| Error::BadRequest)?;
        Ok(Form(form))
    }
}

/// Why a body could not be read: too long, or its sender has stopped.
fn unreadable(error: BytesRejection) -> Error {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => Error::BadRequest,
    }
}

/// The token a multipart body (an upload) must begin with: its first field, or the header.
pub async fn expected_token(parts: &mut Parts, app: &App) -> Result<Option<Token>> {
    if !is_same_origin(&parts.headers) {
        return Err(Error::StaleForm);
    }
    let viewer = <Viewer as OptionalFromRequestParts<App>>::from_request_parts(parts, app).await?;
    Ok(match viewer {
        Some(viewer) => Some(viewer.session.csrf),
        None => session::cookie(&parts.headers, VISITOR_COOKIE).map(|it| visitor_token(app, it)),
    })
}

/// Refuses a token that was not made for this session or visitor.
pub fn check_token(expected: Option<Token>, token: &str) -> Result<()> {
    // blake3's Hash compares in constant time.
    let hash = |token: Token| blake3::hash(&token.to_be_bytes());
    match (expected, token::unmasked(token)) {
        (Some(expected), Some(told)) if hash(expected) == hash(told) => Ok(()),
        _ => Err(Error::StaleForm),
    }
}

/// The token of the forms of somebody who is not signed in: bound to a cookie of his browser.
pub(crate) fn visitor_token(app: &App, cookie: &str) -> Token {
    let key = blake3::derive_key("preau 2026-11-23 visitor token", &app.settings.secret);
    token::first_of(blake3::keyed_hash(&key, cookie.as_bytes()).into())
}

/// Browsers say where a request comes from; older ones say nothing and have the token alone.
fn is_same_origin(headers: &HeaderMap) -> bool {
    let value = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = value("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    match (value(header::ORIGIN.as_str()), value(header::HOST.as_str())) {
        (Some(origin), Some(host)) => origin.split("://").nth(1) == Some(host),
        _ => true,
    }
}

/// What is wrong with a field, as the id of a sentence and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub field: &'static str,
    pub text: &'static str,
    pub args: Vec<(&'static str, String)>,
}

/// What is wrong with a form: all of it at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    pub fn none() -> Self {
        Problems::default()
    }

    /// One problem of one field: `Problems::one("mail", id!("account-mail-taken"))`.
    pub fn one(field: &'static str, text: &'static str) -> Self {
        Problems(vec![Problem { field, text, args: Vec::new() }])
    }

    pub fn and(mut self, problem: Problem) -> Self {
        self.0.push(problem);
        self
    }

    /// These, then `more` of them.
    pub fn with(mut self, more: Problems) -> Self {
        self.0.extend(more.0);
        self
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    pub fn of(&self, field: &str) -> Option<&Problem> {
        self.0.iter().find(|problem| problem.field == field)
    }

    /// All the values, or all the problems: `Problems::gather((title, due_on))?`.
    pub fn gather<G: Gather>(fields: G) -> Result<G::Values, Problems> {
        fields.gather()
    }
}

impl<'p> IntoIterator for &'p Problems {
    type Item = &'p Problem;
    type IntoIter = std::slice::Iter<'p, Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<Problem> for Problems {
    fn from_iter<I: IntoIterator<Item = Problem>>(problems: I) -> Self {
        Problems(problems.into_iter().collect())
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Problems(vec![problem])
    }
}

/// A reason why a text is not a value, as a sentence.
pub trait Reason {
    fn text(&self) -> &'static str;
    fn args(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

impl Reason for &'static str {
    fn text(&self) -> &'static str {
        self
    }
}

impl Reason for DayError {
    fn text(&self) -> &'static str {
        match self {
            DayError::Empty => text::id!("form-day-empty"),
            DayError::Unreadable => text::id!("form-day-unreadable"),
            DayError::TooEarly => text::id!("form-day-too-early"),
            DayError::TooLate => text::id!("form-day-too-late"),
        }
    }
}

/// Names the field a value was read from.
pub trait At<T> {
    fn at(self, field: &'static str) -> Result<T, Problem>;
}

impl<T, E: Reason> At<T> for Result<T, E> {
    fn at(self, field: &'static str) -> Result<T, Problem> {
        self.map_err(|reason| Problem { field, text: reason.text(), args: reason.args() })
    }
}

pub trait Gather {
    type Values;
    fn gather(self) -> Result<Self::Values, Problems>;
}

macro_rules! gather {
    ($(($($name:ident $var:ident),*))*) => { $(
        impl<$($name),*> Gather for ($(Result<$name, Problem>,)*) {
            type Values = ($($name,)*);
            fn gather(self) -> Result<Self::Values, Problems> {
                let ($($var,)*) = self;
                let mut problems = Problems::none();
                $(let $var = $var.map_err(|problem| problems.0.push(problem)).ok();)*
                match ($($var,)*) {
                    ($(Some($var),)*) => Ok(($($var,)*)),
                    _ => Err(problems),
                }
            }
        }
    )* };
}
gather! {
    (A a) (A a, B b) (A a, B b, C c) (A a, B b, C c, D d) (A a, B b, C c, D d, E e)
    (A a, B b, C c, D d, E e, F f) (A a, B b, C c, D d, E e, F f, G g)
}

/// The mark that was made with a form: sent twice, it is one thing. Ours are shorter.
pub fn once(typed: &str) -> String {
    typed.chars().take(64).collect()
}

/// A text of one line that is not empty and not too long.
pub fn required(text: &str, chars_max: usize) -> Result<String, &'static str> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => Err(text::id!("form-required")),
        count if count > chars_max => Err(text::id!("form-too-long")),
        _ => Ok(text),
    }
}

/// A text of one line that may be empty.
pub fn optional(text: &str, chars_max: usize) -> Result<Option<String>, &'static str> {
    if text.trim().is_empty() { Ok(None) } else { required(text, chars_max).map(Some) }
}

/// An address of electronic mail, at a first look: its confirmation tells the rest.
pub fn mail(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    let is_mail = text.len() <= 254
        && text.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && domain.contains('.')
                && !domain.starts_with('.')
                && !domain.ends_with('.')
        })
        && !text.contains(|c: char| c.is_whitespace() || "<>,;\"()".contains(c));
    if is_mail { Ok(text.to_owned()) } else { Err(text::id!("form-mail-unreadable")) }
}
