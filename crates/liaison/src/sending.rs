//! Sending a slip, correcting it, taking it back: each in one transaction.

use crate::{
    Slip, attachments, chain,
    jobs::Translate,
    news::{self, News},
    question::{self, Question},
    reach::{self, Target},
    refusal::Refusal,
    reminding,
    slip::{Needs, Theme, Written},
    store::{
        self,
        slips::{Corrected, NewSlip},
        versions::{Edition, NewVersion},
    },
    translated::TRANSLATED,
};
use base::{Day, Id, Instant, Lang, RichText};
use db::{Error, Result, Tx};
use files::File;
use people::{
    Class, Person, School, Standing,
    audit::{Act, Risk, record},
};
use web::{Edit, Granted, counters::COUNTERS_TOPIC};

/// What a slip says and asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    pub title: String,
    pub body: RichText,
    pub lang: Lang,
    pub questions: Vec<Question>,
    pub due_on: Option<Day>,
    pub accepts_late: bool,
    /// What is attached, in its order.
    pub files: Vec<Id<File>>,
}

/// What somebody asks to be sent.
#[derive(Clone, Debug)]
pub struct Order {
    pub wording: Wording,
    pub theme: Theme,
    pub targets: Vec<Target>,
    pub needs: Needs,
    pub for_pupils: bool,
    /// Why it passes the quiet hours; empty: it keeps them.
    pub urgent_reason: String,
    /// Made with its form: a form sent twice is one slip. Or empty.
    pub once: String,
    /// The house translates: what is sent is prepared for families that read another language.
    pub translates: bool,
    pub now: Instant,
}

/// A slip that left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    pub slip: Id<Slip>,
    pub pupils: usize,
    /// When families have it: in the morning, when it is quiet now.
    pub deliver_at: Instant,
}

/// From this many pupils on, a slip is a mass mailing.
const MASS: usize = 200;

/// Sends a slip. [`Refusal`] says why not: then nothing has happened.
pub fn send(tx: &Tx<'_>, sender: &Standing, order: &Order) -> Result<Sent> {
    let (now, wording) = (order.now, &order.wording);
    let today = now.day();
    if order.targets.is_empty() {
        return Err(Error::refused(Refusal::Nobody));
    }
    let (school, targets) = reach::resolve(tx, sender, &order.targets, today)?;
    let groups: Vec<_> = targets.iter().filter_map(|target| target.group).collect();
    let named: Vec<_> = targets.iter().filter_map(|target| target.pupil).collect();
    let pupils = store::pupils::reached(tx, school, &groups, &named, today)?;
    if pupils.is_empty() {
        return Err(Error::refused(Refusal::Nobody));
    }
    let is_urgent = !order.urgent_reason.is_empty();
    let deliver_at = if is_urgent { now } else { delivery(tx, school, now)? };
    let id = tx.new_id();
    let mut new = NewSlip {
        id,
        school,
        author: sender.person,
        theme: order.theme,
        needs: order.needs,
        due_on: wording.due_on,
        accepts_late: wording.accepts_late,
        for_pupils: order.for_pupils,
        title: wording.title.clone(),
        lang: wording.lang,
        sent_at: now,
        deliver_at,
        remind_at: None,
        once: order.once.clone(),
        urgent_reason: order.urgent_reason.clone(),
    };
    let first = reminding::first(wording.due_on, wording.accepts_late, deliver_at);
    new.remind_at = first.map(|(_, at)| at);
    store::slips::insert(tx, &new)?;
    store::slips::insert_targets(tx, id, &targets)?;
    write_version(tx, id, (1, None), wording, sender.person, now)?;
    store::pupils::insert(tx, id, &pupils)?;
    store::places::insert(tx, id, &wording.questions)?;
    if let Some((place, at)) = first {
        store::slips::set_reminder(tx, id, place, Some(at))?;
    }
    if order.translates {
        jobs::enqueue(tx, &Translate { slip: id }, now)?;
    }
    let written = store::slips::find(tx, id)?.ok_or(Error::Missing)?;
    tell_all(tx, &written, News::Sent, &pupils, now)?;
    audit(tx, sender, &written, pupils.len(), now)?;
    Ok(Sent { slip: id, pupils: pupils.len(), deliver_at })
}

/// The evening belongs to families: what is written then is there in the morning.
fn delivery(tx: &Tx<'_>, school: Id<School>, now: Instant) -> Result<Instant> {
    let school = people::school::load(tx, school)?;
    Ok(school.map(|school| school.quiet()).unwrap_or_default().delivery(now))
}

fn write_version(
    tx: &Tx<'_>,
    slip: Id<Slip>,
    (version, before): (u32, Option<Id<Edition>>),
    wording: &Wording,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    let questions = question::written(&wording.questions);
    let (files_id, attached) = attachments::attach(tx, by, &wording.files, before, at)?;
    let (title, body) = (&wording.title, wording.body.html());
    let digest = chain::digest_of_slip(title, body, &questions, &attached);
    let new = NewVersion {
        slip,
        version,
        title: &wording.title,
        body: &wording.body,
        lang: wording.lang,
        questions: &questions,
        digest,
        by,
        at,
        files_id,
        attached: &attached,
    };
    store::versions::insert(tx, &new)
}

