//! The form of a homework: what it sends, and what it becomes.

use crate::{
    calendar::{Calendar, Doubt},
    homework::Written,
    links,
    writing::{Draft, Scope},
};
use base::{Day, DayError, Id, Instant, Locale, NoClass, RichText, SchoolYear};
use files::FILES_FIELD;
use people::Person;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{At, Problem, Problems, Reason, form, id, ui::editor};

pub const SUBJECT_CHARS_MAX: usize = 60;
pub const TITLE_CHARS_MAX: usize = 150;
pub const BODY_CHARS_MAX: usize = 50_000;
const MINUTES_MAX: u32 = 600;
const PUPILS_MAX: usize = 500;

/// As the browser sends it.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct HomeworkForm {
    pub subject: String,
    pub title: String,
    pub body: String,
    pub body_format: String,
    /// The tag of the language it is in; empty: as it looks.
    pub lang: String,
    /// `2026-11-30`, or `other` when the day is in `other_day`.
    pub due_on: String,
    pub other_day: String,
    /// `on`: that day, although something may be said against it.
    pub any_day: String,
    /// How long it takes, in minutes.
    pub minutes: String,
    /// `on` when work is handed in.
    pub work: String,
    /// One address a line, perhaps with its name behind it.
    pub links: String,
    /// `some` when it is for the pupils that are named.
    pub reach: String,
    pub pupils: Vec<String>,
    /// `weekly` for each week until `repeat_until`.
    pub repeat: String,
    pub repeat_until: String,
    /// The lesson it hangs on.
    pub lesson: String,
    /// What is attached, by the name `files::FILES_FIELD`.
    pub files: Vec<String>,
    /// The version it was written over.
    pub version: String,
    /// Made with the form: what is sent twice is one homework.
    pub once: String,
    /// `save` or `give`.
    pub action: String,
    /// `following` when those of later weeks change with it.
    pub scope: String,
}

/// What the days of a form are held against.
#[derive(Clone, Debug)]
pub struct Rules {
    pub calendar: Calendar,
    pub now: Instant,
    pub locale: Locale,
    /// The day it is for already: nothing more is said against it.
    pub before: Option<Day>,
}

/// Why a due day is not taken as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DueRefused {
    Day(DayError),
    /// Looked at twice it may be: `any_day`.
    Doubted(Doubt, String, String),
}

impl Reason for DueRefused {
    fn text(&self) -> &'static str {
        match self {
            DueRefused::Day(error) => error.text(),
            DueRefused::Doubted(doubt, ..) => sentence(*doubt),
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            DueRefused::Day(_) => Vec::new(),
            DueRefused::Doubted(_, day, next) => {
                vec![("day", day.clone()), ("next", next.clone())]
            }
        }
    }
}

const fn sentence(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::NoClass(NoClass::Weekend) => id!("homework-doubt-weekend"),
        Doubt::NoClass(NoClass::Holiday) => id!("homework-doubt-holiday"),
        Doubt::NoClass(NoClass::PublicHoliday) => id!("homework-doubt-public-holiday"),
        Doubt::NoClass(NoClass::Wednesday) => id!("homework-doubt-wednesday"),
        Doubt::NoClass(NoClass::Closed) => id!("homework-doubt-closed"),
        Doubt::TooShort => id!("homework-doubt-too-short"),
    }
}

/// Is this what may be overruled by `any_day`? Whatever else is wrong with a day has no next one.
pub fn is_doubt(problem: &Problem) -> bool {
    problem.field == "due_on" && problem.args.iter().any(|(name, _)| *name == "next")
}

impl HomeworkForm {
    pub fn empty(subject: Option<String>, once: String) -> Self {
        HomeworkForm { subject: subject.unwrap_or_default(), once, ..HomeworkForm::default() }
    }

    pub fn of(homework: &Written, pupils: &[Id<Person>]) -> Self {
        let on = |is_on: bool| if is_on { "on".to_owned() } else { String::new() };
        HomeworkForm {
            subject: homework.subject.clone(),
            title: homework.title.clone(),
            body: homework.body.html().to_owned(),
            body_format: "html".to_owned(),
            lang: homework.lang.tag().to_owned(),
            due_on: homework.due_on.iso(),
            minutes: if homework.minutes > 0 {
                homework.minutes.to_string()
            } else {
                String::new()
            },
            work: on(homework.wants_work),
            links: homework.links.clone(),
            reach: if homework.is_for_all { String::new() } else { "some".to_owned() },
            pupils: pupils.iter().map(ToString::to_string).collect(),
            lesson: homework.lesson_id.map(|id| id.to_string()).unwrap_or_default(),
            version: homework.version.to_string(),
            ..HomeworkForm::default()
        }
    }

