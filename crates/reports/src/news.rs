//! The news reports tell families: one is there, one was reopened. Whose and of what period, never
//! what it says.

use crate::{
    report::Report,
    store::{
        self,
        awaited::{Awaited, Due},
        reports::ToTell,
    },
    urls,
};
use base::{Id, Instant};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::Person;
use web::{NoticeKind, Rhythm, counters::COUNTERS_TOPIC};

pub const REPORT: NoticeKind = NoticeKind {
    word: "reports.report",
    text: text::id!("reports-notices"),
    icon: "file-text",
    rhythm: Rhythm::AtOnce,
    shown: |standing| standing.is_guardian(),
};

/// Tells the families of these reports that they are there.
pub fn out(tx: &Tx<'_>, reports: &[ToTell], now: Instant) -> Result<()> {
    let pupils: Vec<Id<Person>> = reports.iter().map(|report| report.pupil).collect();
    let readers = store::keeping::readers(tx, &pupils, now.day())?;
    // Of an edition that comes again, what told of the one before is taken back.
    let again = reports.iter().filter(|report| report.edition > 1);
    let again: Vec<i64> = again.map(|report| report.id.raw()).collect();
    if !again.is_empty() {
        notices::take_back_all(tx, &REPORT, &again)?;
    }
    let news = |report: &ToTell| {
        let own = readers.iter().filter(|(_, pupil)| *pupil == report.pupil);
        let own: Vec<Reader> = own.map(|(it, pupil)| Reader::guardian(*it, *pupil)).collect();
        let text = if report.edition > 1 {
            text::id!("reports-notice-again")
        } else {
            text::id!("reports-notice-out")
        };
        let args = vec![("name", report.first_name.clone()), ("period", report.period.clone())];
        (telling(report.id, text, args, now), own)
    };
    let news: Vec<(Telling, Vec<Reader>)> = reports.iter().map(news).collect();
    notices::tell_all(tx, &news)?;
    tx.signal(COUNTERS_TOPIC, readers.iter().map(|(reader, _)| reader.raw()));
    Ok(())
}

/// Reminds those who have not signed these reports. What told them that it was out stays told.
pub fn reminded(tx: &Tx<'_>, due: &[Due], awaited: &[Awaited], now: Instant) -> Result<()> {
    let reminder = |it: &Due| {
        let own = awaited.iter().filter(|awaited| awaited.report == it.report);
        let own: Vec<Reader> = own.map(|it| Reader::guardian(it.guardian, it.pupil)).collect();
        let args = vec![("name", it.first_name.clone()), ("period", it.period.clone())];
        (telling(it.report, text::id!("reports-notice-remind"), args, now), own)
    };
    let reminders: Vec<(Telling, Vec<Reader>)> = due.iter().map(reminder).collect();
    notices::tell_all(tx, &reminders)
}

/// Tells the family that had a report that another edition of it is being written.
pub fn reopened(tx: &Tx<'_>, report: &Report, now: Instant) -> Result<()> {
    take_back(tx, report.id)?;
    let readers = store::keeping::readers(tx, &[report.pupil_id], now.day())?;
    let readers: Vec<Reader> =
        readers.iter().map(|(it, pupil)| Reader::guardian(*it, *pupil)).collect();
    let (name, period) = store::keeping::named(tx, report.id)?;
    let args = vec![("name", name), ("period", period)];
    tell(tx, report.id, text::id!("reports-notice-reopened"), args, &readers, now)
}

fn tell(
    tx: &Tx<'_>,
    report: Id<Report>,
    text: &'static str,
    args: Vec<(&'static str, String)>,
    readers: &[Reader],
    at: Instant,
) -> Result<()> {
    notices::tell(tx, &telling(report, text, args, at), readers)
}

fn telling(
    report: Id<Report>,
    text: &'static str,
    args: Vec<(&'static str, String)>,
    at: Instant,
) -> Telling {
    Telling {
        kind: REPORT,
        thing: report.raw(),
        url: urls::report(report),
        text,
        args,
        at,
        timing: Timing::Quiet,
        except: None,
    }
}

pub fn take_back(tx: &Tx<'_>, report: Id<Report>) -> Result<()> {
    notices::take_back(tx, &REPORT, report.raw())
}

/// This person has read it: no mail speaks of it any more.
pub fn seen(tx: &Tx<'_>, report: Id<Report>, person: Id<Person>, at: Instant) -> Result<()> {
    notices::seen(tx, person, &REPORT, report.raw(), at)
}
