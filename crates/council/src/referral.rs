//! How long the State's representative may refer an act to the administrative court (CGCT L2131-6),
//! when he has written about it in between.
//!
//! - Two clear months run from the day he received it.
//! - When it was not complete and he asks, in that time, for what it lacks, they run from the day
//!   he receives it whole, or from the decision not to complete it, be it the silence of two months
//!   (CE, Sect., 4 November 1996, Département de la Dordogne).
//! - A letter of observations is an appeal to the author of the act (« recours gracieux »): made in
//!   that time it keeps his right, and two months run from the refusal, in words or by silence
//!   (CE, 18 April 1986, commissaire de la République d’Ille-et-Vilaine; CJA R421-2).
//! - What he writes too late changes nothing; neither does a plain letter.

use crate::period::{appeal_ends, months_after};
use base::Day;

/// Two months of silence refuse (CRPA L231-4, CJA R421-2).
const SILENCE_MONTHS: u16 = 2;

/// What he waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// The act, whole.
    Pieces,
    /// An answer to his observations.
    Answer,
}

/// A letter that bears on the period, and its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchange {
    pub awaits: Awaited,
    /// The day he wrote it: what tells whether it was in time.
    pub written_on: Day,
    /// The day it came: what the silence is counted from.
    pub came_on: Day,
    /// The day he received the pieces, the answer or the refusal.
    pub answered_on: Option<Day>,
}

/// Until when he may go to court.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// The end of this day, which may have passed.
    Until(Day),
    /// It does not run: an answer is awaited, and silence will refuse at the end of this day.
    Waiting { awaits: Awaited, silence_refuses_on: Day },
}

/// What a letter did to the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    InTime,
    /// The period had ended on this day.
    TooLate(Day),
}

/// The period today, and what each letter did to it, in the order they are given. `received_on`:
/// the day he received the act.
pub fn period(received_on: Day, exchanges: &[Exchange], today: Day) -> (Period, Vec<Effect>) {
    let mut order: Vec<usize> = (0..exchanges.len()).collect();
    order.sort_by_key(|place| exchanges[*place].written_on);
    let mut period = Period::Until(appeal_ends(received_on));
    let mut effects = vec![Effect::InTime; exchanges.len()];
    for place in order {
        let exchange = &exchanges[place];
        match period {
            Period::Until(ended) if exchange.written_on > ended => {
                effects[place] = Effect::TooLate(ended);
            }
            before => period = before.after(exchange.begins(today)),
        }
    }
    (period, effects)
}

impl Exchange {
    /// The period that begins with its answer. A refusal in words, or pieces, that come after the
    /// silence count as long as the period that followed the silence has not run out (CJA R421-2).
    fn begins(&self, today: Day) -> Period {
        let silence_refuses_on = months_after(self.came_on, SILENCE_MONTHS);
        let after_silence = appeal_ends(silence_refuses_on);
        match self.answered_on.filter(|day| *day <= after_silence) {
            Some(day) => Period::Until(appeal_ends(day)),
            None if today <= silence_refuses_on => {
                Period::Waiting { awaits: self.awaits, silence_refuses_on }
            }
            None => Period::Until(after_silence),
        }
    }
}

impl Period {
    /// Two letters that are both in time: the one that leaves him the longer time counts.
    fn after(self, begun: Period) -> Period {
        match (self, begun) {
            (Period::Until(first), Period::Until(second)) => Period::Until(first.max(second)),
            (Period::Waiting { .. }, Period::Until(_)) => self,
            (_, waiting) => waiting,
        }
    }

    /// Whether he may still go to court on this day.
    pub fn is_open(self, on: Day) -> bool {
        match self {
            Period::Until(last) => on <= last,
            Period::Waiting { .. } => true,
        }
    }
}

#[cfg(test)]
mod tests;
