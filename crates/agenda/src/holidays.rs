//! Days without class, each with its name: from the calendar of the country, and what the schools
//! of somebody have declared.

use base::{Day, SchoolWeek, public_holidays};
use db::{Result, Tx};
use people::Standing;

/// Why there is no class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Holidays,
    PublicHoliday,
    /// The school alone declared it.
    Closed,
}

impl Kind {
    pub const fn icon(self) -> &'static str {
        match self {
            Kind::Holidays => "sun",
            Kind::PublicHoliday => "flag",
            Kind::Closed => "ban",
        }
    }

    /// How calendars know such days for ever.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Holidays => "conge",
            Kind::PublicHoliday => "ferie",
            Kind::Closed => "ferme",
        }
    }
}

/// Days without class that follow each other, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Off {
    pub first: Day,
    pub last: Day,
    /// The id of its name.
    pub text: &'static str,
    pub kind: Kind,
    /// Whose it is, when it is not so in all schools of the viewer.
    pub school: Option<String>,
}

/// Those of a week between two days, in order.
pub fn between(week: &SchoolWeek, from: Day, until: Day) -> Vec<Off> {
    let one = |first, last, text, kind| Off { first, last, text, kind, school: None };
    let holidays = week.zone.holidays();
    let mut off: Vec<Off> = holidays
        .map(|it| one(it.first, it.last, name_of_holidays(it.first), Kind::Holidays))
        .collect();
    for year in from.year()..=until.year() {
        let days = public_holidays(year).into_iter();
        off.extend(days.map(|it| one(it, it, name_of_public_holiday(it), Kind::PublicHoliday)));
    }
    let closed = week.closed.iter().copied();
    off.extend(closed.map(|it| one(it, it, text::id!("agenda-day-closed"), Kind::Closed)));
    off.retain(|it| it.first <= until && it.last >= from);
    off.sort_by_key(|it| (it.first, it.kind));
    off
}

/// Those of the schools of somebody. One statement.
pub fn of_viewer(tx: &Tx<'_>, viewer: &Standing, from: Day, until: Day) -> Result<Vec<Off>> {
    let schools: Vec<_> = viewer.schools.iter().map(|school| school.id).collect();
    let weeks = people::school::weeks(tx, &schools)?;
    if weeks.is_empty() {
        return Ok(between(&SchoolWeek::default(), from, until));
    }
    let mut off: Vec<(Off, usize)> = Vec::new();
    for (school, week) in &weeks {
        for mut it in between(week, from, until) {
            if let Some((_, count)) = off.iter_mut().find(|(known, _)| is_same(known, &it)) {
                *count += 1;
                continue;
            }
            it.school = viewer.school(*school).map(|school| school.name.clone());
            off.push((it, 1));
        }
    }
    let named = |(off, count): (Off, usize)| {
        let school = off.school.filter(|_| count < weeks.len());
        Off { school, ..off }
    };
    let mut off: Vec<Off> = off.into_iter().map(named).collect();
    off.sort_by_key(|it| (it.first, it.kind));
    Ok(off)
}

fn is_same(one: &Off, other: &Off) -> bool {
    (one.first, one.last, one.kind) == (other.first, other.last, other.kind)
}

/// What this day is off for; what one school declared before a public holiday, and that before the
/// holidays around it.
pub fn on(off: &[Off], day: Day) -> Option<&Off> {
    let here = |it: &&Off| it.first <= day && day <= it.last;
    off.iter().filter(here).max_by_key(|it| it.kind)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_off_of_a_winter_in_zone_b_have_their_names() {
        let day = |text| Day::parse_iso(text).expect("a day");
        let week = SchoolWeek { closed: vec![day("2026-12-11")], ..SchoolWeek::default() };
        let off = between(&week, day("2026-12-01"), day("2027-03-31"));
        let names: Vec<&str> = off.iter().map(|it| it.text).collect();
        assert_eq!(
            names,
            [
                "agenda-day-closed",
                "agenda-holidays-christmas",
                "agenda-day-christmas",
                "agenda-day-new-year",
                "agenda-holidays-winter",
                "agenda-day-easter",
            ]
        );
        assert_eq!(off[4].first, day("2027-02-20"));
        assert!(on(&off, day("2026-12-25")).is_some_and(|it| it.kind == Kind::PublicHoliday));
        assert!(on(&off, day("2026-12-01")).is_none());
    }
}
