//! Showing: a teacher decides what families read from now on.

use crate::{
    Half, NurseryClass, deeds,
    jobs::TellShown,
    news,
    refusal::Refusal,
    store::{self, showings::New},
};
use base::{Day, Id, Instant, PersonName, Title};
use db::{Error, Result, Tx};
use people::Person;

/// The carnets of some pupils of a class, shown up to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Showing {}

db::row! {
    /// The last time a pupil's carnet was shown.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Shown {
        pub showing_id: Id<Showing>,
        pub at: Instant,
        pub half: String,
        pub observations: u32,
    }
}

db::row! {
    /// What a guardian did with it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Sight {
        pub guardian_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
        pub opened_at: Instant,
        pub signed_at: Option<Instant>,
        pub words: String,
    }
}

impl Sight {
    pub fn name(&self) -> PersonName {
        PersonName::new(&self.first_name, &self.last_name, self.title)
    }
}

/// Shows what was observed of these pupils up to a day, that day included. Pupils of whom there is
/// nothing new are left out; nothing new at all is refused.
pub fn show(
    tx: &Tx<'_>,
    class: &NurseryClass,
    pupils: &[Id<Person>],
    until: Day,
    (by, now): (Id<Person>, Instant),
) -> Result<usize> {
    let here = store::pupils::of_class(tx, class.id, now.day())?;
    if pupils.iter().any(|pupil| here.iter().all(|line| line.id != *pupil)) {
        return Err(Error::refused(Refusal::NotOfTheClass));
    }
    let new = store::showings::waiting(tx, pupils, until)?;
    if new.is_empty() {
        return Err(Error::refused(Refusal::NothingToShow));
    }
    let half = Half::of(now.day());
    let showing = New { class, half, until, by, at: now };
    let id = store::showings::insert(tx, &showing, &new)?;
    let shown: Vec<Id<Person>> = new.iter().map(|(pupil, _)| *pupil).collect();
    store::showings::reveal(tx, &shown, until, now)?;
    deeds::showed(tx, class, id, shown.len(), by, now)?;
    jobs::enqueue(tx, &TellShown { showing: id }, now)?;
    Ok(shown.len())
}

/// A guardian has opened the carnet: it is not new to him any more.
pub fn opened(
    tx: &Tx<'_>,
    (pupil, showing): (Id<Person>, Id<Showing>),
    guardian: Id<Person>,
    now: Instant,
) -> Result<()> {
    store::showings::open(tx, (showing, pupil, guardian), now)?;
    notices::seen(tx, guardian, &news::SHOWN, news::thing(showing, pupil), now)
}
