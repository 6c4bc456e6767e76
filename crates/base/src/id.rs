//! Identifiers: 64 bits, time-ordered, made by the node, so that no engine hands out sequences.

use crate::{Clock, Instant};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    str::FromStr,
    sync::atomic::{AtomicU64, Ordering},
};

/// The identifier of a `T`: 41 bits of milliseconds since 2020, 10 bits of node, 12 of sequence.
///
/// On the wire (URL, JSON, form) it is a decimal string, since JavaScript numbers are too short.
pub struct Id<T: ?Sized>(i64, PhantomData<fn() -> T>);

impl<T: ?Sized> Id<T> {
    pub const fn new(raw: i64) -> Self {
        Id(raw, PhantomData)
    }

    pub const fn raw(self) -> i64 {
        self.0
    }

    /// The same number, read as the identifier of something else (a pupil is a person).
    pub const fn cast<U: ?Sized>(self) -> Id<U> {
        Id(self.0, PhantomData)
    }

    /// The lowest that can be made at `at`: whatever is made then or later has at least this one.
    pub fn first_at(at: Instant) -> Self {
        Id::new((at.millis() - EPOCH_2020).max(0) << 22)
    }
}

impl<T: ?Sized> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: ?Sized> Copy for Id<T> {}
impl<T: ?Sized> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T: ?Sized> Eq for Id<T> {}
impl<T: ?Sized> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T: ?Sized> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T: ?Sized> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T: ?Sized> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}
impl<T: ?Sized> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
impl<T: ?Sized> FromStr for Id<T> {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Id::new)
    }
}
impl<T: ?Sized> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
impl<'de, T: ?Sized> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Makes the identifiers of one node. Two nodes of one platform have different numbers (0–1023).
#[derive(Debug)]
pub struct IdMaker {
    node: u64,
    clock: Clock,
    /// Milliseconds since 2020 (high bits) and sequence (12 low bits) of the last identifier.
    last: AtomicU64,
}

const EPOCH_2020: i64 = 1_577_836_800_000;

impl IdMaker {
    pub fn new(node: u16, clock: Clock) -> Self {
        IdMaker { node: u64::from(node & 0x3ff), clock, last: AtomicU64::new(0) }
    }

    /// The hour of the clock that identifiers are made by.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// A new identifier, greater than every one made before by this node.
    pub fn make<T: ?Sized>(&self) -> Id<T> {
        let now = ticks_since_2020(self.clock.now()) << 12;
        let next = |last: u64| Some(now.max(last + 1));
        let last = self.last.fetch_update(Ordering::AcqRel, Ordering::Acquire, next);
        let tick = now.max(last.unwrap_or_default() + 1);
        let (at, sequence) = (tick >> 12, tick & 0xfff);
        Id::new(i64::try_from((at << 22) | (self.node << 12) | sequence).unwrap_or(i64::MAX))
    }
}

fn ticks_since_2020(now: Instant) -> u64 {
    u64::try_from(now.millis() - EPOCH_2020).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_grow_even_when_the_clock_stands_still() {
        let ids = IdMaker::new(3, Clock::fixed(Instant::from_millis(1_760_000_000_000)));
        let made: Vec<Id<()>> = (0..10_000).map(|_| ids.make()).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn what_is_made_at_an_hour_or_later_has_at_least_the_first_identifier_of_that_hour() {
        let at = Instant::from_millis(1_760_000_000_000);
        let made =
            |millis| IdMaker::new(3, Clock::fixed(Instant::from_millis(millis))).make::<()>();
        assert!(made(at.millis()) >= Id::first_at(at));
        assert!(made(at.millis() - 1) < Id::first_at(at));
    }

    #[test]
    fn an_identifier_is_a_string_in_json() {
        let id: Id<()> = Id::new(7_203_685_477_580_700);
        let json = serde_json::to_string(&id).expect("serialises");
        assert_eq!(json, "\"7203685477580700\"");
        assert_eq!(serde_json::from_str::<Id<()>>(&json).expect("reads back"), id);
    }
}
