//! The account of a member: calls, payments, corrections, line after line; no line is ever edited.

use super::{Call, MemberCode, Refusal};
use base::{Day, Money};
use serde::{Deserialize, Serialize};

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    Call {
        year: i16,
        instalment: u32,
        due_on: Day,
    },
    /// Adds to the call `of` (or takes from it, when its amount is negative), for a reason. What is
    /// added with a day of its own is due that day, else with the call.
    Correction {
        of: u32,
        reason: String,
        due_on: Option<Day>,
    },
    Payment {
        reference: String,
    },
    /// The payment `of` did not come after all: as a whole, once.
    Rejected {
        of: u32,
    },
    /// What was overpaid goes back.
    Repaid {
        reference: String,
    },
}

/// A line of an account, numbered from 1 in the order of writing. `on` is the day it counts from.
/// Amounts are above nothing, save those of corrections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub number: u32,
    pub on: Day,
    pub kind: EntryKind,
    pub amount: Money,
}

/// What a call still asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Uncovered {
    /// The line of the call, or of the correction that has a day of its own.
    pub entry: u32,
    pub year: i16,
    pub instalment: u32,
    pub due_on: Day,
    /// With its corrections.
    pub amount: Money,
    pub left: Money,
}

/// Where a member stands on a day. `called` − `paid` = `due` − `overpaid`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct State {
    pub called: Money,
    /// Payments without those rejected and what was paid back.
    pub paid: Money,
    pub due: Money,
    /// The part of what is due whose day has passed: the arrears, of all years.
    pub late: Money,
    pub overpaid: Money,
    /// The calls that are not wholly paid, the oldest day first.
    pub uncovered: Vec<Uncovered>,
}

/// The account of one member with the syndicate, all years together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    member: MemberCode,
    entries: Vec<Entry>,
}

impl Account {
    pub fn new(member: MemberCode) -> Self {
        Account { member, entries: Vec::new() }
    }

    /// The account of lines that were kept, in the order of their numbers.
    pub fn of(member: MemberCode, lines: Vec<Entry>) -> Result<Self, Refusal> {
        let mut account = Account::new(member);
        for line in lines {
            account.record(line.on, line.kind, line.amount)?;
        }
        Ok(account)
    }

