//! Sending: from what was written to a letter on its way, in one transaction.

use crate::{
    Draft, Letter, Pick, Role,
    addressee::Addressee,
    attachments, brake,
    delivering::{self, Left},
    draft::{Choices, Kind, When},
    index::{To, Words},
    jobs::{Deliver, Translate},
    letter::State,
    news,
    pick::{PICKS_MAX, Target},
    reach::{self, Reached},
    refusal::{Refusal, Unreachable},
    store::{self, drafts::Writing, letters::NewLetter},
    urls,
};
use base::{Id, Instant, Lang};
use db::{Error, Result, Tx};
use people::{Person, Standing};

/// A letter that left, or will.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    pub letter: Id<Letter>,
    pub state: State,
    /// When the last of its readers has it.
    pub deliver_at: Instant,
}

/// Beyond this many names a letter is one to many: an answer to it goes aside.
const FEW: usize = 8;
/// How long one may answer somebody one could not write to first.
const ANSWER_DAYS: i64 = 90;
/// Letters within an hour, whatever their size.
const LETTERS_AN_HOUR_MAX: i64 = 120;
/// The furthest hour one may choose.
const LATER_DAYS_MAX: i64 = 200;

/// What somebody asks to be sent.
#[derive(Clone, Debug)]
pub struct Order {
    pub writing: Writing,
    /// The draft it was, whose files it takes over.
    pub draft: Option<Id<Draft>>,
    /// Made with its form: a form sent twice is one letter. Or empty.
    pub once: String,
    pub lang: Lang,
    /// The house translates: what is sent is prepared for who reads another language.
    pub translates: bool,
    pub now: Instant,
}

