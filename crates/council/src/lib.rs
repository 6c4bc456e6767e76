//! Assemblies and what they decide: members, sessions, quorum, votes, deliberations.
//!
//! The rules are pure: no table, no page, no clock. They take what a secretary writes down and
//! say what is wrong with it, or what follows from it.
//!
//! - [`Rules`]: what the law sets for a commune ([`Rules::commune`]) and the statutes elsewhere;
//!   [`Fraction`] and [`Threshold`] are how they say "how many".
//! - [`Sitting`] → [`Attendance`] → [`AtItem`]: who is there at each item, who votes for whom;
//!   [`Headcount`] is the same in numbers, for acts of which one has the numbers only.
//! - [`Quorum`] at each item; [`Failed`] is a session without quorum and how it is held again.
//! - [`vote`]: counts that hold together, and whether the proposal is adopted.
//! - [`election`] by rounds, [`lists`] by seats: who is appointed; [`Term`]: until when.
//! - [`period`]: clear days, notice, executory day, appeal.
//! - [`numbering`]: the numbers of deliberations, one after the other without a hole.

mod attendance;
pub mod election;
mod fraction;
mod headcount;
#[cfg(test)]
mod journey;
pub mod lists;
pub mod numbering;
pub mod period;
mod quorum;
mod rules;
mod term;
pub mod vote;

pub use attendance::{
    AtItem, Attendance, AttendanceError, Member, Movement, Proxy, Reason, Sitting, Step, Voter,
    Withdrawal,
};
pub use fraction::{Fraction, NoFraction, Threshold};
pub use headcount::{CountError, Counted, Headcount};
pub use quorum::{AgainError, Convening, Failed, Quorum};
pub use rules::{
    AppointmentRule, BallotRule, Delay, Majority, Members, NoticeRule, ProxyRule, QuorumRule,
    Reconvening, Rules, RulesError, Secrecy, TieRule, Votes,
};
pub use term::{Term, TermError};
