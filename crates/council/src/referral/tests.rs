//! The period of the prefect, on days one can count by hand and on any days.

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

fn pieces(written_on: &str, answered_on: Option<&str>) -> Exchange {
    Exchange {
        awaits: Awaited::Pieces,
        written_on: day(written_on),
        came_on: day(written_on),
        answered_on: answered_on.map(day),
    }
}

fn observations(written_on: &str, answered_on: Option<&str>) -> Exchange {
    Exchange { awaits: Awaited::Answer, ..pieces(written_on, answered_on) }
}

fn on(exchanges: &[Exchange], today: &str) -> Period {
    period(day("2023-12-21"), exchanges, day(today)).0
}

#[test]
fn without_a_letter_it_is_two_clear_months() {
    assert_eq!(on(&[], "2024-01-10"), Period::Until(day("2024-02-22")));
}

#[test]
fn pieces_asked_in_time_make_it_run_from_the_day_the_act_is_whole() {
    let asked = pieces("2024-02-22", None);
    let silence_refuses_on = day("2024-04-22");
    let waiting = Period::Waiting { awaits: Awaited::Pieces, silence_refuses_on };
    assert_eq!(on(&[asked], "2024-04-22"), waiting);
    let sent = pieces("2024-02-22", Some("2024-03-01"));
    assert_eq!(on(&[sent], "2024-04-22"), Period::Until(day("2024-05-02")));
    // Nobody has answered: two months of silence refuse, and two more run from there.
    assert_eq!(on(&[asked], "2024-04-23"), Period::Until(day("2024-06-24")));
}

#[test]
fn what_comes_too_late_changes_nothing_and_is_told() {
    let late = observations("2024-02-23", None);
    let (period, effects) = period(day("2023-12-21"), &[late], day("2024-03-01"));
    assert_eq!(period, Period::Until(day("2024-02-22")));
    assert_eq!(effects, [Effect::TooLate(day("2024-02-22"))]);
    assert!(!period.is_open(day("2024-02-23")) && period.is_open(day("2024-02-22")));
}

#[test]
fn observations_keep_his_right_until_two_months_after_the_refusal() {
    let refused = observations("2024-01-05", Some("2024-02-01"));
    assert_eq!(on(&[refused], "2024-02-02"), Period::Until(day("2024-04-02")));
    // A refusal in words long after the silence, when the period has run out, revives nothing.
    let dead = observations("2024-01-05", Some("2024-07-01"));
    assert_eq!(on(&[dead], "2024-07-02"), Period::Until(day("2024-05-06")));
}

#[test]
fn observations_may_follow_the_pieces_and_the_later_end_counts() {
    let exchanges =
        [pieces("2024-01-10", Some("2024-02-01")), observations("2024-03-20", Some("2024-04-02"))];
    assert_eq!(on(&exchanges, "2024-04-03"), Period::Until(day("2024-06-03")));
    let both = [pieces("2024-01-10", None), observations("2024-01-11", Some("2024-01-15"))];
    assert!(matches!(on(&both, "2024-01-20"), Period::Waiting { awaits: Awaited::Pieces, .. }));
}

fn any_exchange() -> impl Strategy<Value = Exchange> {
    (any::<bool>(), 0..200_i32, 0..10_i32, prop::option::of(0..200_i32)).prop_map(
        |(is_pieces, written, came, answered)| {
            let written_on = day("2023-12-21").plus_days(written);
            let came_on = written_on.plus_days(came);
            Exchange {
                awaits: if is_pieces { Awaited::Pieces } else { Awaited::Answer },
                written_on,
                came_on,
                answered_on: answered.map(|days| came_on.plus_days(days)),
            }
        },
    )
}

proptest! {
    /// Letters only ever lengthen the period, and their order on the page says nothing.
    #[test]
    fn a_letter_never_shortens_the_period(
        exchanges in prop::collection::vec(any_exchange(), 0..5), today in 0..400_i32,
    ) {
        let (received_on, today) = (day("2023-12-21"), day("2023-12-21").plus_days(today));
        let (found, effects) = period(received_on, &exchanges, today);
        if let Period::Until(last) = found {
            prop_assert!(last >= appeal_ends(received_on));
        }
        let mut turned = exchanges.clone();
        turned.reverse();
        let distinct: std::collections::BTreeSet<Day> =
            exchanges.iter().map(|it| it.written_on).collect();
        if distinct.len() == exchanges.len() {
            let (again, mut told) = period(received_on, &turned, today);
            told.reverse();
            prop_assert_eq!((again, told), (found, effects));
        }
    }
}
