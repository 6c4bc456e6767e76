//! The week of a school: on which half-days there is class, by its zone and its choices.

use crate::{Moment, Slot, closure::covers};
use base::{Day, Instant, Minutes, Zone, is_public_holiday};

/// How a school holds its week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    pub zone: Zone,
    /// Wednesday mornings: nine half-days instead of eight (D521-10, D521-12).
    pub has_wednesday: bool,
    /// From here on, what is called is the afternoon.
    pub afternoon_at: Minutes,
    /// What was declared closed, from one half-day to another.
    pub closed: Vec<(Slot, Slot)>,
    /// The hours of a secondary school, in their order; none where half-days are called.
    pub hours: Vec<Hour>,
}

/// An hour of the day: `M1`, from 8:00 to 9:00.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hour {
    pub moment: Moment,
    pub name: String,
    pub from: Minutes,
    pub until: Minutes,
}

/// The families are told at once between these, and in the quiet of the others.
const SCHOOL_FROM: Minutes = Minutes(7 * 60);
const SCHOOL_UNTIL: Minutes = Minutes(18 * 60 + 30);
/// Summer, and a week-end before it.
const CLOSURE_DAYS_MAX: i32 = 80;

impl Default for Week {
    fn default() -> Self {
        Week {
            zone: Zone::B,
            has_wednesday: false,
            afternoon_at: Minutes(12 * 60),
            closed: Vec::new(),
            hours: Vec::new(),
        }
    }
}

impl Week {
    /// Is there class then? For a list beside the half-days: is there class that day?
    pub fn has(&self, slot: Slot) -> bool {
        if slot.moment.is_hour() {
            let is_known = self.hour(slot.moment).is_some();
            return is_known && self.has(Slot::new(slot.day, self.half_of(slot.moment)));
        }
        let closed = self.zone.is_holiday(slot.day) || is_public_holiday(slot.day);
        let open = match slot.day.weekday() {
            0 | 1 | 3 | 4 => true,
            2 => self.has_wednesday && slot.moment != Moment::Afternoon,
            _ => false,
        };
        open && !closed && !self.is_closed(slot)
    }

    /// Was it declared closed, by the school or by its town?
    pub fn is_closed(&self, slot: Slot) -> bool {
        self.closed.iter().any(|run| covers(*run, slot))
    }

    pub fn is_school_day(&self, day: Day) -> bool {
        [Moment::Morning, Moment::Afternoon].iter().any(|half| self.has(Slot::new(day, *half)))
    }

    pub fn hour(&self, moment: Moment) -> Option<&Hour> {
        self.hours.iter().find(|hour| hour.moment == moment)
    }

    /// The half-day of the register that an hour belongs to; a half-day is its own.
    pub fn half_of(&self, moment: Moment) -> Moment {
        match self.hour(moment) {
            Some(hour) if hour.from >= self.afternoon_at => Moment::Afternoon,
            Some(_) => Moment::Morning,
            None => moment,
        }
    }

    /// May this be called? Where hours are, half-days are made of them, and nobody stays for
    /// childcare.
    pub fn is_called(&self, moment: Moment) -> bool {
        if self.hours.is_empty() {
            !moment.is_hour()
        } else {
            moment.is_hour() || moment == Moment::Canteen
        }
    }

