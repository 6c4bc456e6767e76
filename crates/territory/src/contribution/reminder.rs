//! Reminders: which are due today for what is not paid, by days.

use super::{Refusal, Uncovered};
use base::{Day, Money};
use serde::{Deserialize, Serialize};

/// When a member is reminded. All numbers are days, save the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReminderRules {
    /// A word before the day, if any.
    pub before: Option<u16>,
    /// The first reminder, after the day.
    pub first_after: u16,
    /// Between two reminders; at least 1.
    pub every: u16,
    /// After so many there is no other: what is left is for [`Stage::Exhausted`].
    pub at_most: u16,
}

/// What a reminder says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It is due soon.
    Before,
    /// It is late; numbered from 1.
    Late(u16),
    /// Every reminder was sent. A debt that is due is an obligatory expense: the syndicate may turn
    /// to the regional chamber of accounts (CGCT L1612-15), then to the prefect (L1612-16).
    Exhausted,
}

/// One that was sent, for the line of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    pub entry: u32,
    pub stage: Stage,
    pub on: Day,
}

/// One that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Reminder {
    pub entry: u32,
    pub stage: Stage,
    pub due_on: Day,
    /// 0 before the day and on it.
    pub days_late: i32,
    pub left: Money,
}

impl ReminderRules {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.every == 0 { Err(Refusal::ReminderEveryDay) } else { Ok(()) }
    }

    /// The reminders due on `on` for what is not covered. One that was missed (nobody ran the
    /// reminders for a month) is sent once, and the next one waits its days from it.
    pub fn due(&self, uncovered: &[Uncovered], sent: &[Sent], on: Day) -> Vec<Reminder> {
        let reminder = |debt: &Uncovered| {
            let stage = self.stage(debt, sent, on)?;
            let days_late = on.since(debt.due_on).max(0);
            let (entry, due_on, left) = (debt.entry, debt.due_on, debt.left);
            Some(Reminder { entry, stage, due_on, days_late, left })
        };
        uncovered.iter().filter_map(reminder).collect()
    }

    fn stage(&self, debt: &Uncovered, sent: &[Sent], on: Day) -> Option<Stage> {
        let sent = || sent.iter().filter(|sent| sent.entry == debt.entry);
        if on <= debt.due_on {
            let from = debt.due_on.plus_days(-i32::from(self.before?));
            return (on >= from && sent().next().is_none()).then_some(Stage::Before);
        }
        if sent().any(|sent| sent.stage == Stage::Exhausted) {
            return None;
        }
        let late = sent().filter(|sent| matches!(sent.stage, Stage::Late(_)));
        let (count, last) = late.fold((0_u16, None), |(count, last), sent| {
            (count.saturating_add(1), last.max(Some(sent.on)))
        });
        let from = match last {
            None => debt.due_on.plus_days(self.first_after.into()),
            Some(last) => last.plus_days(self.every.into()),
        };
        let stage = if count < self.at_most { Stage::Late(count + 1) } else { Stage::Exhausted };
        (on >= from).then_some(stage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: ReminderRules =
        ReminderRules { before: Some(15), first_after: 10, every: 30, at_most: 2 };

    fn day(month: i8, day: i8) -> Day {
        Day::new(2027, month, day).expect("a day")
    }

    fn debt() -> Uncovered {
        let (due_on, amount) = (day(3, 31), Money::from_euros(500));
        Uncovered { entry: 1, year: 2027, instalment: 1, due_on, amount, left: amount }
    }

    fn stage(sent: &[Sent], on: Day) -> Option<Stage> {
        RULES.due(&[debt()], sent, on).first().map(|reminder| reminder.stage)
    }

    #[test]
    fn a_member_is_told_before_then_reminded_then_left_to_the_chamber() {
        let mut sent = Vec::new();
        let expected = [
            (day(3, 16), Stage::Before),
            (day(4, 10), Stage::Late(1)),
            (day(5, 10), Stage::Late(2)),
            (day(6, 9), Stage::Exhausted),
        ];
        let mut on = day(1, 1);
        while on < Day::new(2028, 3, 1).expect("a day") {
            if let Some(stage) = stage(&sent, on) {
                sent.push(Sent { entry: 1, stage, on });
            }
            on = on.plus_days(1);
        }
        let found: Vec<_> = sent.iter().map(|sent| (sent.on, sent.stage)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_was_missed_is_sent_once() {
        let missed = Sent { entry: 1, stage: Stage::Late(1), on: day(8, 1) };
        assert_eq!(stage(&[], day(8, 1)), Some(Stage::Late(1)));
        assert_eq!(stage(&[missed], day(8, 30)), None);
        assert_eq!(stage(&[missed], day(8, 31)), Some(Stage::Late(2)));
    }

    #[test]
    fn what_is_paid_is_not_asked_for() {
        assert_eq!(RULES.due(&[], &[], day(8, 1)), []);
        let late = RULES.due(&[debt()], &[], day(4, 30))[0];
        assert_eq!((late.days_late, late.left), (30, Money::from_euros(500)));
        let every_day = ReminderRules { every: 0, ..RULES };
        assert_eq!(every_day.check(), Err(Refusal::ReminderEveryDay));
    }
}
