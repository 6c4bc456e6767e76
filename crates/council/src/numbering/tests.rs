//! Numbers: the two forms towns use, and series without a hole.

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

fn pattern(text: &str, series: Series) -> Pattern {
    Pattern::parse(text, series).expect("a pattern")
}

#[test]
fn the_seventh_of_a_session_and_the_fifty_second_of_a_year_are_written_as_towns_do() {
    let session = day("2023-12-13");
    let of_session = pattern("{aaaa}-{mm}-{jj}/{nn}", Series::Session);
    assert_eq!(of_session.write(session, 7), "2023-12-13/07");
    let of_year = pattern("DELIB{aaaa}_{nnn}", Series::Year);
    assert_eq!(of_year.write(session, 52), "DELIB2023_052");
    assert_eq!(of_year.write(session, 1_234), "DELIB2023_1234");
    assert_eq!(pattern("{nn}/{aa}", Series::Year).write(session, 3), "03/23");
}

#[test]
fn a_number_is_read_back_for_its_own_day_only() {
    let of_session = pattern("{aaaa}-{mm}-{jj}/{nn}", Series::Session);
    assert_eq!(of_session.read("2023-12-13/07", day("2023-12-13")), Some(7));
    for other in ["2023-12-14/07", "2023-12-13/7", "2023-12-13/00", "2023-12-13/+7", "07"] {
        assert_eq!(of_session.read(other, day("2023-12-13")), None, "{other}");
    }
}

#[test]
fn patterns_that_would_give_two_acts_one_number_are_refused() {
    let refused = |text, series| Pattern::parse(text, series).expect_err("a refusal");
    assert_eq!(refused("D{nnn}", Series::Year), PatternError::Missing(Series::Year));
    let undated = refused("{aaaa}-{nn}", Series::Session);
    assert_eq!(undated, PatternError::Missing(Series::Session));
    assert_eq!(refused("{aaaa}", Series::Year), PatternError::NotOneNumber(0));
    assert_eq!(refused("{aaaa}{n}-{n}", Series::Year), PatternError::NotOneNumber(2));
    assert_eq!(refused("{nn}{aaaa}", Series::Year), PatternError::DigitsAfterNumber);
    assert_eq!(refused("{aaaa}-{nn}1", Series::Year), PatternError::DigitsAfterNumber);
}

#[test]
fn what_is_not_a_pattern_is_refused_with_its_reason() {
    let refused = |text: &str| Pattern::parse(text, Series::Year).expect_err("a refusal");
    assert_eq!(refused("{aaaa-{nn}"), PatternError::UnknownWord("aaaa-{nn".to_owned()));
    assert_eq!(refused("{aaaa}-{nn"), PatternError::Brace);
    assert_eq!(refused("{aaaa}}-{nn}"), PatternError::Brace);
    assert_eq!(refused("{année}-{nn}"), PatternError::UnknownWord("année".to_owned()));
    assert_eq!(refused("{aaaa}-{}"), PatternError::UnknownWord(String::new()));
    assert_eq!(refused(" {aaaa}-{nn}"), PatternError::Unprintable);
    let long = "é".repeat(41);
    assert_eq!(refused(&long), PatternError::TooLong { length: 41, max: 40 });
}

#[test]
fn a_hole_a_double_and_a_zero_are_found() {
    assert_eq!((next(&[]), next(&[2, 1, 3])), (1, 4));
    assert_eq!(check(&[]), Ok(()));
    assert_eq!(check(&[2, 1, 3]), Ok(()));
    assert_eq!(check(&[1, 2, 4, 4]), Err(SeriesError::Hole(3)));
    assert_eq!(check(&[2, 3]), Err(SeriesError::Hole(1)));
    assert_eq!(check(&[1, 2, 2, 4]), Err(SeriesError::Twice(2)));
    assert_eq!(check(&[0, 1]), Err(SeriesError::Zero));
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_and_no_two_are_alike(
        offset in 0i32..4_000, one in 1u32..5_000, other in 1u32..5_000,
    ) {
        let held_on = day("2020-01-01").plus_days(offset);
        for text in ["{aaaa}-{mm}-{jj}/{nn}", "DELIB{aaaa}_{nnn}", "{aa}{n}", "{n}e/{aaaa}"] {
            let pattern = pattern(text, Series::Year);
            let written = pattern.write(held_on, one);
            prop_assert_eq!(pattern.read(&written, held_on), Some(one));
            prop_assert_eq!(one == other, written == pattern.write(held_on, other));
            prop_assert_eq!(pattern.to_string(), text);
        }
    }

    #[test]
    fn numbers_taken_one_by_one_never_leave_a_hole(count in 0usize..60) {
        let mut taken = Vec::new();
        for _ in 0..count {
            taken.push(next(&taken));
        }
        prop_assert_eq!(check(&taken), Ok(()));
        if count > 1 {
            let last = taken.pop();
            let gone = taken.pop();
            taken.extend(last);
            prop_assert_eq!(Err(SeriesError::Hole(gone.expect("a number"))), check(&taken));
        }
    }

    #[test]
    fn no_text_makes_the_reader_of_patterns_fail(text in ".{0,60}") {
        if let Ok(pattern) = Pattern::parse(&text, Series::Year) {
            prop_assert_eq!(pattern.to_string(), text);
        }
    }
}
