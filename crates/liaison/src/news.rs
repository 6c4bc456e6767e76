//! The news the liaison book tells: a slip awaits an answer, was corrected, is nearly due; how many
//! have answered. The title and the author, never what was answered.

use crate::{slip::Written, store, store::told::Fresh, urls};
use base::{Id, Instant};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::Person;
use web::{NoticeKind, Rhythm};

pub const SLIP: NoticeKind = NoticeKind {
    word: "liaison.slip",
    text: text::id!("liaison-notice-slips"),
    icon: "signature",
    rhythm: Rhythm::AtOnce,
    shown: |standing| standing.is_guardian(),
};

pub const REMINDER: NoticeKind = NoticeKind {
    word: "liaison.reminder",
    text: text::id!("liaison-notice-reminders"),
    icon: "bell",
    rhythm: Rhythm::AtOnce,
    shown: |standing| standing.is_guardian(),
};

/// For those who follow a slip: how many have answered, in one line that grows.
pub const ANSWERS: NoticeKind = NoticeKind {
    word: "liaison.answers",
    text: text::id!("liaison-notice-answers"),
    icon: "signature",
    rhythm: Rhythm::Daily,
    shown: crate::reach::writes,
};

/// What is told of a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    Sent,
    Corrected,
    /// It has to be answered again.
    AskedAgain,
    Reminder,
    LastDay,
    Late,
    /// It may be answered again.
    Reopened,
}

/// Tells these guardians, each for each of his children, when their quiet hours allow.
pub fn tell(
    tx: &Tx<'_>,
    slip: &Written,
    news: News,
    guardians: &[(Id<Person>, Id<Person>)],
    at: Instant,
) -> Result<()> {
    if guardians.is_empty() {
        return Ok(());
    }
    let (kind, text) = match news {
        News::Sent => (SLIP, text::id!("liaison-notice-sent")),
        News::Corrected => (SLIP, text::id!("liaison-notice-corrected")),
        News::AskedAgain => (SLIP, text::id!("liaison-notice-asked-again")),
        News::Reminder => (REMINDER, text::id!("liaison-notice-reminder")),
        News::LastDay => (REMINDER, text::id!("liaison-notice-last-day")),
        News::Late => (REMINDER, text::id!("liaison-notice-late")),
        News::Reopened => (REMINDER, text::id!("liaison-notice-reopened")),
    };
    let author = store::slips::author(tx, slip.id)?;
    let readers: Vec<Reader> =
        guardians.iter().map(|(guardian, pupil)| Reader::guardian(*guardian, *pupil)).collect();
    let telling = Telling {
        kind,
        thing: slip.id.raw(),
        url: urls::slip(slip.id),
        text,
        args: vec![("title", slip.title.clone()), ("name", author.formal())],
        at,
        // Only its first notice passes the quiet hours: a reminder is never urgent.
        timing: if news == News::Sent && slip.is_urgent() { Timing::Now } else { Timing::Quiet },
        except: None,
    };
    notices::tell(tx, &telling, &readers)
}

/// How many have answered, instead of what was said before: one line, whatever their number.
pub fn answered(tx: &Tx<'_>, fresh: &Fresh, readers: &[Id<Person>], at: Instant) -> Result<()> {
    notices::take_back(tx, &ANSWERS, fresh.slip_id.raw())?;
    let readers: Vec<Reader> = readers.iter().map(|reader| Reader::person(*reader)).collect();
    let telling = Telling {
        kind: ANSWERS,
        thing: fresh.slip_id.raw(),
        url: urls::follow(fresh.slip_id),
        text: text::id!("liaison-notice-answered"),
        args: vec![
            ("title", fresh.title.clone()),
            ("count", fresh.answers.to_string()),
            ("pupils", fresh.pupils.to_string()),
        ],
        at,
        timing: Timing::Quiet,
        except: None,
    };
    notices::tell(tx, &telling, &readers)
}

/// He has looked who has answered.
pub fn followed(tx: &Tx<'_>, slip: Id<crate::Slip>, person: Id<Person>, at: Instant) -> Result<()> {
    notices::seen(tx, person, &ANSWERS, slip.raw(), at)
}

/// He has opened or signed it: no mail needs to speak of it.
pub fn seen(tx: &Tx<'_>, slip: Id<crate::Slip>, person: Id<Person>, at: Instant) -> Result<()> {
    notices::seen(tx, person, &SLIP, slip.raw(), at)?;
    notices::seen(tx, person, &REMINDER, slip.raw(), at)
}

/// It was taken back.
pub fn taken_back(tx: &Tx<'_>, slip: Id<crate::Slip>) -> Result<()> {
    notices::take_back(tx, &SLIP, slip.raw())?;
    notices::take_back(tx, &REMINDER, slip.raw())?;
    notices::take_back(tx, &ANSWERS, slip.raw())
}
