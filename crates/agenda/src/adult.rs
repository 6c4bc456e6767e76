//! Adults for an outing: guardians offer themselves, whoever runs the outing says who comes.

use crate::{
    event::{Date, Offer},
    news::{self, News},
    refusal::Refusal,
    store,
};
use base::{Id, Instant, PersonName, Title};
use db::{Error, Result, Tx};
use people::Person;
use web::{Edit, Granted};

db::word! {
    /// What became of an offer.
    pub enum Answer { Offered = "offered", Confirmed = "confirmed", Declined = "declined" }
}

db::row! {
    /// Somebody who offers himself, and for which child he is there.
    #[derive(Clone, Debug)]
    pub struct Adult {
        pub person_id: Id<Person>,
        pub pupil_id: Id<Person>,
        pub state: Answer,
        pub at: Instant,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        pub pupil_first_name: String,
    }
}

impl Adult {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }
}

/// A guardian offers himself, for one of his children who takes part.
pub fn offer(tx: &Tx<'_>, date: &Granted<Offer, Date>, now: Instant) -> Result<()> {
    if !date.wants_adults(now) {
        return Err(Error::refused(Refusal::Over));
    }
    let child = date.children(&date.viewer).next().map(|child| child.id);
    let pupil = child.ok_or_else(|| Error::refused(Refusal::NoAuthority))?;
    store::adults::offer(tx, date.event.id, date.viewer.person, pupil, now)?;
    news::tell_author(tx, date, News::Offered(&date.viewer.name), now)
}

/// He cannot come after all.
pub fn withdraw(tx: &Tx<'_>, date: &Granted<Offer, Date>, now: Instant) -> Result<()> {
    if store::adults::withdraw(tx, date.event.id, date.viewer.person)? > 0 {
        news::tell_author(tx, date, News::OfferWithdrawn(&date.viewer.name), now)?;
    }
    Ok(())
}

/// Whoever runs the outing says whether he comes; he is told.
pub fn answer(
    tx: &Tx<'_>,
    date: &Granted<Edit, Date>,
    person: Id<Person>,
    state: Answer,
    now: Instant,
) -> Result<()> {
    store::adults::answer(tx, date.event.id, person, state)?;
    let news = match state {
        Answer::Confirmed => News::Confirmed,
        Answer::Declined => News::Declined,
        Answer::Offered => return Ok(()),
    };
    news::tell_one(tx, date, news, person, now)
}
