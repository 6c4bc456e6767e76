//! What a new collection is said to be, and what is wrong with it.

use crate::{
    Competence,
    collection::{PieceKind, rhythm},
    store::collection::collections::{Choice, NewCollection, NewPiece},
};
use base::{Day, Id};
use people::Body;
use serde::Deserialize;
use web::{At, Problem, Problems, form};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CollectionForm {
    pub competence: String,
    pub title: String,
    pub words: String,
    /// `2026-12-20`
    pub due_on: String,
    pub every_days: String,
    /// Words of [`USUAL`] that are ticked.
    pub pieces: Vec<String>,
    /// One title a line; `(facultatif)` at its end for what is not needed.
    pub others: String,
}

const TITLE_CHARS_MAX: usize = 120;
const WORDS_CHARS_MAX: usize = 4_000;
const OTHERS_MAX: usize = 20;
pub const EVERY_DAYS: u32 = 7;
const EVERY_DAYS_MAX: u32 = 60;
const DUE_DAYS_MAX: i32 = 730;
/// The mark of a piece one may do without.
const OPTIONAL: [&str; 2] = ["(facultatif)", "(optional)"];

/// The pieces that are nearly always asked for, each with the id of its title.
pub const USUAL: [(&str, PieceKind, &str); 5] = [
    ("act", PieceKind::Act, text::id!("collection-usual-act")),
    ("statutes", PieceKind::Act, text::id!("collection-usual-statutes")),
    ("convention", PieceKind::File, text::id!("collection-usual-convention")),
    ("schools", PieceKind::Schools, text::id!("collection-usual-schools")),
    ("contact", PieceKind::Words, text::id!("collection-usual-contact")),
];

impl CollectionForm {
    /// As the page opens: everything usual, a week between reminders.
    pub fn empty() -> Self {
        CollectionForm {
            every_days: EVERY_DAYS.to_string(),
            pieces: USUAL.iter().map(|(word, ..)| (*word).to_owned()).collect(),
            ..CollectionForm::default()
        }
    }

    pub fn check(
        &self,
        body: Id<Body>,
        choices: &[Choice],
        today: Day,
        title_of: impl Fn(&'static str) -> String,
    ) -> Result<NewCollection, Problems> {
        let choice = self.competence.parse::<Id<Competence>>().ok();
        let choice = choice.and_then(|id| choices.iter().find(|it| it.id == id));
        let words = self.words.trim();
        let words = match words.chars().count() {
            0..=WORDS_CHARS_MAX => Ok(words.to_owned()),
            _ => Err(text::id!("collection-wrong-long")),
        };
        let pieces = self.pieces(title_of);
        let is_some = !pieces.is_empty() && pieces.len() <= USUAL.len() + OTHERS_MAX;
        let pieces = is_some.then_some(pieces);
        let (choice, title, words, due_on, every_days, pieces) = Problems::gather((
            choice.ok_or(text::id!("collection-wrong-competence")).at("competence"),
            form::required(&self.title, TITLE_CHARS_MAX).at("title"),
            words.at("words"),
            due(&self.due_on, today),
            every(&self.every_days),
            pieces.ok_or(text::id!("collection-wrong-pieces")).at("others"),
        ))?;
        Ok(NewCollection {
            body,
            syndicate: choice.syndicate_id,
            competence: choice.id,
            title,
            words,
            due_on,
            every_days,
            remind_on: rhythm::next(due_on, every_days, today),
            pieces,
        })
    }

    fn pieces(&self, title_of: impl Fn(&'static str) -> String) -> Vec<NewPiece> {
        let ticked = USUAL.iter().filter(|(word, ..)| self.pieces.iter().any(|it| it == word));
        let usual = ticked.map(|(_, kind, id)| NewPiece {
            kind: *kind,
            title: title_of(id),
            is_needed: true,
        });
        let others = self.others.lines().filter_map(|line| {
            let typed = line.split_whitespace().collect::<Vec<_>>().join(" ");
            let short = OPTIONAL.iter().find_map(|mark| typed.strip_suffix(mark));
            let title: String =
                short.unwrap_or(&typed).trim().chars().take(TITLE_CHARS_MAX).collect();
            let is_needed = short.is_none();
            (!title.is_empty()).then_some(NewPiece { kind: PieceKind::File, title, is_needed })
        });
        usual.chain(others).collect()
    }
}

/// A last day that is still to come, within two years.
pub fn due(typed: &str, today: Day) -> Result<Day, Problem> {
    Day::parse(typed)
        .and_then(|day| day.not_before(today))
        .and_then(|day| day.not_after(today.plus_days(DUE_DAYS_MAX)))
        .at("due_on")
}

pub fn every(typed: &str) -> Result<u32, Problem> {
    let days = typed.trim().parse::<u32>().ok();
    let days = days.filter(|days| (1..=EVERY_DAYS_MAX).contains(days));
    days.ok_or(text::id!("collection-wrong-rhythm")).at("every_days")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_were_added_are_documents_and_one_may_do_without_some() {
        let form = CollectionForm {
            pieces: vec!["schools".to_owned()],
            others: "Plan  de câblage\n\n RIB (facultatif)\n".to_owned(),
            ..CollectionForm::default()
        };
        let pieces = form.pieces(str::to_owned);
        let said: Vec<(&str, bool)> =
            pieces.iter().map(|it| (it.title.as_str(), it.is_needed)).collect();
        let usual = "collection-usual-schools";
        assert_eq!(said, [(usual, true), ("Plan de câblage", true), ("RIB", false)]);
    }
}
