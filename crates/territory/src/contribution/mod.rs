//! Contributions: what each member pays for the year, by the key its committee voted.
//!
//! ```text
//! Counts  what is counted of each member on the reference day, frozen
//! Key     parts, pro rata, bounds: what the committee voted, kept as JSON, one row a version
//!   └─ apportion → Apportionment   one Contribution a member, each with its lines
//!        ├─ simulation   the same before the vote, and two keys side by side
//!        └─ call         instalments → Account: calls, payments, corrections, arrears, reminders
//!             └─ budget  the line of a budget, the file for the accounts
//! ```
//!
//! What the members of a syndicate of communes pay is an obligatory expense as long as they belong
//! to it (CGCT L5212-19, L5212-20). The code says nothing like it of an open syndicate (L5721-2,
//! L5722-2): there the statutes bind whoever approved them (CAA Bordeaux, 13 December 1994). How it
//! is reckoned is theirs to say, or the committee's where they are silent (CE, 28 November 1962,
//! Fontanès), by objective criteria. So everything here is configuration, and nothing reads a clock
//! or a table.

mod account;
mod apportion;
mod bands;
mod budget;
mod call;
mod counts;
mod key;
mod pro_rata;
mod rate;
mod refusal;
mod reminder;
mod share;
mod simulation;

pub use account::{Account, Entry, EntryKind, State, Uncovered};
pub use apportion::{Apportionment, Contribution, Held, Line, Vote, apportion};
pub use bands::{Band, Bands, Steps};
pub use budget::{BudgetLine, Code, Codes, Direction, Export};
pub use call::{Call, Instalment, Schedule};
pub use counts::{CountChange, CountedMember, CountedSchool, Counts, Measure, MemberCode};
pub use key::{Bounds, Evolution, Key, KeyVersion, Mode, Part, Scale, Whole, in_force};
pub use pro_rata::{Presence, ProRata};
pub use rate::Rate;
pub use refusal::Refusal;
pub use reminder::{Reminder, ReminderRules, Sent, Stage};
pub use share::{Claim, fill, spread};
pub use simulation::{Change, Comparison, compare, simulate_with};

#[cfg(test)]
mod tests;
