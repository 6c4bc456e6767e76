//! Who is told of the life of acts: the chair and the secretary of a meeting, whose signatures are
//! awaited (CGCT L2121-15, L2121-23), and the agents of a body when one of its acts is published,
//! received by the State, or refused. Who and where, never what.

use super::transmission::Transmission;
use crate::{Meeting, deliberation::Written, store, urls};
use base::{Id, Instant};
use db::{Error, Result, Tx};
use notices::{Reader, Telling, Timing};
use people::{Body, GroupKind, Person, Scope};
use web::{NoticeKind, Rhythm};

/// Acts wait for one's signature.
pub const TO_SIGN: NoticeKind = NoticeKind {
    word: "council.to_sign",
    text: text::id!("council-notice-to-sign-kind"),
    icon: "signature",
    rhythm: Rhythm::AtOnce,
    shown: crate::convening::CONVENED.shown,
};

/// Minutes wait for one's signature.
pub const MINUTES: NoticeKind = NoticeKind {
    word: "council.minutes",
    text: text::id!("council-notice-minutes-kind"),
    icon: "signature",
    rhythm: Rhythm::AtOnce,
    shown: crate::convening::CONVENED.shown,
};

/// What became of an act one's body has taken.
pub const ACT: NoticeKind = NoticeKind {
    word: "council.act",
    text: text::id!("council-notice-act-kind"),
    icon: "landmark",
    rhythm: Rhythm::Daily,
    shown: |standing| standing.memberships.iter().any(|it| it.kind == GroupKind::Agents),
};

/// A meeting is over, and its acts have their numbers: chair and secretary sign them. `when`: the
/// meeting, as people say it; `by`: who closed it.
pub fn to_sign(tx: &Tx<'_>, meeting: &Meeting, when: &str, by: Id<Person>) -> Result<()> {
    let left = store::acts::unsigned(tx, meeting.id)?;
    if left.chair == 0 && left.secretary == 0 {
        return Ok(());
    }
    let telling = Telling {
        url: urls::meeting(meeting.id),
        text: text::id!("council-notice-to-sign"),
        ..of_meeting(TO_SIGN, meeting, when, by, tx.now())
    };
    notices::tell(tx, &telling, &officers(tx, meeting.id)?)
}

/// Minutes are settled: chair and secretary of their meeting sign them.
pub fn minutes_to_sign(tx: &Tx<'_>, meeting: &Meeting, when: &str, by: Id<Person>) -> Result<()> {
    let telling = Telling {
        url: urls::of_meeting(meeting.id, "proces-verbal"),
        text: text::id!("council-notice-minutes"),
        ..of_meeting(MINUTES, meeting, when, by, tx.now())
    };
    notices::tell(tx, &telling, &officers(tx, meeting.id)?)
}

/// Minutes are signed: nobody is asked any more.
pub fn minutes_signed(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<()> {
    notices::take_back(tx, &MINUTES, meeting.raw())
}

/// Somebody signed: once nothing of a meeting waits for him any more, he has seen what he was told.
pub fn signed(tx: &Tx<'_>, meeting: Id<Meeting>, at: Instant) -> Result<()> {
    let left = store::acts::unsigned(tx, meeting)?;
    let (chair, secretary) = store::acts::officer_persons(tx, meeting)?;
    let is_done = [(chair, left.chair), (secretary, left.secretary)];
    let done = is_done.into_iter().filter(|(_, left)| *left == 0);
    for person in done.filter_map(|(person, _)| person) {
        let is_asked = chair == Some(person) && left.chair > 0
            || secretary == Some(person) && left.secretary > 0;
        if !is_asked {
            notices::seen(tx, person, &TO_SIGN, meeting.raw(), at)?;
        }
    }
    Ok(())
}

pub fn published(tx: &Tx<'_>, act: &Written, by: Id<Person>) -> Result<()> {
    agents(tx, act, text::id!("council-notice-act-published"), Some(by))
}

pub fn received(tx: &Tx<'_>, act: &Written, by: Option<Id<Person>>) -> Result<()> {
    agents(tx, act, text::id!("council-notice-act-received"), by)
}

pub fn refused(tx: &Tx<'_>, sent: Id<Transmission>, by: Option<Id<Person>>) -> Result<()> {
    let sent = store::transmissions::find(tx, sent)?.ok_or(Error::Missing)?;
    let act = store::deliberations::find(tx, sent.deliberation_id)?.ok_or(Error::Missing)?;
    agents(tx, &act, text::id!("council-notice-act-refused"), by)
}

/// Those who work for a body: for a commune, the agents of its town.
pub fn agents_of(tx: &Tx<'_>, body: &Body) -> Result<Vec<Reader>> {
    let scope = body.town.map_or(Scope::Body(body.id), Scope::Town);
    let Some(agents) = people::groups::find(tx, GroupKind::Agents, scope)? else {
        return Ok(Vec::new());
    };
    Ok(notices::members(tx, &[agents])?.into_iter().map(|(_, reader)| reader).collect())
}

fn agents(
    tx: &Tx<'_>,
    act: &Written,
    text: &'static str,
    except: Option<Id<Person>>,
) -> Result<()> {
    let body = people::body::load(tx, act.body_id)?.ok_or(Error::Missing)?;
    let readers = agents_of(tx, &body)?;
    let telling = Telling {
        kind: ACT,
        thing: act.id.raw(),
        url: urls::deliberation(act.id),
        text,
        args: vec![("body", body.name), ("number", act.number.clone().unwrap_or_default())],
        at: tx.now(),
        timing: Timing::Quiet,
        except,
    };
    notices::tell(tx, &telling, &readers)
}

fn of_meeting(
    kind: NoticeKind,
    meeting: &Meeting,
    when: &str,
    by: Id<Person>,
    at: Instant,
) -> Telling {
    Telling {
        kind,
        thing: meeting.id.raw(),
        url: String::new(),
        text: "",
        args: vec![("body", meeting.assembly.name.clone()), ("when", when.to_owned())],
        at,
        timing: Timing::Quiet,
        except: Some(by),
    }
}

/// Chair and secretary who sign in, each once.
fn officers(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Reader>> {
    let (chair, secretary) = store::acts::officer_persons(tx, meeting)?;
    let secretary = secretary.filter(|person| chair != Some(*person));
    Ok([chair, secretary].into_iter().flatten().map(Reader::person).collect())
}
