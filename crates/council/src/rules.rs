//! What rules an assembly: set by the law for a commune, by the statutes for an open syndicate.

use crate::{Fraction, Threshold};
use serde::{Deserialize, Serialize};

/// How an assembly meets and decides. What the law leaves to the statutes is a value here.
///
/// Nothing applies by itself to an open syndicate whose statutes are silent (CGCT L5721-1 ff:
/// the rules of closed syndicates do not): its rules are written down from its statutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    pub notice: NoticeRule,
    pub quorum: QuorumRule,
    pub reconvening: Reconvening,
    pub proxies: ProxyRule,
    pub majority: Majority,
    /// For changing the statutes, when it differs (L5721-2-1: two thirds of who composes it).
    pub majority_for_statutes: Option<Majority>,
    pub tie: TieRule,
    pub ballots: BallotRule,
    pub appointments: AppointmentRule,
}

/// A time between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delay {
    pub days: u16,
    /// Clear days (« jours francs »): neither the first day nor the last one counts.
    pub is_clear: bool,
}

/// How long before a session it is convened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeRule {
    pub ordinary: Delay,
    /// What it may be reduced to in an urgent case; `None`: never.
    pub urgent: Option<Delay>,
}

/// How many must be there for an item to be dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuorumRule {
    pub threshold: Threshold,
    pub of: Members,
    /// Whether one who is represented counts as being there (never in a commune).
    pub counts_proxies: bool,
}

/// Among whom members are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Members {
    /// Those whose mandate runs on the day.
    InExercise,
    /// Every seat, vacant ones too: « les membres qui composent le comité ».
    Seats,
}

/// What follows a session without quorum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reconvening {
    /// Convened again at this distance at least; then no quorum is asked for the same items.
    After(Delay),
    /// Held by right on this very day after, without quorum (departments, regions).
    ByRight { days: u16 },
    /// The statutes ask a quorum whatever happens.
    Never,
}

/// Who may vote for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProxyRule {
    /// How many one member may hold; 0: nobody is represented.
    pub held_max: u16,
    /// For how many sessions in a row one paper serves; `None`: no limit.
    pub sessions_max: Option<u16>,
    /// Whether an illness that was certified lifts that limit.
    pub is_unlimited_when_ill: bool,
}

/// What adopts a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Majority {
    pub threshold: Threshold,
    pub of: Votes,
}

/// Among which votes they are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Votes {
    /// For and against only: abstentions, blank and void papers are not expressed.
    Expressed,
    /// Of those present or represented, whatever they did.
    PresentOrRepresented,
    InExercise,
    Seats,
}

/// What happens when as many are for as against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieRule {
    /// The chair's vote decides, except in a secret ballot.
    ChairDecides,
    Rejected,
}

/// Who may ask that a vote be by name, or secret: a threshold of the members present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotRule {
    pub by_name_asked_by: Option<Threshold>,
    pub secret_asked_by: Option<Threshold>,
}

/// How somebody is appointed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentRule {
    /// Rounds at the absolute majority; the next one is at the relative majority.
    pub absolute_rounds: u8,
    pub secrecy: Secrecy,
    /// Whether as many candidates as seats, or a single list, are appointed without a vote.
    pub is_immediate_without_rival: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Secrecy {
    Always,
    /// Unless the assembly decides otherwise, all votes expressed agreeing.
    UnlessUnanimous,
    Never,
}

/// Why values are not rules one can live by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RulesError {
    #[error("more than everybody is asked")]
    Unreachable(Threshold),
    /// A proposal and its contrary could both be adopted.
    #[error("a majority below one half")]
    BelowHalf(Fraction),
    #[error("{urgent} days in urgency for {ordinary} otherwise")]
    UrgentIsLonger { urgent: u16, ordinary: u16 },
    #[error("a proxy that serves for no session")]
    NoSession,
}

/// L2121-11, L2121-12: from this many inhabitants on, five clear days instead of three.
const INHABITANTS_FOR_LONG_NOTICE: u32 = 3_500;

