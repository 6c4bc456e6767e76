//! The form of a version of the statutes: what was typed, college by college, and what it says.

use crate::statutes::{Bracket, College, Composition, CompositionError, Representatives, Statutes};
use base::Day;
use council::AppointmentRule;
use people::BodyKind;
use std::collections::HashMap;
use web::{At, Problem, Problems, form};

const BODY_MAX: usize = 200_000;
/// A body is in one college at most, by its kind: there are no more colleges than kinds.
const COLLEGES: usize = BodyKind::ALL.len();
const STEPS_MAX: usize = 20;
const DEPARTMENTS_MAX: usize = 20;

pub type Typed = HashMap<String, String>;

#[derive(Clone, Debug, Default)]
pub struct CollegeForm {
    /// What delegates know it by; empty until the college is kept.
    pub word: String,
    pub name: String,
    pub members: Vec<BodyKind>,
    /// `each_member`, `elected` or `by_inhabitants`
    pub how: String,
    pub seats: String,
    /// `200000 : 3`, one a line.
    pub steps: String,
    /// [`AppointmentRule`] as JSON; empty: the law's own.
    pub ballot: String,
}

#[derive(Clone, Debug, Default)]
pub struct StatutesForm {
    pub title: String,
    pub body: String,
    /// `59, 62`; empty: that of the syndicate.
    pub departments: String,
    pub leaving_days: String,
    /// As many as there may be, the last ones empty.
    pub colleges: Vec<CollegeForm>,
    /// Empty: a draft.
    pub from_on: String,
}

/// What a form says, once one can live by it.
pub struct Said {
    pub title: String,
    pub body: String,
    pub composition: Composition,
    pub from_on: Option<Day>,
}

impl StatutesForm {
    /// A first version, with the two colleges that most open syndicates have.
    pub fn first() -> Self {
        let college = |word: &str, name: &str, members: &[BodyKind], how: &str, seats: u16| {
            let (word, name, how) = (word.to_owned(), name.to_owned(), how.to_owned());
            let seats = seats.to_string();
            CollegeForm { word, name, members: members.to_vec(), how, seats, ..Default::default() }
        };
        let epci = [BodyKind::Epci, BodyKind::Metropole];
        let colleges = vec![
            college("communes", "Collège des communes", &[BodyKind::Commune], "elected", 5),
            college("epci", "Collège des EPCI", &epci, "each_member", 1),
        ];
        StatutesForm { leaving_days: "180".to_owned(), colleges, ..Default::default() }.padded()
    }

    /// What follows a version begins as that version.
    pub fn after(last: &Statutes) -> Self {
        let said = Composition::kept(&last.colleges);
        let form = StatutesForm {
            title: last.title.clone(),
            body: last.body.clone(),
            departments: said.departments.join(", "),
            leaving_days: said.leaving_days.to_string(),
            colleges: said.colleges.iter().map(CollegeForm::of).collect(),
            from_on: String::new(),
        };
        form.padded()
    }

    pub fn read(typed: &Typed) -> Self {
        let text = |name: &str| typed.get(name).cloned().unwrap_or_default();
        StatutesForm {
            title: text("title"),
            body: text("body"),
            departments: text("departments"),
            leaving_days: text("leaving_days"),
            colleges: (0..COLLEGES).map(|number| CollegeForm::read(typed, number)).collect(),
            from_on: text("from_on"),
        }
    }

    fn padded(mut self) -> Self {
        self.colleges.resize_with(COLLEGES, CollegeForm::default);
        self
    }

    pub fn check(&self) -> Result<Said, Problems> {
        let from_on = match self.from_on.trim() {
            "" => Ok(None),
            text => Day::parse(text).map(Some),
        };
        let days = self.leaving_days.trim();
        let days: Result<u16, _> = if days.is_empty() { Ok(0) } else { days.parse() };
        let (title, from_on, leaving_days, departments) = Problems::gather((
            form::required(&self.title, 200).at("title"),
            from_on.at("from_on"),
            days.map_err(|_| text::id!("territory-number-unreadable")).at("leaving_days"),
            self.departments().at("departments"),
        ))?;
        if self.body.trim().is_empty() {
            return Err(Problems::one("body", text::id!("territory-text-missing")));
        }
        if self.body.len() > BODY_MAX {
            return Err(Problems::one("body", text::id!("territory-text-long")));
        }
        let used = self.colleges.iter().filter(|college| !college.is_empty());
        let colleges: Result<Vec<College>, Problem> = used.map(CollegeForm::check).collect();
        let composition = Composition { departments, colleges: colleges?, leaving_days };
        let composition = composition.checked().map_err(|error| wrong(&error))?;
        Ok(Said { title, body: self.body.clone(), composition, from_on })
    }

