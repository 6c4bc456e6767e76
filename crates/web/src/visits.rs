//! Visits: how many came, by school, role and feature, in the memory of this process. No person is
//! in what leaves here, and what tells one person from another dies with the day.
//!
//! A *visit* is a series of pages of one person with no pause longer than thirty minutes; a
//! *visitor* is a person, once a day. Both are counted for each feature and for the whole house.
//! What is counted stays here until somebody takes it (`usage` does, every minute): a process that
//! is killed loses what came since. One that starts anew, and each of several that serve one house,
//! tells persons apart by itself alone: whoever is served by two of them is two visitors that day.

use base::{Day, Instant, Minutes};
use people::{GroupKind, Scope, Standing};
use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    mem,
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};

db::word! {
    /// What a visitor is to the place he came for.
    pub enum Role {
        Pupil = "pupil",
        Guardian = "guardian",
        /// Teachers and everybody else who works in the school.
        Staff = "staff",
        Head = "head",
        /// Works for a town or another body.
        Agent = "agent",
    }
}

/// Where a person belongs and as what: a school, a town or a body, by its number. One role a place.
pub type Place = (i64, Role);

/// So many places of one person are counted: whoever has more stands in for others.
const PLACES_MAX: usize = 8;

/// The places of a person, for counting. Reckoned once, kept with his profile.
pub fn places(standing: &Standing) -> Box<[Place]> {
    let mut places: Vec<Place> = Vec::new();
    for member in &standing.memberships {
        let role = match (member.kind, member.scope) {
            (GroupKind::Pupils, Scope::School(_)) => Role::Pupil,
            (GroupKind::Guardians, Scope::School(_)) => Role::Guardian,
            (GroupKind::Team | GroupKind::Staff, Scope::School(_)) => Role::Staff,
            (GroupKind::Heads, Scope::School(_)) => Role::Head,
            (GroupKind::Agents, Scope::Town(_) | Scope::Body(_)) => Role::Agent,
            _ => continue,
        };
        let id = member.scope.id();
        match places.iter_mut().find(|(place, _)| *place == id) {
            // Whoever works in the school his child attends is counted as its staff.
            Some((_, known)) => *known = role.max(*known),
            None => places.push((id, role)),
        }
    }
    places.truncate(PLACES_MAX);
    places.into()
}

/// What was counted of one place, role and feature on one day, since it was last taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub place: i64,
    pub day: Day,
    pub role: Role,
    /// The feature, by its number; none: the whole house.
    pub room: Option<usize>,
    pub visits: u32,
    /// Persons who had not been counted that day.
    pub visitors: u32,
}

/// How many pages were asked for, and how many the house could not give (5xx).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    pub given: u64,
    pub failed: u64,
}

/// The counters of a process.
pub struct Visits {
    shards: [Mutex<Shard>; SHARDS],
    given: AtomicU64,
    failed: AtomicU64,
}

const SHARDS: usize = 16;
/// AT Internet's, which the DNMA used: a visit ends after so long without a page.
const PAUSE_MILLIS: i64 = 30 * 60_000;

type Key = (i64, Role, Option<usize>);

struct Shard {
    day: Day,
    /// The first and the last millisecond of the day, so that no page asks the calendar.
    from: i64,
    until: i64,
    /// Mixed into what tells persons apart; forgotten with the day.
    salt: RandomState,
    /// When each was last seen, by a hash of who and where that nobody can turn back.
    seen: HashMap<u64, i64>,
    counts: HashMap<Key, (u32, u32)>,
    /// What was counted on days that are over.
    over: Vec<Counted>,
}

impl Visits {
    pub(crate) fn new(now: Instant) -> Self {
        Visits {
            shards: std::array::from_fn(|_| Mutex::new(Shard::of(now))),
            given: AtomicU64::new(0),
            failed: AtomicU64::new(0),
        }
    }

    /// A person of these places has opened a page of the feature number `room`.
    pub fn note(&self, person: i64, places: &[Place], room: usize, now: Instant) {
        for (place, role) in places {
            let mut shard = self.shard(*place);
            shard.turn(now);
            shard.note(person, (*place, *role, None), now.millis());
            shard.note(person, (*place, *role, Some(room)), now.millis());
        }
    }

    pub(crate) fn answered(&self, is_failure: bool) {
        self.given.fetch_add(1, Relaxed);
        if is_failure {
            self.failed.fetch_add(1, Relaxed);
        }
    }

    /// What was counted since the last time; it is the caller's now.
    pub fn take(&self, now: Instant) -> (Vec<Counted>, Answers) {
        let mut taken = Vec::new();
        for shard in &self.shards {
            let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            shard.turn(now);
            shard.close();
            taken.append(&mut shard.over);
        }
        let answers =
            Answers { given: self.given.swap(0, Relaxed), failed: self.failed.swap(0, Relaxed) };
        (taken, answers)
    }

    /// Gives back what could not be written down: it is taken again the next time.
    pub fn give_back(&self, counted: Vec<Counted>, answers: Answers) {
        for count in counted {
            self.shard(count.place).over.push(count);
        }
        self.given.fetch_add(answers.given, Relaxed);
        self.failed.fetch_add(answers.failed, Relaxed);
    }

