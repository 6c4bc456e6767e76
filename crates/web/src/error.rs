//! What a request may come to when it does not succeed; rendered once, by the shell.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use std::fmt;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// Nobody is signed in.
    LoginRequired,
    /// One sees it but may not do this.
    Forbidden,
    /// It is not there, or one may not know that it is.
    NotFound,
    /// It was there.
    Gone,
    /// It has changed meanwhile.
    Conflict,
    /// The form was made for somebody else, or too long ago.
    StaleForm,
    /// The request is not one of ours.
    BadRequest,
    TooLarge,
    /// The sender did not finish in time.
    TooSlow,
    /// No such method at this address.
    WrongMethod,
    /// Too often; come back after so many seconds.
    TooMany {
        seconds: u32,
    },
    /// So many requests wait; come back after so many seconds.
    Crowded {
        waiting: usize,
        seconds: u32,
    },
    /// The database does not answer just now.
    Unavailable,
    /// A bug or a broken machine. The text is for the log alone, and holds no name.
    Internal(String),
}

impl Error {
    pub const fn status(&self) -> StatusCode {
        match self {
            Error::LoginRequired => StatusCode::UNAUTHORIZED,
            Error::Forbidden | Error::StaleForm => StatusCode::FORBIDDEN,
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Gone => StatusCode::GONE,
            Error::Conflict => StatusCode::CONFLICT,
            Error::BadRequest => StatusCode::BAD_REQUEST,
            Error::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Error::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Error::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Error::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Error::Crowded { .. } | Error::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    pub fn internal(error: impl fmt::Display) -> Self {
        Error::Internal(error.to_string())
    }
}

impl From<db::Error> for Error {
    fn from(error: db::Error) -> Self {
        match error {
            db::Error::Missing => Error::NotFound,
            db::Error::Conflict(_) => Error::Conflict,
            db::Error::Unavailable(_) | db::Error::Retry => Error::Unavailable,
            // A refusal that no page has turned into a sentence is a page that forgot to.
            db::Error::Refused(_) | db::Error::Engine(_) => Error::Internal(error.to_string()),
        }
    }
}

/// The shell finds the error here and makes the page or the JSON (`crate::failure`).
impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