    /// Codes of departments, in two or three characters.
    fn departments(&self) -> Result<Vec<String>, &'static str> {
        let codes: Vec<String> = self
            .departments
            .split([',', ';', ' '])
            .map(|code| code.trim().to_uppercase())
            .filter(|code| !code.is_empty())
            .collect();
        let is_code =
            |code: &String| matches!(code.len(), 2 | 3) && code.chars().all(char::is_alphanumeric);
        if codes.iter().all(is_code) && codes.len() <= DEPARTMENTS_MAX {
            return Ok(codes);
        }
        Err(text::id!("territory-departments-unreadable"))
    }
}

impl CollegeForm {
    fn of(college: &College) -> Self {
        let (how, seats, steps) = match &college.representatives {
            Representatives::EachMember { seats } => ("each_member", *seats, String::new()),
            Representatives::Elected { seats } => ("elected", *seats, String::new()),
            Representatives::ByInhabitants { steps } => ("by_inhabitants", 1, lines(steps)),
        };
        CollegeForm {
            word: college.word.clone(),
            name: college.name.clone(),
            members: college.members.clone(),
            how: how.to_owned(),
            seats: seats.to_string(),
            steps,
            ballot: college.election.as_ref().map(ballot).unwrap_or_default(),
        }
    }

    fn read(typed: &Typed, number: usize) -> Self {
        let name = |field: &str| format!("college-{number}-{field}");
        let text = |field: &str| typed.get(&name(field)).cloned().unwrap_or_default();
        let is_in = |kind: &BodyKind| typed.contains_key(&name(kind.word()));
        CollegeForm {
            word: text("word"),
            name: text("name"),
            members: BodyKind::ALL.iter().copied().filter(is_in).collect(),
            how: text("how"),
            seats: text("seats"),
            steps: text("steps"),
            ballot: text("ballot"),
        }
    }

    /// Nothing was said of it: there is no such college.
    pub fn is_empty(&self) -> bool {
        self.name.trim().is_empty() && self.members.is_empty()
    }

    fn check(&self) -> Result<College, Problem> {
        let name = self.name.trim().to_owned();
        if name.is_empty() || name.chars().count() > 100 {
            return Err(text::id!("territory-colleges-nameless")).at("colleges");
        }
        if self.members.is_empty() {
            return Err(told(text::id!("territory-colleges-nobody"), name));
        }
        let representatives = match self.how.as_str() {
            "by_inhabitants" => Representatives::ByInhabitants { steps: self.steps(&name)? },
            how => {
                let unreadable = |_| told(text::id!("territory-colleges-seats"), name.clone());
                let seats = self.seats.trim().parse().map_err(unreadable)?;
                if how == "elected" {
                    Representatives::Elected { seats }
                } else {
                    Representatives::EachMember { seats }
                }
            }
        };
        Ok(College {
            word: self.word(),
            members: self.members.clone(),
            representatives,
            election: serde_json::from_str(&self.ballot).ok(),
            name,
        })
    }

    /// A college keeps the word that its delegates know it by, whatever it is called later.
    fn word(&self) -> String {
        let word = if self.word.is_empty() { &self.name } else { &self.word };
        base::fold(word).replace(' ', "-")
    }

    fn steps(&self, college: &str) -> Result<Vec<Bracket>, Problem> {
        let unreadable =
            || told(text::id!("territory-colleges-step-unreadable"), college.to_owned());
        let number = |text: &str| text.split_whitespace().collect::<String>();
        let lines = self.steps.lines().filter(|line| !line.trim().is_empty());
        let step = |line: &str| {
            let (from, seats) = line.split_once(':').ok_or_else(unreadable)?;
            let from = number(from).parse().map_err(|_| unreadable())?;
            let seats = number(seats).parse().map_err(|_| unreadable())?;
            Ok(Bracket { from, seats })
        };
        lines.take(STEPS_MAX).map(step).collect()
    }
}

fn lines(steps: &[Bracket]) -> String {
    let line = |step: &Bracket| format!("{}\u{a0}: {}", step.from, step.seats);
    steps.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A rule as the form carries it.
pub fn ballot(rule: &AppointmentRule) -> String {
    serde_json::to_string(rule).unwrap_or_default()
}

fn told(text: &'static str, college: String) -> Problem {
    Problem { field: "colleges", text, args: vec![("college", college)] }
}

/// What is wrong in the colleges together.
fn wrong(error: &CompositionError) -> Problems {
    let (text, args) = match error {
        CompositionError::CollegeTwice { word } => {
            (text::id!("territory-colleges-twice"), vec![("word", word.clone())])
        }
        CompositionError::KindTwice { .. } => {
            (text::id!("territory-colleges-kind-twice"), Vec::new())
        }
        CompositionError::NoSeat { college } => {
            (text::id!("territory-colleges-no-seat"), vec![("college", college.clone())])
        }
        CompositionError::StepsDisordered { college } => {
            (text::id!("territory-colleges-steps"), vec![("college", college.clone())])
        }
    };
    Problem { field: "colleges", text, args }.into()
}
