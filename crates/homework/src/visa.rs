//! A visa: the head has seen a book over a period, on a day. Whatever changes in it later shows.

use base::{Day, Id, Instant, PersonName, Title};

db::row! {
    #[derive(Clone, Debug)]
    pub struct Visa {
        pub id: Id<Visa>,
        pub at: Instant,
        pub from_on: Day,
        pub until_on: Day,
        pub note: String,
        /// How much there was to be seen.
        pub lessons: u32,
        pub homework: u32,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        /// How much of the period was changed since.
        pub changed: u32,
    }
}

impl Visa {
    pub fn by(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }

    fn covers(&self, day: Day) -> bool {
        self.from_on <= day && day <= self.until_on
    }
}

/// What the visas say of something of a day that was last changed at `edited_at`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// By the newest visa of its day.
    At(Instant),
    /// It was changed after it.
    ChangedSince(Instant),
}

pub fn seen(visas: &[Visa], day: Day, edited_at: Instant) -> Option<Seen> {
    let newest = visas.iter().filter(|visa| visa.covers(day)).map(|visa| visa.at).max()?;
    Some(if edited_at > newest { Seen::ChangedSince(newest) } else { Seen::At(newest) })
}
