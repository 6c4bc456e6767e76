//! Convening: what must be true before members are told of a meeting (CGCT L2121-10 to L2121-12,
//! L2121-17), and the telling.

use crate::{
    AgainError, Failed, Mandate, Meeting, Reconvening,
    meeting::{Item, ItemKind, ItemState, State, Way, Written},
    period::{Notice, NoticeError},
    record::Record,
    store,
};
use base::{Day, Id, Instant};
use db::{Error, Result, Tx};
use notices::{Reader, Telling, Timing};
use people::{Body, GroupKind, Person};
use web::{NoticeKind, Rhythm};

/// A meeting one sits in.
pub const CONVENED: NoticeKind = NoticeKind {
    word: "council.convened",
    text: text::id!("council-notice-kind"),
    icon: "landmark",
    rhythm: Rhythm::AtOnce,
    shown: |standing| {
        let decides = |kind| matches!(kind, GroupKind::Agents | GroupKind::Delegates);
        standing.memberships.iter().any(|member| decides(member.kind))
    },
};

/// Why members cannot be told so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("an open syndicate without statutes")]
    NoRules,
    #[error("an empty agenda")]
    NoItem,
    #[error("nobody is a member on {0}")]
    NoMember(Day),
    #[error("nobody presides on {0}")]
    NoChair(Day),
    /// A point that becomes a deliberation, and decides nothing.
    #[error("item {place} decides nothing")]
    NoDecision { place: u16, title: String },
    #[error("sent tomorrow")]
    SentLater,
    #[error("these rules know no urgency")]
    UrgentNever,
    #[error("an urgency without a reason")]
    UrgentWithoutReason,
    #[error(transparent)]
    Notice(#[from] NoticeError),
    /// `earliest` and `due_on` are said of the meeting that had no quorum.
    #[error(transparent)]
    Again(#[from] AgainError<Id<Item>>),
}

/// What an agent says of the convening he sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    pub sent_on: Day,
    /// Why the notice is shortened, when it is.
    pub urgent: Option<String>,
}

/// The meeting that had no quorum, with what it left, when this one takes it up again.
pub fn first_meeting(
    tx: &Tx<'_>,
    follows: Option<Id<Meeting>>,
    body: &Body,
) -> Result<Option<Failed<Id<Item>>>> {
    let Some(first) = follows else { return Ok(None) };
    let Some(first) = store::meetings::find(tx, first)? else { return Ok(None) };
    failed(tx, &first, body).map(Some)
}

/// What a meeting left, and whether it was convened as the law asks (« régulièrement »).
pub fn failed(tx: &Tx<'_>, meeting: &Written, body: &Body) -> Result<Failed<Id<Item>>> {
    let record = Record::of(tx, meeting, body)?;
    let left = record.items.iter().filter(|item| item.state == ItemState::Left);
    let is_urgent = !meeting.urgent_reason.is_empty();
    let is_regular = |sent_on| {
        let notice = record.rules().notice.check(sent_on, meeting.day(), is_urgent);
        meeting.follows_id.is_some() || notice.is_ok()
    };
    Ok(Failed {
        held_on: meeting.day(),
        left: left.map(|item| item.id).collect(),
        was_regular: meeting.convened_on.is_some_and(is_regular),
    })
}

/// Whether a meeting may be convened so; everything that is wrong, not the first thing.
pub fn check(
    record: &Record,
    has_rules: bool,
    undecided: &[Id<Item>],
    first: Option<&Failed<Id<Item>>>,
    sending: &Sending,
    today: Day,
) -> std::result::Result<Notice, Vec<Refused>> {
    let held_on = record.meeting.day();
    let mut errors = Vec::new();
    if !has_rules {
        errors.push(Refused::NoRules);
    }
    if record.items.is_empty() {
        errors.push(Refused::NoItem);
    }
    match record.members().next() {
        None => errors.push(Refused::NoMember(held_on)),
        Some(_) if !record.members().any(Mandate::is_chair) => {
            errors.push(Refused::NoChair(held_on));
        }
        Some(_) => {}
    }
    errors.extend(
        record
            .items
            .iter()
            .filter(|item| item.kind == ItemKind::Decision && undecided.contains(&item.id))
            .map(|item| Refused::NoDecision { place: item.place, title: item.title.clone() }),
    );
    if sending.sent_on > today {
        errors.push(Refused::SentLater);
    }
    let notice = check_time(record, first, sending, &mut errors);
    match notice {
        Some(notice) if errors.is_empty() => Ok(notice),
        _ => Err(errors),
    }
}