impl Rules {
    /// A municipal council. `population`: inhabitants.
    ///
    /// Notice L2121-11 and L2121-12, quorum and second convening L2121-17, proxies, majority and
    /// tie L2121-20, ballots and appointments L2121-21.
    pub fn commune(population: u32) -> Self {
        let days = if population < INHABITANTS_FOR_LONG_NOTICE { 3 } else { 5 };
        Rules {
            notice: NoticeRule { ordinary: Delay::clear(days), urgent: Some(Delay::clear(1)) },
            quorum: QuorumRule::MORE_THAN_HALF_PRESENT,
            reconvening: Reconvening::After(Delay::clear(3)),
            proxies: ProxyRule { held_max: 1, sessions_max: Some(3), is_unlimited_when_ill: true },
            majority: Majority::SIMPLE,
            majority_for_statutes: None,
            tie: TieRule::ChairDecides,
            ballots: BallotRule {
                by_name_asked_by: Some(Threshold::AtLeast(Fraction::QUARTER)),
                secret_asked_by: Some(Threshold::AtLeast(Fraction::THIRD)),
            },
            appointments: AppointmentRule::BY_COUNCIL,
        }
    }

    /// The assembly of a public body of communes: that of a commune of 3,500 inhabitants (L5211-1).
    pub fn epci() -> Self {
        Rules::commune(INHABITANTS_FOR_LONG_NOTICE)
    }

    /// A departmental council: L3121-14 (quorum, majority), L3121-15 (ballots, tie), L3121-16
    /// (proxies: one held, for one meeting), L3121-19 (twelve days, one clear day in urgency).
    pub fn department() -> Self {
        Rules {
            notice: NoticeRule {
                ordinary: Delay { days: 12, is_clear: false },
                urgent: Some(Delay::clear(1)),
            },
            reconvening: Reconvening::ByRight { days: 3 },
            proxies: ProxyRule { held_max: 1, sessions_max: Some(1), is_unlimited_when_ill: false },
            ballots: BallotRule {
                by_name_asked_by: Some(Threshold::AtLeast(Fraction::SIXTH)),
                secret_asked_by: None,
            },
            ..Rules::epci()
        }
    }

    /// A regional council: L4132-13 to L4132-15 and L4132-18, which say what departments have.
    pub fn region() -> Self {
        Rules::department()
    }

