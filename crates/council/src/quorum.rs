//! Quorum: looked at for each item, and what follows when it fails.

use crate::{Attendance, Delay, Headcount, Reconvening, Rules};
use base::Day;
use std::collections::BTreeSet;

/// How many are needed and how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quorum {
    /// `None`: after a second convening no quorum is asked.
    pub needed: Option<u32>,
    pub counted: u32,
}

impl Quorum {
    pub fn is_met(&self) -> bool {
        self.missing() == 0
    }

    pub fn missing(&self) -> u32 {
        self.needed.map_or(0, |needed| needed.saturating_sub(self.counted))
    }
}

/// Which convening a session follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convening {
    First,
    /// Convened again, since the first session had no quorum.
    Again,
}

impl Rules {
    /// The quorum for one item (L2121-17: at each item, not only when the session opens).
    pub fn quorum(&self, head: &Headcount, convening: Convening) -> Quorum {
        let rule = self.quorum;
        let proxies = if rule.counts_proxies { head.proxies() } else { 0 };
        let is_asked = convening == Convening::First || self.reconvening == Reconvening::Never;
        Quorum {
            needed: is_asked.then(|| rule.threshold.minimum(head.members(rule.of))),
            counted: head.present() + proxies,
        }
    }

    /// The items that cannot be dealt with, from 1.
    pub fn items_without_quorum(&self, attendance: &Attendance, convening: Convening) -> Vec<u16> {
        attendance
            .items()
            .filter(|item| !self.quorum(&attendance.at(*item).headcount, convening).is_met())
            .collect()
    }

    /// When a session without quorum may be held again: on this day or later.
    pub fn earliest_again(&self, failed_on: Day) -> Option<Day> {
        match self.reconvening {
            Reconvening::After(delay) => Some(delay.earliest_after(failed_on)),
            Reconvening::ByRight { days } => Some(failed_on.plus_days(i32::from(days))),
            Reconvening::Never => None,
        }
    }
}

/// The session that had no quorum for some of its items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed<T> {
    pub held_on: Day,
    /// What was on its agenda and could not be dealt with.
    pub left: Vec<T>,
    /// Whether its own convening was in time and complete: the law asks it (« régulièrement »).
    pub was_regular: bool,
}

/// Why no session may be held without quorum that way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AgainError<T> {
    #[error("the statutes always ask a quorum")]
    QuorumAlwaysAsked,
    #[error("the first convening was not regular")]
    FirstWasIrregular,
    #[error("nothing is left of the first session")]
    NothingLeft,
    #[error("held on {held_on}, {} days at least after {failed_on}", needed.days)]
    TooSoon { held_on: Day, failed_on: Day, needed: Delay, earliest: Day },
    /// By right it is held on one day, and on no other.
    #[error("held on {held_on} instead of {due_on}")]
    OtherDay { held_on: Day, due_on: Day },
    /// Items that were not on the first agenda, or were dealt with: they need a session of their
    /// own, with a quorum.
    #[error("{} items were not left over", .0.len())]
    OtherItems(Vec<T>),
}

