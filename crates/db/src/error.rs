//! What can go wrong between a closure and its commit.

use std::fmt;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An error of the store. `web` turns it into a page; nobody else needs to know its parts.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was asked for by id is not there.
    #[error("no such row")]
    Missing,
    /// The row is no longer in the state the change was made for, or a unique key is taken.
    #[error("conflict: {0}")]
    Conflict(String),
    /// A rule of the domain said no. The transaction is rolled back; the caller downcasts.
    #[error("refused: {0}")]
    Refused(Box<dyn std::error::Error + Send + Sync>),
    /// The engine cannot be reached or is too busy. The same call may succeed later.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// Two transactions met. [`crate::Db::write`] runs the closure again.
    #[error("serialisation failure")]
    Retry,
    /// A statement, a value or the engine is wrong: a bug or a broken disk.
    #[error("{0}")]
    Engine(String),
}

impl Error {
    pub fn refused(reason: impl std::error::Error + Send + Sync + 'static) -> Self {
        Error::Refused(Box::new(reason))
    }

    /// The domain's own reason, when this is a refusal of that kind.
    pub fn reason<R: std::error::Error + 'static>(&self) -> Option<&R> {
        match self {
            Error::Refused(reason) => reason.downcast_ref(),
            _ => None,
        }
    }

    pub(crate) fn engine(error: impl fmt::Display) -> Self {
        Error::Engine(error.to_string())
    }

    /// The same error for each job of a batch whose commit failed.
    pub(crate) fn of_commit(&self) -> Self {
        Error::Unavailable(format!("the commit failed: {self}"))
    }
}
