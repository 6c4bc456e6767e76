//! The brake: who tries and fails is slowed, more and more, and never shut out for good.
//!
//! Counted in the database, so that every node knows and a restart forgives nobody. A browser that
//! has already signed in to an account is counted apart: whoever hammers at that account from
//! elsewhere does not slow its owner.

use crate::{
    secret::{Purpose, Secret},
    store,
};
use base::{Id, Instant};
use db::{Result, Tx};
use people::Person;

/// What somebody tries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tried {
    /// To sign in to an account, known or not.
    Account(String),
    /// The same, from a browser that this account knows.
    Device(String),
    /// Anything that failed, from one network.
    Network(String),
    /// A code of paper, from one network.
    Code(String),
    SecondFactor(Id<Person>),
    /// To be sent a mail of recovery.
    Mail(String),
    /// Pictures, for one pupil.
    Pictures(Id<Person>),
}

/// How a kind of try is slowed: free ones, then a pause that doubles up to a longest one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    pub free: i64,
    pub pause_first_millis: i64,
    pub pause_max_millis: i64,
    /// After so long without a try, all is forgotten.
    pub forgotten_after_millis: i64,
}

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

impl Tried {
    const fn pace(&self) -> Pace {
        let (free, pause_first_millis, pause_max_millis, forgotten_after_millis) = match self {
            Tried::Account(_) | Tried::Device(_) => (5, 5 * SECOND, 5 * MINUTE, HOUR),
            // A school is one network: many may be wrong before it is an attack.
            Tried::Network(_) => (60, SECOND, 15 * SECOND, 10 * MINUTE),
            Tried::Code(_) => (10, 5 * SECOND, MINUTE, HOUR),
            Tried::SecondFactor(_) => (5, 10 * SECOND, 15 * MINUTE, 24 * HOUR),
            Tried::Mail(_) => (3, 20 * MINUTE, HOUR, 2 * HOUR),
            Tried::Pictures(_) => (4, 10 * SECOND, MINUTE, HOUR),
        };
        Pace { free, pause_first_millis, pause_max_millis, forgotten_after_millis }
    }

    fn words(&self) -> String {
        match self {
            Tried::Account(who) => format!("account {who}"),
            Tried::Device(device) => format!("device {device}"),
            Tried::Network(network) => format!("network {network}"),
            Tried::Code(network) => format!("code {network}"),
            Tried::SecondFactor(person) => format!("second {person}"),
            Tried::Mail(who) => format!("mail {who}"),
            Tried::Pictures(person) => format!("pictures {person}"),
        }
    }
}

/// The brake at one moment.
#[derive(Clone, Copy)]
pub struct Brake {
    secret: Secret,
    now: Instant,
}

impl Brake {
    pub fn new(secret: Secret, now: Instant) -> Self {
        Brake { secret, now }
    }

    /// How many seconds to wait before this may be tried; none when it may.
    pub fn wait(&self, tx: &Tx<'_>, tried: &Tried) -> Result<Option<u32>> {
        let next_at = store::attempts::next_at(tx, self.key(tried))?;
        let millis = next_at.map_or(0, |next| next.since(self.now));
        let seconds = u32::try_from((millis + SECOND - 1) / SECOND).unwrap_or(0);
        Ok((millis > 0).then_some(seconds.max(1)))
    }

    /// Counts a try: before it is known to fail, so that many at once are counted too.
    pub fn count(&self, tx: &Tx<'_>, tried: &Tried) -> Result<()> {
        store::attempts::count(tx, self.key(tried), tried.pace(), self.now)
    }

    /// [`Brake::wait`], then [`Brake::count`] when it may be tried.
    pub fn enter(&self, tx: &Tx<'_>, tried: &Tried) -> Result<Option<u32>> {
        let wait = self.wait(tx, tried)?;
        if wait.is_none() {
            self.count(tx, tried)?;
        }
        Ok(wait)
    }

    /// It has succeeded: what was counted is forgotten.
    pub fn forget(&self, tx: &Tx<'_>, tried: &Tried) -> Result<()> {
        store::attempts::forget(tx, self.key(tried), self.now)
    }

    fn key(&self, tried: &Tried) -> [u8; 32] {
        self.secret.hash(Purpose::Attempt, tried.words().as_bytes())
    }
}
