//! Signing: chair and secretary of the meeting, who sign in or have signed on paper (L2121-23).
//!
//! What the first signs is sealed as it stood; when the text changes before the second signs, the
//! first signs again. With both nothing of it changes any more.

use super::{
    annexes, deeds,
    extract::{Extract, in_full},
    refusal::Refusal,
    telling,
};
use crate::{
    Mandate,
    deliberation::{Outcome, State, Written},
    store::{self, acts::NewSignature},
};
use base::{Day, Id, Instant, Minutes, PersonName, Title};
use db::{Error, Result, Tx};
use people::Person;

db::word! {
    pub enum Role { Chair = "chair", Secretary = "secretary" }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Signature {
        pub role: Role,
        pub mandate_id: Id<Mandate>,
        pub title: Option<Title>,
        pub first_name: String,
        pub last_name: String,
        /// On paper, as an agent says; otherwise he signed in.
        pub is_paper: bool,
        pub signed_on: Day,
        pub written_at: Instant,
        /// Of the extract as it stood.
        pub digest: String,
    }
}

impl Signature {
    /// `Mme Irène Colin`.
    pub fn name(&self) -> String {
        let name = PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title);
        in_full(&name)
    }
}

/// Who signs, and how one knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signing {
    /// This person, who is signed in, as whatever he is in this meeting: chair, secretary, or both.
    InPerson,
    /// An agent says that they signed the register on these days.
    OnPaper { chair_on: Option<Day>, secretary_on: Option<Day> },
}

/// Signs what stands now. True when both have signed: it is sealed.
pub fn sign(
    tx: &Tx<'_>,
    act: &Written,
    how: Signing,
    by: Id<Person>,
    now: Instant,
) -> Result<bool> {
    let act = store::deliberations::find(tx, act.id)?.ok_or(Error::Missing)?;
    check_voted(&act)?;
    let meeting = store::meetings::find(tx, act.meeting_id)?.ok_or(Error::Missing)?;
    let chair = meeting.chair_id.ok_or_else(|| Error::refused(Refusal::NoChair))?;
    let secretary = meeting.secretary_id.ok_or_else(|| Error::refused(Refusal::NoSecretary))?;
    let new = signatures(tx, &act, how, (chair, secretary), by, now)?;
    check_days(&new, meeting.meets_at.day(), now.day())?;
    annexes::check_ready(&annexes::of(tx, act.id)?).map_err(Error::refused)?;
    let extract = Extract::of(tx, &act)?;
    let digest = extract.digest();
    let before = store::acts::signatures(tx, act.id)?;
    let kept = before.into_iter().filter(|it| new.iter().all(|new| new.role != it.role));
    let kept: Vec<Signature> = kept.collect();
    if let Some(stale) = kept.iter().find(|it| it.digest != digest) {
        return Err(Error::refused(Refusal::ChangedSince { name: stale.name() }));
    }
    for signature in &new {
        store::acts::write_signature(tx, act.id, signature, &digest)?;
    }
    store::acts::write_seal(tx, &act, extract.held_on, &extract.json())?;
    let at = |role: Role| {
        let of_new = new.iter().find(|it| it.role == role).map(|it| it.signed_on);
        let of_kept = kept.iter().find(|it| it.role == role).map(|it| it.signed_on);
        of_new.or(of_kept).map(|day| moment(day, now))
    };
    let both = (at(Role::Chair), at(Role::Secretary));
    store::acts::mark_signed(tx, &act, both, &digest)?;
    deeds::signed(tx, &act, matches!(how, Signing::OnPaper { .. }), by, now)?;
    telling::signed(tx, act.meeting_id, now)?;
    Ok(both.0.is_some() && both.1.is_some())
}

/// Today it is now; a day that has passed is kept as its noon.
fn moment(day: Day, now: Instant) -> Instant {
    if day == now.day() { now } else { Instant::at(day, Minutes(12 * 60)) }
}

fn check_voted(act: &Written) -> Result<()> {
    let is_decided = matches!(act.outcome, Some(Outcome::Adopted | Outcome::Rejected));
    match act.state {
        State::Signed => Err(Error::refused(Refusal::Sealed)),
        State::Voted if act.number.is_some() && is_decided => Ok(()),
        State::Voted | State::Draft => Err(Error::refused(Refusal::NotVoted)),
    }
}

fn signatures(
    tx: &Tx<'_>,
    act: &Written,
    how: Signing,
    (chair, secretary): (Id<Mandate>, Id<Mandate>),
    by: Id<Person>,
    now: Instant,
) -> Result<Vec<NewSignature>> {
    let one = |role, mandate, person, recorded_by, signed_on| NewSignature {
        role,
        mandate,
        person,
        recorded_by,
        signed_on,
        at: now,
    };
    let mut new = Vec::new();
    match how {
        Signing::InPerson => {
            let (is_chair, is_secretary) =
                store::acts::officers_of(tx, act.meeting_id, by)?.unwrap_or_default();
            if is_chair {
                new.push(one(Role::Chair, chair, Some(by), None, now.day()));
            }
            if is_secretary {
                new.push(one(Role::Secretary, secretary, Some(by), None, now.day()));
            }
        }
        Signing::OnPaper { chair_on, secretary_on } => {
            let on = |role, mandate, day: Option<Day>| {
                day.map(|day| one(role, mandate, None, Some(by), day))
            };
            new.extend(on(Role::Chair, chair, chair_on));
            new.extend(on(Role::Secretary, secretary, secretary_on));
        }
    }
    if new.is_empty() { Err(Error::refused(Refusal::NotOfficer)) } else { Ok(new) }
}

fn check_days(new: &[NewSignature], held_on: Day, today: Day) -> Result<()> {
    for signature in new {
        let signed_on = signature.signed_on;
        if signed_on > today {
            return Err(Error::refused(Refusal::ToCome { day: signed_on }));
        }
        if signed_on < held_on {
            return Err(Error::refused(Refusal::SignedBefore { signed_on, held_on }));
        }
    }
    Ok(())
}