impl<T: Copy + Ord> Failed<T> {
    /// Whether a session on `held_on` about `items` needs no quorum (L2121-17): far enough after
    /// the first one, and for what that one left over only. It is convened like any other; what
    /// its convening must say is that no quorum will be asked.
    pub fn check_again(
        &self,
        rules: &Rules,
        held_on: Day,
        items: &[T],
    ) -> Result<(), Vec<AgainError<T>>> {
        let mut errors = Vec::new();
        if !self.was_regular {
            errors.push(AgainError::FirstWasIrregular);
        }
        if self.left.is_empty() {
            errors.push(AgainError::NothingLeft);
        }
        errors.extend(self.wrong_day(rules.reconvening, held_on));
        let left: BTreeSet<T> = self.left.iter().copied().collect();
        let others: Vec<T> = items.iter().copied().filter(|item| !left.contains(item)).collect();
        if !others.is_empty() {
            errors.push(AgainError::OtherItems(others));
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    fn wrong_day(&self, reconvening: Reconvening, held_on: Day) -> Option<AgainError<T>> {
        let failed_on = self.held_on;
        match reconvening {
            Reconvening::Never => Some(AgainError::QuorumAlwaysAsked),
            Reconvening::After(needed) => {
                let earliest = needed.earliest_after(failed_on);
                (held_on < earliest).then_some(AgainError::TooSoon {
                    held_on,
                    failed_on,
                    needed,
                    earliest,
                })
            }
            Reconvening::ByRight { days } => {
                let due_on = failed_on.plus_days(i32::from(days));
                (held_on != due_on).then_some(AgainError::OtherDay { held_on, due_on })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Counted, Fraction, Members, QuorumRule, Threshold};
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    fn head(seats: u32, in_exercise: u32, present: u32, proxies: u32) -> Headcount {
        let counted = Counted { seats, in_exercise, present, proxies };
        Headcount::check(counted, &Rules::epci().proxies).expect("counts")
    }

    fn is_met(rules: &Rules, head: &Headcount) -> bool {
        rules.quorum(head, Convening::First).is_met()
    }

    #[test]
    fn seventeen_of_thirty_three_are_a_quorum_and_proxies_do_not_help_sixteen() {
        let rules = Rules::commune(13_000);
        assert!(is_met(&rules, &head(33, 33, 31, 2)));
        assert!(is_met(&rules, &head(33, 33, 17, 0)));
        let quorum = rules.quorum(&head(33, 33, 16, 16), Convening::First);
        assert_eq!((quorum.needed, quorum.counted, quorum.missing()), (Some(17), 16, 1));
    }

    #[test]
    fn vacant_seats_are_not_in_exercise_but_compose_the_committee() {
        let of_seats = QuorumRule { of: Members::Seats, ..QuorumRule::MORE_THAN_HALF_PRESENT };
        let statutes = Rules { quorum: of_seats, ..Rules::epci() };
        let head = head(33, 30, 16, 0);
        assert!(is_met(&Rules::epci(), &head) && !is_met(&statutes, &head));
    }

    #[test]
    fn statutes_may_count_proxies_and_ask_a_third() {
        let third = Threshold::AtLeast(Fraction::THIRD);
        let quorum = QuorumRule { threshold: third, of: Members::InExercise, counts_proxies: true };
        let statutes = Rules { quorum, ..Rules::epci() };
        assert!(is_met(&statutes, &head(33, 33, 6, 5)) && !is_met(&statutes, &head(33, 33, 6, 4)));
    }

    #[test]
    fn a_second_session_needs_no_quorum_unless_the_statutes_always_ask_one() {
        let alone = head(33, 33, 1, 0);
        assert!(Rules::epci().quorum(&alone, Convening::Again).is_met());
        let strict = Rules { reconvening: Reconvening::Never, ..Rules::epci() };
        assert!(!strict.quorum(&alone, Convening::Again).is_met());
    }

    fn failed() -> Failed<u16> {
        Failed { held_on: day("2023-12-13"), left: vec![4, 5, 6], was_regular: true }
    }

    #[test]
    fn a_council_meets_again_three_clear_days_later_about_what_was_left() {
        let rules = Rules::commune(13_000);
        assert_eq!(rules.earliest_again(day("2023-12-13")), Some(day("2023-12-17")));
        assert_eq!(failed().check_again(&rules, day("2023-12-17"), &[4, 6]), Ok(()));
        let errors =
            failed().check_again(&rules, day("2023-12-16"), &[3, 4]).expect_err("too soon");
        assert!(matches!(errors[0], AgainError::TooSoon { .. }));
        assert_eq!(errors[1], AgainError::OtherItems(vec![3]));
    }

    #[test]
    fn an_irregular_first_convening_spares_nobody_the_quorum() {
        let irregular = Failed { was_regular: false, ..failed() };
        let again = irregular.check_again(&Rules::epci(), day("2023-12-20"), &[4]);
        assert_eq!(again, Err(vec![AgainError::FirstWasIrregular]));
        let done = Failed { left: Vec::<u16>::new(), ..failed() };
        let again = done.check_again(&Rules::epci(), day("2023-12-20"), &[]);
        assert_eq!(again, Err(vec![AgainError::NothingLeft]));
    }

    #[test]
    fn a_department_meets_again_on_the_third_day_by_right_and_on_no_other() {
        let (rules, due_on) = (Rules::department(), day("2023-12-16"));
        assert_eq!(failed().check_again(&rules, due_on, &[4]), Ok(()));
        let held_on = day("2023-12-17");
        let again = failed().check_again(&rules, held_on, &[4]);
        assert_eq!(again, Err(vec![AgainError::OtherDay { held_on, due_on }]));
    }

    proptest! {
        #[test]
        fn one_more_present_never_loses_a_quorum(
            seats in 1u32..80, vacant in 0u32..10, present in 0u32..80, counts_proxies: bool,
            part in 1u16..10, whole in 1u16..10,
        ) {
            let Some(fraction) = Fraction::new(part.min(whole), whole) else { unreachable!() };
            let in_exercise = seats.saturating_sub(vacant);
            prop_assume!(present < in_exercise);
            for of in [Members::InExercise, Members::Seats] {
                let threshold = Threshold::AtLeast(fraction);
                let quorum = QuorumRule { threshold, of, counts_proxies };
                let rules = Rules { quorum, ..Rules::epci() };
                let before = is_met(&rules, &head(seats, in_exercise, present, 0));
                let after = is_met(&rules, &head(seats, in_exercise, present + 1, 0));
                prop_assert!(!before || after);
            }
        }

        #[test]
        fn when_all_members_are_there_a_commune_always_has_a_quorum(members in 1u32..70) {
            prop_assert!(is_met(&Rules::commune(1), &head(members, members, members, 0)));
            let needed = Rules::commune(1).quorum.threshold.minimum(members);
            prop_assert!(2 * needed > members && 2 * (needed - 1) <= members);
        }
    }
}