    /// Whether the values hold together; all that is wrong, not the first thing.
    pub fn check(&self) -> Result<(), Vec<RulesError>> {
        let mut errors = Vec::new();
        let majorities = [Some(self.majority), self.majority_for_statutes];
        let thresholds = majorities.iter().flatten().map(|majority| majority.threshold);
        let asked = [self.ballots.by_name_asked_by, self.ballots.secret_asked_by];
        let all =
            thresholds.clone().chain([self.quorum.threshold]).chain(asked.into_iter().flatten());
        errors.extend(all.filter(|one| !one.is_reachable()).map(RulesError::Unreachable));
        errors.extend(
            thresholds
                .map(Threshold::fraction)
                .filter(|one| one.is_below_half())
                .map(RulesError::BelowHalf),
        );
        // "At least a half" of the votes expressed would adopt what is tied.
        if self.majority == (Majority { threshold: AT_LEAST_HALF, of: Votes::Expressed }) {
            errors.push(RulesError::BelowHalf(Fraction::HALF));
        }
        let ordinary = self.notice.ordinary;
        if let Some(urgent) = self.notice.urgent.filter(|one| one.length() > ordinary.length()) {
            let (urgent, ordinary) = (urgent.days, ordinary.days);
            errors.push(RulesError::UrgentIsLonger { urgent, ordinary });
        }
        if self.proxies.sessions_max == Some(0) && self.proxies.held_max > 0 {
            errors.push(RulesError::NoSession);
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

const AT_LEAST_HALF: Threshold = Threshold::AtLeast(Fraction::HALF);

impl Delay {
    pub const fn clear(days: u16) -> Self {
        Delay { days, is_clear: true }
    }

    /// Days from the first day to the earliest last one: a clear delay takes one more.
    pub fn length(self) -> i32 {
        i32::from(self.days) + i32::from(self.is_clear)
    }
}

impl QuorumRule {
    /// More than half of the members in exercise, in person (L2121-17).
    pub const MORE_THAN_HALF_PRESENT: QuorumRule = QuorumRule {
        threshold: Threshold::ABSOLUTE_MAJORITY,
        of: Members::InExercise,
        counts_proxies: false,
    };
}

impl Majority {
    /// The absolute majority of the votes expressed (L2121-20): more for than against.
    pub const SIMPLE: Majority =
        Majority { threshold: Threshold::ABSOLUTE_MAJORITY, of: Votes::Expressed };

    /// Two thirds of the members who compose the committee (L5721-2-1).
    pub const STATUTES: Majority =
        Majority { threshold: Threshold::AtLeast(Fraction::TWO_THIRDS), of: Votes::Seats };
}

impl AppointmentRule {
    /// By a municipal council (L2121-21): secret unless all agree, without vote if without rival.
    pub const BY_COUNCIL: AppointmentRule = AppointmentRule {
        absolute_rounds: 2,
        secrecy: Secrecy::UnlessUnanimous,
        is_immediate_without_rival: true,
    };

    /// A mayor, deputies (L2122-7), delegates to an EPCI (L5211-7): the law says secret ballot.
    pub const BY_SECRET_BALLOT: AppointmentRule = AppointmentRule {
        absolute_rounds: 2,
        secrecy: Secrecy::Always,
        is_immediate_without_rival: false,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_of_3500_is_convened_five_clear_days_before_a_village_three() {
        assert_eq!(Rules::commune(3_499).notice.ordinary, Delay::clear(3));
        assert_eq!(Rules::commune(3_500).notice.ordinary, Delay::clear(5));
        assert_eq!(Rules::epci().notice.ordinary, Delay::clear(5));
        assert_eq!(Rules::commune(3_500).notice.urgent, Some(Delay::clear(1)));
    }

    #[test]
    fn the_values_of_the_law_hold_together() {
        for rules in [Rules::commune(200), Rules::epci(), Rules::department(), Rules::region()] {
            assert_eq!(rules.check(), Ok(()));
        }
        let with_statutes =
            Rules { majority_for_statutes: Some(Majority::STATUTES), ..Rules::epci() };
        assert_eq!(with_statutes.check(), Ok(()));
    }

    #[test]
    fn statutes_that_cannot_work_are_refused_all_at_once() {
        let rules = Rules {
            quorum: QuorumRule {
                threshold: Threshold::MoreThan(Fraction::ALL),
                ..QuorumRule::MORE_THAN_HALF_PRESENT
            },
            majority: Majority {
                threshold: Threshold::MoreThan(Fraction::THIRD),
                of: Votes::Expressed,
            },
            notice: NoticeRule { ordinary: Delay::clear(5), urgent: Some(Delay::clear(6)) },
            proxies: ProxyRule { held_max: 1, sessions_max: Some(0), is_unlimited_when_ill: false },
            ..Rules::epci()
        };
        let errors = rules.check().expect_err("four mistakes");
        assert_eq!(
            errors,
            [
                RulesError::Unreachable(Threshold::MoreThan(Fraction::ALL)),
                RulesError::BelowHalf(Fraction::THIRD),
                RulesError::UrgentIsLonger { urgent: 6, ordinary: 5 },
                RulesError::NoSession,
            ]
        );
    }

    #[test]
    fn rules_are_kept_as_json_and_one_that_is_no_fraction_is_not_read() {
        let statutes = Some(Majority::STATUTES);
        for rules in
            [Rules { majority_for_statutes: statutes, ..Rules::commune(200) }, Rules::department()]
        {
            let kept = serde_json::to_string(&rules).expect("JSON");
            assert_eq!(serde_json::from_str::<Rules>(&kept).expect("rules"), rules);
            assert!(serde_json::from_str::<Rules>(&kept.replace("[1,2]", "[3,2]")).is_err());
        }
    }

    #[test]
    fn half_at_least_of_what_is_expressed_would_adopt_a_tie() {
        let majority = Majority { threshold: AT_LEAST_HALF, of: Votes::Expressed };
        let rules = Rules { majority, ..Rules::epci() };
        assert_eq!(rules.check(), Err(vec![RulesError::BelowHalf(Fraction::HALF)]));
    }
}
