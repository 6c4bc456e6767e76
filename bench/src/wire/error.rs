//! What can go wrong with PostgreSQL, and what may be tried again.

use std::fmt;
use std::io;

use fallible_iterator::FallibleIterator;
use postgres_protocol::message::backend::ErrorResponseBody;

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug)]
pub enum Error {
    /// The connection is lost; whether the last message was acted upon is unknown.
    Broken(io::Error),
    /// The server refused, with its SQLSTATE. `detail` is dropped: it quotes values of rows.
    Refused { code: String, message: String, constraint: Option<String> },
    /// What we asked for, or what we were told, makes no sense.
    Misuse(String),
}

impl Error {
    pub fn refused(body: &ErrorResponseBody) -> Self {
        let (mut code, mut message, mut constraint) = (String::new(), String::new(), None);
        let mut fields = body.fields();
        while let Ok(Some(field)) = fields.next() {
            let value = String::from_utf8_lossy(field.value_bytes()).into_owned();
            match field.type_() {
                b'C' => code = value,
                b'M' => message = value,
                b'n' => constraint = Some(value),
                _ => {}
            }
        }
        Self::Refused { code, message, constraint }
    }

    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Refused { code, .. } => Some(code),
            _ => None,
        }
    }

    /// Serialization failure or deadlock: the whole transaction may be run again.
    pub fn is_transient(&self) -> bool {
        matches!(self.code(), Some("40001" | "40P01"))
    }

    /// The socket is unusable, or about to be: shutdown, crash, too many connections.
    pub fn is_broken(&self) -> bool {
        match self {
            Self::Broken(_) => true,
            _ => matches!(self.code(), Some("57P01" | "57P02" | "57P03" | "53300")),
        }
    }

    /// A migration changed the tables under a prepared statement, or a pooler lost it.
    pub fn is_stale_statement(&self) -> bool {
        matches!(self.code(), Some("0A000" | "26000"))
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Broken(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(error) => write!(f, "connection to PostgreSQL lost: {error}"),
            Self::Refused { code, message, .. } => write!(f, "PostgreSQL {code}: {message}"),
            Self::Misuse(what) => write!(f, "PostgreSQL: {what}"),
        }
    }
}

impl std::error::Error for Error {}
