//! Where an act stands: the steps of its life in their order, what is left to do and by whom.

use super::{
    settling::milestones,
    signing::{Role, Signature},
};
use crate::deliberation::{Outcome, State, Written};
use base::Day;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Voted,
    Signed,
    Published,
    Transmitted,
    Executory,
}

impl Step {
    pub const ALL: [Step; 5] =
        [Step::Voted, Step::Signed, Step::Published, Step::Transmitted, Step::Executory];
}

/// Who is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// It is not voted yet.
    Vote,
    /// It was put off: nothing becomes of it.
    Nothing,
    SignatureOf(Role),
    Publication,
    Transmission,
    /// The State has yet to acknowledge.
    Acknowledgement,
}

/// Everything a page says of an act's life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    /// The day of each step that was taken.
    pub days: [Option<Day>; 5],
    pub left: Vec<Left>,
    /// The last day for anybody (CJA R421-1).
    pub appeal_ends: Option<Day>,
    /// The last day for the State's representative (L2131-6).
    pub referral_ends: Option<Day>,
    pub is_undone: bool,
}

impl Life {
    /// `is_sent`: a sending is under way.
    pub fn of(act: &Written, voted_on: Day, signatures: &[Signature], is_sent: bool) -> Life {
        let days = milestones(act, voted_on);
        let voted = (act.state != State::Draft).then_some(voted_on);
        Life {
            days: [voted, days.signed_on, days.published_on, days.transmitted_on, act.executory_on],
            left: left(act, signatures, is_sent),
            appeal_ends: days.appeal_ends(),
            referral_ends: days.referral_ends(),
            is_undone: act.is_undone(),
        }
    }

    pub fn day(&self, step: Step) -> Option<Day> {
        self.days[step as usize]
    }

    /// The first step that was not taken.
    pub fn next(&self) -> Option<Step> {
        Step::ALL.into_iter().find(|step| self.day(*step).is_none())
    }
}

fn left(act: &Written, signatures: &[Signature], is_sent: bool) -> Vec<Left> {
    match (act.state, act.outcome) {
        (State::Draft, _) => return vec![Left::Vote],
        (_, None | Some(Outcome::PutOff)) => return vec![Left::Nothing],
        (State::Voted, _) => {
            let has = |role| signatures.iter().any(|it| it.role == role);
            let roles = [Role::Chair, Role::Secretary].into_iter();
            return roles.filter(|role| !has(*role)).map(Left::SignatureOf).collect();
        }
        (State::Signed, _) => {}
    }
    let mut left = Vec::new();
    if act.published_at.is_none() {
        left.push(Left::Publication);
    }
    if act.transmitted_at.is_none() {
        left.push(if is_sent { Left::Acknowledgement } else { Left::Transmission });
    }
    left
}
