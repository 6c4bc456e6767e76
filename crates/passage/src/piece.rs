//! The pieces of a dossier, and what becomes of each: the law sends it, those who decide wish it,
//! or it stays.

use crate::{
    Dossier, portfolio,
    store::{
        self,
        answers::{Choice, Line as Answered},
        pieces::{Line, NewPiece},
        pupils::Decider,
    },
};
use base::{Day, Id};
use db::{Result, Tx};
use people::Person;
use std::collections::{HashMap, HashSet};
use web::passage::{Kind, Lent, Piece as Offered};

/// A piece of a dossier.
pub enum Piece {}

/// As many as a dossier lists: what the law sends first.
pub const PIECES_MAX: usize = 300;

/// Asks those who keep something what there is today, and writes it down: what is new joins the
/// list, what is not there any more leaves it.
pub fn compose(
    tx: &Tx<'_>,
    keepers: &Lent,
    dossiers: &[(Id<Dossier>, Id<Person>)],
    on: Day,
) -> Result<()> {
    if dossiers.is_empty() {
        return Ok(());
    }
    let pupils: Vec<Id<Person>> = dossiers.iter().map(|(_, pupil)| *pupil).collect();
    let of: HashMap<Id<Person>, Id<Dossier>> =
        dossiers.iter().map(|(dossier, pupil)| (*pupil, *dossier)).collect();
    let mut offered: Vec<(Id<Dossier>, &str, Offered)> = Vec::new();
    for keeper in &keepers.0 {
        let pieces = keeper.pieces(tx, &pupils, on)?;
        let known = pieces.into_iter().filter_map(|(pupil, it)| Some((*of.get(&pupil)?, it)));
        offered.extend(known.map(|(dossier, it)| (dossier, keeper.name(), it)));
    }
    offered.sort_by_key(|(_, _, it)| (it.kind != Kind::ByLaw, std::cmp::Reverse(it.made_on)));
    let mut counts: HashMap<Id<Dossier>, usize> = HashMap::new();
    offered.retain(|(dossier, _, _)| {
        let count = counts.entry(*dossier).or_default();
        *count += 1;
        *count <= PIECES_MAX
    });
    let new: Vec<NewPiece<'_>> = offered
        .iter()
        .map(|(dossier, keeper, offered)| NewPiece { dossier: *dossier, keeper, offered })
        .collect();
    store::pieces::put(tx, &new)?;
    let here: HashSet<(Id<Dossier>, &str, &str)> =
        offered.iter().map(|(dossier, keeper, it)| (*dossier, *keeper, it.key.as_str())).collect();
    let ids: Vec<Id<Dossier>> = dossiers.iter().map(|(dossier, _)| *dossier).collect();
    let listed = store::pieces::of_all(tx, &ids)?;
    let is_gone = |it: &&Line| !here.contains(&(it.dossier_id, &*it.keeper, &*it.key));
    let gone: Vec<Id<Piece>> = listed.iter().filter(is_gone).map(|it| it.id).collect();
    store::pieces::remove(tx, &gone)
}

/// What those who decide have said of a piece, together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// One at least wishes it, and nobody who may decide refuses.
    Goes,
    /// One of those who decide has refused: it stays, whatever the other says.
    Refused,
    /// Nobody has said anything: it stays.
    Unsaid,
}

/// The outcome of what was said of a piece. The word of somebody who does not decide (any more)
/// does not count.
pub fn outcome(words: &[(Id<Person>, bool)], deciders: &[Id<Person>]) -> Outcome {
    let mut counted = words.iter().filter(|(person, _)| deciders.contains(person)).peekable();
    if counted.peek().is_none() {
        return Outcome::Unsaid;
    }
    if counted.all(|(_, goes)| *goes) { Outcome::Goes } else { Outcome::Refused }
}

/// Everything that is known of a dossier: its pieces, who decides, what they have said.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub pieces: Vec<Line>,
    pub deciders: Vec<Decider>,
    pub answers: Vec<Answered>,
    choices: Vec<Choice>,
    /// There is something to choose, seen or not.
    has_choice: bool,
}

impl Sheet {
    pub fn load(tx: &Tx<'_>, dossier: &Dossier) -> Result<Self> {
        let mut all = Self::load_all(tx, &[(dossier.id, dossier.pupil_id)], dossier.today)?;
        Ok(all.remove(&dossier.id).unwrap_or_default())
    }

    /// As the school that is left sees it: what a family keeps for itself has no title there, and
    /// is not asked on its papers.
    pub fn load_for_school(tx: &Tx<'_>, dossier: &Dossier) -> Result<Self> {
        let mut sheet = Self::load(tx, dossier)?;
        let shown = store::keepsakes::shown(tx, dossier.pupil_id)?;
        let shown: HashSet<String> = shown.iter().map(ToString::to_string).collect();
        sheet.pieces.retain(|it| it.keeper != portfolio::KEEPER || shown.contains(&it.key));
        Ok(sheet)
    }

