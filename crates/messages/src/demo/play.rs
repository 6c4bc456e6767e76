//! Playing a thread: its first letter, who reads it and when, and what is answered.

use super::enclosing;
use crate::{
    Letter, Pick, Role,
    draft::{Choices, Kind},
    pages,
    pick::Target,
    sending::{self, Order, Sent},
    store::{self, drafts::Writing},
};
use base::{Id, Instant, Lang, Minutes, RichText};
use db::{Error, Result, Tx};
use demo::{
    Dice,
    content::{Enclosed, Thread, Who},
};
use files::File;
use people::{Person, Standing};
use std::sync::Arc;
use web::demo::Act;

/// A thread, with the people who write it.
pub struct Script {
    pub thread: Thread,
    pub at: Instant,
    pub to: Vec<Pick>,
    pub enclosed: Enclosed,
    pub players: Players,
    pub dice: Dice,
}

/// Who plays each part; a thread is cast only when all of its parts are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Players {
    pub teacher: Option<Id<Person>>,
    pub colleague: Option<Id<Person>>,
    pub head: Option<Id<Person>>,
    pub agent: Option<Id<Person>>,
    /// A guardian, and the pupil he writes about.
    pub guardian: Option<(Id<Person>, Id<Person>)>,
}

impl Players {
    /// Who plays this part. A teacher answers a teacher: then it is a colleague.
    pub fn of(&self, who: Who, answered: Option<Id<Person>>) -> Option<Id<Person>> {
        match who {
            Who::Teacher if self.teacher == answered => self.colleague,
            Who::Teacher => self.teacher,
            Who::Head => self.head,
            Who::Town => self.agent,
            Who::Guardian => self.guardian.map(|(guardian, _)| guardian),
            Who::ClassGuardians | Who::SchoolGuardians | Who::Team => None,
        }
    }

    /// This person as an addressee: a guardian is written to about his child.
    pub fn target(&self, id: Id<Person>) -> Target {
        let on_behalf_of = self.guardian.filter(|it| it.0 == id).map(|(_, pupil)| pupil);
        Target::Person { id, on_behalf_of }
    }
}

/// A letter about to be sent by one of the players.
#[derive(Clone, Debug)]
pub struct Said {
    pub sender: Id<Person>,
    pub to: Vec<Pick>,
    pub subject: String,
    pub text: String,
    pub answers: Option<Id<Letter>>,
    pub choices: Choices,
    pub files: Vec<Id<File>>,
}

impl Said {
    pub fn new(sender: Id<Person>, to: Vec<Pick>, subject: &str, text: &str) -> Self {
        Said {
            sender,
            to,
            subject: subject.to_owned(),
            text: text.to_owned(),
            answers: None,
            choices: Choices::default(),
            files: Vec::new(),
        }
    }

    pub fn writing(&self) -> Writing {
        Writing {
            answers: self.answers,
            kind: if self.answers.is_some() { Kind::Answer } else { Kind::New },
            picks: self.to.clone(),
            subject: self.subject.clone(),
            body: RichText::from_plain(&self.text),
            choices: self.choices.clone(),
            files: self.files.clone(),
        }
    }
}

pub fn standing(tx: &Tx<'_>, person: Id<Person>) -> Result<Standing> {
    Standing::load(tx, person)?.ok_or(Error::Missing)
}

pub const fn to(target: Target) -> Pick {
    Pick { role: Role::To, target }
}

/// Sends it as its sender would.
pub fn send(tx: &Tx<'_>, said: &Said, now: Instant) -> Result<Sent> {
    let sender = standing(tx, said.sender)?;
    let lang = Lang::guess(&said.text).unwrap_or_default();
    let (writing, once) = (said.writing(), String::new());
    let order = Order { writing, draft: None, once, lang, translates: false, now };
    // Nobody real is named here: what goes wrong in the making of a demo is said whole.
    let said = |error: Error| Error::Engine(format!("{}: {error:?}", said.subject));
    sending::send(tx, &sender, &order).map_err(said)
}

