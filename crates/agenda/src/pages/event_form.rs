//! The form of an event: what it sends, and what it becomes.

use super::repeats::{self, KEPT};
use crate::{
    changing::Which,
    event::{Date, Meal, Theme},
    place::{For, Key},
    rule::{Length, Series, YEARS_DAYS_MAX},
    store::lists::LENGTH_DAYS_MAX,
    writing::Content,
};
use base::{Day, DayError, Id, Lang, Minutes, SchoolWeek};
use files::{FILES_FIELD, File};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{At, Problem, Problems, form};

pub const TITLE_CHARS_MAX: usize = 120;
const BODY_CHARS_MAX: usize = 4_000;
const LINK_CHARS_MAX: usize = 500;
const ADULTS_MAX: u32 = 50;

/// The fields as the browser sends them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(default)]
pub struct EventForm {
    /// `class:12`, `school:3`, `group:7`, or `person:` and oneself.
    pub place: String,
    /// `event`, `outing`, `meeting`, `party`, `deadline`
    pub theme: String,
    pub title: String,
    pub body: String,
    /// The tag of the language it is in; empty: as it looks.
    pub lang: String,
    pub location: String,
    pub link: String,
    /// `2026-12-03`
    pub day: String,
    pub last_day: String,
    /// `on` for whole days
    pub all_day: String,
    /// `09:00`
    pub start: String,
    pub end: String,
    pub families: String,
    pub pupils: String,
    pub staff: String,
    /// Empty, `daily`, `weekly`, `fortnightly`, `monthly`, `monthly-week`, `yearly`, or `kept`: the
    /// rule it has.
    pub repeat: String,
    pub until_on: String,
    pub skips_holidays: String,
    pub reminds: String,
    pub tells: String,
    /// `none`, `packed`, `canteen`
    pub meal: String,
    pub adults: String,
    /// The last day for consents, when they are asked at once
    pub consent_on: String,
    /// `one`, `following`, `all`
    pub which: String,
    /// What is attached, by the name `files::FILES_FIELD`.
    pub files: Vec<String>,
    pub version: String,
    pub once: String,
}

/// What a form is checked against.
pub struct Rules<'a> {
    pub today: Day,
    /// That of the school of its place.
    pub week: &'a SchoolWeek,
    /// The language of whoever writes.
    pub usual: Lang,
    /// The date that is changed.
    pub kept: Option<&'a Date>,
}

fn on(is_on: bool) -> String {
    if is_on { "on".to_owned() } else { String::new() }
}

fn hour(minutes: Minutes) -> String {
    format!("{:02}:{:02}", minutes.0 / 60, minutes.0 % 60)
}

impl EventForm {
    /// A new event, on this day and in this place.
    pub fn new(day: Day, place: Option<Key>, once: String) -> Self {
        EventForm {
            place: place.map(|key| key.to_string()).unwrap_or_default(),
            theme: Theme::Event.word().to_owned(),
            day: day.iso(),
            start: "09:00".to_owned(),
            end: "10:00".to_owned(),
            families: on(true),
            pupils: on(true),
            staff: on(true),
            skips_holidays: on(true),
            reminds: on(true),
            tells: on(true),
            meal: Meal::None.word().to_owned(),
            once,
            ..EventForm::default()
        }
    }

    /// The form in which a date is changed. Of a series it shows this date.
    pub fn of(date: &Date) -> Self {
        let event = &date.event;
        let last = date.end_at.plus_millis(-1).max(date.start_at).day();
        EventForm {
            place: date.place.key().to_string(),
            theme: event.theme.word().to_owned(),
            title: date.title().to_owned(),
            body: date.body().to_owned(),
            lang: event.lang.tag().to_owned(),
            location: date.location().to_owned(),
            link: event.link.clone(),
            day: date.start_at.day().iso(),
            last_day: if last == date.start_at.day() { String::new() } else { last.iso() },
            all_day: on(event.is_all_day),
            start: if event.is_all_day { String::new() } else { hour(date.start_at.minutes()) },
            end: if event.is_all_day { String::new() } else { hour(date.end_at.minutes()) },
            families: on(event.for_families),
            pupils: on(event.for_pupils),
            staff: on(event.for_staff),
            repeat: repeats::word_of(event).to_owned(),
            until_on: event.until_on.map(Day::iso).unwrap_or_default(),
            skips_holidays: on(event.skips_holidays),
            reminds: on(event.reminds),
            tells: on(true),
            meal: event.meal.word().to_owned(),
            adults: if event.adults_needed > 0 {
                event.adults_needed.to_string()
            } else {
                String::new()
            },
            which: "one".to_owned(),
            version: event.version.to_string(),
            ..EventForm::default()
        }
    }

