//! The circuit breaker: a school that would lose too many people at once is held, until somebody
//! has
//! looked and says why it is right. A truncated file must not empty a school.

use crate::plan::SchoolPlan;

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
        Breaker { share_max: 0.05, count_free: 2 }
    }
}

impl Breaker {
    pub fn holds(&self, plan: &SchoolPlan) -> bool {
        let leaving = plan.leaving.len() as u64;
        leaving > self.count_free && share(leaving, plan.present) > self.share_max
    }
}

/// Of those present, how many would leave.
#[expect(clippy::cast_precision_loss, reason = "persons of a school")]
pub fn share(leaving: u64, present: u64) -> f64 {
    leaving as f64 / present.max(1) as f64
}

/// A sum of who would leave: what was read is what is applied.
pub(crate) fn sum(plan: &SchoolPlan) -> String {
    let ids: Vec<String> = plan.leaving.iter().map(ToString::to_string).collect();
    ids.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn a_school_that_would_be_emptied_is_held_whatever_its_size() {
        assert!(Breaker::default().holds(&plan(3, 3)));
    }
}
