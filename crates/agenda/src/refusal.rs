//! Why something of the agenda cannot be done: each a sentence people understand.

use web::{Problem, Problems};

/// A rule said no; nothing has happened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("no date")]
    NoDate,
    #[error("too many dates")]
    TooManyDates,
    #[error("the place is not his")]
    NoPlace,
    /// It has begun, or is cancelled.
    #[error("it is over")]
    Over,
    /// He does not answer by law for this pupil (any more).
    #[error("no authority")]
    NoAuthority,
    /// Somebody was quicker.
    #[error("the slot is taken")]
    Taken,
    /// The slot has begun, or the last hour for booking has passed.
    #[error("the slot is past")]
    Past,
    #[error("the appointments are closed")]
    Closed,
    /// The other guardian has booked for this child.
    #[error("booked by the other guardian")]
    BookedByOther,
    #[error("the slots overlap")]
    Overlap,
    /// An opening has its two hundred slots.
    #[error("too many slots")]
    Full,
    /// It was given back already.
    #[error("the slot is not his")]
    NotBooked,
    #[error("consents cannot be asked")]
    NoConsent,
    /// Another state was saved meanwhile.
    #[error("somebody else was faster")]
    Overtaken,
    /// One date alone cannot have this for itself.
    #[error("not for one date alone")]
    NotForOne,
}

impl Refusal {
    pub fn problem(&self) -> Problem {
        let (field, text) = match self {
            Refusal::NoDate => ("repeat", text::id!("agenda-refused-no-date")),
            Refusal::TooManyDates => ("repeat", text::id!("agenda-refused-too-many-dates")),
            Refusal::NoPlace => ("place", text::id!("agenda-refused-place")),
            Refusal::Over => ("date", text::id!("agenda-refused-over")),
            Refusal::NoAuthority => ("slot", text::id!("agenda-refused-no-authority")),
            Refusal::Taken => ("slot", text::id!("agenda-refused-taken")),
            Refusal::Past => ("slot", text::id!("agenda-refused-past")),
            Refusal::Closed => ("slot", text::id!("agenda-refused-closed")),
            Refusal::BookedByOther => ("slot", text::id!("agenda-refused-other-guardian")),
            Refusal::Overlap => ("start", text::id!("agenda-refused-overlap")),
            Refusal::Full => ("start", text::id!("agenda-refused-full")),
            Refusal::NotBooked => ("slot", text::id!("agenda-refused-not-booked")),
            Refusal::NoConsent => ("due_on", text::id!("agenda-refused-no-consent")),
            Refusal::Overtaken => ("title", text::id!("agenda-refused-overtaken")),
            Refusal::NotForOne => ("which", text::id!("agenda-refused-not-for-one")),
        };
        Problem { field, text, args: Vec::new() }
    }

    pub fn problems(&self) -> Problems {
        self.problem().into()
    }
}
