//! Signing: one act for one child or for several, on a screen or on paper.
//!
//! Many sign at the same moment. What they write are rows of their own, and they look at nothing
//! that the others write (`docs/decisions/0004`, 0013): the signature waits for its place in the
//! chain, which the house gives it within a minute.

use crate::{
    Signature, Slip, news,
    question::{self, Answers, Question},
    refusal::Refusal,
    signature::{Given, NOBODY},
    slip::{Follow, Sign, Written},
    store,
};
use base::{Id, Instant};
use db::{Error, Result, Tx};
use people::Person;
use web::{Granted, counters::COUNTERS_TOPIC};

/// What a guardian signs.
#[derive(Clone, Debug)]
pub struct Order {
    pub pupils: Vec<Id<Person>>,
    pub answers: Answers,
    /// The version he has read.
    pub version: u32,
    /// Made with the form: a form sent twice is one signature. Or empty.
    pub once: String,
    /// One for each pupil.
    pub codes: Vec<String>,
    pub now: Instant,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Empty when the same form had come before.
    pub signatures: Vec<Id<Signature>>,
    pub is_late: bool,
}

/// Signs, as the guardian who was let in. [`Refusal`] says why not: then nothing has happened.
pub fn sign(tx: &Tx<'_>, slip: &Granted<Sign, Slip>, order: &Order) -> Result<Outcome> {
    sign_by(tx, slip.id, slip.viewer.person, order)
}

/// The same, by somebody who is not at a screen: the demo plays him. All rules are looked at here.
pub fn sign_by(
    tx: &Tx<'_>,
    slip: Id<Slip>,
    guardian: Id<Person>,
    order: &Order,
) -> Result<Outcome> {
    let written = store::slips::find(tx, slip)?.ok_or(Error::Missing)?;
    let guardians = may_sign(tx, &written, guardian, order)?;
    let is_late = written.is_past(order.now.day());
    let signed: Vec<Given> = order
        .pupils
        .iter()
        .zip(&order.codes)
        .map(|(pupil, code)| Given {
            id: tx.new_id(),
            school_id: written.school_id,
            slip_id: slip,
            version: order.version,
            pupil_id: *pupil,
            guardian_id: guardian,
            recorded_by: NOBODY,
            answers: question::answers_written(&order.answers),
            signed_at: order.now,
            is_late,
            code: code.clone(),
        })
        .collect();
    let is_new = write_down(tx, &signed, &order.once)?;
    if !is_new {
        return Ok(Outcome { signatures: Vec::new(), is_late });
    }
    let questions = questions(tx, &written, order.version)?;
    for pupil in &order.pupils {
        take_places(tx, slip, *pupil, &questions, &order.answers)?;
    }
    tx.signal(COUNTERS_TOPIC, guardians.iter().map(|guardian| guardian.raw()));
    news::seen(tx, slip, guardian, order.now)?;
    Ok(Outcome { signatures: signed.iter().map(|it| it.id).collect(), is_late })
}

/// Every signature, what counts from now on, and its wait for a place in the chain. No when the
/// same form had come before.
fn write_down(tx: &Tx<'_>, signed: &[Given], once: &str) -> Result<bool> {
    let new = store::signatures::insert(tx, signed, once)?;
    if new == 0 {
        return Ok(false);
    }
    if new != signed.len() as u64 {
        return Err(Error::Conflict("a part of this form has come before".to_owned()));
    }
    store::signatures::count(tx, signed).map(|()| true)
}

fn questions(tx: &Tx<'_>, slip: &Written, version: u32) -> Result<Vec<Question>> {
    let version = store::versions::find(tx, slip.id, version)?.ok_or(Error::Missing)?;
    Ok(version.questions())
}

