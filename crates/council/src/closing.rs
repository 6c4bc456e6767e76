//! Closing a meeting: its deliberations are numbered, or what had no quorum is left.

use crate::{
    AttendanceError, Meeting, Quorum,
    bylaws::Bylaws,
    deliberation::{Outcome, Written as Act},
    meeting::{ItemKind, ItemState, State},
    numbering::{self, Series},
    poll::counting,
    record::Record,
    store,
};
use base::{Day, Instant, Minutes};
use db::{Error, Result, Tx};

/// Why a meeting cannot be closed so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the meeting is not held")]
    NotOpen,
    #[error("nobody presided")]
    NoChair,
    #[error("nobody wrote")]
    NoSecretary,
    #[error("item {place} was neither voted nor put off")]
    NotVoted { place: u16, title: String },
    /// What it decides was adopted, and somebody has still to be elected.
    #[error("an election of item {place} is not over")]
    NotElected { place: u16, title: String },
    #[error("there is a quorum for item {place}")]
    Quorum { place: u16, quorum: Quorum },
    #[error("nothing is left")]
    NothingLeft,
    #[error(transparent)]
    Sheet(#[from] AttendanceError),
}

/// Carried by [`Error::Refused`].
#[derive(Debug, thiserror::Error)]
#[error("the meeting cannot be closed so")]
pub struct Wrong(pub Vec<Refused>);

fn check_open(record: &Record) -> Vec<Refused> {
    let mut errors = Vec::new();
    if record.meeting.state != State::Open {
        errors.push(Refused::NotOpen);
    }
    if record.meeting.chair_id.is_none() {
        errors.push(Refused::NoChair);
    }
    if record.meeting.secretary_id.is_none() {
        errors.push(Refused::NoSecretary);
    }
    errors
}

/// Everything was dealt with: what was voted is numbered, without a hole.
pub fn close(tx: &Tx<'_>, meeting: &Meeting) -> Result<()> {
    let record = Record::load(tx, meeting)?;
    let mut errors = check_open(&record);
    errors.extend(record.attendance().err().into_iter().flatten().map(Refused::Sheet));
    let is_left = |item: &&crate::meeting::Item| {
        item.kind == ItemKind::Decision && item.state == ItemState::Waiting
    };
    errors.extend(
        record
            .items
            .iter()
            .filter(is_left)
            .map(|item| Refused::NotVoted { place: item.place, title: item.title.clone() }),
    );
    errors.extend(unelected(&record));
    if !errors.is_empty() {
        return Err(Error::refused(Wrong(errors)));
    }
    store::meetings::turn(tx, &record.meeting, State::Closed)?;
    store::meetings::tell_waiting(tx, record.meeting.id)?;
    number(tx, &record)
}

/// The items that were adopted, and of which an election has still to be held.
fn unelected(record: &Record) -> Vec<Refused> {
    let is_waiting = |item: &&crate::meeting::Item| {
        let act = record.act_of(item.id).filter(|act| act.is_adopted());
        act.is_some_and(|act| record.polls_of(act.id).any(counting::is_waiting))
    };
    let waiting = record.items.iter().filter(is_waiting);
    waiting
        .map(|item| Refused::NotElected { place: item.place, title: item.title.clone() })
        .collect()
}

/// The quorum is lost: the meeting is lifted, what was not dealt with is left (L2121-17).
pub fn lift(tx: &Tx<'_>, meeting: &Meeting) -> Result<State> {
    let record = Record::load(tx, meeting)?;
    let mut errors = check_open(&record);
    let waiting = record.items.iter().find(|item| item.state == ItemState::Waiting);
    match (record.attendance(), waiting) {
        (Err(wrong), _) => errors.extend(wrong.into_iter().map(Refused::Sheet)),
        (_, None) => errors.push(Refused::NothingLeft),
        (Ok(attendance), Some(item)) => {
            let (place, quorum) = (item.place, record.quorum(&attendance.at(item.place)));
            if quorum.is_met() {
                errors.push(Refused::Quorum { place, quorum });
            }
        }
    }
    if !errors.is_empty() {
        return Err(Error::refused(Wrong(errors)));
    }
    let has_decided = record.acts.iter().any(|act| act.outcome.is_some());
    let state = if has_decided { State::Closed } else { State::Void };
    store::meetings::turn(tx, &record.meeting, state)?;
    store::meetings::leave_waiting(tx, record.meeting.id)?;
    number(tx, &record)?;
    Ok(state)
}

/// Those voted take the numbers that follow, in the order of the agenda.
fn number(tx: &Tx<'_>, record: &Record) -> Result<()> {
    let (meeting, bylaws) = (&record.meeting, &record.bylaws);
    let pattern = bylaws.pattern().map_err(|error| Error::Engine(error.to_string()))?;
    let held_on = meeting.day();
    let (from, until) = series(bylaws, held_on, meeting.meets_at);
    let known = store::drafts::numbers(tx, meeting.body_id, from, until)?;
    let mut taken: Vec<u32> =
        known.iter().filter_map(|(number, at)| pattern.read(number, at.day())).collect();
    let mut settled = Vec::new();
    for act in record.acts.iter().filter(|act| act.outcome.is_some()) {
        settled.push((
            act.id,
            is_numbered(act).then(|| {
                let number = numbering::next(&taken);
                taken.push(number);
                pattern.write(held_on, number)
            }),
        ));
    }
    store::drafts::settle(tx, &settled)
}

/// What was put off has no number: it will be another deliberation.
fn is_numbered(act: &Act) -> bool {
    act.outcome.is_some_and(|outcome| outcome != Outcome::PutOff)
}

/// The time whose numbers follow each other.
fn series(bylaws: &Bylaws, held_on: Day, meets_at: Instant) -> (Instant, Instant) {
    let midnight = |day: Day| Instant::at(day, Minutes(0));
    match bylaws.series {
        Series::Year => {
            let first = |year: i16| Day::new(year, 1, 1).unwrap_or(held_on);
            (midnight(first(held_on.year())), midnight(first(held_on.year() + 1)))
        }
        Series::Session => (meets_at, meets_at.plus_millis(1)),
    }
}
