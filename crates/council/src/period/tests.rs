//! Periods, against days counted by hand and by the court.

use super::*;
use crate::Rules;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

fn ends(from: &str) -> String {
    appeal_ends(day(from)).iso()
}

#[test]
fn lys_lez_lannoy_convened_a_week_before_its_session_of_13_december_2023() {
    let rule = Rules::commune(13_000).notice;
    let notice = rule.check(day("2023-12-06"), day("2023-12-13"), false);
    assert_eq!(notice, Ok(Notice { clear_days: 6, is_shortened: false }));
    assert_eq!(rule.ordinary.latest_before(day("2023-12-13")), day("2023-12-07"));
}

#[test]
fn a_convening_sent_a_day_late_says_by_when_it_had_to_be_sent() {
    let rule = Rules::commune(2_000).notice;
    // For a session of the 28th, the 25th, 26th and 27th are the three clear days.
    assert!(rule.check(day("2023-12-24"), day("2023-12-28"), false).is_ok());
    assert_eq!(
        rule.check(day("2023-12-25"), day("2023-12-28"), false),
        Err(NoticeError::TooShort {
            clear_days: 2,
            needed: Delay::clear(3),
            latest: day("2023-12-24"),
        })
    );
}

#[test]
fn urgency_leaves_one_clear_day_and_the_council_is_told() {
    let rule = Rules::commune(13_000).notice;
    let shortened = Ok(Notice { clear_days: 1, is_shortened: true });
    assert_eq!(rule.check(day("2023-12-11"), day("2023-12-13"), true), shortened);
    let eve = rule.check(day("2023-12-12"), day("2023-12-13"), true);
    assert!(matches!(eve, Err(NoticeError::TooShort { clear_days: 0, .. })));
    let in_time = rule.check(day("2023-12-01"), day("2023-12-13"), true).expect("in time");
    assert!(!in_time.is_shortened);
}

#[test]
fn a_session_is_not_convened_after_it_was_held() {
    let (sent_on, held_on) = (day("2023-12-14"), day("2023-12-13"));
    let notice = Rules::commune(200).notice.check(sent_on, held_on, true);
    assert_eq!(notice, Err(NoticeError::SentAfterwards { sent_on, held_on }));
}

#[test]
fn a_department_counts_twelve_days_that_are_not_clear() {
    let rule = Rules::department().notice;
    assert!(rule.check(day("2026-03-01"), day("2026-03-13"), false).is_ok());
    assert!(rule.check(day("2026-03-02"), day("2026-03-13"), false).is_err());
}

#[test]
fn two_clear_months_end_the_day_after_the_same_day_of_the_month() {
    assert_eq!(ends("2021-01-03"), "2021-03-04");
    assert_eq!(ends("2015-03-27"), "2015-05-28");
}

#[test]
fn an_appeal_that_would_end_on_a_day_off_ends_on_the_next_working_day() {
    // Sunday 2 December 2007.
    assert_eq!(ends("2007-10-01"), "2007-12-03");
    // 1 May 2026 is the term, 2 May a Saturday.
    assert_eq!(ends("2026-02-28"), "2026-04-29");
    assert_eq!(ends("2026-03-01"), "2026-05-04");
    // Ascension 2026 is Thursday 14 May.
    assert_eq!(ends("2026-03-13"), "2026-05-15");
    // Christmas 2026 is a Friday.
    assert_eq!(ends("2026-10-24"), "2026-12-28");
}

#[test]
fn a_month_without_that_day_ends_on_its_last_one() {
    // 28 February 2023 is the term, 1 March the last day; a leap year has one day more.
    assert_eq!(ends("2022-12-31"), "2023-03-01");
    assert_eq!(ends("2023-12-31"), "2024-03-01");
    assert_eq!(ends("2023-12-29"), "2024-03-01");
    assert_eq!(ends("2026-07-31"), "2026-10-01");
}

#[test]
fn what_lys_lez_lannoy_published_on_20_december_could_be_attacked_until_21_february() {
    let mut act = Milestones {
        voted_on: day("2023-12-13"),
        signed_on: Some(day("2023-12-14")),
        transmitted_on: Some(day("2023-12-19")),
        published_on: None,
        must_be_transmitted: true,
    };
    assert_eq!((act.executory_on(), act.appeal_ends()), (None, None));
    act.published_on = Some(day("2023-12-20"));
    assert_eq!(act.check(), Ok(()));
    assert_eq!(act.executory_on(), Some(day("2023-12-20")));
    assert_eq!(act.appeal_ends(), Some(day("2024-02-21")));
    assert_eq!(act.referral_ends(), Some(day("2024-02-20")));
}

#[test]
fn what_is_published_but_not_transmitted_is_not_executory_unless_it_need_not_be() {
    let act = Milestones {
        voted_on: day("2023-12-13"),
        signed_on: Some(day("2023-12-13")),
        transmitted_on: None,
        published_on: Some(day("2023-12-14")),
        must_be_transmitted: true,
    };
    assert_eq!(act.executory_on(), None);
    let spared = Milestones { must_be_transmitted: false, ..act };
    assert_eq!(spared.executory_on(), Some(day("2023-12-14")));
}

