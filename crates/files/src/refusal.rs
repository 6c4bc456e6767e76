//! Why an upload is not taken, as a sentence.

use crate::{FILES_MAX, media::Unwanted, weight};
use base::Locale;
use web::{App, Reason};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Empty,
    /// Longer than a file may be.
    TooBig {
        bytes_max: u64,
    },
    /// It would fit, but not beside what is there already.
    QuotaFull {
        bytes_max: u64,
    },
    PhotoFormat,
    /// More pixels than the house can hold in memory.
    PhotoTooLarge,
    Program,
    /// More than one thing may carry.
    TooMany,
    /// The line was cut.
    Interrupted,
}

impl From<Unwanted> for Refusal {
    fn from(unwanted: Unwanted) -> Self {
        match unwanted {
            Unwanted::PhotoFormat => Refusal::PhotoFormat,
            Unwanted::Program => Refusal::Program,
        }
    }
}

impl Reason for Refusal {
    fn text(&self) -> &'static str {
        match self {
            Refusal::Empty => text::id!("file-refused-empty"),
            Refusal::TooBig { .. } => text::id!("file-refused-too-big"),
            Refusal::QuotaFull { .. } => text::id!("file-refused-quota"),
            Refusal::PhotoFormat => text::id!("file-refused-photo-format"),
            Refusal::PhotoTooLarge => text::id!("file-refused-photo-too-large"),
            Refusal::Program => text::id!("file-refused-program"),
            Refusal::TooMany => text::id!("file-refused-too-many"),
            Refusal::Interrupted => text::id!("file-refused-interrupted"),
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Refusal::TooBig { bytes_max } | Refusal::QuotaFull { bytes_max } => {
                vec![("max", weight(*bytes_max, Locale::Fr))]
            }
            Refusal::TooMany => vec![("max", FILES_MAX.to_string())],
            _ => Vec::new(),
        }
    }
}

impl Refusal {
    /// The sentence, for a script that asks.
    pub fn sentence(&self, app: &App, locale: Locale) -> String {
        let args = self.args();
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.into())).collect();
        app.texts.say(locale, self.text(), &args).into_owned()
    }

    /// What a store that stopped reading meant.
    pub(crate) fn of_store(
        reason: db::blob::Refusal,
        settings_max: u64,
        room: u64,
        bytes_max: u64,
    ) -> Self {
        match reason {
            db::blob::Refusal::TooLong { .. } if room < settings_max => {
                Refusal::QuotaFull { bytes_max }
            }
            db::blob::Refusal::TooLong { .. } => Refusal::TooBig { bytes_max: settings_max },
            _ => Refusal::Interrupted,
        }
    }
}