    pub fn member(&self) -> &MemberCode {
        &self.member
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Writes a call down, on the day it was issued.
    pub fn call(&mut self, call: &Call, on: Day) -> Result<&Entry, Refusal> {
        if call.member != self.member {
            let (expected, found) = (self.member.clone(), call.member.clone());
            return Err(Refusal::OtherAccount { expected, found });
        }
        let Call { year, instalment, due_on, amount, .. } = *call;
        self.record(on, EntryKind::Call { year, instalment, due_on }, amount)
    }

    /// Writes one line more, or refuses and changes nothing.
    pub fn record(&mut self, on: Day, kind: EntryKind, amount: Money) -> Result<&Entry, Refusal> {
        self.check(on, &kind, amount)?;
        let number = u32::try_from(self.entries.len()).map_err(|_| Refusal::Overflow)? + 1;
        self.entries.push(Entry { number, on, kind, amount });
        if self.whole_state().is_none() {
            self.entries.pop();
            return Err(Refusal::Overflow);
        }
        self.entries.last().ok_or(Refusal::NoSuchLine(number))
    }

    /// Where the member stands at the end of `on`, by the lines that count from that day or
    /// before. A payment covers what was due first (Code civil 1342-10), whatever it was sent for.
    pub fn state(&self, on: Day) -> Result<State, Refusal> {
        state(&self.entries, |entry| entry.on <= on, on).ok_or(Refusal::Overflow)
    }

    /// The corrections that bring what was called for `year` to `total`: line and difference. What
    /// is added goes to the last call; what is taken, from the last back to the first.
    pub fn corrections_towards(
        &self,
        year: i16,
        total: Money,
    ) -> Result<Vec<(u32, Money)>, Refusal> {
        if total.is_negative() {
            return Err(Refusal::NegativeSum(total));
        }
        let debts = debts(&self.entries, |_| true).ok_or(Refusal::Overflow)?;
        let debts: Vec<Uncovered> = debts.into_iter().filter(|debt| debt.year == year).collect();
        let called = Money::checked_sum(debts.iter().map(|debt| debt.amount));
        let difference = called.and_then(|called| total.checked_sub(called));
        let mut difference = difference.ok_or(Refusal::Overflow)?;
        let Some(last) = debts.last().filter(|_| !difference.is_zero()) else {
            return if difference.is_zero() { Ok(Vec::new()) } else { Err(Refusal::EmptyCall) };
        };
        if difference.is_positive() {
            return Ok(vec![(last.entry, difference)]);
        }
        let mut corrections = Vec::new();
        for debt in debts.iter().rev().filter(|debt| debt.amount.is_positive()) {
            let most = debt.amount.checked_neg().ok_or(Refusal::Overflow)?;
            let taken = difference.max(most);
            if taken.is_negative() {
                corrections.push((debt.entry, taken));
            }
            difference = difference.checked_sub(taken).ok_or(Refusal::Overflow)?;
        }
        Ok(corrections)
    }

    fn check(&self, on: Day, kind: &EntryKind, amount: Money) -> Result<(), Refusal> {
        if !amount.is_positive() && !matches!(kind, EntryKind::Correction { .. }) {
            return Err(Refusal::NotPayable(amount));
        }
        match kind {
            EntryKind::Call { .. } | EntryKind::Payment { .. } => return Ok(()),
            EntryKind::Correction { of, reason, .. } => self.may_correct(*of, reason, amount),
            EntryKind::Rejected { of } => self.may_reject(*of, amount),
            EntryKind::Repaid { .. } => self.may_pay_back(amount),
        }?;
        self.in_order(on)
    }

    fn may_correct(&self, of: u32, reason: &str, by: Money) -> Result<(), Refusal> {
        self.line(of)?;
        let debts = debts(&self.entries, |_| true).ok_or(Refusal::Overflow)?;
        let debt = debts.iter().find(|debt| debt.entry == of).ok_or(Refusal::OtherKind(of))?;
        let rest = debt.amount.checked_add(by).ok_or(Refusal::Overflow)?;
        match () {
            () if by.is_zero() => Err(Refusal::EmptyCorrection),
            () if reason.trim().is_empty() => Err(Refusal::NoReason),
            () if rest.is_negative() => {
                Err(Refusal::CorrectionTooLarge { correction: by, left: debt.amount })
            }
            () => Ok(()),
        }
    }

    fn may_reject(&self, of: u32, amount: Money) -> Result<(), Refusal> {
        let payment = self.line(of)?;
        if !matches!(payment.kind, EntryKind::Payment { .. }) || payment.amount != amount {
            return Err(Refusal::OtherKind(of));
        }
        let is_same = |entry: &Entry| entry.kind == EntryKind::Rejected { of };
        if self.entries.iter().any(is_same) {
            return Err(Refusal::RejectedAlready(of));
        }
        // What was paid back cannot be missing as well: the two would make a debt without a call.
        let paid = self.whole_state().ok_or(Refusal::Overflow)?.paid;
        if paid < amount { Err(Refusal::PaidBackAlready { amount, paid }) } else { Ok(()) }
    }

    fn may_pay_back(&self, asked: Money) -> Result<(), Refusal> {
        let overpaid = self.whole_state().ok_or(Refusal::Overflow)?.overpaid;
        if asked > overpaid { Err(Refusal::NothingToPayBack { asked, overpaid }) } else { Ok(()) }
    }

    fn line(&self, number: u32) -> Result<&Entry, Refusal> {
        let line = self.entries.iter().find(|entry| entry.number == number);
        line.ok_or(Refusal::NoSuchLine(number))
    }

    /// A call or a payment may count from a day before the last line (the bank told it late); what
    /// takes something away may not, so that no day of the past is left with less than nothing.
    fn in_order(&self, on: Day) -> Result<(), Refusal> {
        let last = self.entries.iter().map(|entry| entry.on).max();
        match last.filter(|last| on < *last) {
            Some(last) => Err(Refusal::LineOutOfOrder { on, last }),
            None => Ok(()),
        }
    }

    fn whole_state(&self) -> Option<State> {
        let last = self.entries.iter().map(|entry| entry.on).max();
        last.map_or_else(|| Some(State::nothing()), |last| state(&self.entries, |_| true, last))
    }
}

impl State {
    fn nothing() -> Self {
        let none = Money::ZERO;
        let uncovered = Vec::new();
        State { called: none, paid: none, due: none, late: none, overpaid: none, uncovered }
    }
}

fn state(entries: &[Entry], counts: impl Fn(&Entry) -> bool + Copy, on: Day) -> Option<State> {
    let debts = debts(entries, counts)?;
    let called = Money::checked_sum(debts.iter().map(|debt| debt.amount))?;
    let paid =
        Money::checked_sum(entries.iter().filter(|e| counts(e)).map(|entry| match entry.kind {
            EntryKind::Payment { .. } => entry.amount,
            EntryKind::Rejected { .. } | EntryKind::Repaid { .. } => {
                entry.amount.checked_neg().unwrap_or_default()
            }
            EntryKind::Call { .. } | EntryKind::Correction { .. } => Money::ZERO,
        }))?;
    let mut purse = paid;
    let mut uncovered = Vec::new();
    for debt in debts {
        let covered = purse.min(debt.amount).max(Money::ZERO);
        purse = purse.checked_sub(covered)?;
        let left = debt.amount.checked_sub(covered)?;
        if left.is_positive() {
            uncovered.push(Uncovered { left, ..debt });
        }
    }
    let sum = |late_only: bool| {
        let chosen = uncovered.iter().filter(|debt| !late_only || debt.due_on < on);
        Money::checked_sum(chosen.map(|debt| debt.left))
    };
    Some(State { called, paid, due: sum(false)?, late: sum(true)?, overpaid: purse, uncovered })
}

/// What was called, each with its corrections, the oldest day first.
fn debts(entries: &[Entry], counts: impl Fn(&Entry) -> bool) -> Option<Vec<Uncovered>> {
    let mut debts: Vec<Uncovered> = Vec::new();
    for Entry { number, kind, amount, .. } in entries.iter().filter(|entry| counts(entry)) {
        match kind {
            EntryKind::Call { year, instalment, due_on } => {
                let (entry, left) = (*number, *amount);
                let (year, instalment, due_on) = (*year, *instalment, *due_on);
                debts.push(Uncovered { entry, year, instalment, due_on, amount: *amount, left });
            }
            EntryKind::Correction { of, due_on, .. } => {
                let debt = debts.iter_mut().find(|debt| debt.entry == *of)?;
                match due_on.filter(|_| amount.is_positive()) {
                    Some(due_on) => {
                        let (entry, left) = (*number, *amount);
                        let own = Uncovered { entry, due_on, amount: *amount, left, ..*debt };
                        debts.push(own);
                    }
                    None => debt.amount = debt.amount.checked_add(*amount)?,
                }
            }
            _ => {}
        }
    }
    debts.sort_by_key(|debt| (debt.due_on, debt.entry));
    Some(debts)
}
