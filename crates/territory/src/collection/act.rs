//! A deliberation of this house, as a file that it is tied to reads it.

use base::{Day, Id, Instant};
use council::{
    Deliberation,
    deliberation::{Outcome, State},
};
use people::Body;

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Act {
        pub id: Id<Deliberation>,
        pub body_id: Id<Body>,
        pub number: Option<String>,
        pub title: String,
        pub state: State,
        pub outcome: Option<Outcome>,
        pub withdrawn_by: Option<Id<Deliberation>>,
        pub repealed_by: Option<Id<Deliberation>>,
        pub published_at: Option<Instant>,
        pub transmitted_at: Option<Instant>,
        pub executory_on: Option<Day>,
        pub digest: String,
    }
}

/// Where an act stands on its way to being executory (CGCT L2131-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Prepared,
    Voted,
    /// Rejected or put off: it will not do.
    NotAdopted,
    Signed,
    Published,
    Transmitted,
    Executory(Day),
    /// Withdrawn or repealed.
    Undone,
}

impl Act {
    pub fn is_executory(&self, today: Day) -> bool {
        matches!(self.standing(), Standing::Executory(day) if day <= today)
    }

    pub fn standing(&self) -> Standing {
        let is_undone = self.withdrawn_by.is_some() || self.repealed_by.is_some();
        match (self.state, self.outcome) {
            _ if is_undone => Standing::Undone,
            (State::Draft, _) | (_, None) => Standing::Prepared,
            (_, Some(Outcome::Rejected | Outcome::PutOff)) => Standing::NotAdopted,
            (State::Voted, _) => Standing::Voted,
            (State::Signed, _) => match (self.executory_on, self.transmitted_at) {
                (Some(day), _) => Standing::Executory(day),
                (None, Some(_)) => Standing::Transmitted,
                (None, None) if self.published_at.is_some() => Standing::Published,
                (None, None) => Standing::Signed,
            },
        }
    }

    /// Its number and its title.
    pub fn name(&self) -> String {
        match &self.number {
            Some(number) => format!("{number} · {}", self.title),
            None => self.title.clone(),
        }
    }
}
