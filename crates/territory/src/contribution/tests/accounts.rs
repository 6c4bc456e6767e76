//! A year in the account of a member.

use super::*;
use proptest::{collection::vec, prelude::*};

fn euros(euros: i32) -> Money {
    Money::from_euros(euros)
}

fn call(month: i8, instalment: u32, amount: i32) -> Call {
    let (member, due_on) = (code("A"), day(month, 28));
    Call { member, year: YEAR, instalment, due_on, amount: euros(amount) }
}

fn payment() -> EntryKind {
    EntryKind::Payment { reference: "Virement".to_owned() }
}

fn correction(of: u32) -> EntryKind {
    let (reason, due_on) = ("Une école comptée deux fois".to_owned(), None);
    EntryKind::Correction { of, reason, due_on }
}

/// Two calls of 500 €, due on 28 March and 28 September.
fn account() -> Account {
    let mut account = Account::new(code("A"));
    account.call(&call(3, 1, 500), day(1, 15)).expect("a call");
    account.call(&call(9, 2, 500), day(1, 15)).expect("a call");
    account
}

/// Called, paid, due, late and overpaid, in euros.
fn stands(account: &Account, on: Day) -> [i64; 5] {
    let state = account.state(on).expect("a state");
    [state.called, state.paid, state.due, state.late, state.overpaid].map(|sum| sum.cents() / 100)
}

#[test]
fn a_payment_covers_what_was_due_first() {
    let mut account = account();
    assert_eq!(stands(&account, day(1, 14)), [0, 0, 0, 0, 0]);
    assert_eq!(stands(&account, day(3, 28)), [1_000, 0, 1_000, 0, 0]);
    assert_eq!(stands(&account, day(3, 29)), [1_000, 0, 1_000, 500, 0]);
    account.record(day(4, 2), payment(), euros(600)).expect("a payment");
    assert_eq!(stands(&account, day(4, 2)), [1_000, 600, 400, 0, 0]);
    let uncovered = account.state(day(4, 2)).expect("a state").uncovered;
    assert_eq!(uncovered.len(), 1);
    assert_eq!((uncovered[0].instalment, uncovered[0].left), (2, euros(400)));
    // The past can be asked.
    assert_eq!(stands(&account, day(4, 1)), [1_000, 0, 1_000, 500, 0]);
}

#[test]
fn a_call_that_was_written_later_may_be_due_first() {
    let mut account = account();
    account.call(&call(6, 3, 200), day(5, 2)).expect("a call");
    account.record(day(5, 3), payment(), euros(600)).expect("a payment");
    let uncovered = account.state(day(5, 3)).expect("a state").uncovered;
    let left: Vec<_> = uncovered.iter().map(|debt| (debt.instalment, debt.left)).collect();
    assert_eq!(left, [(3, euros(100)), (2, euros(500))]);
}

#[test]
fn a_correction_is_a_line_more() {
    let mut account = account();
    account.record(day(2, 1), payment(), euros(1_000)).expect("a payment");
    account.record(day(5, 1), correction(2), euros(-80)).expect("a correction");
    assert_eq!(account.entries()[1].amount, euros(500));
    assert_eq!(stands(&account, day(5, 1)), [920, 1_000, 0, 0, 80]);
    let reference = "Mandat".to_owned();
    account.record(day(5, 9), EntryKind::Repaid { reference }, euros(80)).expect("a refund");
    assert_eq!(stands(&account, day(5, 9)), [920, 920, 0, 0, 0]);
}

#[test]
fn pupils_that_were_counted_twice_are_found_in_may_and_given_back() {
    let key = key(Mode::Rate, vec![part(Measure::Pupil, "10", None)]);
    let true_counts = three().with(member("A", 92, 1_000)).expect("counts");
    let (member, measure) = (code("A"), Measure::Pupil);
    let found = CountChange { member, measure, frozen: 100, now: 92 };
    assert_eq!(three().changes(&true_counts), [found]);
    let total = |counts: &Counts| {
        let apportioned = apportion(&key, &BY_RATES, counts).expect("amounts");
        apportioned.of(&code("A")).expect("A").total
    };
    assert_eq!(total(&three()), euros(1_000));
    let mut account = account();
    let corrections = account.corrections_towards(YEAR, total(&true_counts)).expect("corrections");
    assert_eq!(corrections, [(2, euros(-80))]);
    account.record(day(5, 1), correction(2), corrections[0].1).expect("a correction");
    assert_eq!(stands(&account, day(5, 1)), [920, 0, 920, 500, 0]);
}

#[test]
fn what_a_correction_adds_may_have_a_day_of_its_own() {
    let mut account = account();
    let (reason, due_on) = ("Une école oubliée".to_owned(), Some(day(12, 15)));
    let kind = EntryKind::Correction { of: 1, reason, due_on };
    account.record(day(11, 1), kind, euros(60)).expect("a correction");
    account.record(day(11, 2), payment(), euros(1_000)).expect("a payment");
    assert_eq!(stands(&account, day(12, 15)), [1_060, 1_000, 60, 0, 0]);
    assert_eq!(stands(&account, day(12, 16)), [1_060, 1_000, 60, 60, 0]);
}

