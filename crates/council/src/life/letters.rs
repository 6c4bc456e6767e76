//! What the prefecture writes about an act, and what the body answers (CGCT L2131-6; ACTES, norme
//! d’échange 1.4, transactions 2 to 5). An operator brings and takes it, or an agent writes it.
//!
//! ```text
//! fetching ─▶ Letter ─ notice to the agents ─▶ Answer ─ answering ─▶ the State ─▶ received
//! ```

pub mod answering;
pub mod fetching;
pub mod recording;
pub mod refusal;

use crate::{
    Deliberation,
    referral::{self, Awaited, Exchange, Period},
    store,
};
use actes::AnswerKind;
use base::{Day, Id, Instant};
use db::{Result, Tx};
use files::Use;
use people::Person;

db::word! {
    pub enum Kind {
        /// 2: a question, an advice.
        Simple = "simple",
        /// 3: what the act lacks.
        Pieces = "pieces",
        /// 4: observations, an appeal to the author of the act.
        Observations = "observations",
        /// 5: the administrative court was seized.
        Referral = "referral",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Letter {
        pub id: Id<Letter>,
        pub deliberation_id: Id<Deliberation>,
        pub kind: Kind,
        /// Its date; of a referral, the day it was lodged with the court.
        pub written_on: Day,
        pub came_on: Day,
        /// What it asks for, observes or holds unlawful, in its own words.
        pub words: String,
        /// Its number at the operator; empty: an agent wrote it down.
        pub external_id: String,
        pub recorded_by: Option<Id<Person>>,
        pub recorded_at: Instant,
    }
}

db::word! {
    /// What is answered: each a message of the norm.
    pub enum Reply {
        /// 2-2.
        Simple = "simple",
        /// 3-4: the pieces.
        Pieces = "pieces",
        /// 3-3: they will not be sent.
        PiecesRefused = "pieces_refused",
        /// 4-4: an answer.
        Observations = "observations",
        /// 4-3: the act is kept as it is.
        Rejected = "rejected",
    }
}

db::word! {
    pub enum State {
        /// A job is to hand it to the operator.
        Queued = "queued",
        /// The operator has it.
        Sent = "sent",
        /// The State has it.
        Received = "received",
        /// It was refused; it may be made again.
        Anomaly = "anomaly",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Answer {
        pub id: Id<Answer>,
        pub letter_id: Id<Letter>,
        pub kind: Reply,
        pub state: State,
        pub sent_on: Day,
        pub received_on: Option<Day>,
        pub external_id: String,
        /// What was wrong, in the words of who refused.
        pub anomaly: String,
        pub recorded_by: Option<Id<Person>>,
        pub recorded_at: Instant,
    }
}

impl Kind {
    /// What may be answered to it; a court is answered by a brief, elsewhere.
    pub const fn replies(self) -> &'static [Reply] {
        match self {
            Kind::Simple => &[Reply::Simple],
            Kind::Pieces => &[Reply::Pieces, Reply::PiecesRefused],
            Kind::Observations => &[Reply::Observations, Reply::Rejected],
            Kind::Referral => &[],
        }
    }

    /// What the prefect waits for, when it bears on his period.
    const fn awaits(self) -> Option<Awaited> {
        match self {
            Kind::Pieces => Some(Awaited::Pieces),
            Kind::Observations => Some(Awaited::Answer),
            Kind::Simple | Kind::Referral => None,
        }
    }
}

impl Reply {
    pub const fn message(self) -> AnswerKind {
        match self {
            Reply::Simple => AnswerKind::Simple,
            Reply::Pieces => AnswerKind::Pieces,
            Reply::PiecesRefused => AnswerKind::PiecesRefused,
            Reply::Observations => AnswerKind::Observations,
            Reply::Rejected => AnswerKind::ObservationsRejected,
        }
    }
}

pub const OF_LETTER: &str = "act_letter";
pub const OF_ANSWER: &str = "act_answer";

pub const fn files_of(letter: Id<Letter>) -> Use {
    Use::of(OF_LETTER, letter)
}

pub const fn files_of_answer(answer: Id<Answer>) -> Use {
    Use::of(OF_ANSWER, answer)
}

/// The letters about an act, the oldest first, and all that was answered.
#[derive(Clone, Debug, Default)]
pub struct Correspondence {
    pub letters: Vec<Letter>,
    pub answers: Vec<Answer>,
}

impl Correspondence {
    pub fn of(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Correspondence> {
        let letters = store::letters::of(tx, act)?;
        let answers =
            if letters.is_empty() { Vec::new() } else { store::letters::answers(tx, act)? };
        Ok(Correspondence { letters, answers })
    }

    /// The latest answer to a letter.
    pub fn answer(&self, letter: Id<Letter>) -> Option<&Answer> {
        self.answers.iter().rev().find(|it| it.letter_id == letter)
    }

    /// Whether it still waits for an answer.
    pub fn waits(&self, letter: &Letter) -> bool {
        let answer = self.answer(letter.id);
        !letter.kind.replies().is_empty() && answer.is_none_or(|it| it.state == State::Anomaly)
    }

    /// The last time the court was seized.
    pub fn referral(&self) -> Option<&Letter> {
        self.letters.iter().rev().find(|it| it.kind == Kind::Referral)
    }

    fn exchange(&self, letter: &Letter) -> Option<Exchange> {
        let answered = self.answer(letter.id).and_then(|it| it.received_on);
        let (written_on, came_on) = (letter.written_on, letter.came_on);
        let awaits = letter.kind.awaits()?;
        Some(Exchange { awaits, written_on, came_on, answered_on: answered })
    }

    /// The last day for the prefect, when one knows it: he has neither gone to court nor waits.
    pub fn ends(&self, received_on: Day, today: Day) -> Option<Day> {
        match self.period(received_on, today).0 {
            Period::Until(last) if self.referral().is_none() => Some(last),
            Period::Until(_) | Period::Waiting { .. } => None,
        }
    }

    /// Until when the prefect may go to court, and what each letter that bears on it did.
    pub fn period(
        &self,
        received_on: Day,
        today: Day,
    ) -> (Period, Vec<(Id<Letter>, referral::Effect)>) {
        let bearing: Vec<(Id<Letter>, Exchange)> = self
            .letters
            .iter()
            .filter_map(|letter| self.exchange(letter).map(|exchange| (letter.id, exchange)))
            .collect();
        let exchanges: Vec<Exchange> = bearing.iter().map(|(_, exchange)| *exchange).collect();
        let (period, effects) = referral::period(received_on, &exchanges, today);
        (period, bearing.into_iter().map(|(letter, _)| letter).zip(effects).collect())
    }
}