#[test]
fn days_in_the_wrong_order_are_all_said() {
    let (voted_on, signed_on) = (day("2023-12-13"), day("2023-12-12"));
    let (published_on, transmitted_on) = (day("2023-12-11"), day("2023-12-10"));
    let act = Milestones {
        voted_on,
        signed_on: Some(signed_on),
        transmitted_on: Some(transmitted_on),
        published_on: Some(published_on),
        must_be_transmitted: true,
    };
    assert_eq!(
        act.check(),
        Err(vec![
            MilestoneError::SignedBeforeVoted { signed_on, voted_on },
            MilestoneError::TransmittedBeforeSigned { transmitted_on, signed_on },
            MilestoneError::PublishedBeforeSigned { published_on, signed_on },
        ])
    );
    let unsigned = Milestones { signed_on: None, ..act };
    assert_eq!(
        unsigned.check(),
        Err(vec![
            MilestoneError::TransmittedUnsigned { transmitted_on },
            MilestoneError::PublishedUnsigned { published_on },
        ])
    );
}

#[test]
fn a_gracious_appeal_in_time_gives_two_new_months_after_the_answer_or_the_silence() {
    let (published, made, today) = (day("2026-01-05"), day("2026-03-06"), day("2026-03-20"));
    let answer = gracious_appeal(published, made, Some(day("2026-03-16")), today);
    assert_eq!(answer, Gracious::Refused { appeal_ends: day("2026-05-18") });
    let waiting = gracious_appeal(published, made, None, today);
    assert_eq!(waiting, Gracious::Waiting { silence_refuses_on: day("2026-05-06") });
    let silent = gracious_appeal(published, made, None, day("2026-05-07"));
    assert_eq!(silent, Gracious::Refused { appeal_ends: day("2026-07-07") });
    let refused = |on| gracious_appeal(published, made, Some(day(on)), day("2026-12-01"));
    // In words before the period that silence opened has run out, and a day after it.
    assert_eq!(refused("2026-07-07"), Gracious::Refused { appeal_ends: day("2026-09-08") });
    assert_eq!(refused("2026-07-08"), Gracious::Refused { appeal_ends: day("2026-07-07") });
    let late = gracious_appeal(published, day("2026-03-07"), None, today);
    assert_eq!(late, Gracious::TooLate { ended: day("2026-03-06") });
}

#[test]
fn without_a_word_on_appeals_a_year_is_reasonable() {
    assert_eq!(appeal_ends_untold(day("2024-02-29")), day("2025-02-28"));
}

fn days() -> impl Strategy<Value = Day> {
    (0i32..9_200).prop_map(|offset| day("2015-01-01").plus_days(offset))
}

proptest! {
    #[test]
    fn an_appeal_never_ends_on_a_day_off_and_lasts_two_months_or_a_little_more(from in days()) {
        let last = appeal_ends(from);
        prop_assert!(is_working_day(last));
        let term = months_after(from, 2);
        prop_assert!(last > term);
        // Nothing but days off lies between the term and the last day.
        let between = (1..last.since(term)).map(|days| term.plus_days(days));
        prop_assert!(between.into_iter().all(|one| !is_working_day(one)));
        prop_assert!((60..=68).contains(&last.since(from)), "{} days", last.since(from));
    }

    #[test]
    fn who_is_told_later_never_has_less_time(from in days()) {
        prop_assert!(appeal_ends(from) <= appeal_ends(from.plus_days(1)));
    }

    #[test]
    fn months_after_keeps_the_day_or_takes_the_last_of_the_month(from in days(), n in 0u16..40) {
        let then = months_after(from, n);
        let (years, months) = (i32::from(then.year() - from.year()), then.month() - from.month());
        prop_assert_eq!(years * 12 + i32::from(months), i32::from(n));
        let is_last = then.plus_days(1).day() == 1;
        prop_assert!(then.day() == from.day() || (then.day() < from.day() && is_last));
    }

    #[test]
    fn a_delay_is_kept_from_its_latest_day_and_not_from_the_next(
        held in days(), length in 0u16..40, is_clear: bool,
    ) {
        let delay = Delay { days: length, is_clear };
        let latest = delay.latest_before(held);
        prop_assert!(delay.is_kept(latest, held) && !delay.is_kept(latest.plus_days(1), held));
        prop_assert_eq!(delay.earliest_after(latest), held);
        if is_clear {
            prop_assert_eq!(clear_days(latest, held), length);
        }
    }

    #[test]
    fn more_notice_never_turns_a_regular_convening_into_an_irregular_one(
        held in days(), before in 0i32..20, urgent: bool,
    ) {
        let rule = Rules::commune(5_000).notice;
        let accepted = |days: i32| rule.check(held.plus_days(-days), held, urgent).is_ok();
        prop_assert!(!accepted(before) || accepted(before + 1));
        prop_assert_eq!(accepted(before), before >= if urgent { 2 } else { 6 });
    }
}
