//! Outings: what families are asked through whoever collects consents in this house, again when the
//! outing moves, and no more when it is cancelled.

use crate::{
    event::{Date, Meal},
    news,
    refusal::Refusal,
    store,
};
use base::{Day, Instant, RichText};
use db::{Error, Result, Tx};
use people::Standing;
use web::{
    Edit, Granted, Viewer,
    consent::{Asking, Consents},
};

/// What the slip says. In the language of the school, as the event is.
fn asking(tx: &Tx<'_>, date: &Date, due_on: Day, now: Instant) -> Result<Asking> {
    let group = date.place.pupils(tx)?;
    let group = group.ok_or_else(|| Error::refused(Refusal::NoConsent))?;
    let mut lines = vec![news::said(date.start_at, date.event.is_all_day)];
    lines.extend((!date.location().is_empty()).then(|| date.location().to_owned()));
    lines.extend((!date.event.body.is_empty()).then(|| date.event.body.clone()));
    lines.extend(match date.event.meal {
        Meal::None => None,
        Meal::Packed => Some("Prévoir un pique-nique.".to_owned()),
        Meal::Canteen => Some("Le repas est pris à la cantine.".to_owned()),
    });
    let words = RichText::from_plain(&lines.join("\n\n"));
    Ok(Asking { title: date.title().to_owned(), words, group, due_on, now })
}

/// Asks the families of the place.
pub fn ask(
    tx: &Tx<'_>,
    consents: &dyn Consents,
    by: &Standing,
    date: &Date,
    due_on: Day,
    now: Instant,
) -> Result<i64> {
    if date.is_cancelled() || date.start_at <= now {
        return Err(Error::refused(Refusal::Over));
    }
    let asked = consents.ask(tx, by, &asking(tx, date, due_on, now)?)?;
    store::events::set_consent(tx, date.event.id, Some(asked))?;
    Ok(asked)
}

/// The same, with the proof of a page; once only.
pub fn ask_by(
    tx: &Tx<'_>,
    consents: &dyn Consents,
    date: &Granted<Edit, Date>,
    due_on: Day,
    now: Instant,
) -> Result<i64> {
    if date.event.consent_id.is_some() {
        return Err(Error::Conflict("consent is asked already".to_owned()));
    }
    ask(tx, consents, &date.viewer, date, due_on, now)
}

/// The outing is at another hour or place: who agreed to the one before is asked again.
pub fn moved(
    tx: &Tx<'_>,
    consents: &dyn Consents,
    by: &Viewer,
    before: &Date,
    after: &Date,
    now: Instant,
) -> Result<()> {
    let Some(asked) = before.event.consent_id else { return Ok(()) };
    let is_same = before.start_at == after.start_at
        && before.end_at == after.end_at
        && before.location() == after.location();
    if is_same || after.start_at <= now {
        return Ok(());
    }
    let due_on = after.start_at.day().plus_days(-1).max(now.day());
    let again = consents.ask_again(tx, by, asked, &asking(tx, after, due_on, now)?)?;
    store::events::set_consent(tx, after.event.id, Some(again))
}

/// Nobody needs to answer any more.
pub fn cancelled(
    tx: &Tx<'_>,
    consents: &dyn Consents,
    by: &Viewer,
    date: &Date,
    now: Instant,
) -> Result<()> {
    match date.event.consent_id {
        Some(asked) => consents.withdraw(tx, by, asked, now),
        None => Ok(()),
    }
}