#[test]
fn a_payment_that_bounces_is_due_again() {
    let mut account = account();
    account.record(day(3, 20), payment(), euros(500)).expect("a payment");
    account.record(day(3, 30), EntryKind::Rejected { of: 3 }, euros(500)).expect("a rejection");
    assert_eq!(stands(&account, day(3, 30)), [1_000, 0, 1_000, 500, 0]);
    let again = account.record(day(3, 31), EntryKind::Rejected { of: 3 }, euros(500)).cloned();
    assert_eq!(again, Err(Refusal::RejectedAlready(3)));
}

#[test]
fn a_line_that_makes_no_sense_is_refused_and_changes_nothing() {
    let mut account = account();
    let before = account.clone();
    let mut refused = |on, kind, amount| account.record(on, kind, amount).cloned().unwrap_err();
    let on = day(4, 1);
    assert_eq!(refused(on, payment(), Money::ZERO), Refusal::NotPayable(Money::ZERO));
    assert_eq!(refused(on, correction(9), euros(1)), Refusal::NoSuchLine(9));
    assert_eq!(refused(on, correction(1), Money::ZERO), Refusal::EmptyCorrection);
    let (correction_sum, left) = (euros(-501), euros(500));
    let too_large = Refusal::CorrectionTooLarge { correction: correction_sum, left };
    assert_eq!(refused(on, correction(1), correction_sum), too_large);
    let (on_before, last) = (day(1, 14), day(1, 15));
    let expected = Refusal::LineOutOfOrder { on: on_before, last };
    assert_eq!(refused(on_before, correction(1), euros(1)), expected);
    let silent = EntryKind::Correction { of: 1, reason: " ".to_owned(), due_on: None };
    assert_eq!(refused(on, silent, euros(1)), Refusal::NoReason);
    let rejected = EntryKind::Rejected { of: 1 };
    assert_eq!(refused(on, rejected, euros(500)), Refusal::OtherKind(1));
    let repaid = EntryKind::Repaid { reference: String::new() };
    let nothing = Refusal::NothingToPayBack { asked: euros(1), overpaid: Money::ZERO };
    assert_eq!(refused(on, repaid, euros(1)), nothing);
    let huge = EntryKind::Call { year: YEAR, instalment: 3, due_on: on };
    assert_eq!(refused(on, huge, Money::MAX), Refusal::Overflow);
    assert_eq!(account, before);
}

#[test]
fn a_payment_that_was_paid_back_cannot_bounce_as_well() {
    let mut account = Account::new(code("A"));
    account.record(day(1, 1), payment(), euros(100)).expect("a payment");
    let repaid = EntryKind::Repaid { reference: String::new() };
    account.record(day(1, 9), repaid, euros(100)).expect("a refund");
    let bounced = account.record(day(1, 10), EntryKind::Rejected { of: 1 }, euros(100)).cloned();
    let (amount, paid) = (euros(100), Money::ZERO);
    assert_eq!(bounced, Err(Refusal::PaidBackAlready { amount, paid }));
}

#[test]
fn the_call_of_another_is_refused() {
    let mut other = call(3, 1, 500);
    other.member = code("B");
    let (expected, found) = (code("A"), code("B"));
    let refused = account().call(&other, day(1, 15)).cloned();
    assert_eq!(refused, Err(Refusal::OtherAccount { expected, found }));
}

proptest! {
    #[test]
    fn corrections_bring_what_was_called_to_the_new_total(
        amounts in vec(1..1_000_i32, 1..6), total in 0..200_000_i64
    ) {
        let mut account = Account::new(code("A"));
        for (month, amount) in (1_i8..).zip(&amounts) {
            account.call(&call(month, u32::from(month.unsigned_abs()), *amount), day(1, 1))
                .expect("a call");
        }
        let total = Money::from_cents(total);
        for (of, difference) in account.corrections_towards(YEAR, total).expect("corrections") {
            account.record(day(6, 1), correction(of), difference).expect("a correction");
        }
        prop_assert_eq!(account.state(day(12, 31)).expect("a state").called, total);
        prop_assert_eq!(account.corrections_towards(YEAR, total), Ok(vec![]));
    }

    #[test]
    fn called_less_paid_is_due_less_overpaid_on_any_day(
        lines in vec((0..5_u8, 0..360_i32, 1..8_u32, -300..600_i32), 1..40), asked in 0..365_i32
    ) {
        let mut account = Account::new(code("A"));
        for (kind, on, of, amount) in lines {
            let (on, due_on) = (day(1, 1).plus_days(on), day(1, 1).plus_days(on * 7 % 365));
            let kind = match kind {
                0 => EntryKind::Call { year: YEAR, instalment: 1, due_on },
                1 => correction(of),
                2 => payment(),
                3 => EntryKind::Rejected { of },
                _ => EntryKind::Repaid { reference: String::new() },
            };
            let amount = match (&kind, account.entries().get(of as usize - 1)) {
                (EntryKind::Rejected { .. }, Some(line)) => line.amount,
                _ => euros(amount),
            };
            let _ = account.record(on, kind, amount);
        }
        let state = account.state(day(1, 1).plus_days(asked)).expect("a state");
        let left = state.called.cents() - state.paid.cents();
        prop_assert_eq!(left, state.due.cents() - state.overpaid.cents());
        prop_assert!(state.due == Money::ZERO || state.overpaid == Money::ZERO);
        prop_assert!(state.late <= state.due);
        for sum in [state.called, state.paid, state.due, state.late, state.overpaid] {
            prop_assert!(!sum.is_negative());
        }
        let again = Account::of(code("A"), account.entries().to_vec());
        prop_assert_eq!(again, Ok(account));
    }
}
