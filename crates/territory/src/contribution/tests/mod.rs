//! Stories and properties of contributions.

mod accounts;
mod properties;
mod reckoning;
mod refusals;
mod simulations;

use super::*;
use base::{Day, Money};

const YEAR: i16 = 2027;

fn day(month: i8, day: i8) -> Day {
    Day::new(YEAR, month, day).expect("a day")
}

fn code(text: &str) -> MemberCode {
    MemberCode::parse(text).expect("a code")
}

/// A member of many years, with one school of so many pupils (none for 0).
fn member(name: &str, pupils: u32, inhabitants: u32) -> CountedMember {
    let uai = format!("UAI-{name}");
    let school = CountedSchool { uai, name: "École".to_owned(), pupils };
    CountedMember {
        code: code(name),
        name: name.to_owned(),
        since: Day::new(2023, 12, 13).expect("a day"),
        until: None,
        inhabitants,
        schools: if pupils == 0 { Vec::new() } else { vec![school] },
        last_year: None,
    }
}

fn counts(members: Vec<CountedMember>) -> Counts {
    let reference_day = Day::new(2026, 9, 15).expect("a day");
    Counts::freeze(YEAR, reference_day, members).expect("counts")
}

/// Three communes: two with a school, one without.
fn three() -> Counts {
    counts(vec![member("A", 100, 1_000), member("B", 200, 3_000), member("C", 0, 1_000)])
}

fn part(of: Measure, rate: &str, whole: Option<Whole>) -> Part {
    let rate = Rate::parse(rate).expect("a rate");
    Part { label: "Part".to_owned(), scale: Scale::Each { of, rate }, whole, full_year: false }
}

fn key(mode: Mode, parts: Vec<Part>) -> Key {
    let (pro_rata, bounds) = (ProRata::None, Bounds::default());
    Key { mode, parts, pro_rata, bounds, evolution: Evolution::default() }
}

/// 70 % by pupils, 30 % by inhabitants.
fn seventy_thirty() -> Key {
    let pupils = part(Measure::Pupil, "1", Some(Whole::Share(70)));
    let inhabitants = part(Measure::Inhabitant, "1", Some(Whole::Share(30)));
    key(Mode::Spread, vec![pupils, inhabitants])
}

fn voted(euros: i32) -> Vote {
    Vote { year: YEAR, sum: Some(Money::from_euros(euros)) }
}

const BY_RATES: Vote = Vote { year: YEAR, sum: None };

fn totals(apportionment: Result<Apportionment, Refusal>) -> Vec<i64> {
    let apportionment = apportionment.expect("contributions");
    apportionment.contributions.iter().map(|one| one.total.cents()).collect()
}
