//! What a poll came to, as the register says it: who stood, what each round counted, who is
//! elected. It is sealed with the extract of the deliberation, word for word.

use super::{Candidacy, Counted, held::Held};
use crate::{
    Threshold,
    election::{By, Elected, RoundMajority},
    life::extract::in_full,
};
use base::{Id, Title};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What the deliberation decides: « de désigner… ».
    pub words: String,
    pub seats: u16,
    pub is_secret: bool,
    /// They had no rival: nobody voted (L2121-21).
    pub is_read: bool,
    pub candidates: Vec<Name>,
    pub rounds: Vec<Round>,
    /// Empty: nobody was elected.
    pub elected: Vec<Seated>,
}

/// `Mme Irène Colin`, and her deputy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    pub name: String,
    pub is_woman: bool,
    pub deputy: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    pub voters: u32,
    pub blank: u32,
    pub void: u32,
    pub expressed: u32,
    /// The absolute majority, in the rounds that ask for it.
    pub needed: Option<u32>,
    pub votes: Vec<(String, u32)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seated {
    pub who: Name,
    /// From 1; 0: without a vote.
    pub round: u8,
    /// `no_rival`, `absolute`, `relative`, `age`.
    pub by: String,
}

impl Told {
    pub fn of(held: &Held) -> Told {
        let elected = held.elected().into_iter();
        Told {
            words: held.words.clone(),
            seats: held.poll.seats,
            is_secret: !held.poll.openly && !held.poll.is_read,
            is_read: held.poll.is_read,
            candidates: held.candidates.iter().map(Name::of).collect(),
            rounds: held.rounds.iter().map(|(round, votes)| counted(held, round, votes)).collect(),
            elected: elected.map(|(who, how)| seated(who, how)).collect(),
        }
    }

    /// The words of the decision, with who is elected.
    pub fn decision(&self) -> String {
        let names: Vec<String> = self.elected.iter().map(|one| one.who.in_full()).collect();
        let words = self.words.trim_end_matches(['.', ' ']);
        match names.len() {
            0 => self.words.clone(),
            _ => format!("{words}\u{a0}: {}.", names.join("\u{a0}; ")),
        }
    }
}

impl Name {
    pub fn of(one: &Candidacy) -> Name {
        Name {
            name: in_full(&one.name()),
            is_woman: one.title == Some(Title::Mme),
            deputy: one.deputy().map(|name| in_full(&name)),
        }
    }

    /// `Mme Irène Colin (suppléance : M. Konrad Wallerand)`.
    pub fn in_full(&self) -> String {
        match &self.deputy {
            Some(deputy) => format!("{} (suppléance\u{a0}: {deputy})", self.name),
            None => self.name.clone(),
        }
    }
}

fn counted(held: &Held, round: &Counted, votes: &[(Id<Candidacy>, u32)]) -> Round {
    let is_absolute = round.number <= u16::from(held.rule.absolute_rounds);
    let name = |id| held.candidate(id).map(|one| in_full(&one.name())).unwrap_or_default();
    Round {
        voters: round.voters,
        blank: round.blank,
        void: round.void,
        expressed: round.expressed(),
        needed: is_absolute.then(|| Threshold::ABSOLUTE_MAJORITY.minimum(round.expressed())),
        votes: votes.iter().map(|(id, count)| (name(*id), *count)).collect(),
    }
}

fn seated(who: &Candidacy, how: Elected) -> Seated {
    let by = match how.by {
        By::NoRival => "no_rival",
        By::AbsoluteMajority => "absolute",
        By::RelativeMajority => "relative",
        By::Age => "age",
    };
    Seated { who: Name::of(who), round: how.round, by: by.to_owned() }
}

/// What a round asks for, by its number.
pub fn majority(held: &Held, number: u16) -> RoundMajority {
    if number <= u16::from(held.rule.absolute_rounds) {
        RoundMajority::Absolute
    } else {
        RoundMajority::Relative
    }
}