    /// In which language it is: as said, as it looks, or as its author's pages.
    fn written_in(&self, usual: Lang) -> Lang {
        translation::lang_of(&self.lang, &format!("{} {}", self.title, self.body), usual)
    }

    pub fn key(&self) -> Option<Key> {
        self.place.parse().ok()
    }

    fn hours(&self) -> Result<(Minutes, Option<Minutes>), Problem> {
        if self.all_day == "on" {
            return Ok((Minutes(0), None));
        }
        let wrong = || text::id!("agenda-refused-hour");
        let read = |text: &str| Minutes::parse(text).filter(|it| it.0 < 24 * 60);
        let start = read(&self.start).ok_or_else(wrong).at("start")?;
        let end = if self.end.trim().is_empty() {
            start
        } else {
            read(&self.end).ok_or_else(wrong).at("end")?
        };
        Ok((start, Some(end)))
    }

    fn last(&self, first: Day) -> Result<Day, Problem> {
        if self.last_day.trim().is_empty() {
            return Ok(first);
        }
        let most = first.plus_days(i32::try_from(LENGTH_DAYS_MAX - 1).unwrap_or(60));
        Day::parse(&self.last_day)
            .and_then(|day| day.not_before(first))
            .and_then(|day| day.not_after(most))
            .at("last_day")
    }

    /// The day on which what is written begins: of a series the form shows one date, and the series
    /// begins as far from its own first day as that date was moved.
    fn first(&self, day: Day, kept: Option<&Date>) -> Day {
        let Some(date) = kept.filter(|date| date.event.repeats()) else { return day };
        let moved = day.since(date.start_at.day());
        match self.which() {
            Which::One => date.event.start_at.day(),
            Which::Following => date.original_at.day().plus_days(moved),
            Which::All => date.event.start_at.day().plus_days(moved),
        }
    }

    /// The rule of what begins on this day, and its last day.
    fn rule(&self, first: Day, rules: &Rules<'_>) -> Result<(String, Option<Day>), Problem> {
        let stays = |date: &&Date| {
            let is_there = self.which() == Which::One || self.day == date.start_at.day().iso();
            date.event.repeats()
                && (self.repeat == KEPT || is_there && self.repeat == repeats::word_of(&date.event))
        };
        let rule = match rules.kept.filter(stays) {
            Some(date) => date.event.rule.clone(),
            None => repeats::rule_of(&self.repeat, first, rules.week),
        };
        if rule.is_empty() {
            return Ok((rule, None));
        }
        if rule.contains("COUNT=") && self.until_on.trim().is_empty() {
            return Ok((rule, None));
        }
        let until = Day::parse(&self.until_on)
            .and_then(|day| day.not_before(first))
            .and_then(|day| day.not_after(first.plus_days(YEARS_DAYS_MAX)))
            .at("until_on")?;
        Ok((rule, Some(until)))
    }