/// Whether it leaves in time. A second convening keeps its own distance instead (L2121-17).
fn check_time(
    record: &Record,
    first: Option<&Failed<Id<Item>>>,
    sending: &Sending,
    errors: &mut Vec<Refused>,
) -> Option<Notice> {
    let (rules, held_on, sent_on) = (record.rules(), record.meeting.day(), sending.sent_on);
    if let Some(failed) = first {
        let items: Vec<Id<Item>> =
            record.items.iter().map(|item| item.again_id.unwrap_or(item.id)).collect();
        let again = failed.check_again(rules, held_on, &items);
        errors.extend(again.err().into_iter().flatten().map(Refused::Again));
        let is_by_right = matches!(rules.reconvening, Reconvening::ByRight { .. });
        if sent_on > held_on && !is_by_right {
            errors.push(NoticeError::SentAfterwards { sent_on, held_on }.into());
        }
        let clear_days = crate::period::clear_days(sent_on, held_on);
        return Some(Notice { clear_days, is_shortened: false });
    }
    match &sending.urgent {
        Some(_) if rules.notice.urgent.is_none() => errors.push(Refused::UrgentNever),
        Some(reason) if reason.is_empty() => errors.push(Refused::UrgentWithoutReason),
        _ => {}
    }
    match rules.notice.check(sent_on, held_on, sending.urgent.is_some()) {
        Ok(notice) => Some(notice),
        Err(error) => {
            errors.push(error.into());
            None
        }
    }
}

/// The items of an agenda under which nothing is decided yet.
pub fn undecided(tx: &Tx<'_>, record: &Record) -> Result<Vec<Id<Item>>> {
    let decisions = store::drafts::decisions_of_meeting(tx, record.meeting.id)?;
    let decides = |act: Id<crate::Deliberation>| {
        decisions.iter().any(|decision| decision.deliberation_id == act)
    };
    let acts = record.acts.iter().filter(|act| !decides(act.id));
    Ok(acts.map(|act| act.item_id).collect())
}

/// Members are told, and what rules the meeting stands from now on.
pub fn send(
    tx: &Tx<'_>,
    record: &Record,
    sending: &Sending,
    telling: Telling,
    at: Instant,
) -> Result<()> {
    let meeting = &record.meeting;
    if meeting.state != State::Draft {
        return Err(Error::Conflict("it was convened meanwhile".to_owned()));
    }
    let reason = sending.urgent.clone().unwrap_or_default();
    let rules = record.bylaws.to_json()?;
    store::meetings::convene(tx, meeting, sending.sent_on, &reason, &rules)?;
    let told: Vec<(Id<Mandate>, Way)> = record
        .members()
        .map(|one| (one.id, if one.person_id.is_some() { Way::Notice } else { Way::Paper }))
        .collect();
    let sent_at = if sending.sent_on == at.day() {
        at
    } else {
        Instant::at(sending.sent_on, base::Minutes(12 * 60))
    };
    store::meetings::insert_convening(tx, meeting.id, sent_at, &reason, &told)?;
    notices::take_back(tx, &CONVENED, meeting.id.raw())?;
    notices::tell(tx, &telling, &readers(record))
}

/// Those who sign in, each once.
fn readers(record: &Record) -> Vec<Reader> {
    let mut persons: Vec<Id<Person>> = record.members().filter_map(|one| one.person_id).collect();
    persons.sort_unstable();
    persons.dedup();
    persons.into_iter().map(Reader::person).collect()
}

/// It is prepared anew: those who were told are told that it does not stand.
pub fn take_back(tx: &Tx<'_>, meeting: &Meeting, when: &str, at: Instant) -> Result<()> {
    let record = Record::load(tx, meeting)?;
    store::meetings::take_back(tx, &meeting.written)?;
    notices::take_back(tx, &CONVENED, meeting.id.raw())?;
    let telling = Telling {
        url: crate::urls::body(meeting.body_id),
        text: text::id!("council-notice-taken-back"),
        ..telling(meeting, when.to_owned(), at)
    };
    notices::tell(tx, &telling, &readers(&record))
}

/// What its members read. The delay of the law runs: no quiet hour holds it back.
pub fn telling(meeting: &Meeting, when: String, at: Instant) -> Telling {
    Telling {
        kind: CONVENED,
        thing: meeting.id.raw(),
        url: crate::urls::meeting(meeting.id),
        text: text::id!("council-notice-convened"),
        args: vec![("body", meeting.assembly.name.clone()), ("when", when)],
        at,
        timing: Timing::Now,
        except: None,
    }
}
