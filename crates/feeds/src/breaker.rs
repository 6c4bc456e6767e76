//! The circuit breaker: a school that would lose too many people at once is held, and one whose
//! pupils would go back to their classes of last year, until somebody has looked and says why it
//! is right. A truncated file must not empty a school; one of last year must not undo September.

use crate::history::Feed;
use crate::plan::SchoolPlan;

/// A small school may always see so many leave.
pub(crate) const COUNT_FREE: u64 = 2;

/// How many may leave without anybody being asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Breaker {
    /// Of those who are present: 0.05 is 5 %.
    pub share_max: f64,
    /// A small school may always see so many leave.
    pub count_free: u64,
}

impl Default for Breaker {
    fn default() -> Self {
        Breaker { share_max: 0.05, count_free: COUNT_FREE }
    }
}

impl Breaker {
    /// As whoever brought the feed in has asked.
    pub(crate) fn of(feed: &Feed) -> Self {
        Breaker { share_max: f64::from(feed.hold_percent) / 100.0, ..Breaker::default() }
    }

    pub fn holds(&self, plan: &SchoolPlan) -> bool {
        self.is_too_many(plan.leaving.len() as u64, plan.present) || self.holds_back(plan)
    }

    /// Too many pupils would be put back where they were last year: the file is an old one.
    pub fn holds_back(&self, plan: &SchoolPlan) -> bool {
        self.is_too_many(plan.counts.goes_back, plan.present)
    }

    fn is_too_many(&self, count: u64, present: u64) -> bool {
        count > self.count_free && share(count, present) > self.share_max
    }
}

/// Of those present, how many are meant.
#[expect(clippy::cast_precision_loss, reason = "persons of a school")]
pub fn share(count: u64, present: u64) -> f64 {
    count as f64 / present.max(1) as f64
}

/// A sum of who would leave: what was read is what is applied.
pub(crate) fn sum(plan: &SchoolPlan) -> String {
    let ids: Vec<String> = plan.leaving.iter().map(ToString::to_string).collect();
    ids.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Counts;
    use base::Id;

    fn plan(leaving: i64, present: u64) -> SchoolPlan {
        let leaving = (0..leaving).map(Id::new).collect();
        SchoolPlan { leaving, present, ..SchoolPlan::default() }
    }

    #[test]
    fn five_in_a_hundred_may_leave_and_six_may_not() {
        let breaker = Breaker::default();
        assert!(!breaker.holds(&plan(5, 100)) && breaker.holds(&plan(6, 100)));
        assert!(!breaker.holds(&plan(0, 0)));
    }

    #[test]
    fn two_may_leave_a_small_school_and_three_may_not() {
        let breaker = Breaker::default();
        assert!(!breaker.holds(&plan(2, 20)) && breaker.holds(&plan(3, 20)));
    }

    #[test]
    fn a_file_of_last_year_is_held_and_three_who_repeat_a_class_are_not() {
        let back = |goes_back, present| {
            let counts = Counts { goes_back, ..Counts::default() };
            SchoolPlan { counts, present, ..SchoolPlan::default() }
        };
        let breaker = Breaker::default();
        assert!(breaker.holds(&back(160, 200)) && !breaker.holds(&back(3, 200)));
        assert!(!breaker.holds(&back(2, 20)) && breaker.holds(&back(3, 20)));
    }

    #[test]
    fn a_school_that_would_be_emptied_is_held_whatever_its_size() {
        assert!(Breaker::default().holds(&plan(3, 3)));
    }
}