    /// What may be called on a day, in the order in which it is looked for.
    pub fn moments(&self, day: Day) -> impl Iterator<Item = Moment> + '_ {
        let known = Moment::HOURS.iter().chain(Moment::ALL.iter().filter(|it| !it.is_hour()));
        known.copied().filter(move |it| self.is_called(*it) && self.has(Slot::new(day, *it)))
    }

    /// What is called at this hour: the half-day, or the lesson that has begun last.
    pub fn moment(&self, at: Instant) -> Moment {
        let now = at.minutes();
        let begun = self.hours.iter().rev().find(|hour| hour.from <= now);
        begun.or(self.hours.first()).map_or_else(|| self.half(at), |hour| hour.moment)
    }

    /// The hour in which a lesson is called: that which it fills most, the first one of several.
    pub fn hour_of(&self, (from, until): (Minutes, Minutes)) -> Option<Moment> {
        let shared = |hour: &Hour| until.min(hour.until).0.saturating_sub(from.max(hour.from).0);
        let mut best: Option<&Hour> = None;
        for hour in self.hours.iter().filter(|hour| shared(hour) > 0) {
            if best.is_none_or(|known| shared(hour) > shared(known)) {
                best = Some(hour);
            }
        }
        best.map(|hour| hour.moment)
    }

    /// What is called first on a day.
    pub fn first_moment(&self) -> Moment {
        self.hours.first().map_or(Moment::Morning, |hour| hour.moment)
    }

    /// The half-day of this hour.
    pub fn half(&self, at: Instant) -> Moment {
        let is_afternoon = at.minutes() >= self.afternoon_at;
        if is_afternoon && self.has(Slot::new(at.day(), Moment::Afternoon)) {
            Moment::Afternoon
        } else {
            Moment::Morning
        }
    }

    /// The half-days of class between two days, both included.
    pub fn half_days(&self, first: Day, last: Day) -> Vec<Slot> {
        let days = (0..=last.since(first)).map(|days| first.plus_days(days));
        let halves =
            days.flat_map(|day| [Moment::Morning, Moment::Afternoon].map(|it| Slot::new(day, it)));
        halves.filter(|slot| self.has(*slot)).collect()
    }

    /// The last day of class before this one.
    pub fn day_before(&self, day: Day) -> Day {
        self.nearest(day, -1)
    }

    /// The next day of class after this one.
    pub fn day_after(&self, day: Day) -> Day {
        self.nearest(day, 1)
    }

    fn nearest(&self, day: Day, step: i32) -> Day {
        let mut days = (1..CLOSURE_DAYS_MAX).map(|count| day.plus_days(count * step));
        days.find(|day| self.is_school_day(*day)).unwrap_or(day)
    }

    /// Is one half-day the next one of class after the other?
    pub fn follows(&self, before: Slot, after: Slot) -> bool {
        let last = self.day_after(before.day);
        self.half_days(before.day, last).into_iter().find(|slot| *slot > before) == Some(after)
    }

    /// May a family be told at this moment of what was called on `day`?
    pub fn is_urgent(day: Day, at: Instant) -> bool {
        at.day() == day && SCHOOL_FROM <= at.minutes() && at.minutes() < SCHOOL_UNTIL
    }
}

impl Hour {
    /// Those a school begins with: four in the morning and four in the afternoon.
    pub fn usual() -> Vec<Hour> {
        let times = [
            ("M1", 480, 540),
            ("M2", 540, 600),
            ("M3", 615, 675),
            ("M4", 675, 735),
            ("S1", 810, 870),
            ("S2", 870, 930),
            ("S3", 945, 1005),
            ("S4", 1005, 1065),
        ];
        let hour = |(moment, (name, from, until)): (&Moment, (&str, u16, u16))| Hour {
            moment: *moment,
            name: name.to_owned(),
            from: Minutes(from),
            until: Minutes(until),
        };
        Moment::HOURS.iter().zip(times).map(hour).collect()
    }

    /// As a column keeps them: a line each, `M1 480 540`.
    pub fn written(hours: &[Hour]) -> String {
        let line = |hour: &Hour| format!("{} {} {}", hour.name, hour.from.0, hour.until.0);
        hours.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    pub fn read(lines: &str) -> Vec<Hour> {
        let hour = |(line, moment): (&str, &Moment)| {
            let mut parts = line.rsplitn(3, ' ');
            let (until, from) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            let (name, moment) = (parts.next()?.to_owned(), *moment);
            Some(Hour { moment, name, from: Minutes(from), until: Minutes(until) })
        };
        lines.lines().zip(Moment::HOURS).filter_map(hour).collect()
    }
}

/// A month of the register: `2026-11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    pub first: Day,
}

impl Month {
    pub fn of(day: Day) -> Self {
        Month { first: day.plus_days(1 - i32::from(day.day())) }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Day::parse_iso(&format!("{word}-01")).map(|first| Month { first })
    }

    pub fn last(self) -> Day {
        self.next().first.plus_days(-1)
    }

    pub fn next(self) -> Self {
        Month::of(self.first.plus_days(31))
    }

    pub fn before(self) -> Self {
        Month::of(self.first.plus_days(-1))
    }

    /// `2026-11`
    pub fn word(self) -> String {
        self.first.iso()[..7].to_owned()
    }