/// Tells the guardians of these pupils, and that their numbers have changed.
fn tell_all(
    tx: &Tx<'_>,
    slip: &Written,
    news: News,
    pupils: &[(Id<Person>, Id<Class>)],
    now: Instant,
) -> Result<()> {
    let pupils: Vec<Id<Person>> = pupils.iter().map(|(pupil, _)| *pupil).collect();
    let guardians = store::pupils::guardians(tx, &pupils, now.day())?;
    tx.signal(COUNTERS_TOPIC, guardians.iter().map(|(guardian, _)| guardian.raw()));
    news::tell(tx, slip, news, &guardians, now)
}

fn audit(tx: &Tx<'_>, sender: &Standing, slip: &Written, pupils: usize, at: Instant) -> Result<()> {
    if pupils < MASS && !slip.is_urgent() {
        return Ok(());
    }
    let act = Act {
        person: Some(sender.person),
        action: if slip.is_urgent() { "slip.urgent" } else { "slip.send" },
        risk: Risk::Mass,
        school: Some(slip.school_id),
        thing: format!("slip:{}", slip.id),
        detail: serde_json::json!({ "pupils": pupils }),
    };
    record(tx, at, &act)
}

/// What is to be said instead.
#[derive(Clone, Debug)]
pub struct Correction {
    pub wording: Wording,
    /// The version the author saw: a conflict when there is a newer one.
    pub from_version: u32,
    /// Ask for new signatures, although the questions are the same.
    pub ask_again: bool,
    /// The house translates.
    pub translates: bool,
    pub now: Instant,
}

/// Corrects a slip; says whether it is asked again. What was asked and has changed is asked again.
pub fn correct(tx: &Tx<'_>, slip: &Granted<Edit, Slip>, correction: &Correction) -> Result<bool> {
    let Correction { wording, from_version, ask_again, now, .. } = correction;
    if !slip.is_open() {
        return Err(Error::refused(Refusal::Withdrawn));
    }
    let before = store::versions::find(tx, slip.id, slip.version)?.ok_or(Error::Missing)?;
    let has_changed = before.questions() != wording.questions;
    let asks_again = *ask_again || has_changed;
    let version = from_version + 1;
    let first = reminding::first(wording.due_on, wording.accepts_late, *now);
    let corrected = Corrected {
        slip: slip.id,
        from_version: *from_version,
        asked_version: if asks_again { version } else { slip.asked_version },
        title: &wording.title,
        lang: wording.lang,
        due_on: wording.due_on,
        accepts_late: wording.accepts_late,
        remind_at: first.map(|(_, at)| at),
    };
    store::slips::correct(tx, &corrected)?;
    store::slips::set_reminder(
        tx,
        slip.id,
        first.map_or(slip.reminders, |(place, _)| place),
        first.map(|(_, at)| at),
    )?;
    let files = Some(before.files_id);
    write_version(tx, slip.id, (version, files), wording, slip.viewer.person, *now)?;
    // What was translated was of the words before.
    translation::forget(tx, TRANSLATED, &[slip.id])?;
    if correction.translates {
        jobs::enqueue(tx, &Translate { slip: slip.id }, *now)?;
    }
    if has_changed {
        store::places::forget(tx, slip.id)?;
        store::places::insert(tx, slip.id, &wording.questions)?;
    }
    let written = store::slips::find(tx, slip.id)?.ok_or(Error::Missing)?;
    let asked = store::pupils::of(tx, slip.id)?;
    let asked = asked.iter().filter(|it| it.left_at.is_none());
    let asked: Vec<_> = asked.map(|it| (it.pupil_id, Id::new(0))).collect();
    let news = if asks_again { News::AskedAgain } else { News::Corrected };
    tell_all(tx, &written, news, &asked, *now)?;
    Ok(asks_again)
}

/// Takes answers again, until this day: those who miss are told, and who has answered may change
/// his mind. What it says and asks stays as it is.
pub fn reopen(tx: &Tx<'_>, slip: &Granted<Edit, Slip>, due_on: Day, now: Instant) -> Result<()> {
    store::slips::reopen(tx, slip.id, due_on)?;
    let first = reminding::first(Some(due_on), slip.accepts_late, now);
    let place = first.map_or(slip.reminders, |(place, _)| place);
    store::slips::set_reminder(tx, slip.id, place, first.map(|(_, at)| at))?;
    let written = store::slips::find(tx, slip.id)?.ok_or(Error::Missing)?;
    let asked = store::pupils::of(tx, slip.id)?;
    let asked: Vec<Id<Person>> = asked.iter().map(|it| it.pupil_id).collect();
    let guardians = store::pupils::guardians(tx, &asked, now.day())?;
    tx.signal(COUNTERS_TOPIC, guardians.iter().map(|(guardian, _)| guardian.raw()));
    reminding::remind(tx, &written, News::Reopened, now).map(drop)
}

/// Takes a slip back: nothing is awaited any more, what was signed stays.
pub fn withdraw(tx: &Tx<'_>, slip: &Granted<Edit, Slip>, now: Instant) -> Result<()> {
    store::slips::withdraw(tx, slip.id, now)?;
    let asked = store::pupils::of(tx, slip.id)?;
    let asked: Vec<Id<Person>> = asked.iter().map(|it| it.pupil_id).collect();
    let guardians = store::pupils::guardians(tx, &asked, now.day())?;
    tx.signal(COUNTERS_TOPIC, guardians.iter().map(|(guardian, _)| guardian.raw()));
    news::taken_back(tx, slip.id)?;
    let act = Act {
        person: Some(slip.viewer.person),
        action: "slip.withdraw",
        risk: Risk::Deletion,
        school: Some(slip.school_id),
        thing: format!("slip:{}", slip.id),
        detail: serde_json::json!({}),
    };
    record(tx, now, &act)
}
