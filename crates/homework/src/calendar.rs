//! Days of class: whether a due day is one, and where a day of another year falls in this one.

use base::{Day, Instant, QuietHours, SchoolYear, Zone, is_public_holiday};
use people::SchoolKind;

/// What a school's calendar says of its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub zone: Zone,
    pub kind: SchoolKind,
    pub quiet: QuietHours,
}

/// Why somebody should look twice at a due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    Weekend,
    Holiday,
    PublicHoliday,
    /// Most schools of the first degree have no class on Wednesdays (code de l'éducation, D521-10
    /// and D521-12): the house does not know which do.
    Wednesday,
    /// It is due on the next day of class, and its families will be told on that very morning.
    TooShort,
}

/// Summer, and a week-end before it.
const CLOSURE_DAYS_MAX: i32 = 80;
const DAYS_OF_WEEK: i32 = 7;

impl Calendar {
    /// Is there class on this day, or why not? A Wednesday is a day of class until somebody says.
    pub fn doubt(&self, day: Day) -> Option<Doubt> {
        if day.is_weekend() {
            Some(Doubt::Weekend)
        } else if is_public_holiday(day) {
            Some(Doubt::PublicHoliday)
        } else if self.zone.is_holiday(day) {
            Some(Doubt::Holiday)
        } else if day.weekday() == 2 && self.kind.is_first_degree() {
            Some(Doubt::Wednesday)
        } else {
            None
        }
    }

    pub fn is_school_day(&self, day: Day) -> bool {
        self.doubt(day).is_none()
    }

    /// What is to be looked at twice when this is given now.
    pub fn doubt_now(&self, day: Day, now: Instant) -> Option<Doubt> {
        let is_short = || day <= self.quiet.delivery(now).day() && self.quiet.is_quiet(now);
        self.doubt(day).or_else(|| is_short().then_some(Doubt::TooShort))
    }

    /// The first day of class after this one.
    pub fn day_after(&self, day: Day) -> Day {
        let mut days = (1..CLOSURE_DAYS_MAX).map(|count| day.plus_days(count));
        days.find(|day| self.is_school_day(*day)).unwrap_or_else(|| day.plus_days(1))
    }

    /// This day, or the first day of class after it.
    pub fn day_from(&self, day: Day) -> Day {
        if self.is_school_day(day) { day } else { self.day_after(day) }
    }

    /// The next days of class.
    pub fn days_after(&self, day: Day, count: usize) -> Vec<Day> {
        let mut days = Vec::with_capacity(count);
        let mut last = day;
        for _ in 0..count {
            last = self.day_after(last);
            days.push(last);
        }
        days
    }

    /// The same day of each week until another day, and how many had no class.
    pub fn weekly(&self, first: Day, until: Day) -> (Vec<Day>, usize) {
        let weeks = until.since(first).max(0) / DAYS_OF_WEEK;
        let days = (1..=weeks).map(|week| first.plus_days(week * DAYS_OF_WEEK));
        // Whoever gives for a Wednesday has class on Wednesdays.
        let is_closed = |day: &Day| {
            let doubt = self.doubt(*day);
            doubt.is_some() && doubt != self.doubt(first)
        };
        let (closed, open): (Vec<Day>, Vec<Day>) = days.partition(is_closed);
        (open, closed.len())
    }

    /// Where a day of a past year falls in another: between the same holidays, in the week of class
    /// of the same rank, on the same day of the week or on the next day of class. What has no such
    /// week is for the last day before the holidays. Nothing changes its order.
    pub fn moved(&self, day: Day, from: SchoolYear, to: SchoolYear) -> Option<Day> {
        let (before, after) = (self.periods(from), self.periods(to));
        let monday = monday_of(day);
        let has_begun = |period: &&Vec<Day>| period.first().is_some_and(|first| *first <= monday);
        let number = before.iter().filter(has_begun).count().saturating_sub(1);
        let rank = before.get(number)?.iter().position(|week| *week == monday);
        let period = after.get(number).or(after.last())?;
        let end = self.last_of_week(*period.last()?);
        let week = rank.and_then(|rank| period.get(rank)).filter(|_| number < after.len());
        let Some(week) = week else { return Some(end) };
        let moved = week.plus_days(day.since(monday));
        let is_kept = day.weekday() == 2 && self.doubt(moved) == Some(Doubt::Wednesday);
        Some(if is_kept { moved } else { self.day_from(moved) }.min(end))
    }

    fn last_of_week(&self, monday: Day) -> Day {
        let mut days = (0..5).rev().map(|count| monday.plus_days(count));
        days.find(|day| self.is_school_day(*day)).unwrap_or(monday)
    }

