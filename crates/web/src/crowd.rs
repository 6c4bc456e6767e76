//! The crowd: so many requests are worked on at once, those after wait a little, the others are
//! told when to come back. A feature never takes every place: what is stormed sheds its own load,
//! and nobody is turned away for who he is.

use crate::{Error, Running};
use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    task, time,
};

/// The places of the house and of each of its features.
pub struct Crowd {
    all: Semaphore,
    rooms: Vec<Room>,
    wait: Duration,
    waiting_max: usize,
    inside: AtomicUsize,
    served: AtomicU64,
    refused: AtomicU32,
    pace: Mutex<Pace>,
}

/// What one feature may take of the places.
struct Room {
    places: Semaphore,
    waiting: AtomicUsize,
    refused: AtomicU64,
}

/// A place, until it is dropped.
pub struct Place<'c> {
    crowd: &'c Crowd,
    _permits: (SemaphorePermit<'c>, SemaphorePermit<'c>),
}

/// How many requests a second the house has served lately.
struct Pace {
    since: Instant,
    served: u64,
    a_second: u64,
}

/// Those who wait in one room are this many times its places at most.
const WAITING_PER_PLACE: usize = 16;
const SECONDS_MIN: u32 = 5;
const SECONDS_MAX: u32 = 120;
/// What is said before anything was measured.
const SECONDS_UNKNOWN: u32 = 10;
const PACE_EVERY: Duration = Duration::from_secs(1);

impl Crowd {
    /// Places for `rooms` features; each may take three quarters of all.
    pub(crate) fn new(rooms: usize, running: &Running) -> Self {
        let share = (running.places * 3).div_ceil(4);
        let room = || Room {
            places: Semaphore::new(share),
            waiting: AtomicUsize::new(0),
            refused: AtomicU64::new(0),
        };
        Crowd {
            all: Semaphore::new(running.places),
            rooms: (0..rooms).map(|_| room()).collect(),
            wait: Duration::from_secs(running.wait_seconds),
            waiting_max: share * WAITING_PER_PLACE,
            inside: AtomicUsize::new(0),
            served: AtomicU64::new(0),
            refused: AtomicU32::new(0),
            pace: Mutex::new(Pace { since: Instant::now(), served: 0, a_second: 0 }),
        }
    }

    /// A place for a request to the feature number `room`, or when to come back.
    pub async fn enter(&self, room: usize) -> Result<Place<'_>, Error> {
        let Some(room) = self.rooms.get(room) else { return Err(Error::NotFound) };
        let permits = match (room.places.try_acquire(), self.all.try_acquire()) {
            (Ok(of_room), Ok(of_all)) => Some((of_room, of_all)),
            // What was taken of the two is given back before one waits.
            _ => None,
        };
        let permits = match permits {
            Some(permits) => permits,
            None => self.wait(room).await.ok_or_else(|| self.refuse(room))?,
        };
        // A page that is read in place never lets go of its thread: those who came meanwhile
        // would not be counted. Where others are inside, each newcomer goes behind them first.
        let others = self.inside.fetch_add(1, Relaxed);
        let place = Place { crowd: self, _permits: permits };
        if others > 0 {
            task::yield_now().await;
        }
        Ok(place)
    }

    async fn wait<'c>(
        &'c self,
        room: &'c Room,
    ) -> Option<(SemaphorePermit<'c>, SemaphorePermit<'c>)> {
        let waiting = Waiting(&room.waiting);
        if waiting.0.fetch_add(1, Relaxed) >= self.waiting_max || self.wait.is_zero() {
            return None;
        }
        let permits = async {
            let of_room = room.places.acquire().await.ok()?;
            let of_all = self.all.acquire().await.ok()?;
            Some((of_room, of_all))
        };
        time::timeout(self.wait, permits).await.ok().flatten()
    }

    fn refuse(&self, room: &Room) -> Error {
        room.refused.fetch_add(1, Relaxed);
        let waiting = self.waiting();
        let seconds = seconds_until(waiting, self.pace());
        // Those who are told to come back do not come back all at once.
        let spread = self.refused.fetch_add(1, Relaxed) % seconds;
        Error::Crowded { waiting, seconds: seconds + spread }
    }

    /// Requests a second, measured over the last second or more.
    fn pace(&self) -> u64 {
        let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        let lasted = pace.since.elapsed();
        if lasted >= PACE_EVERY {
            let served = self.served.load(Relaxed);
            let millis = u64::try_from(lasted.as_millis()).unwrap_or(u64::MAX);
            pace.a_second = (served - pace.served) * 1000 / millis;
            pace.served = served;
            pace.since = Instant::now();
        }
        pace.a_second
    }

    pub fn waiting(&self) -> usize {
        self.rooms.iter().map(|room| room.waiting.load(Relaxed)).sum()
    }

    pub fn inside(&self) -> usize {
        self.inside.load(Relaxed)
    }

    /// How many requests each room has refused.
    pub(crate) fn refused(&self) -> impl Iterator<Item = u64> + '_ {
        self.rooms.iter().map(|room| room.refused.load(Relaxed))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.crowd.inside.fetch_sub(1, Relaxed);
        self.crowd.served.fetch_add(1, Relaxed);
    }
}

/// Counted while it lives: somebody may also leave while he waits.
struct Waiting<'c>(&'c AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}

/// When those who wait now will have been served, at this pace.
fn seconds_until(waiting: usize, a_second: u64) -> u32 {
    if a_second == 0 {
        return SECONDS_UNKNOWN;
    }
    let seconds = (waiting as u64).div_ceil(a_second);
    u32::try_from(seconds).unwrap_or(SECONDS_MAX).clamp(SECONDS_MIN, SECONDS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crowd(places: usize) -> Crowd {
        Crowd::new(2, &Running { places, wait_seconds: 0, ..Running::default() })
    }

    #[tokio::test]
    async fn a_stormed_feature_leaves_places_to_the_others() {
        let crowd = crowd(4);
        let mut storm = Vec::new();
        for _ in 0..3 {
            storm.push(crowd.enter(0).await.expect("three quarters of the places"));
        }
        assert!(crowd.enter(0).await.is_err(), "the fourth is for others");
        let other = crowd.enter(1).await.expect("the fourth");
        assert!(crowd.enter(1).await.is_err(), "the house is full");
        assert_eq!(crowd.inside(), 4);
        drop(other);
        assert!(crowd.enter(1).await.is_ok(), "a place that was left is taken again");
        assert_eq!(crowd.refused().collect::<Vec<_>>(), [1, 1]);
        assert_eq!(crowd.waiting(), 0);
    }

    #[tokio::test]
    async fn one_who_waits_gets_the_place_that_is_left() {
        let crowd = Crowd::new(1, &Running { places: 1, wait_seconds: 3600, ..Running::default() });
        let first = crowd.enter(0).await.expect("the only place");
        let (second, ()) = tokio::join!(crowd.enter(0), async {
            while crowd.waiting() == 0 {
                task::yield_now().await;
            }
            drop(first);
        });
        assert!(second.is_ok());
    }

    #[test]
    fn the_time_told_is_that_of_those_who_wait() {
        assert_eq!(seconds_until(4_000, 100), 40);
        assert_eq!(seconds_until(10, 100), SECONDS_MIN);
        assert_eq!(seconds_until(1_000_000, 1), SECONDS_MAX);
        assert_eq!(seconds_until(10, 0), SECONDS_UNKNOWN);
    }
}
