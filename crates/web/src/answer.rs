//! What a handler answers: a page, or the way to the next one with a word on the way.

use crate::session;
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use maud::Markup;

/// A whole page, drawn.
pub struct Page {
    pub(crate) status: StatusCode,
    pub(crate) html: String,
    pub(crate) cookies: Vec<HeaderValue>,
}

impl Page {
    /// The form again, with what is wrong in it.
    pub fn unprocessable(mut self) -> Self {
        self.status = StatusCode::UNPROCESSABLE_ENTITY;
        self
    }

    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let mut response = (self.status, Html(self.html)).into_response();
        for cookie in self.cookies {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }
}

/// What a `post` answers.
pub enum Answer {
    Page(Page),
    Redirect {
        to: String,
        cookies: Vec<HeaderValue>,
    },
    /// For scripts that save by themselves.
    Json(serde_json::Value),
    Empty,
}

/// Names the cookie in which a word waits for the next page.
pub(crate) const FLASH_COOKIE: &str = "mot";

impl Answer {
    /// To the next page (303).
    pub fn to(url: impl Into<String>) -> Self {
        Answer::Redirect { to: url.into(), cookies: Vec::new() }
    }

    /// With a word on it: "Le message est envoyé."
    pub fn saying(self, words: impl AsRef<str>) -> Self {
        let value = percent(words.as_ref());
        self.with_cookie(session::set_cookie(FLASH_COOKIE, &value, 60, false))
    }

    pub fn with_cookie(mut self, cookie: HeaderValue) -> Self {
        match &mut self {
            Answer::Redirect { cookies, .. } => cookies.push(cookie),
            Answer::Page(page) => page.cookies.push(cookie),
            Answer::Json(_) | Answer::Empty => {}
        }
        self
    }
}

impl From<Page> for Answer {
    fn from(page: Page) -> Self {
        Answer::Page(page)
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        match self {
            Answer::Page(page) => page.into_response(),
            Answer::Json(value) => axum::Json(value).into_response(),
            Answer::Empty => StatusCode::NO_CONTENT.into_response(),
            Answer::Redirect { to, cookies } => {
                let Ok(location) = HeaderValue::try_from(to) else {
                    return crate::Error::internal("a redirection to no address").into_response();
                };
                let mut headers = HeaderMap::new();
                headers.insert(header::LOCATION, location);
                for cookie in cookies {
                    headers.append(header::SET_COOKIE, cookie);
                }
                (StatusCode::SEE_OTHER, headers).into_response()
            }
        }
    }
}

/// Markup alone, for parts of pages that scripts ask for.
pub struct Fragment(pub Markup);

impl IntoResponse for Fragment {
    fn into_response(self) -> Response {
        Html(self.0.into_string()).into_response()
    }
}

/// Percent-encoding of everything that a cookie or a query may not hold.
pub fn percent(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend([byte >> 4, byte & 15].map(|nibble| {
                char::from_digit(u32::from(nibble), 16).unwrap_or('0').to_ascii_uppercase()
            }));
        }
    }
    encoded
}

pub(crate) fn unpercent(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let code = digit(rest.next())? * 16 + digit(rest.next())?;
            bytes.push(u8::try_from(code).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_survives_its_cookie() {
        let words = "Envoyé à 12 familles ; « merci » %";
        assert_eq!(unpercent(&percent(words)).as_deref(), Some(words));
        assert_eq!(unpercent("%"), None);
    }
}
