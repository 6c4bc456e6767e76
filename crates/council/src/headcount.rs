//! Counting heads: how many sit, are there, are represented, and how many votes that makes.

use crate::{Members, ProxyRule};

/// The counts of an assembly for one item, which cannot contradict each other.
///
/// Members are counted as persons for the quorum and as votes for the majority; the two are the
/// same number unless statutes give a member several votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headcount {
    pub(crate) seats: u32,
    pub(crate) in_exercise: u32,
    pub(crate) present: u32,
    pub(crate) proxies: u32,
    pub(crate) set_apart: u32,
    pub(crate) votes: u32,
    pub(crate) votes_in_exercise: u32,
    pub(crate) votes_of_seats: u32,
}

/// Counts as an extract of the register gives them, one vote each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub seats: u32,
    pub in_exercise: u32,
    pub present: u32,
    pub proxies: u32,
}

/// Counts that cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    #[error("{in_exercise} members in exercise for {seats} seats")]
    MoreMembersThanSeats { in_exercise: u32, seats: u32 },
    #[error("{present} present of {in_exercise}")]
    MorePresentThanMembers { present: u32, in_exercise: u32 },
    /// Each proxy is of an absent member.
    #[error("{proxies} proxies for {absent} absent members")]
    MoreProxiesThanAbsent { proxies: u32, absent: u32 },
    /// Each present member holds so many at most.
    #[error("{proxies} proxies where {allowed} can be held")]
    MoreProxiesThanHeld { proxies: u32, allowed: u32 },
}

impl Headcount {
    /// Checks counts without names, as one has them of an act of the past.
    pub fn check(counted: Counted, rule: &ProxyRule) -> Result<Headcount, Vec<CountError>> {
        let Counted { seats, in_exercise, present, proxies } = counted;
        let mut errors = Vec::new();
        if in_exercise > seats {
            errors.push(CountError::MoreMembersThanSeats { in_exercise, seats });
        }
        if present > in_exercise {
            errors.push(CountError::MorePresentThanMembers { present, in_exercise });
        }
        let absent = in_exercise.saturating_sub(present);
        if proxies > absent {
            errors.push(CountError::MoreProxiesThanAbsent { proxies, absent });
        }
        let allowed = present.saturating_mul(u32::from(rule.held_max));
        if proxies > allowed {
            errors.push(CountError::MoreProxiesThanHeld { proxies, allowed });
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Headcount {
            seats,
            in_exercise,
            present,
            proxies,
            set_apart: 0,
            votes: present + proxies,
            votes_in_exercise: in_exercise,
            votes_of_seats: seats,
        })
    }

    /// Every seat, vacant ones too.
    pub fn seats(&self) -> u32 {
        self.seats
    }

    pub fn in_exercise(&self) -> u32 {
        self.in_exercise
    }

    /// In person, and not withdrawn from this item.
    pub fn present(&self) -> u32 {
        self.present
    }

    /// Represented by one of those present.
    pub fn proxies(&self) -> u32 {
        self.proxies
    }

    pub fn absent(&self) -> u32 {
        self.in_exercise - self.present - self.proxies
    }

    /// Votes that can be given: of those present and of those they represent.
    pub fn votes(&self) -> u32 {
        self.votes
    }

    /// Of how many a quorum is counted. Those whom the law sets apart for this item (members sent
    /// by the assembly to the body it is about, L2131-11 II) are not among them.
    pub fn members(&self, of: Members) -> u32 {
        let all = match of {
            Members::InExercise => self.in_exercise,
            Members::Seats => self.seats,
        };
        all - self.set_apart
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rules;
    use proptest::prelude::*;

    fn check(counts: [u32; 4]) -> Result<Headcount, Vec<CountError>> {
        let [seats, in_exercise, present, proxies] = counts;
        let counted = Counted { seats, in_exercise, present, proxies };
        Headcount::check(counted, &Rules::commune(13_000).proxies)
    }

    #[test]
    fn lys_lez_lannoy_had_31_present_and_2_proxies_of_33() {
        let head = check([33, 33, 31, 2]).expect("true counts");
        assert_eq!((head.votes(), head.absent()), (33, 0));
    }

    #[test]
    fn counts_that_cannot_be_are_all_said() {
        assert_eq!(
            check([33, 35, 36, 2]),
            Err(vec![
                CountError::MoreMembersThanSeats { in_exercise: 35, seats: 33 },
                CountError::MorePresentThanMembers { present: 36, in_exercise: 35 },
                CountError::MoreProxiesThanAbsent { proxies: 2, absent: 0 },
            ])
        );
        assert_eq!(
            check([33, 33, 31, 3]),
            Err(vec![CountError::MoreProxiesThanAbsent { proxies: 3, absent: 2 }])
        );
        assert_eq!(
            check([33, 33, 10, 11]),
            Err(vec![CountError::MoreProxiesThanHeld { proxies: 11, allowed: 10 }])
        );
    }

    proptest! {
        #[test]
        fn what_is_accepted_never_makes_more_votes_than_members(
            counts in prop::array::uniform4(0u32..50)
        ) {
            if let Ok(head) = check(counts) {
                prop_assert!(head.votes() <= head.in_exercise());
                prop_assert!(head.in_exercise() <= head.seats());
                prop_assert_eq!(head.present() + head.proxies() + head.absent(), counts[1]);
            }
        }
    }
}
