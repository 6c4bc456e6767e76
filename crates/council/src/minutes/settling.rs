//! Settling minutes: put to the next meeting, remarked upon, settled, signed, published (CGCT
//! L2121-15). Each step is taken once, in its order.

use super::kept::{Kept, Minutes, State};
use crate::{
    Mandate, Meeting,
    life::{
        signing::{Role, Signing},
        telling,
    },
    meeting::{ItemKind, State as Stage, Written},
    store::{self, acts::NewSignature},
};
use base::{Day, Id, Instant};
use db::{Error, Result, Tx};
use people::Person;

/// Why a step cannot be taken; nothing has happened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("no meeting follows")]
    NoNextMeeting,
    #[error("they were put already")]
    AlreadyPut,
    #[error("they were not put to a meeting")]
    NotPut,
    /// Its members were told of the agenda it is on.
    #[error("the next meeting is convened")]
    Convened,
    /// The next meeting, of this day, is not held yet.
    #[error("the meeting of {day} is not held")]
    NotHeld { day: Day },
    /// Once settled nobody remarks any more.
    #[error("they are settled")]
    Settled,
    #[error("they are not settled")]
    NotSettled,
    #[error("the meeting names no chair or no secretary")]
    NoOfficer,
    #[error("he signs nothing of this meeting")]
    NotOfficer,
    #[error("a day to come: {day}")]
    ToCome { day: Day },
    #[error("signed on {signed_on}, settled on {adopted_on}")]
    SignedBefore { signed_on: Day, adopted_on: Day },
    #[error("they are not signed")]
    NotSigned,
    #[error("they are published")]
    Published,
}

fn refused<T>(refused: Refused) -> Result<T> {
    Err(Error::refused(refused))
}

/// Puts the text to the next meeting, as the first line of its agenda while that is being written.
/// `sheet`: what is put, as JSON; `title`: how the agenda says it.
pub fn put(tx: &Tx<'_>, minutes: &Minutes, sheet: &str, title: &str) -> Result<()> {
    if store::minutes::find(tx, minutes.meeting.id)?.is_some() {
        return refused(Refused::AlreadyPut);
    }
    let meeting = &minutes.meeting;
    let Some(next) = store::minutes::next_meeting(tx, meeting.body_id, meeting.meets_at)? else {
        return refused(Refused::NoNextMeeting);
    };
    let item = if next.state == Stage::Draft {
        store::meetings::turn(tx, &next, Stage::Draft)?;
        let items = store::meetings::items(tx, next.id)?;
        let after = u16::try_from(items.len()).unwrap_or(u16::MAX);
        let line = (ItemKind::Information, title.to_owned(), None);
        let made = store::meetings::add_items(tx, next.id, after, &[line])?;
        let order: Vec<_> = made.iter().copied().chain(items.iter().map(|it| it.id)).collect();
        store::meetings::order_items(tx, &order)?;
        made.first().copied()
    } else {
        None
    };
    let digest = blake3::hash(sheet.as_bytes()).to_hex().to_string();
    store::minutes::insert(tx, meeting, sheet, &digest, (next.id, item))
}

/// They are a draft again, to be corrected: before the members were told of the meeting they are
/// put to, or when that one had no quorum.
pub fn take_back(tx: &Tx<'_>, minutes: &Minutes) -> Result<()> {
    let kept = current(tx, minutes)?;
    if kept.state != State::Put {
        return refused(Refused::Settled);
    }
    let next = settling_meeting(tx, &kept)?;
    match (next.state, kept.item_id) {
        (Stage::Draft | Stage::Void, _) | (Stage::Convened, None) => {}
        _ => return refused(Refused::Convened),
    }
    store::minutes::remove(tx, &kept)?;
    let Some(item) = kept.item_id.filter(|_| next.state == Stage::Draft) else { return Ok(()) };
    store::meetings::turn(tx, &next, Stage::Draft)?;
    store::meetings::remove_item(tx, next.id, item)?;
    let left: Vec<_> = store::meetings::items(tx, next.id)?.iter().map(|item| item.id).collect();
    store::meetings::order_items(tx, &left)
}

/// A member asked for a change: it is kept beside the text.
pub fn remark(tx: &Tx<'_>, minutes: &Minutes, who: Id<Mandate>, words: &str) -> Result<()> {
    let kept = current(tx, minutes)?;
    if kept.state != State::Put {
        return refused(Refused::Settled);
    }
    check_held(tx, &kept)?;
    store::minutes::insert_remark(tx, kept.meeting_id, who, words)
}