/// Looks at every rule; says whose numbers change when it is signed.
fn may_sign(
    tx: &Tx<'_>,
    slip: &Written,
    guardian: Id<Person>,
    order: &Order,
) -> Result<Vec<Id<Person>>> {
    let today = order.now.day();
    if !slip.is_open() {
        return Err(Error::refused(Refusal::Withdrawn));
    }
    if order.pupils.is_empty() {
        return Err(Error::refused(Refusal::Nobody));
    }
    if order.version < slip.asked_version || order.version > slip.version {
        return Err(Error::refused(Refusal::Corrected));
    }
    let guardians = store::pupils::guardians(tx, &order.pupils, today)?;
    let has_authority = |pupil: &Id<Person>| guardians.contains(&(guardian, *pupil));
    if !order.pupils.iter().all(has_authority) {
        return Err(Error::refused(Refusal::NoAuthority));
    }
    let asked = store::pupils::among(tx, slip.id, &order.pupils)?;
    if asked.len() != order.pupils.len() || asked.iter().any(|it| it.left_at.is_some()) {
        return Err(Error::refused(Refusal::Left));
    }
    if slip.is_past(today) {
        let answers = store::answers::of_pupils(tx, slip.id, &order.pupils)?;
        let has_answered =
            answers.iter().any(|it| it.guardian_id == guardian && it.version >= slip.asked_version);
        if has_answered {
            return Err(Error::refused(Refusal::TooLateToChange));
        }
        if !slip.accepts_late {
            return Err(Error::refused(Refusal::TooLate));
        }
    }
    Ok(guardians.into_iter().map(|(guardian, _)| guardian).collect())
}

/// Takes the place that was chosen, and gives back the one he had.
fn take_places(
    tx: &Tx<'_>,
    slip: Id<Slip>,
    pupil: Id<Person>,
    questions: &[Question],
    answers: &Answers,
) -> Result<()> {
    for question in questions.iter().filter(|it| it.ask == question::Ask::Slot) {
        let (number, wanted) = (question.number, question.slot(answers));
        let had = store::places::booked(tx, slip, number, pupil)?;
        if had == wanted {
            continue;
        }
        if let Some(had) = had {
            store::places::give_back(tx, slip, number, pupil, had)?;
        }
        if let Some(wanted) = wanted
            && !store::places::take(tx, slip, number, pupil, wanted)?
        {
            return Err(Error::refused(Refusal::Full(question.field())));
        }
    }
    Ok(())
}

/// What a teacher has read on paper, for each pupil.
#[derive(Clone, Debug)]
pub struct Papers {
    pub pupils: Vec<(Id<Person>, Answers)>,
    /// Made with the form.
    pub once: String,
    /// One for each pupil.
    pub codes: Vec<String>,
    pub now: Instant,
}

/// Records what came on paper: signed by nobody on screen, read by this teacher.
pub fn record(tx: &Tx<'_>, slip: &Granted<Follow, Slip>, papers: &Papers) -> Result<usize> {
    record_by(tx, slip.id, slip.viewer.person, papers)
}

/// The same, by somebody who is not at a screen.
pub fn record_by(
    tx: &Tx<'_>,
    slip: Id<Slip>,
    teacher: Id<Person>,
    papers: &Papers,
) -> Result<usize> {
    let written = store::slips::find(tx, slip)?.ok_or(Error::Missing)?;
    if !written.is_open() {
        return Err(Error::refused(Refusal::Withdrawn));
    }
    let pupils: Vec<Id<Person>> = papers.pupils.iter().map(|(pupil, _)| *pupil).collect();
    let asked = store::pupils::among(tx, slip, &pupils)?;
    if asked.len() != pupils.len() {
        return Err(Error::refused(Refusal::Left));
    }
    let signed: Vec<Given> = papers
        .pupils
        .iter()
        .zip(&papers.codes)
        .map(|((pupil, answers), code)| Given {
            id: tx.new_id(),
            school_id: written.school_id,
            slip_id: slip,
            version: written.version,
            pupil_id: *pupil,
            guardian_id: NOBODY,
            recorded_by: teacher,
            answers: question::answers_written(answers),
            signed_at: papers.now,
            is_late: false,
            code: code.clone(),
        })
        .collect();
    if signed.is_empty() || !write_down(tx, &signed, &papers.once)? {
        return Ok(0);
    }
    let questions = questions(tx, &written, written.version)?;
    for (pupil, answers) in &papers.pupils {
        take_places(tx, slip, *pupil, &questions, answers)?;
    }
    let guardians = store::pupils::guardians(tx, &pupils, papers.now.day())?;
    tx.signal(COUNTERS_TOPIC, guardians.iter().map(|(guardian, _)| guardian.raw()));
    Ok(signed.len())
}