    pub fn text(&self) -> RichText {
        editor::read(&self.body, &self.body_format, BODY_CHARS_MAX)
    }

    pub fn files(&self) -> Vec<Id<files::File>> {
        files::named(&self.files)
    }

    pub fn pupils(&self) -> Vec<Id<Person>> {
        self.pupils.iter().filter_map(|id| id.parse().ok()).take(PUPILS_MAX).collect()
    }

    pub fn scope(&self) -> Scope {
        Scope::of(&self.scope)
    }

    /// The day as it was chosen, whatever is wrong with it.
    pub fn day(&self) -> Result<Day, DayError> {
        Day::parse(if self.due_on == "other" { &self.other_day } else { &self.due_on })
    }

    pub fn check(&self, rules: &Rules) -> Result<Draft, Problems> {
        let subject = form::required(&self.subject, SUBJECT_CHARS_MAX).at("subject");
        let title = form::required(&self.title, TITLE_CHARS_MAX).at("title");
        let body = self.checked_body().at("body");
        let due_on = self.checked_day(rules).at("due_on");
        let minutes = self.checked_minutes().at("minutes");
        let links = links::check(&self.links).at("links");
        let files = files::checked(&self.files).at(FILES_FIELD);
        let (subject, title, body, due_on, minutes, links, files) =
            Problems::gather((subject, title, body, due_on, minutes, links, files))?;
        let pupils = match self.pupils() {
            _ if self.reach != "some" => None,
            chosen if chosen.is_empty() => {
                return Err(Problems::one("pupils", id!("homework-refused-nobody")));
            }
            chosen => Some(chosen),
        };
        let also_on = self.checked_weeks(due_on, rules).at("repeat_until")?;
        let words = format!("{title} {}", body.plain());
        let lang = translation::lang_of(&self.lang, &words, rules.locale.lang());
        Ok(Draft {
            subject,
            title,
            body,
            lang,
            links,
            due_on,
            also_on,
            minutes,
            wants_work: self.work == "on",
            pupils,
            lesson: self.lesson.parse().ok(),
            files,
            version: self.version.parse().unwrap_or(0),
            once: form::once(&self.once),
        })
    }