    fn shard(&self, place: i64) -> std::sync::MutexGuard<'_, Shard> {
        // Ids are time-ordered: their low bits differ the most.
        let number = usize::try_from(place.unsigned_abs() % (SHARDS as u64)).unwrap_or(0);
        self.shards[number].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shard {
    fn of(now: Instant) -> Self {
        let day = now.day();
        Shard {
            day,
            from: Instant::at(day, Minutes(0)).millis(),
            until: Instant::at(day.plus_days(1), Minutes(0)).millis(),
            salt: RandomState::new(),
            seen: HashMap::new(),
            counts: HashMap::new(),
            over: Vec::new(),
        }
    }

    /// A new day forgets who came on the last one.
    fn turn(&mut self, now: Instant) {
        if (self.from..self.until).contains(&now.millis()) {
            return;
        }
        self.close();
        let over = mem::take(&mut self.over);
        *self = Shard { over, ..Shard::of(now) };
    }

    fn close(&mut self) {
        let day = self.day;
        let counted = self.counts.drain().map(|((place, role, room), (visits, visitors))| {
            Counted { place, day, role, room, visits, visitors }
        });
        self.over.extend(counted);
    }

    fn note(&mut self, person: i64, key: Key, at: i64) {
        let who = self.salt.hash_one((person, key));
        let last = self.seen.insert(who, at);
        if last.is_some_and(|last| at - last <= PAUSE_MILLIS) {
            return;
        }
        let (visits, visitors) = self.counts.entry(key).or_default();
        *visits += 1;
        *visitors += u32::from(last.is_none());
    }
}

/// Left by the door with each request, and filled when it is known who asks.
#[derive(Clone, Default)]
pub(crate) struct Asker(Arc<OnceLock<(i64, Arc<crate::session::Profile>)>>);

impl Asker {
    pub fn is(&self, profile: &Arc<crate::session::Profile>) {
        let person = profile.standing.person.raw();
        let _ = self.0.set((person, profile.clone()));
    }

    /// Counts the page that was given to him, if it is known who he is.
    pub fn note(&self, visits: &Visits, room: usize, now: Instant) {
        if let Some((person, profile)) = self.0.get() {
            visits.note(*person, &profile.places, room, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Instant {
        Instant::parse_local(time).expect("a time")
    }

    fn of_the_house(visits: &Visits, now: &str) -> Vec<(String, u32, u32)> {
        let (mut taken, _) = visits.take(at(now));
        taken.retain(|counted| counted.room.is_none());
        taken.sort_by_key(|counted| counted.day);
        taken.iter().map(|it| (it.day.iso(), it.visits, it.visitors)).collect()
    }

    const SCHOOL: &[Place] = &[(16, Role::Guardian)];

    #[test]
    fn a_visit_ends_after_half_an_hour_and_a_visitor_is_counted_once_a_day() {
        let visits = Visits::new(at("2026-11-23 08:00"));
        for time in ["08:00", "08:29", "08:59", "10:00"] {
            visits.note(1, SCHOOL, 3, at(&format!("2026-11-23 {time}")));
        }
        visits.note(2, SCHOOL, 3, at("2026-11-23 10:01"));
        let day = |visits, visitors| vec![("2026-11-23".to_owned(), visits, visitors)];
        assert_eq!(of_the_house(&visits, "2026-11-23 10:02"), day(3, 2));
        assert_eq!(of_the_house(&visits, "2026-11-23 10:03"), [], "taken once");
        visits.note(2, SCHOOL, 3, at("2026-11-23 17:00"));
        assert_eq!(of_the_house(&visits, "2026-11-23 17:01"), day(1, 0), "he was counted already");
    }

    #[test]
    fn what_was_counted_before_midnight_is_of_that_day_and_he_is_new_on_the_next() {
        let visits = Visits::new(at("2026-11-23 23:50"));
        visits.note(1, SCHOOL, 3, at("2026-11-23 23:50"));
        visits.note(1, SCHOOL, 3, at("2026-11-24 00:05"));
        let days = of_the_house(&visits, "2026-11-24 00:06");
        assert_eq!(days, [("2026-11-23".to_owned(), 1, 1), ("2026-11-24".to_owned(), 1, 1)]);
    }

    #[test]
    fn each_feature_and_each_school_counts_him_and_what_was_not_written_comes_back() {
        let visits = Visits::new(at("2026-11-23 08:00"));
        let both = [(16, Role::Guardian), (17, Role::Staff)];
        visits.note(1, &both, 3, at("2026-11-23 08:00"));
        visits.note(1, &both, 4, at("2026-11-23 08:01"));
        let (taken, _) = visits.take(at("2026-11-23 08:02"));
        assert_eq!(taken.len(), 6, "two schools, each with the house and two features");
        assert!(taken.iter().all(|it| (it.visits, it.visitors) == (1, 1)));
        visits.give_back(taken, Answers { given: 2, failed: 1 });
        let (again, answers) = visits.take(at("2026-11-23 08:03"));
        assert_eq!((again.len(), answers), (6, Answers { given: 2, failed: 1 }));
    }
}
