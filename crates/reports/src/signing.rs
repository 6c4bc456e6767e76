//! Signing: a guardian says that he has read a report, each for himself, once for each edition; or
//! gives it back on paper, and the school notes it.

use crate::{
    class_reports::Write,
    deeds, news,
    report::{Report, Sign},
    store::{self, signatures::Signature},
};
use base::{Id, Instant};
use db::{Error, Result, Tx};
use people::{Person, School};
use web::{Granted, counters::COUNTERS_TOPIC};

db::row! {
    /// An act of signing, as the chain knows it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Signed {
        pub id: Id<Signature>,
        pub school: Id<School>,
        pub report: Id<Report>,
        pub edition: u32,
        pub pupil: Id<Person>,
        pub guardian: Id<Person>,
        pub at: Instant,
        pub code: String,
    }
}

/// Why nothing was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The school has reopened it, or wrote another edition, since the page was shown.
    #[error("the report is not what was read")]
    Changed,
    /// The guardian has signed already, here or on paper.
    #[error("the guardian has signed")]
    Signed,
    /// It is not there any more, somebody else has noted it, or the report was reopened.
    #[error("nothing that may be taken back")]
    NotNoted,
}

/// Signs the edition that was read. The same again is no other signature.
pub fn sign(
    tx: &Tx<'_>,
    report: &Granted<Sign, Report>,
    edition: u32,
    code: &str,
    now: Instant,
) -> Result<()> {
    sign_by(tx, report, report.viewer.person, (edition, code), now)
}

/// The same, by somebody who is not at a screen: the demo plays him.
pub fn sign_by(
    tx: &Tx<'_>,
    report: &Report,
    guardian: Id<Person>,
    (edition, code): (u32, &str),
    now: Instant,
) -> Result<()> {
    let signed = Signed {
        id: tx.new_id(),
        school: report.school_id,
        report: report.id,
        edition,
        pupil: report.pupil_id,
        guardian,
        at: now,
        code: code.to_owned(),
    };
    if store::signatures::insert(tx, &signed)? == 0
        && !store::signatures::is_signed(tx, report.id, edition, guardian)?
    {
        return Err(Error::refused(Refusal::Changed));
    }
    store::editions::see(tx, (report.id, edition), guardian, now)?;
    tx.signal(COUNTERS_TOPIC, [guardian.raw()]);
    news::seen(tx, report.id, guardian, now)
}

/// Notes that a guardian who answers by law has signed the paper. It has no place in the chain: he
/// has not signed here.
pub fn note(
    tx: &Tx<'_>,
    report: &Granted<Write, Report>,
    (edition, guardian): (u32, Id<Person>),
    now: Instant,
) -> Result<()> {
    let by = report.viewer.person;
    if !store::reports::has_authority(tx, guardian, report.pupil_id, now.day())? {
        return Err(Error::Missing);
    }
    let noted = store::signatures::Noted { id: tx.new_id(), report: report.id, edition, guardian };
    if store::signatures::note(tx, &noted, by, now)? == 0 {
        let is_signed = store::signatures::is_signed(tx, report.id, edition, guardian)?;
        return Err(Error::refused(if is_signed { Refusal::Signed } else { Refusal::Changed }));
    }
    deeds::noted(tx, report, guardian, by)?;
    tx.signal(COUNTERS_TOPIC, [guardian.raw()]);
    news::seen(tx, report.id, guardian, now)
}

/// Whoever noted a signature on paper by mistake takes it back: the log keeps both.
pub fn take_back(
    tx: &Tx<'_>,
    report: &Granted<Write, Report>,
    (edition, guardian): (u32, Id<Person>),
) -> Result<()> {
    let by = report.viewer.person;
    if store::signatures::take_back(tx, (report.id, edition), guardian, by)? == 0 {
        return Err(Error::refused(Refusal::NotNoted));
    }
    deeds::taken_back(tx, report, guardian, by)?;
    tx.signal(COUNTERS_TOPIC, [guardian.raw()]);
    Ok(())
}
