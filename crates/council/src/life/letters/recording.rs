//! A letter of the prefecture is written down, and those who work for the body are told.

use super::{Correspondence, Kind, Letter, files_of};
use crate::{
    Deliberation,
    deliberation::Written,
    life::{deeds, letters::refusal::Refusal},
    store, urls,
};
use base::{Day, Id, Instant};
use db::{Error, Result, Tx};
use files::File;
use notices::{Reader, Telling, Timing};
use people::{GroupKind, Person, Scope};
use web::{NoticeKind, Rhythm};

/// The prefecture has written about an act.
pub const LETTER: NoticeKind = NoticeKind {
    word: "council.letter",
    text: text::id!("council-letter-kind"),
    icon: "landmark",
    rhythm: Rhythm::AtOnce,
    shown: |standing| standing.memberships.iter().any(|member| member.kind == GroupKind::Agents),
};

/// What an agent has before him: a letter on paper, or in another system.
#[derive(Clone, Debug)]
pub struct Typed {
    pub kind: Kind,
    pub written_on: Day,
    pub came_on: Day,
    pub words: String,
    /// His own uploads.
    pub documents: Vec<Id<File>>,
}

/// What an operator has brought.
#[derive(Clone, Debug)]
pub struct Brought {
    pub kind: Kind,
    pub written_on: Day,
    pub words: String,
    pub external_id: String,
    /// What the State sent, byte for byte.
    pub message: Vec<u8>,
    /// Files of nobody.
    pub documents: Vec<Id<File>>,
}

/// An agent writes a letter down. The days must hold together.
pub fn record(
    tx: &Tx<'_>,
    act: &Written,
    typed: &Typed,
    by: Id<Person>,
    now: Instant,
) -> Result<Id<Letter>> {
    check(act, typed, now.day()).map_err(Error::refused)?;
    let letter = Letter {
        id: tx.new_id(),
        deliberation_id: act.id,
        kind: typed.kind,
        written_on: typed.written_on,
        came_on: typed.came_on,
        words: typed.words.clone(),
        external_id: String::new(),
        recorded_by: Some(by),
        recorded_at: now,
    };
    store::letters::insert(tx, &letter, None)?;
    files::attach(tx, by, &typed.documents, files_of(letter.id))?;
    told(tx, act, &letter, now)?;
    Ok(letter.id)
}

fn check(act: &Written, typed: &Typed, today: Day) -> std::result::Result<(), Refusal> {
    let Typed { written_on, came_on, .. } = *typed;
    let received_on = act.transmitted_at.map(Instant::day).ok_or(Refusal::NotTransmitted)?;
    if came_on > today {
        return Err(Refusal::ToCome { day: came_on });
    }
    if came_on < written_on {
        return Err(Refusal::CameBefore { came_on, written_on });
    }
    if written_on < received_on {
        return Err(Refusal::WrittenBefore { written_on, received_on });
    }
    if typed.documents.is_empty() { Err(Refusal::NoDocument) } else { Ok(()) }
}

/// What an operator brings counts as it is; once. False when it was written down before.
pub fn bring(tx: &Tx<'_>, act: Id<Deliberation>, brought: &Brought, now: Instant) -> Result<bool> {
    if store::letters::is_known(tx, act, &brought.external_id)? {
        return Ok(false);
    }
    let act = store::deliberations::find(tx, act)?.ok_or(Error::Missing)?;
    let letter = Letter {
        id: tx.new_id(),
        deliberation_id: act.id,
        kind: brought.kind,
        written_on: brought.written_on,
        came_on: now.day().max(brought.written_on),
        words: brought.words.clone(),
        external_id: brought.external_id.clone(),
        recorded_by: None,
        recorded_at: now,
    };
    store::letters::insert(tx, &letter, Some(&brought.message))?;
    files::adopt(tx, &brought.documents, files_of(letter.id))?;
    told(tx, &act, &letter, now)?;
    Ok(true)
}

/// Who and where, never what: the letter is read on its page.
fn told(tx: &Tx<'_>, act: &Written, letter: &Letter, now: Instant) -> Result<()> {
    deeds::letter(tx, letter, now)?;
    let body = people::body::load(tx, act.body_id)?.ok_or(Error::Missing)?;
    let scope = body.town.map_or(Scope::Body(body.id), Scope::Town);
    let Some(agents) = people::groups::find(tx, GroupKind::Agents, scope)? else { return Ok(()) };
    let readers: Vec<Reader> =
        notices::members(tx, &[agents])?.into_iter().map(|(_, reader)| reader).collect();
    let telling = Telling {
        kind: LETTER,
        thing: act.id.raw(),
        url: urls::of_act(act.id, "courriers"),
        text: match letter.kind {
            Kind::Referral => text::id!("council-letter-notice-court"),
            _ => text::id!("council-letter-notice"),
        },
        args: vec![("body", body.name), ("number", act.number.clone().unwrap_or_default())],
        at: now,
        timing: Timing::Quiet,
        except: letter.recorded_by,
    };
    notices::tell(tx, &telling, &readers)
}

/// This person has opened the letters about an act.
pub fn seen(tx: &Tx<'_>, person: Id<Person>, act: Id<Deliberation>, at: Instant) -> Result<()> {
    notices::seen(tx, person, &LETTER, act.raw(), at)
}

/// A letter about this act, with all that was written about it.
pub fn letter_of(
    tx: &Tx<'_>,
    act: Id<Deliberation>,
    letter: Id<Letter>,
) -> Result<Option<(Letter, Correspondence)>> {
    let known = Correspondence::of(tx, act)?;
    let found = known.letters.iter().find(|it| it.id == letter).cloned();
    Ok(found.map(|letter| (letter, known)))
}
