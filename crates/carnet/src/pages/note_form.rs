//! What the browser sends of an observation, in two taps or with everything.

use crate::{
    model::Area,
    noting::{Correction, Note},
    observation::{Noted, Sight, State},
};
use base::{Day, Id};
use files::{FILES_FIELD, File};
use people::Person;
use results::Skill;
use serde::Deserialize;
use web::{At, Problem, Problems, form, id};

/// `pupils` are ids, `skill` an id or nothing, `area` where a free observation stands.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    pub pupils: Vec<String>,
    pub skill: String,
    pub area: String,
    pub state: String,
    pub on_day: String,
    pub words: String,
    pub sight: String,
    pub files: Vec<String>,
    pub version: String,
    pub once: String,
    /// Asks for the whole form instead of noting.
    pub more: String,
}

const WORDS_CHARS_MAX: usize = 1_000;
/// More than a class has.
const PUPILS_MAX: usize = 60;
/// What was seen longer ago is of another year.
const DAYS_MAX: i32 = 400;

impl NoteForm {
    pub fn of(noted: &Noted) -> Self {
        NoteForm {
            pupils: vec![noted.pupil_id.to_string()],
            skill: noted.skill_id.map(|skill| skill.to_string()).unwrap_or_default(),
            area: noted.area.word().to_owned(),
            state: noted.state.word().to_owned(),
            on_day: noted.on_day.iso(),
            words: noted.words.clone(),
            sight: noted.sight.word().to_owned(),
            files: Vec::new(),
            version: noted.version.to_string(),
            once: String::new(),
            more: String::new(),
        }
    }

    /// What is chosen so far, for the address of the whole form: `?pupils=1&files=2&sight=child`.
    pub fn chosen(&self) -> String {
        let pupils = self.pupils.iter().filter_map(|id| id.parse::<Id<Person>>().ok());
        let pupils = pupils.take(PUPILS_MAX).map(|id| format!("pupils={id}"));
        let files = self.files().into_iter().map(|id| format!("{FILES_FIELD}={id}"));
        let state = State::parse(&self.state).map(|state| format!("state={}", state.word()));
        let sight = Sight::parse(&self.sight).map(|sight| format!("sight={}", sight.word()));
        let pairs: Vec<String> = pupils.chain(files).chain(state).chain(sight).collect();
        format!("?{}", pairs.join("&"))
    }

    pub fn files(&self) -> Vec<Id<File>> {
        files::named(&self.files)
    }

    pub fn names(&self, pupil: Id<Person>) -> bool {
        self.pupils.iter().any(|id| id.parse() == Ok(pupil))
    }

    pub fn skill(&self) -> Option<Id<Skill>> {
        self.skill.parse().ok()
    }

    /// What is to be noted.
    pub fn check(&self, today: Day) -> Result<Note, Problems> {
        let fields = (self.pupils(), self.day(today), self.words(), self.files_checked());
        let (pupils, on_day, words, files) = Problems::gather(fields)?;
        let skill = self.skill();
        if skill.is_none() && words.is_empty() {
            return Err(Problems::one("words", id!("carnet-refused-nothing")));
        }
        Ok(Note {
            pupils,
            skill,
            area: Area::parse(&self.area).unwrap_or(Area::Other),
            state: State::parse(&self.state).unwrap_or(State::Done),
            on_day,
            words,
            sight: self.sight(&files),
            files,
            once: self.once(),
        })
    }

    /// What is said otherwise.
    pub fn check_correction(&self, today: Day) -> Result<Correction, Problems> {
        let fields = (self.day(today), self.words(), self.files_checked());
        let (on_day, words, files) = Problems::gather(fields)?;
        Ok(Correction {
            state: State::parse(&self.state).unwrap_or(State::Done),
            on_day,
            words,
            sight: self.sight(&files),
            files,
            version: self.version.parse().unwrap_or(0),
        })
    }

    /// A page that is gone back to has the same mark: with another success it is another note.
    fn once(&self) -> String {
        if self.once.is_empty() {
            return String::new();
        }
        form::once(&format!("{}.{}", self.skill, self.once))
    }

    fn pupils(&self) -> Result<Vec<Id<Person>>, Problem> {
        let mut pupils: Vec<Id<Person>> =
            self.pupils.iter().filter_map(|id| id.parse().ok()).take(PUPILS_MAX).collect();
        pupils.sort_unstable();
        pupils.dedup();
        if pupils.is_empty() {
            return Err(id!("carnet-refused-nobody")).at("pupils");
        }
        Ok(pupils)
    }

    /// Today unless another day is said; not tomorrow, not another year.
    fn day(&self, today: Day) -> Result<Day, Problem> {
        if self.on_day.is_empty() {
            return Ok(today);
        }
        Day::parse(&self.on_day)
            .and_then(|day| day.not_after(today))
            .and_then(|day| day.not_before(today.plus_days(-DAYS_MAX)))
            .at("on_day")
    }

    fn words(&self) -> Result<String, Problem> {
        let words = self.words.trim();
        if words.chars().count() > WORDS_CHARS_MAX {
            return Err(id!("carnet-refused-words-long")).at("words");
        }
        Ok(words.to_owned())
    }

    fn files_checked(&self) -> Result<Vec<Id<File>>, Problem> {
        files::checked(&self.files).at(FILES_FIELD)
    }

    /// Without files there is nothing to be seen.
    fn sight(&self, files: &[Id<File>]) -> Sight {
        let said = Sight::parse(&self.sight).unwrap_or(Sight::None);
        if files.is_empty() { Sight::None } else { said }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(words: &str, day: &str) -> NoteForm {
        let pupils = vec!["7".to_owned(), "7".to_owned(), "x".to_owned()];
        NoteForm { pupils, words: words.to_owned(), on_day: day.to_owned(), ..NoteForm::default() }
    }

    #[test]
    fn two_taps_are_enough_and_what_is_wrong_is_said_at_once() {
        let today = Day::parse_iso("2026-11-23").expect("a day");
        let two_taps = NoteForm { skill: "12".to_owned(), ..form("", "") };
        let note = two_taps.check(today).expect("noted");
        assert_eq!((note.pupils.len(), note.state, note.on_day), (1, State::Done, today));
        let free = form("Il a consolé Inès.", "2026-11-20").check(today).expect("noted");
        assert_eq!((free.skill, free.area), (None, Area::Other));
        assert!(form("", "").check(today).is_err(), "neither a success nor words");
        let wrong = NoteForm { pupils: Vec::new(), ..form("Oui", "2026-11-24") };
        let fields: Vec<_> =
            wrong.check(today).expect_err("wrong").iter().map(|it| it.field).collect();
        assert_eq!(fields, ["pupils", "on_day"]);
    }
}
