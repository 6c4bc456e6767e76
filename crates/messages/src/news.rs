//! The news the post tells: a letter has come, a letter is reported. Who has written, never what.

use crate::{Letter, report::schools_moderated, store, urls};
use base::{Id, Instant, PersonName};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::Person;
use web::{NoticeKind, Rhythm};

pub const LETTER: NoticeKind = NoticeKind {
    word: "messages.letter",
    text: text::id!("messages-notice-letters"),
    icon: "mail",
    rhythm: Rhythm::AtOnce,
    shown: |_| true,
};

pub const REPORT: NoticeKind = NoticeKind {
    word: "messages.report",
    text: text::id!("messages-notice-reports"),
    icon: "flag",
    rhythm: Rhythm::AtOnce,
    shown: |standing| !schools_moderated(standing).is_empty(),
};

/// A letter has come to these readers. The post has kept the quiet hours already.
pub fn arrived(
    tx: &Tx<'_>,
    letter: Id<Letter>,
    sender: &PersonName,
    readers: &[Reader],
    at: Instant,
) -> Result<()> {
    tell(tx, letter, sender, readers, text::id!("messages-notice-arrived"), at)
}

/// Its sender reminds those who have not read it.
pub fn reminded(tx: &Tx<'_>, letter: Id<Letter>, readers: &[Reader], at: Instant) -> Result<()> {
    let sender = store::letters::sender(tx, letter)?;
    tell(tx, letter, &sender, readers, text::id!("messages-notice-reminder"), at)
}

fn tell(
    tx: &Tx<'_>,
    letter: Id<Letter>,
    sender: &PersonName,
    readers: &[Reader],
    text: &'static str,
    at: Instant,
) -> Result<()> {
    if readers.is_empty() {
        return Ok(());
    }
    let telling = Telling {
        kind: LETTER,
        thing: letter.raw(),
        url: urls::letter(letter),
        text,
        args: vec![("name", sender.full())],
        at,
        timing: Timing::Now,
        except: None,
    };
    notices::tell(tx, &telling, readers)
}

/// The letter was opened: no mail needs to speak of it.
pub fn opened(tx: &Tx<'_>, letters: &[Id<Letter>], person: Id<Person>, at: Instant) -> Result<()> {
    letters.iter().try_for_each(|letter| notices::seen(tx, person, &LETTER, letter.raw(), at))
}

/// The letter was taken back.
pub fn taken_back(tx: &Tx<'_>, letter: Id<Letter>) -> Result<()> {
    notices::take_back(tx, &LETTER, letter.raw())
}

/// Something awaits those who look after reports: a report, or a letter the brake holds.
pub fn awaits(
    tx: &Tx<'_>,
    moderators: &[Id<Person>],
    thing: i64,
    url: String,
    at: Instant,
) -> Result<()> {
    let readers: Vec<Reader> = moderators.iter().map(|person| Reader::person(*person)).collect();
    let telling = Telling {
        kind: REPORT,
        thing,
        url,
        text: text::id!("messages-notice-reported"),
        args: Vec::new(),
        at,
        timing: Timing::Quiet,
        except: None,
    };
    notices::tell(tx, &telling, &readers)
}

/// It was looked at.
pub fn looked_at(tx: &Tx<'_>, thing: i64) -> Result<()> {
    notices::take_back(tx, &REPORT, thing)
}