    fn checked_body(&self) -> Result<RichText, &'static str> {
        // Better said than cut.
        if self.body.chars().nth(BODY_CHARS_MAX).is_some() {
            return Err(id!("homework-refused-too-long"));
        }
        Ok(self.text())
    }

    fn checked_day(&self, rules: &Rules) -> Result<Day, DueRefused> {
        let day = self.day().map_err(DueRefused::Day)?;
        if rules.before == Some(day) {
            return Ok(day);
        }
        let today = rules.now.day();
        let last = SchoolYear::of(today).last_day().unwrap_or(today);
        let day = day.not_before(today).and_then(|day| day.not_after(last));
        let day = day.map_err(DueRefused::Day)?;
        match rules.calendar.doubt(day, rules.now) {
            Some(doubt) if self.any_day != "on" => {
                let next = rules.calendar.week.day_after(day);
                let said = |day: Day| {
                    let weekday = day.weekday_in(rules.locale);
                    format!("{weekday} {}", day.without_year(rules.locale))
                };
                Err(DueRefused::Doubted(doubt, said(day), said(next)))
            }
            _ => Ok(day),
        }
    }

    fn checked_minutes(&self) -> Result<u32, &'static str> {
        let typed = self.minutes.trim();
        if typed.is_empty() {
            return Ok(0);
        }
        let minutes = typed.parse().ok().filter(|minutes| *minutes <= MINUTES_MAX);
        minutes.ok_or(id!("homework-refused-minutes"))
    }

    fn checked_weeks(&self, first: Day, rules: &Rules) -> Result<Vec<Day>, DayError> {
        if self.repeat != "weekly" {
            return Ok(Vec::new());
        }
        let last = SchoolYear::of(first).last_day().unwrap_or(first);
        let until = Day::parse(&self.repeat_until)?.not_before(first)?.not_after(last)?;
        Ok(rules.calendar.weekly(first, until))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{QuietHours, SchoolWeek};
    use proptest::prelude::*;

    fn rules() -> Rules {
        Rules {
            calendar: Calendar { week: SchoolWeek::default(), quiet: QuietHours::default() },
            now: Instant::parse_local("2026-11-23 10:00").expect("a time"),
            locale: Locale::Fr,
            before: None,
        }
    }

    fn form(due_on: &str) -> HomeworkForm {
        HomeworkForm {
            subject: "Lecture".to_owned(),
            title: "Relire la page 12".to_owned(),
            due_on: due_on.to_owned(),
            ..HomeworkForm::default()
        }
    }

    #[test]
    fn a_day_without_class_is_said_and_may_be_meant() {
        let problems = form("2026-11-28").check(&rules()).expect_err("a Saturday");
        let problem = problems.of("due_on").expect("its field");
        assert!(is_doubt(problem));
        assert_eq!(problem.args[1], ("next", "lundi 30 novembre".to_owned()));
        let meant = HomeworkForm { any_day: "on".to_owned(), ..form("2026-11-28") };
        assert!(meant.check(&rules()).is_ok());
        let past = form("2026-11-20").check(&rules()).expect_err("past");
        assert!(!is_doubt(past.of("due_on").expect("its field")));
    }

    #[test]
    fn each_monday_until_christmas_is_several_days() {
        let weekly = HomeworkForm {
            repeat: "weekly".to_owned(),
            repeat_until: "2027-01-05".to_owned(),
            ..form("2026-11-30")
        };
        let draft = weekly.check(&rules()).expect("a homework");
        assert_eq!(draft.also_on.len(), 3);
        let endless = HomeworkForm { repeat_until: String::new(), ..weekly };
        assert!(endless.check(&rules()).expect_err("no end").of("repeat_until").is_some());
    }

    /// Any body of the form, with values that mean something and values that do not.
    fn body() -> impl Strategy<Value = String> {
        let name = prop_oneof![
            "subject|title|body|body_format|due_on|other_day|any_day|minutes|work|links|reach",
            "pupils|repeat|repeat_until|lesson|files|version|once|action|scope|[a-z_]{0,6}",
        ];
        let value = prop_oneof![
            "on|html|some|weekly|other|give|following|2026-1[12]-[0-3][0-9]|[0-9]{1,19}",
            "https://[a-z]{1,5}\\.fr/?|(<p>|<b>|[a-z ]){0,9}",
            "[^&=%+]{0,40}",
        ];
        let pair = (name, value).prop_map(|(name, value)| format!("{name}={value}"));
        proptest::collection::vec(pair, 0..16).prop_map(|pairs| pairs.join("&"))
    }

    proptest! {
        #[test]
        fn any_body_is_a_homework_or_says_why_not(body in body()) {
            let Ok(form) = serde_json::from_value::<HomeworkForm>(as_json(&body)) else {
                return Ok(());
            };
            match form.check(&rules()) {
                Ok(draft) => {
                    prop_assert!(!draft.subject.is_empty() && !draft.title.is_empty());
                    prop_assert!(draft.due_on >= rules().now.day());
                    prop_assert!(draft.also_on.iter().all(|day| *day > draft.due_on));
                    prop_assert!(draft.pupils.is_none_or(|pupils| !pupils.is_empty()));
                    prop_assert!(draft.minutes <= MINUTES_MAX);
                    // What is kept is what was checked: sanitised again it is the same.
                    let again = RichText::sanitise(draft.body.html());
                    prop_assert_eq!(again, draft.body);
                }
                Err(problems) => prop_assert!(!problems.is_empty()),
            }
        }
    }

    /// The pairs of a body; `pupils` and `files` may come several times.
    fn as_json(body: &str) -> serde_json::Value {
        let mut fields = serde_json::Map::new();
        for (name, value) in body.split('&').filter_map(|pair| pair.split_once('=')) {
            if ["pupils", "files"].contains(&name) {
                let list = fields.entry(name).or_insert_with(|| serde_json::json!([]));
                if let Some(list) = list.as_array_mut() {
                    list.push(value.into());
                }
            } else {
                fields.insert(name.to_owned(), value.into());
            }
        }
        serde_json::Value::Object(fields)
    }
}