/// They are settled at the beginning of the next meeting, with what was remarked.
pub fn adopt(tx: &Tx<'_>, minutes: &Minutes) -> Result<()> {
    let kept = current(tx, minutes)?;
    if kept.state != State::Put {
        return refused(Refused::Settled);
    }
    let next = check_held(tx, &kept)?;
    store::minutes::adopt(tx, &kept, next.day())
}

/// True when chair and secretary have both signed.
pub fn sign(
    tx: &Tx<'_>,
    minutes: &Minutes,
    how: Signing,
    by: Id<Person>,
    now: Instant,
) -> Result<bool> {
    let kept = current(tx, minutes)?;
    let Some(adopted_on) = kept.adopted_on else { return refused(Refused::NotSettled) };
    if kept.state != State::Adopted {
        return refused(Refused::NotSettled);
    }
    for signature in signatures(minutes, how, by, now)? {
        let signed_on = signature.signed_on;
        if signed_on > now.day() {
            return refused(Refused::ToCome { day: signed_on });
        }
        if signed_on < adopted_on {
            return refused(Refused::SignedBefore { signed_on, adopted_on });
        }
        store::minutes::write_signature(tx, kept.meeting_id, &signature)?;
    }
    let is_signed = store::minutes::signatures(tx, kept.meeting_id)?.len() == 2;
    if is_signed {
        store::minutes::turn(tx, &kept, State::Signed)?;
        telling::minutes_signed(tx, kept.meeting_id)?;
    }
    Ok(is_signed)
}

/// For everybody and for good.
pub fn publish(tx: &Tx<'_>, minutes: &Minutes, now: Instant) -> Result<()> {
    let kept = current(tx, minutes)?;
    match kept.state {
        State::Signed => store::minutes::publish(tx, &kept, now),
        State::Published => refused(Refused::Published),
        State::Put | State::Adopted => refused(Refused::NotSigned),
    }
}

/// The last day to publish: within a week after the meeting that settled them (L2121-15).
pub fn publication_due_on(adopted_on: Day) -> Day {
    adopted_on.plus_days(7)
}

fn current(tx: &Tx<'_>, minutes: &Minutes) -> Result<Kept> {
    match store::minutes::find(tx, minutes.meeting.id)? {
        Some(kept) => Ok(kept),
        None => refused(Refused::NotPut),
    }
}

fn settling_meeting(tx: &Tx<'_>, kept: &Kept) -> Result<Written> {
    store::meetings::find(tx, kept.put_to)?.ok_or(Error::Missing)
}

/// The meeting that settles them, once it is held.
fn check_held(tx: &Tx<'_>, kept: &Kept) -> Result<Written> {
    let next = settling_meeting(tx, kept)?;
    match next.state {
        Stage::Open | Stage::Closed => Ok(next),
        Stage::Draft | Stage::Convened | Stage::Void => {
            refused(Refused::NotHeld { day: next.day() })
        }
    }
}

/// Who signs: the viewer as whatever he is in the meeting, or both on paper on the days said.
fn signatures(
    minutes: &Minutes,
    how: Signing,
    by: Id<Person>,
    now: Instant,
) -> Result<Vec<NewSignature>> {
    let meeting: &Meeting = &minutes.meeting;
    let (Some(chair), Some(secretary)) = (meeting.chair_id, meeting.secretary_id) else {
        return refused(Refused::NoOfficer);
    };
    let (person, recorded_by, days) = match how {
        Signing::InPerson => {
            let today = Some(now.day());
            let (is_chair, is_secretary) = minutes.signs;
            let days = (today.filter(|_| is_chair), today.filter(|_| is_secretary));
            (Some(by), None, days)
        }
        Signing::OnPaper { chair_on, secretary_on } => (None, Some(by), (chair_on, secretary_on)),
    };
    let one = |role, mandate, day: Option<Day>| {
        day.map(|signed_on| NewSignature { role, mandate, person, recorded_by, signed_on, at: now })
    };
    let both = [one(Role::Chair, chair, days.0), one(Role::Secretary, secretary, days.1)];
    let new: Vec<NewSignature> = both.into_iter().flatten().collect();
    if new.is_empty() { refused(Refused::NotOfficer) } else { Ok(new) }
}
