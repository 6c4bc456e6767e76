//! Why a contribution cannot be reckoned, called or corrected: each a sentence people understand.

use super::MemberCode;
use base::{Day, Money};

/// A rule said no; nothing has happened. Each carries what its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A code without a letter or a digit, or longer than 32 characters.
    #[error("not the code of a member: {0:?}")]
    Code(String),
    #[error("no member")]
    NoMember,
    #[error("{0} is counted twice")]
    MemberTwice(MemberCode),
    /// The school of this UAI is counted for both.
    #[error("the school {uai} is counted for {first} and {second}")]
    SchoolTwice { uai: String, first: MemberCode, second: MemberCode },
    /// The counts of a year cannot be taken after it.
    #[error("the reference day {day} is after {year}")]
    ReferenceAfterYear { day: Day, year: i16 },
    #[error("{member} leaves on {until}, before it joins on {since}")]
    LeavesBeforeJoining { member: MemberCode, since: Day, until: Day },
    /// A membership without a day in the year.
    #[error("{member} is not a member in {year}")]
    OutsideYear { member: MemberCode, year: i16 },
    /// The counts or last year's calls of one year with the vote of another.
    #[error("counted for {counted}, voted for {voted}")]
    OtherYear { counted: i16, voted: i16 },
    #[error("last year's contribution of {member} is negative: {amount}")]
    NegativeLastYear { member: MemberCode, amount: Money },

    #[error("a key without parts")]
    NoPart,
    #[error("part {part} has a negative rate")]
    NegativeRate { part: usize },
    /// A minimum, a maximum or the sum of a part below nothing.
    #[error("a negative sum: {0}")]
    NegativeSum(Money),
    #[error("part {part} has no band")]
    NoBand { part: usize },
    /// The bands of the part must begin at 0: below `from` nobody is in one.
    #[error("the bands of part {part} begin at {from}")]
    BandsBeginLate { part: usize, from: u64 },
    #[error("a band of part {part} ends at {below}, where it begins or before")]
    EmptyBand { part: usize, from: u64, below: u64 },
    #[error("two bands of part {part} hold {from} to {below}")]
    BandsOverlap { part: usize, from: u64, below: u64 },
    /// Between `from` and `below` (or for ever) nobody is in a band.
    #[error("no band of part {part} holds {from} to {below:?}")]
    BandsHole { part: usize, from: u64, below: Option<u64> },
    #[error("part {part} has a share of nothing")]
    NoShare { part: usize },
    /// A share is a share of the sum voted: a key by rates has none.
    #[error("part {part} is a share, and no sum is voted")]
    ShareWithoutSum { part: usize },
    /// In a key that spreads, all parts are weights or all are sums and shares.
    #[error("part {part} mixes weights with sums and shares")]
    PartsMixed { part: usize },
    #[error("the minimum {minimum} is above the maximum {maximum}")]
    MinimumAboveMaximum { minimum: Money, maximum: Money },
    /// A fall of more than the whole; in hundredths of a percent.
    #[error("a fall of {0} hundredths of a percent is more than the whole")]
    FallAboveWhole(u32),

    #[error("the key spreads a sum, and none is voted")]
    NoSumVoted,
    #[error("the key is made of rates, and {0} is voted")]
    SumNotSpread(Money),
    #[error("nothing to spread: {0}")]
    NothingToSpread(Money),
    /// The parts with a sum of their own do not make the sum voted.
    #[error("the parts make {parts}, {voted} is voted")]
    PartsDiffer { parts: Money, voted: Money },
    /// Nobody has anything of what the key counts.
    #[error("the key sums to nothing")]
    SumsToNothing,
    #[error("part {part} sums to nothing")]
    PartSumsToNothing { part: usize },
    /// The minimums of all make more than the sum voted.
    #[error("the minimums make {least}, {voted} is voted")]
    MinimumsAboveSum { least: Money, voted: Money },
    /// Those who pay something cannot pay the sum voted, each at his maximum.
    #[error("the maximums make {most}, {voted} is voted")]
    MaximumsBelowSum { most: Money, voted: Money },
    #[error("the numbers are too large")]
    Overflow,
    #[error("{0} is not among those counted")]
    UnknownMember(MemberCode),

    #[error("no instalment")]
    NoInstalment,
    #[error("instalment {number} has a share of nothing")]
    EmptyInstalment { number: u32 },
    #[error("instalment {number} is due on {due_on}, not after {previous}")]
    InstalmentsOutOfOrder { number: u32, due_on: Day, previous: Day },
    /// A line that takes something away is dated before the last one.
    #[error("a line of {on} after one of {last}")]
    LineOutOfOrder { on: Day, last: Day },
    /// Nothing was called for the year, so that there is nothing to correct.
    #[error("no call")]
    EmptyCall,
    #[error("not a sum to pay: {0}")]
    NotPayable(Money),
    #[error("no line {0}")]
    NoSuchLine(u32),
    /// The line is not what can be corrected (a call) or rejected (a payment).
    #[error("line {0} is of another kind")]
    OtherKind(u32),
    #[error("a correction of nothing")]
    EmptyCorrection,
    #[error("a correction without a reason")]
    NoReason,
    /// A correction may take away what is left of the call, not more.
    #[error("the correction {correction} takes more than the {left} left of the call")]
    CorrectionTooLarge { correction: Money, left: Money },
    #[error("line {0} was rejected already")]
    RejectedAlready(u32),
    /// A payment cannot be rejected after it was paid back.
    #[error("{amount} rejected, {paid} paid")]
    PaidBackAlready { amount: Money, paid: Money },
    #[error("{asked} to pay back, {overpaid} overpaid")]
    NothingToPayBack { asked: Money, overpaid: Money },
    #[error("a call of {found} in the account of {expected}")]
    OtherAccount { expected: MemberCode, found: MemberCode },

    #[error("reminders need a day between them")]
    ReminderEveryDay,

    /// A code of the accounts: digits and capitals, at most so many.
    #[error("not a code of the accounts: {0:?}")]
    AccountsCode(String),
}
