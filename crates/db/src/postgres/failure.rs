//! What can go wrong with PostgreSQL, and what it means to the caller of `db`.

use crate::Error;
use fallible_iterator::FallibleIterator;
use postgres_protocol::message::backend::ErrorResponseBody;
use std::io;

pub type Result<T, E = Failure> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The line is lost; whether the last message was acted upon is unknown.
    #[error("the line to PostgreSQL was lost: {0}")]
    Broken(#[from] io::Error),
    /// The server refused, with its SQLSTATE. Its detail is dropped: it quotes values of rows.
    #[error("{message} ({code})")]
    Refused { code: String, message: String, is_fatal: bool },
    /// A migration changed the tables under a prepared statement, or a pooler lost it.
    #[error("a prepared statement is out of date")]
    Stale,
    /// What we asked for, or what we were told, makes no sense.
    #[error("{0}")]
    Misuse(String),
    /// What the closure itself said of a row it was shown.
    #[error(transparent)]
    OfCaller(Error),
}

impl Failure {
    pub fn misuse(what: &str) -> Self {
        Self::Misuse(what.to_owned())
    }

    pub fn refused(body: &ErrorResponseBody) -> Self {
        let (mut code, mut message) = (String::new(), String::new());
        let (mut is_fatal, mut is_of_cached_plan) = (false, false);
        let mut fields = body.fields();
        while let Ok(Some(field)) = fields.next() {
            let value = field.value_bytes();
            match field.type_() {
                b'C' => code = String::from_utf8_lossy(value).into_owned(),
                b'M' => message = String::from_utf8_lossy(value).into_owned(),
                // The severity and the function that complains, neither of them translated.
                b'V' => is_fatal = matches!(value, b"FATAL" | b"PANIC"),
                b'R' => is_of_cached_plan = value == b"RevalidateCachedQuery",
                _ => {}
            }
        }
        match code.as_str() {
            "26000" => Self::Stale,
            "0A000" if is_of_cached_plan => Self::Stale,
            _ => Self::Refused { code, message, is_fatal },
        }
    }

    /// The same call may succeed later: "insufficient resources", "operator intervention" (which a
    /// statement timeout is), a lost connection.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Broken(_) => true,
            Self::Refused { code, .. } => {
                ["53", "57", "08"].iter().any(|class| code.starts_with(class))
            }
            _ => false,
        }
    }

    /// The socket is unusable, or about to be: shutdown, crash, too many connections.
    pub fn is_broken(&self) -> bool {
        match self {
            Self::Broken(_) => true,
            Self::Refused { code, is_fatal, .. } => *is_fatal || code.starts_with("08"),
            _ => false,
        }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        let may_pass = failure.may_pass() || failure.is_broken();
        match failure {
            Failure::OfCaller(error) => error,
            Failure::Stale => Error::Retry,
            failure if may_pass => Error::Unavailable(failure.to_string()),
            Failure::Refused { code, message, .. } => match code.as_str() {
                // Serialization failure, deadlock.
                "40001" | "40P01" => Error::Retry,
                code if code.starts_with("23") => Error::Conflict(message),
                code => Error::Engine(format!("{message} ({code})")),
            },
            Failure::Misuse(what) => Error::Engine(what),
            Failure::Broken(error) => Error::Unavailable(error.to_string()),
        }
    }
}