/// Sends what was written. [`Refusal`] says why not: then nothing has happened.
pub fn send(tx: &Tx<'_>, sender: &Standing, order: &Order) -> Result<Sent> {
    let Order { writing, draft, once, lang, now, .. } = order;
    let now = *now;
    let answered = match writing.answers {
        Some(letter) => store::letters::find(tx, letter, sender.person)?,
        None => None,
    };
    let from = check_choices(sender, &writing.choices, now).map_err(Error::refused)?;
    let reached = reached(tx, sender, writing, answered.as_ref(), now)?;
    let addressees = addressees(&reached, &writing.choices, from);
    let groups: Vec<_> = addressees.iter().filter_map(|it| it.pick.target.group_id()).collect();
    let members = match groups.as_slice() {
        [] => 0,
        groups => store::reach::members(tx, groups, brake::COUNTED_MAX)?,
    };
    let weight = members + count(addressees.len() - groups.len());
    let is_held = brakes(tx, sender, weight, now)?;
    let first = addressees.iter().map(|it| it.deliver_at).min().unwrap_or(from);
    let last = addressees.iter().map(|it| it.deliver_at).max().unwrap_or(from);
    let state = match (is_held, first > now) {
        (true, _) => State::Held,
        (false, true) => State::Waiting,
        (false, false) => State::Sent,
    };
    // Most letters: everybody is named, and nobody has quiet.
    let is_handed_out = !is_held && groups.is_empty() && last <= now;
    let id = tx.new_id();
    let is_to_many = !groups.is_empty() || addressees.len() > FEW;
    let letter = NewLetter {
        id,
        thread: thread(id, writing, answered.as_ref()),
        answers: answered.as_ref().map(|answered| answered.id),
        sender: sender.person,
        subject: writing.subject.clone(),
        body: writing.body.clone(),
        lang: *lang,
        addressees: u32::try_from(addressees.len()).unwrap_or(u32::MAX),
        state,
        sent_at: now,
        deliver_at: last,
        urgent_reason: (writing.choices.when == When::Urgent)
            .then(|| writing.choices.urgent_reason.trim().to_owned()),
        no_reply: writing.choices.no_reply && sender.is_staff(),
        wants_receipts: writing.choices.wants_receipts && sender.is_staff(),
        is_to_many,
        weight: u32::try_from(weight).unwrap_or(u32::MAX),
        attachments: attachments::send(tx, sender.person, writing, *draft, id, now)?,
        once: once.clone(),
    };
    write_down(tx, sender, &letter, &addressees, is_handed_out)?;
    if is_held {
        hold(tx, sender, id, now)?;
    } else if is_handed_out {
        delivering::hand_out(tx, id, &sender.name, &addressees, now)?;
    } else if state == State::Sent && weight <= i64::from(delivering::AT_ONCE_MAX) {
        if let Left::Later(hour) = delivering::at_once(tx, id, now)? {
            jobs::enqueue(tx, &Deliver { letter: id }, hour)?;
        }
    } else {
        jobs::enqueue(tx, &Deliver { letter: id }, first.max(now))?;
    }
    if order.translates && !is_held {
        jobs::enqueue(tx, &Translate { letter: id }, now)?;
    }
    crate::audit::sent(tx, sender, &letter, now)?;
    Ok(Sent { letter: id, state, deliver_at: last })
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// What its sender chose, checked: the hour from which it may go.
fn check_choices(sender: &Standing, choices: &Choices, now: Instant) -> Result<Instant, Refusal> {
    match choices.when {
        When::Urgent if !sender.is_staff() => Err(Refusal::NotUrgentForYou),
        When::Urgent if choices.urgent_reason.trim().is_empty() => {
            Err(Refusal::UrgentWithoutReason)
        }
        When::Soon | When::Urgent => Ok(now),
        When::Later => match Instant::parse_local(&choices.later) {
            None => Err(Refusal::LaterUnreadable),
            Some(at) if at <= now => Err(Refusal::LaterInThePast),
            Some(at) if at > now.plus_days(LATER_DAYS_MAX) => Err(Refusal::LaterTooFar),
            Some(at) => Ok(at),
        },
    }
}

/// Everybody the letter names, if each of them may be written to.
fn reached(
    tx: &Tx<'_>,
    sender: &Standing,
    writing: &Writing,
    answered: Option<&Letter>,
    now: Instant,
) -> Result<Vec<Reached>> {
    let picks = with_copies(tx, sender, writing)?;
    if picks.is_empty() {
        return Err(Error::refused(Refusal::NoAddressee));
    }
    if picks.len() > PICKS_MAX {
        return Err(Error::refused(Refusal::TooManyAddressees));
    }
    let may_answer = answered
        .filter(|it| !it.is_mine() && !it.no_reply && it.state == State::Sent)
        .filter(|it| it.sent_at.plus_days(ANSWER_DAYS) > now)
        .map(|it| it.sender_id);
    let reached = reach::all_veiled(tx, sender, &picks, may_answer)?;
    let refused = reached.iter().filter_map(|it| {
        let why = it.refusal?;
        Some(Unreachable { name: it.name.clone(), why })
    });
    let refused: Vec<Unreachable> = refused.collect();
    if refused.is_empty() {
        Ok(reached)
    } else {
        Err(Error::refused(Refusal::Unreachable(refused)))
    }
}

/// The picks, and the other guardians of the pupils whose guardian is named, when the sender wants
/// them to have a copy: each in his own right.
fn with_copies(tx: &Tx<'_>, sender: &Standing, writing: &Writing) -> Result<Vec<Pick>> {
    let mut picks = writing.picks.clone();
    if !writing.choices.copies_guardians || !sender.is_staff() {
        return Ok(picks);
    }
    let named: Vec<Id<Person>> = picks.iter().filter_map(|pick| pick.target.person_id()).collect();
    for (guardian, pupil, other) in store::reach::other_guardians(tx, &named)? {
        let is_meant = picks.iter().any(|pick| {
            pick.target.person_id() == Some(guardian)
                && pick.target.on_behalf_of().is_none_or(|meant| meant == pupil)
        });
        let is_named = picks.iter().any(|pick| pick.target.person_id() == Some(other));
        if is_meant && !is_named {
            let target = Target::Person { id: other, on_behalf_of: Some(pupil) };
            picks.push(Pick { role: Role::To, target });
        }
    }
    Ok(picks)
}

/// Urgent passes the quiet hours; anything else waits for their end, each for his own school's.
fn addressees(reached: &[Reached], choices: &Choices, from: Instant) -> Vec<Addressee> {
    let addressee = |it: &Reached| Addressee {
        pick: it.pick,
        name: it.name.clone(),
        deliver_at: if choices.when == When::Urgent { from } else { it.delivery(from) },
    };
    reached.iter().map(addressee).collect()
}

/// An answer to a letter sent to many, when it goes to its author alone, is an exchange of its own.
fn thread(id: Id<Letter>, writing: &Writing, answered: Option<&Letter>) -> Id<Letter> {
    match (writing.kind, answered) {
        (Kind::Answer, Some(answered)) if !answered.is_to_many => answered.thread_id,
        (Kind::AnswerAll, Some(answered)) => answered.thread_id,
        _ => id,
    }
}

/// Says whether a head must look first; refuses a machine.
fn brakes(tx: &Tx<'_>, sender: &Standing, weight: i64, now: Instant) -> Result<bool> {
    let hour = store::pace::count(tx, sender.person, weight, now, brake::since(now))?;
    if hour.letters > LETTERS_AN_HOUR_MAX {
        return Err(Error::refused(Refusal::TooManyLetters));
    }
    Ok(hour.weight > brake::limit(sender))
}

fn hold(tx: &Tx<'_>, sender: &Standing, letter: Id<Letter>, now: Instant) -> Result<()> {
    let school = brake::school(sender).unwrap_or(Id::new(0));
    store::holds::insert(tx, letter, school, now)?;
    let moderators = store::reports::moderators(tx, school)?;
    delivering::tell(tx, &moderators);
    news::awaits(tx, &moderators, letter.raw(), urls::REPORTS.to_owned(), now)
}

/// The letter, to whom it is, its author's copy, and the words it is found by.
fn write_down(
    tx: &Tx<'_>,
    sender: &Standing,
    letter: &NewLetter,
    addressees: &[Addressee],
    is_handed_out: bool,
) -> Result<()> {
    store::letters::insert(tx, letter)?;
    store::addressees::insert(tx, letter.id, addressees, is_handed_out)?;
    store::deliveries::keep_sent(tx, letter.id, sender.person, letter.sent_at)?;
    let to = addressees.iter().map(|addressee| To {
        reader: match addressee.pick.target {
            Target::Person { id, .. } => id.raw(),
            Target::Group(id) => id.raw(),
        },
        is_told: addressee.pick.role != Role::Bcc,
        name: &addressee.name,
    });
    let words = Words {
        letter: letter.id,
        sender: (sender.person, &sender.name),
        subject: &letter.subject,
        body: &letter.body,
    };
    words.put_new(tx, to)
}