    /// The Mondays of the weeks with class of a year, from holidays to holidays.
    fn periods(&self, year: SchoolYear) -> Vec<Vec<Day>> {
        let (Some(first), Some(last)) = (year.first_day(), year.last_day()) else {
            return Vec::new();
        };
        let mondays = (0..=last.since(first) / DAYS_OF_WEEK)
            .map(|week| monday_of(first).plus_days(week * DAYS_OF_WEEK));
        let mut periods: Vec<Vec<Day>> = Vec::new();
        for monday in mondays {
            let mut days = (0..5).map(|count| monday.plus_days(count));
            if !days.any(|day| self.is_school_day(day)) {
                continue;
            }
            match periods.last_mut().filter(|it| it.last() == Some(&monday.plus_days(-7))) {
                Some(period) => period.push(monday),
                None => periods.push(vec![monday]),
            }
        }
        periods
    }
}

pub fn monday_of(day: Day) -> Day {
    day.plus_days(-i32::try_from(day.weekday()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SCHOOL: Calendar = Calendar {
        zone: Zone::B,
        kind: SchoolKind::Elementary,
        quiet: QuietHours {
            is_on: true,
            from: base::Minutes(20 * 60),
            until: base::Minutes(7 * 60),
            weekends: true,
            holidays: true,
            zone: Zone::B,
        },
    };

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    fn at(text: &str) -> Instant {
        Instant::parse_local(text).expect("a time")
    }

    #[test]
    fn a_day_without_class_is_told() {
        for (text, doubt) in [
            ("2026-11-27", None),
            ("2026-11-28", Some(Doubt::Weekend)),
            ("2026-11-25", Some(Doubt::Wednesday)),
            ("2026-11-11", Some(Doubt::PublicHoliday)),
            ("2026-10-20", Some(Doubt::Holiday)),
        ] {
            assert_eq!(SCHOOL.doubt(day(text)), doubt, "{text}");
        }
        let middle = Calendar { kind: SchoolKind::Middle, ..SCHOOL };
        assert_eq!(middle.doubt(day("2026-11-25")), None);
    }

    #[test]
    fn what_is_given_in_the_evening_for_the_next_morning_is_short() {
        let tomorrow = day("2026-11-24");
        assert_eq!(SCHOOL.doubt_now(tomorrow, at("2026-11-23 17:00")), None);
        assert_eq!(SCHOOL.doubt_now(tomorrow, at("2026-11-23 20:30")), Some(Doubt::TooShort));
        assert_eq!(SCHOOL.doubt_now(day("2026-11-26"), at("2026-11-23 20:30")), None);
        // On a Friday evening, families are told on Monday morning.
        assert_eq!(
            SCHOOL.doubt_now(day("2026-11-30"), at("2026-11-27 21:00")),
            Some(Doubt::TooShort)
        );
    }

    #[test]
    fn each_monday_until_the_holidays_leaves_out_what_has_no_class() {
        let (days, closed) = SCHOOL.weekly(day("2026-11-30"), day("2027-01-18"));
        let days: Vec<String> = days.iter().map(|day| day.iso()).collect();
        assert_eq!(days, ["2026-12-07", "2026-12-14", "2027-01-04", "2027-01-11", "2027-01-18"]);
        assert_eq!(closed, 2);
        // Who has class on Wednesdays keeps them.
        assert_eq!(SCHOOL.weekly(day("2026-11-25"), day("2026-12-09")).0.len(), 2);
    }

    #[test]
    fn a_day_of_last_year_is_in_the_same_week_of_class() {
        let moved = |text| {
            let (from, to) = (SchoolYear(2026), SchoolYear(2027));
            SCHOOL.moved(day(text), from, to).expect("a day").iso()
        };
        // The Monday after the holidays of autumn, the last Friday before those of Christmas.
        assert_eq!(moved("2026-11-02"), "2027-11-08");
        assert_eq!(moved("2026-12-18"), "2027-12-17");
    }

    proptest! {
        #[test]
        fn moved_days_are_days_of_class_in_their_order(one in 0i32..300, other in 0i32..300) {
            let first = day("2026-09-01");
            let (one, other) = (one.min(other), one.max(other));
            let moved = |count| {
                SCHOOL.moved(first.plus_days(count), SchoolYear(2026), SchoolYear(2027))
            };
            let (one, other) = (moved(one).expect("a day"), moved(other).expect("a day"));
            prop_assert!(one <= other);
            for day in [one, other] {
                let doubt = SCHOOL.doubt(day);
                prop_assert!(doubt.is_none() || doubt == Some(Doubt::Wednesday), "{day}");
            }
        }

        #[test]
        fn the_next_day_of_class_is_one(count in 0i32..600) {
            let day = day("2026-09-01").plus_days(count);
            let next = SCHOOL.day_after(day);
            prop_assert!(next > day && SCHOOL.is_school_day(next));
        }
    }
}
