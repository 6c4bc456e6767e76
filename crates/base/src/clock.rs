//! The clock comes in as an argument, so that a test can say what time it is.

use crate::{Day, Instant};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// Tells the time: the machine's, or the one a test has set.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Clock(None)
    }

    /// A clock that stands at `at` until it is moved.
    pub fn fixed(at: Instant) -> Self {
        Clock(Some(Arc::new(AtomicI64::new(at.millis()))))
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    pub fn now(&self) -> Instant {
        match &self.0 {
            Some(fixed) => Instant::from_millis(fixed.load(Ordering::Acquire)),
            None => Instant::from_millis(jiff::Timestamp::now().as_millisecond()),
        }
    }

    pub fn today(&self) -> Day {
        self.now().day()
    }

    /// Moves a fixed clock; the machine's clock does not move.
    pub fn set(&self, at: Instant) {
        if let Some(fixed) = &self.0 {
            fixed.store(at.millis(), Ordering::Release);
        }
    }

    pub fn advance_minutes(&self, minutes: i64) {
        self.set(self.now().plus_minutes(minutes));
    }
}
