//! Scales: how far a pupil is, in words, and where the words begin.
//!
//! Nothing official says at which share of success a pupil goes from one word to the next. The
//! thresholds here are the defaults of `SACoche`, a tool of many schools: a proposal that a teacher
//! decides upon, not a norm.

use crate::codes::codes;

codes! {
    /// Objectives of learning, from CP to 3e (« Objectifs d'apprentissage »).
    Position {
        NotReached = "1", "Non atteints";
        PartlyReached = "2", "Partiellement atteints";
        Reached = "3", "Atteints";
        Exceeded = "4", "Dépassés";
    }
}

codes! {
    /// Command of a component of the socle, at the end of a cycle.
    Mastery {
        /// The pupil is dispensed from it.
        Dispensed = "0", "Dispensé";
        Insufficient = "1", "Maîtrise insuffisante";
        Fragile = "2", "Maîtrise fragile";
        Satisfying = "3", "Maîtrise satisfaisante";
        VeryGood = "4", "Très bonne maîtrise";
    }
}

codes! {
    /// The three columns of the synthesis at the end of the maternelle. It is not sent: these codes
    /// are those of no file.
    Success {
        NotYet = "1", "ne réussit pas encore";
        OnTheWay = "2", "est en voie de réussite";
        Often = "3", "réussit souvent";
    }
}

codes! {
    /// How far the objectives of an enseignement de complément are reached.
    ComplementPosition {
        Reached = "1", "Objectifs atteints";
        Exceeded = "2", "Objectifs dépassés";
    }
}

codes! {
    /// Whether level A2 is reached in a regional language.
    RegionalPosition {
        NotReached = "1", "Niveau A2 non atteint";
        Reached = "2", "Niveau A2 atteint";
    }
}

codes! {
    /// A level of a digital competence, in CM2 and 6e.
    DigitalLevel {
        First = "1", "Niveau 1";
        Second = "2", "Niveau 2";
        Third = "3", "Niveau 3";
    }
}

/// The word that `percent` of success would have, by the last of each word.
fn word<T: Copy>(words: &[T], lasts: &[u8], percent: u8) -> T {
    let at = lasts.iter().position(|last| percent <= *last).unwrap_or(lasts.len());
    words[at.min(words.len() - 1)]
}

impl Position {
    /// `SACoche`'s defaults: 0–34, 35–64, 65–89, 90–100 % (seuil.csv, objectifs).
    pub fn proposed(percent: u8) -> Self {
        word(Self::ALL, &[34, 64, 89], percent)
    }

    /// « 1 sur 4 » to « 4 sur 4 », the other scale of collèges: 0–24, 25–49, 50–74, 75–100 %.
    pub fn proposed_by_quarters(percent: u8) -> Self {
        word(Self::ALL, &[24, 49, 74], percent)
    }
}

impl Mastery {
    /// The four that are not a dispense.
    pub const DECIDED: &'static [Mastery] =
        &[Mastery::Insufficient, Mastery::Fragile, Mastery::Satisfying, Mastery::VeryGood];

    /// `SACoche`'s defaults: 0–34, 35–59, 60–80, 81–100 %.
    pub fn proposed(percent: u8) -> Self {
        word(Self::DECIDED, &[34, 59, 80], percent)
    }
}

impl Success {
    /// `SACoche`'s defaults: 0–30, 31–69, 70–100 %.
    pub fn proposed(percent: u8) -> Self {
        word(Self::ALL, &[30, 69], percent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_begins_where_the_table_says() {
        let positions = [0, 34, 35, 64, 65, 89, 90, 100].map(|it| Position::proposed(it).code());
        assert_eq!(positions, ["1", "1", "2", "2", "3", "3", "4", "4"]);
        let masteries = [34, 35, 59, 60, 80, 81, 255].map(|it| Mastery::proposed(it).code());
        assert_eq!(masteries, ["1", "2", "2", "3", "3", "4", "4"]);
        let successes = [30, 31, 69, 70].map(|it| Success::proposed(it).label());
        let [not_yet, way, ..] = [Success::NotYet, Success::OnTheWay].map(Success::label);
        assert_eq!(successes, [not_yet, way, way, "réussit souvent"]);
        let quarters = [24, 25, 49, 50, 74, 75].map(|it| Position::proposed_by_quarters(it).code());
        assert_eq!(quarters, ["1", "2", "2", "3", "3", "4"]);
    }
}