    /// Those of a school, in four statements.
    pub fn load_all(
        tx: &Tx<'_>,
        dossiers: &[(Id<Dossier>, Id<Person>)],
        on: Day,
    ) -> Result<HashMap<Id<Dossier>, Self>> {
        let (ids, pupils): (Vec<_>, Vec<_>) = dossiers.iter().copied().unzip();
        let mut sheets: HashMap<Id<Dossier>, Sheet> =
            ids.iter().map(|id| (*id, Sheet::default())).collect();
        for piece in store::pieces::of_all(tx, &ids)? {
            let sheet = sheets.entry(piece.dossier_id).or_default();
            sheet.has_choice |= piece.kind == Kind::ByChoice;
            sheet.pieces.push(piece);
        }
        for answer in store::answers::standing(tx, &ids)? {
            sheets.entry(answer.dossier_id).or_default().answers.push(answer);
        }
        for choice in store::answers::choices(tx, &ids)? {
            sheets.entry(choice.dossier_id).or_default().choices.push(choice);
        }
        let deciders = store::pupils::deciders(tx, &pupils, on)?;
        for (dossier, pupil) in dossiers {
            let own = deciders.iter().filter(|it| it.pupil_id == *pupil).cloned();
            sheets.entry(*dossier).or_default().deciders.extend(own);
        }
        Ok(sheets)
    }

    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Line> {
        self.pieces.iter().filter(move |piece| piece.kind == kind)
    }

    /// What this person has said of this piece.
    pub fn word_of(&self, person: Id<Person>, piece: Id<Piece>) -> Option<bool> {
        let own = |it: &&Choice| it.guardian_id == person && it.piece_id == piece;
        self.choices.iter().find(own).map(|choice| choice.goes)
    }

    pub fn answer_of(&self, person: Id<Person>) -> Option<&Answered> {
        self.answers.iter().find(|answer| answer.guardian_id == person)
    }

    pub fn outcome(&self, piece: Id<Piece>) -> Outcome {
        let words = self.choices.iter().filter(|it| it.piece_id == piece);
        let words: Vec<_> = words.map(|it| (it.guardian_id, it.goes)).collect();
        outcome(&words, &self.persons())
    }

    /// Those who have agreed that this piece goes, and decide.
    pub fn agreed(&self, piece: Id<Piece>) -> Vec<&Answered> {
        let says = |it: &&Answered| self.word_of(it.guardian_id, piece) == Some(true);
        self.answers
            .iter()
            .filter(|it| self.persons().contains(&it.guardian_id))
            .filter(says)
            .collect()
    }

    fn persons(&self) -> Vec<Id<Person>> {
        self.deciders.iter().map(|it| it.person_id).collect()
    }

    /// Those who decide and have not answered.
    pub fn silent(&self) -> Vec<&Decider> {
        self.deciders.iter().filter(|it| self.answer_of(it.person_id).is_none()).collect()
    }

    /// Has everybody who decides answered? A dossier without a choice asks nobody.
    pub fn is_answered(&self) -> bool {
        !self.has_choice || self.silent().is_empty()
    }

    /// What goes: what the law sends, and what is wished and refused by nobody.
    pub fn going(&self) -> Vec<&Line> {
        let goes = |it: &&Line| match it.kind {
            Kind::ByLaw => true,
            Kind::ByChoice => self.outcome(it.id) == Outcome::Goes,
            Kind::Stays => false,
        };
        self.pieces.iter().filter(goes).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn person(number: i64) -> Id<Person> {
        Id::new(number)
    }

    #[test]
    fn two_who_disagree_leave_it_here() {
        let both = [person(1), person(2)];
        let outcome = |words: &[(i64, bool)]| {
            let words: Vec<_> = words.iter().map(|(who, goes)| (person(*who), *goes)).collect();
            super::outcome(&words, &both)
        };
        assert_eq!(outcome(&[(1, true), (2, true)]), Outcome::Goes);
        assert_eq!(outcome(&[(1, true), (2, false)]), Outcome::Refused);
        assert_eq!(outcome(&[(1, true)]), Outcome::Goes);
        assert_eq!(outcome(&[]), Outcome::Unsaid);
        // A third one decides nothing, whatever he says.
        assert_eq!(outcome(&[(1, true), (3, false)]), Outcome::Goes);
        assert_eq!(outcome(&[(3, true)]), Outcome::Unsaid);
    }

    proptest! {
        #[test]
        fn nothing_goes_against_somebody_who_decides(
            words in proptest::collection::vec((1i64..6, any::<bool>()), 0..8),
            deciders in proptest::collection::btree_set(1i64..6, 0..5),
        ) {
            let deciders: Vec<_> = deciders.into_iter().map(person).collect();
            let words: Vec<_> = words.into_iter().map(|(who, goes)| (person(who), goes)).collect();
            let counted: Vec<_> =
                words.iter().filter(|(who, _)| deciders.contains(who)).copied().collect();
            let refused = counted.iter().any(|(_, goes)| !goes);
            let found = outcome(&words, &deciders);
            prop_assert_eq!(found == Outcome::Goes, !counted.is_empty() && !refused);
            let mut turned = words.clone();
            turned.reverse();
            prop_assert_eq!(found, outcome(&turned, &deciders));
            if let Some(who) = deciders.first() {
                let more = [words, vec![(*who, false)]].concat();
                prop_assert_eq!(outcome(&more, &deciders), Outcome::Refused);
            }
        }
    }
}