    /// `novembre 2026`
    pub fn in_words(self, locale: base::Locale) -> String {
        let said = self.first.plus_days(1).without_year(locale);
        let month = said.split_once(' ').map_or("", |(_, month)| month);
        format!("{month} {}", self.first.year())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_is_called_in_the_hour_it_fills_most() {
        let week = Week { hours: Hour::usual(), ..Week::default() };
        let called = |from, until| week.hour_of((Minutes(from), Minutes(until)));
        // M1 is from eight to nine, M2 to ten; a lesson of two hours is called once.
        assert_eq!(called(480, 535), Some(Moment::Hour1));
        assert_eq!(called(530, 600), Some(Moment::Hour2));
        assert_eq!(called(480, 600), Some(Moment::Hour1));
        assert_eq!(called(740, 800), None);
        assert_eq!(Week::default().hour_of((Minutes(480), Minutes(535))), None);
    }

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    fn slot(text: &str, moment: Moment) -> Slot {
        Slot::new(day(text), moment)
    }

    #[test]
    fn there_is_no_class_on_holidays_week_ends_and_most_wednesdays() {
        let (four, five) = (Week::default(), Week { has_wednesday: true, ..Week::default() });
        assert!(four.is_school_day(day("2026-11-23")));
        for closed in ["2026-11-25", "2026-11-28", "2026-11-11", "2026-10-20", "2026-12-21"] {
            assert!(!four.is_school_day(day(closed)), "{closed}");
        }
        assert!(five.has(slot("2026-11-25", Moment::Morning)));
        assert!(!five.has(slot("2026-11-25", Moment::Afternoon)));
        assert!(!five.has(slot("2026-11-11", Moment::Morning)), "a holiday that is a Wednesday");
    }

    #[test]
    fn a_secondary_school_calls_hours_and_its_half_days_are_made_of_them() {
        let week = Week { hours: Hour::usual(), has_wednesday: true, ..Week::default() };
        let at = |text| Instant::parse_local(text).expect("a time");
        let name = |moment| week.hour(moment).map(|hour| hour.name.as_str());
        assert_eq!(name(week.moment(at("2026-11-23 07:50"))), Some("M1"));
        assert_eq!(name(week.moment(at("2026-11-23 10:05"))), Some("M2"), "the break is M2 still");
        assert_eq!(name(week.moment(at("2026-11-23 14:00"))), Some("S1"));
        assert_eq!(week.half_of(Moment::Hour4), Moment::Morning);
        assert_eq!(week.half_of(Moment::Hour5), Moment::Afternoon);
        assert!(week.has(slot("2026-11-25", Moment::Hour4)), "a Wednesday morning");
        assert!(!week.has(slot("2026-11-25", Moment::Hour5)));
        assert!(!week.has(slot("2026-11-23", Moment::Hour9)), "there is no ninth hour");
        assert!(!week.is_called(Moment::Morning) && week.is_called(Moment::Hour1));
        assert!(week.is_called(Moment::Canteen) && !week.is_called(Moment::LateCare));
        assert_eq!(Hour::read(&Hour::written(&week.hours)), week.hours);
        assert!(Hour::read("M1 huit neuf").is_empty());
    }

    #[test]
    fn november_has_its_half_days() {
        let (month, four) = (Month::of(day("2026-11-23")), Week::default());
        assert_eq!(
            (month.word(), month.last().iso().as_str()),
            ("2026-11".to_owned(), "2026-11-30")
        );
        assert_eq!(month.in_words(base::Locale::Fr), "novembre 2026");
        // 17 days of Monday, Tuesday, Thursday and Friday after the holidays.
        assert_eq!(four.half_days(month.first, month.last()).len(), 34);
        let five = Week { has_wednesday: true, ..four.clone() };
        assert_eq!(five.half_days(month.first, month.last()).len(), 37);
        let strike = (slot("2026-11-05", Moment::Morning), slot("2026-11-06", Moment::Morning));
        let fewer = Week { closed: vec![strike], ..four };
        assert_eq!(fewer.half_days(month.first, month.last()).len(), 31);
        assert_eq!(
            (month.next().word(), month.before().word()),
            ("2026-12".into(), "2026-10".into())
        );
    }

    #[test]
    fn a_half_day_follows_another_over_a_night_a_wednesday_and_the_holidays() {
        let week = Week::default();
        let follows = |one, other| week.follows(one, other);
        let (am, pm) = (Moment::Morning, Moment::Afternoon);
        assert!(follows(slot("2026-11-23", am), slot("2026-11-23", pm)));
        assert!(follows(slot("2026-11-24", pm), slot("2026-11-26", am)));
        assert!(follows(slot("2026-12-18", pm), slot("2027-01-04", am)));
        assert!(!follows(slot("2026-11-23", am), slot("2026-11-24", am)));
        let snow = (slot("2026-11-24", am), slot("2026-11-24", am));
        let snowy = Week { closed: vec![snow], ..week.clone() };
        assert!(snowy.follows(slot("2026-11-23", pm), slot("2026-11-24", pm)));
        assert!(snowy.is_school_day(day("2026-11-24")));
        let five = Week { has_wednesday: true, ..week };
        assert!(five.follows(slot("2026-11-25", am), slot("2026-11-26", am)));
    }

    #[test]
    fn a_family_is_told_at_once_in_school_hours_of_that_day_alone() {
        let at = |text| Instant::parse_local(text).expect("a time");
        let monday = day("2026-11-23");
        assert!(Week::is_urgent(monday, at("2026-11-23 08:40")));
        assert!(!Week::is_urgent(monday, at("2026-11-23 21:00")));
        assert!(!Week::is_urgent(monday, at("2026-11-24 08:40")));
    }
}
