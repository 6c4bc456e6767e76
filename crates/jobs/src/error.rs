//! Why a job failed: a sentence of ours, kept in the queue, in which no name can slip in.

use std::{fmt, time::Duration};

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The reason of a failed try.
///
/// It is written in the code, never built from what another program answered: the mail server that
/// refuses an address says the address.
#[derive(Debug)]
pub struct Error {
    reason: String,
    is_hopeless: bool,
}

impl Error {
    /// This try has failed; another one may succeed.
    pub fn because(reason: &'static str) -> Self {
        Error { reason: reason.to_owned(), is_hopeless: false }
    }

    /// With the number another program gave: an SMTP or HTTP status.
    pub fn because_of(reason: &'static str, status: impl Into<i64>) -> Self {
        Error { reason: format!("{reason} ({})", status.into()), is_hopeless: false }
    }

    /// Another try would fail the same: the job is given up at once.
    pub fn hopeless(reason: &'static str) -> Self {
        Error { reason: reason.to_owned(), is_hopeless: true }
    }

    pub fn reason(&self) -> &str {
        &self.reason
    }

    pub fn is_hopeless(&self) -> bool {
        self.is_hopeless
    }

    pub(crate) fn too_long(limit: Duration) -> Self {
        let reason = format!("it took longer than {} s", limit.as_secs());
        Error { reason, is_hopeless: false }
    }

    pub(crate) fn unanswered(tries: u32) -> Self {
        Error { reason: format!("its worker died {tries} times"), is_hopeless: true }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Error {}

/// What the store answered. Engines quote values in their messages, so the quoted parts go.
impl From<db::Error> for Error {
    fn from(error: db::Error) -> Self {
        let reason = match &error {
            db::Error::Missing => "a row is missing".to_owned(),
            db::Error::Conflict(_) => "a row was not in the expected state".to_owned(),
            db::Error::Refused(_) => "a rule of the domain refused".to_owned(),
            db::Error::Unavailable(_) | db::Error::Retry => "the database was busy".to_owned(),
            db::Error::Engine(message) => without_values(message),
        };
        Error { reason, is_hopeless: false }
    }
}

const REASON_CHARS_MAX: usize = 300;

/// The first line of a message, with what stands between quotes left out.
fn without_values(message: &str) -> String {
    let mut out = String::new();
    let mut quote = None;
    for c in message.lines().next().unwrap_or_default().chars().take(REASON_CHARS_MAX) {
        match (quote, c) {
            (None, '"' | '\'') => {
                quote = Some(c);
                out.push('…');
            }
            (None, c) => out.push(c),
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_kept_holds_no_value() {
        let engine =
            db::Error::Engine("Text(\"Léa Martin\") is not a int8\nDETAIL: Léa".to_owned());
        assert_eq!(Error::from(engine).reason(), "Text(…) is not a int8");
        let conflict = db::Error::Conflict("Key (mail)=(lea@example.org) exists".to_owned());
        assert_eq!(Error::from(conflict).reason(), "a row was not in the expected state");
    }
}
