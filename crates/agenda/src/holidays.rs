//! Days without class, from the calendar of the house, each with its name.

use base::{Day, Zone, public_holidays};
use db::Tx;
use people::Standing;

/// Days without class that follow each other, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Off {
    pub first: Day,
    pub last: Day,
    /// The id of its name.
    pub text: &'static str,
    pub is_public_holiday: bool,
}

/// Those of these days, in order.
pub fn between(zone: Zone, from: Day, until: Day) -> Vec<Off> {
    let holidays = zone.holidays().map(|closure| Off {
        first: closure.first,
        last: closure.last,
        text: name_of_holidays(closure.first),
        is_public_holiday: false,
    });
    let mut off: Vec<Off> = holidays.collect();
    for year in from.year()..=until.year() {
        off.extend(public_holidays(year).into_iter().map(|day| Off {
            first: day,
            last: day,
            text: name_of_public_holiday(day),
            is_public_holiday: true,
        }));
    }
    off.retain(|it| it.first <= until && it.last >= from);
    off.sort_by_key(|it| (it.first, it.is_public_holiday));
    off
}

/// What this day is off for; a public holiday before the holidays around it.
pub fn on(off: &[Off], day: Day) -> Option<&Off> {
    let here = |it: &&Off| it.first <= day && day <= it.last;
    off.iter().filter(here).max_by_key(|it| it.is_public_holiday)
}

fn name_of_holidays(first: Day) -> &'static str {
    match (first.month(), first.day()) {
        (10, _) => text::id!("agenda-holidays-autumn"),
        (12, _) => text::id!("agenda-holidays-christmas"),
        (2, _) => text::id!("agenda-holidays-winter"),
        (3 | 4, _) => text::id!("agenda-holidays-spring"),
        (5, _) => text::id!("agenda-holidays-ascension"),
        _ => text::id!("agenda-holidays-summer"),
    }
}

fn name_of_public_holiday(day: Day) -> &'static str {
    match (day.month(), day.day(), day.weekday()) {
        (1, 1, _) => text::id!("agenda-day-new-year"),
        (5, 1, _) => text::id!("agenda-day-labour"),
        (5, 8, _) => text::id!("agenda-day-victory"),
        (7, 14, _) => text::id!("agenda-day-national"),
        (8, 15, _) => text::id!("agenda-day-assumption"),
        (11, 1, _) => text::id!("agenda-day-all-saints"),
        (11, 11, _) => text::id!("agenda-day-armistice"),
        (12, 25, _) => text::id!("agenda-day-christmas"),
        (_, _, 3) => text::id!("agenda-day-ascension"),
        (3 | 4, ..) => text::id!("agenda-day-easter"),
        _ => text::id!("agenda-day-whit"),
    }
}

/// The zone of the first school of this person.
pub fn zone_of(tx: &Tx<'_>, viewer: &Standing) -> db::Result<Zone> {
    let Some(school) = viewer.schools.first() else { return Ok(Zone::default()) };
    Ok(people::school::load(tx, school.id)?.map(|school| school.zone()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_off_of_a_winter_in_zone_b_have_their_names() {
        let day = |text| Day::parse_iso(text).expect("a day");
        let off = between(Zone::B, day("2026-12-01"), day("2027-03-31"));
        let names: Vec<&str> = off.iter().map(|it| it.text).collect();
        assert_eq!(
            names,
            [
                "agenda-holidays-christmas",
                "agenda-day-christmas",
                "agenda-day-new-year",
                "agenda-holidays-winter",
                "agenda-day-easter",
            ]
        );
        assert_eq!(off[3].first, day("2027-02-20"));
        assert!(on(&off, day("2026-12-25")).is_some_and(|it| it.is_public_holiday));
        assert!(on(&off, day("2026-12-01")).is_none());
    }
}
