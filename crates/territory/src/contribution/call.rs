//! Calls: the contribution of a year asked for in instalments, each with its day.

use super::{Contribution, MemberCode, Refusal, spread};
use base::{Day, Money};
use serde::{Deserialize, Serialize};

/// One instalment of every contribution of the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instalment {
    pub due_on: Day,
    /// 60 beside 40 are 60 % and 40 %, as 3 beside 2.
    pub share: u32,
}

/// When the contributions of a year are due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// In the order of their days.
    pub instalments: Vec<Instalment>,
    /// Days a member has from the day it is called to the day it is due.
    pub delay_days: u16,
}

/// What one member is asked for. `instalment` is numbered from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    pub member: MemberCode,
    pub year: i16,
    pub instalment: u32,
    pub due_on: Day,
    pub amount: Money,
}

impl Schedule {
    /// Refuses a schedule without instalment, one with a share of nothing, or days that do not
    /// follow each other.
    pub fn check(&self) -> Result<(), Refusal> {
        let mut previous: Option<Day> = None;
        for (number, instalment) in (1..).zip(&self.instalments) {
            let due_on = instalment.due_on;
            if instalment.share == 0 {
                return Err(Refusal::EmptyInstalment { number });
            }
            if let Some(previous) = previous.filter(|previous| *previous >= due_on) {
                return Err(Refusal::InstalmentsOutOfOrder { number, due_on, previous });
            }
            previous = Some(due_on);
        }
        if previous.is_none() { Err(Refusal::NoInstalment) } else { Ok(()) }
    }

    /// The calls of one contribution, which make its total exactly. What is left of a cent goes to
    /// the largest remainders, of equal ones to the first instalment.
    ///
    /// Whoever is called late (it joined in September) is not asked for the past: an instalment
    /// that could not be paid in `delay_days` from `issued_on` is asked for with the next one, and
    /// after the last, as one sum at the end of the delay. Nothing is called for 0 cents.
    pub fn calls(
        &self,
        contribution: &Contribution,
        year: i16,
        issued_on: Day,
    ) -> Result<Vec<Call>, Refusal> {
        self.check()?;
        let shares: Vec<i128> = self.instalments.iter().map(|one| one.share.into()).collect();
        let earliest = issued_on.plus_days(self.delay_days.into());
        let amounts = spread(contribution.total, &shares)?;
        let mut calls = Vec::new();
        let mut waiting = Money::ZERO;
        for ((number, instalment), amount) in (1_u32..).zip(&self.instalments).zip(amounts) {
            let is_last = usize::try_from(number).is_ok_and(|n| n == self.instalments.len());
            let amount = waiting.checked_add(amount).ok_or(Refusal::Overflow)?;
            waiting = Money::ZERO;
            if instalment.due_on < earliest && !is_last {
                waiting = amount;
            } else if amount.is_positive() {
                calls.push(Call {
                    member: contribution.member.clone(),
                    year,
                    instalment: number,
                    due_on: instalment.due_on.max(earliest),
                    amount,
                });
            }
        }
        Ok(calls)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Held;
    use super::*;
    use proptest::{collection::vec, prelude::*};

    fn day(month: i8, day: i8) -> Day {
        Day::new(2027, month, day).expect("a day")
    }

    fn schedule(instalments: &[(Day, u32)]) -> Schedule {
        let instalments = instalments.iter();
        let instalments =
            instalments.map(|(due_on, share)| Instalment { due_on: *due_on, share: *share });
        Schedule { instalments: instalments.collect(), delay_days: 30 }
    }

    fn contribution(cents: i64) -> Contribution {
        let (member, total) =
            (MemberCode::parse("215903600").expect("a code"), Money::from_cents(cents));
        let (lines, adjustment, held) = (Vec::new(), Money::ZERO, Held::Free);
        Contribution { member, lines, base: total, adjustment, total, held }
    }

    fn asked(schedule: &Schedule, cents: i64, issued_on: Day) -> Vec<(u32, Day, i64)> {
        let calls = schedule.calls(&contribution(cents), 2027, issued_on).expect("calls");
        calls.iter().map(|call| (call.instalment, call.due_on, call.amount.cents())).collect()
    }

    #[test]
    fn a_contribution_is_called_in_instalments_to_the_cent() {
        let thirds = schedule(&[(day(3, 31), 1), (day(6, 30), 1), (day(9, 30), 1)]);
        let expected = [(1, day(3, 31), 3_334), (2, day(6, 30), 3_333), (3, day(9, 30), 3_333)];
        assert_eq!(asked(&thirds, 10_000, day(1, 15)), expected);
        assert_eq!(asked(&thirds, 1, day(1, 15)), [(1, day(3, 31), 1)]);
        assert_eq!(asked(&thirds, 0, day(1, 15)), []);
    }

    #[test]
    fn who_joins_late_is_not_asked_for_the_past() {
        let halves = schedule(&[(day(3, 31), 1), (day(9, 30), 1)]);
        assert_eq!(asked(&halves, 1_000, day(3, 2)), [(2, day(9, 30), 1_000)]);
        assert_eq!(asked(&halves, 1_000, day(9, 15)), [(2, day(10, 15), 1_000)]);
    }

    #[test]
    fn a_schedule_that_makes_no_sense_is_refused() {
        assert_eq!(schedule(&[]).check(), Err(Refusal::NoInstalment));
        let empty = schedule(&[(day(3, 31), 0)]).check();
        assert_eq!(empty, Err(Refusal::EmptyInstalment { number: 1 }));
        let (due_on, previous) = (day(3, 1), day(3, 31));
        let turned = schedule(&[(previous, 1), (due_on, 1)]).check();
        assert_eq!(turned, Err(Refusal::InstalmentsOutOfOrder { number: 2, due_on, previous }));
    }

    proptest! {
        #[test]
        fn whenever_it_is_called_the_calls_make_the_contribution(
            cents in 0..10_000_000_i64, shares in vec(1..100_u32, 1..12), issued in 0..400_i32
        ) {
            let due = (1_i8..).zip(&shares).map(|(month, share)| (day(month, 15), *share));
            let schedule = schedule(&due.collect::<Vec<_>>());
            let calls = asked(&schedule, cents, day(1, 1).plus_days(issued));
            prop_assert_eq!(calls.iter().map(|call| call.2).sum::<i64>(), cents);
            prop_assert!(calls.iter().all(|call| call.2 > 0));
            prop_assert!(calls.iter().all(|call| call.1 >= day(1, 31).plus_days(issued)));
        }
    }
}