/// The first letter of a thread; the rest follows from it.
pub fn begin(script: Script) -> Act {
    let script = Arc::new(script);
    Act::run(script.at, move |app| async move {
        let Some(sender) = script.players.of(script.thread.from, None) else {
            return Ok(Vec::new());
        };
        let text = script.thread.paragraphs.join("\n\n");
        let mut said = Said::new(sender, script.to.clone(), &script.thread.subject, &text);
        said.files = enclosing::enclose(&app, &said, &script.enclosed, &script.dice).await?;
        let at = script.at;
        let write = move |tx: &Tx<'_>| {
            let sent = send(tx, &said, at)?;
            let mut next = reading(sent.letter, sent.deliver_at);
            next.extend(answer(&script, 0, sent, said.sender));
            Ok(next)
        };
        app.db.write(write).await
    })
}

/// The answer `place` of a thread, to what `author` has just sent.
fn answer(script: &Arc<Script>, place: usize, sent: Sent, author: Id<Person>) -> Option<Act> {
    let reply = script.thread.replies.get(place)?;
    let person = script.players.of(reply.from, Some(author)).filter(|it| *it != author)?;
    let at = by_day(sent.deliver_at.plus_minutes(reply.after_minutes));
    let script = Arc::clone(script);
    let answers = move |tx: &Tx<'_>, now: Instant| {
        pages::letter::open(tx, &[sent.letter], person, now)?;
        let reply = &script.thread.replies[place];
        let subject = re(&script.thread.subject);
        let to = vec![to(script.players.target(author))];
        let mut said = Said::new(person, to, &subject, &reply.paragraphs.join("\n\n"));
        said.answers = Some(sent.letter);
        let sent = send(tx, &said, now)?;
        let mut next = reading(sent.letter, sent.deliver_at);
        next.extend(answer(&script, place + 1, sent, person));
        Ok(next)
    };
    Some(Act::write(at, answers))
}

/// An answer's subject, as the form proposes it.
pub fn re(subject: &str) -> String {
    if subject.starts_with("Re\u{a0}:") {
        subject.to_owned()
    } else {
        format!("Re\u{a0}: {subject}")
    }
}

/// Minutes after it has come, and the share of its readers who have opened it by then.
const WAVES: [(i64, u64); 3] = [(25, 34), (190, 60), (1_380, 82)];
const READERS_AT_ONCE: u32 = 500;

/// Its readers open a letter in waves; some never do.
pub fn reading(letter: Id<Letter>, from: Instant) -> Vec<Act> {
    let mut opened = 0;
    let wave = |(minutes, share): (i64, u64)| {
        let range = std::mem::replace(&mut opened, share)..share;
        Act::write(by_day(from.plus_minutes(minutes)), move |tx, now| {
            let mut after = Id::new(0);
            loop {
                let readers = store::deliveries::readers_after(tx, letter, after, READERS_AT_ONCE)?;
                let Some(last) = readers.last() else { return Ok(Vec::new()) };
                after = *last;
                for reader in readers.iter().filter(|it| range.contains(&haste(letter, **it))) {
                    pages::letter::open(tx, &[letter], *reader, now)?;
                }
            }
        })
    };
    WAVES.map(wave).into()
}

/// How soon somebody opens a letter: 0 is at once, 99 never. Always the same for both.
fn haste(letter: Id<Letter>, reader: Id<Person>) -> u64 {
    let mixed = (letter.raw() ^ reader.raw().rotate_left(23)).unsigned_abs();
    (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) % 100
}

const MORNING: Minutes = Minutes(7 * 60 + 10);
const NIGHT: Minutes = Minutes(21 * 60 + 45);

/// The same moment, or the morning after it when people sleep.
pub fn by_day(at: Instant) -> Instant {
    let spread = at.millis().rem_euclid(41);
    match at.minutes() {
        minutes if minutes < MORNING => Instant::at(at.day(), MORNING).plus_minutes(spread),
        minutes if minutes > NIGHT => {
            Instant::at(at.day().plus_days(1), MORNING).plus_minutes(spread)
        }
        _ => at,
    }
}