    fn adults(&self) -> Result<u32, &'static str> {
        let text = self.adults.trim();
        if text.is_empty() || self.theme != Theme::Outing.word() {
            return Ok(0);
        }
        let number = text.parse().ok().filter(|number| *number <= ADULTS_MAX);
        number.ok_or(text::id!("agenda-refused-adults"))
    }

    /// What may be written down.
    pub fn check(&self, rules: &Rules<'_>) -> Result<Content, Problems> {
        let today = rules.today;
        let title = form::required(&self.title, TITLE_CHARS_MAX).at("title");
        let location = form::optional(&self.location, TITLE_CHARS_MAX).at("location");
        let earliest = today.plus_days(-YEARS_DAYS_MAX);
        let day = Day::parse(&self.day)
            .and_then(|day| day.not_before(earliest))
            .and_then(|day| day.not_after(today.plus_days(YEARS_DAYS_MAX)))
            .at("day");
        let (title, location, day, link, adults, hours, files) = Problems::gather((
            title,
            location,
            day,
            read_link(&self.link).at("link"),
            self.adults().at("adults"),
            self.hours(),
            files::checked(&self.files).at(FILES_FIELD),
        ))?;
        let first = self.first(day, rules.kept);
        let rule = self.rule(first, rules);
        let (last, (rule, until_on)) = Problems::gather((self.last(day), rule))?;
        let (start, end) = hours;
        let length = match end {
            None => Length::Days(last.since(day) + 1),
            Some(end) if last == day && end < start => {
                return Err(Problems::one("end", text::id!("agenda-refused-end")));
            }
            Some(end) => Length::Until(last.since(day), end),
        };
        let is_for = For {
            families: self.families == "on",
            pupils: self.pupils == "on",
            staff: self.staff == "on",
        };
        let is_own = self.place.starts_with("person") || self.place.starts_with("group");
        if is_for.is_nobody() && !is_own {
            return Err(Problems::one("families", text::id!("agenda-refused-nobody")));
        }
        let body: String = self.body.replace("\r\n", "\n").chars().take(BODY_CHARS_MAX).collect();
        let is_outing = self.theme == Theme::Outing.word();
        let meal = Meal::parse(&self.meal).filter(|_| is_outing).unwrap_or(Meal::None);
        let content = Content {
            theme: Theme::parse(&self.theme).unwrap_or(Theme::Event),
            title,
            body: body.trim().to_owned(),
            lang: self.written_in(rules.usual),
            location: location.unwrap_or_default(),
            link,
            is_all_day: self.all_day == "on",
            is_for,
            series: Series {
                first: day,
                minutes: start,
                rule,
                until_on,
                skips_holidays: self.skips_holidays == "on",
                without: Vec::new(),
            },
            length,
            reminds: self.reminds == "on",
            meal,
            adults_needed: adults,
            files: Some(files),
        };
        Ok(match rules.kept.filter(|date| date.event.repeats() && self.which() != Which::One) {
            Some(date) => content.of_series(date, first),
            None => content,
        })
    }

    /// Which dates are changed.
    pub fn which(&self) -> Which {
        Which::parse(&self.which).unwrap_or(Which::One)
    }

    pub fn files(&self) -> Vec<Id<File>> {
        files::named(&self.files)
    }

    /// The last day for consents, when they are asked with the event.
    pub fn consent_on(&self, today: Day, first: Day) -> Result<Option<Day>, Problem> {
        if self.consent_on.trim().is_empty() || self.theme != Theme::Outing.word() {
            return Ok(None);
        }
        read_due(&self.consent_on, today, first).map(Some).at("consent_on")
    }
}

/// An address, or nothing.
pub fn read_link(text: &str) -> Result<String, &'static str> {
    let link = text.trim();
    let is_link = link.starts_with("https://")
        && link.chars().count() <= LINK_CHARS_MAX
        && !link.chars().any(|c| c.is_whitespace() || c.is_control());
    if link.is_empty() || is_link {
        Ok(link.to_owned())
    } else {
        Err(text::id!("agenda-refused-link"))
    }
}

/// A last day for answers: not past, and not after what it is about.
pub fn read_due(text: &str, today: Day, first: Day) -> Result<Day, DayError> {
    Day::parse(text).and_then(|day| day.not_before(today)).and_then(|day| day.not_after(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::parse_iso("2026-11-23").expect("a day")
    }

    fn check(form: &EventForm) -> Result<Content, Problems> {
        let week = SchoolWeek::default();
        form.check(&Rules { today: today(), week: &week, usual: Lang::Fr, kept: None })
    }

    fn form() -> EventForm {
        let day = Day::parse_iso("2026-12-03").expect("a day");
        EventForm {
            title: "Sortie".to_owned(),
            place: "class:1".to_owned(),
            ..EventForm::new(day, None, String::new())
        }
    }

    #[test]
    fn an_event_says_all_that_is_wrong_at_once() {
        let wrong = EventForm {
            title: String::new(),
            day: "31/02/2027".to_owned(),
            start: "25:00".to_owned(),
            link: "javascript:alert(1)".to_owned(),
            ..form()
        };
        let problems = check(&wrong).expect_err("refused");
        let fields: Vec<&str> = problems.iter().map(|it| it.field).collect();
        assert_eq!(fields, ["title", "day", "link", "start"]);
    }

    #[test]
    fn the_fifth_thursday_is_the_last_one() {
        let last = EventForm {
            day: "2026-12-31".to_owned(),
            repeat: "monthly-week".to_owned(),
            until_on: "2027-06-30".to_owned(),
            ..form()
        };
        let content = check(&last).expect("content");
        assert_eq!(content.series.rule, "FREQ=MONTHLY;BYDAY=-1TH");
    }

    #[test]
    fn what_ends_before_it_begins_and_what_is_for_nobody_is_refused() {
        let early = EventForm { end: "08:00".to_owned(), ..form() };
        assert!(check(&early).expect_err("refused").of("end").is_some());
        let night = EventForm { last_day: "2026-12-04".to_owned(), ..early };
        assert!(check(&night).is_ok(), "it ends the next day");
        let nobody = EventForm {
            families: String::new(),
            pupils: String::new(),
            staff: String::new(),
            ..form()
        };
        assert!(check(&nobody).expect_err("refused").of("families").is_some());
    }
}
