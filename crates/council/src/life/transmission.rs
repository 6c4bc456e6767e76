//! A transmission to the control of legality: one sending of one act, and what became of it.

use crate::Deliberation;
use base::{Id, Instant};

db::word! {
    /// How it goes.
    pub enum Way {
        /// An operator takes it from here.
        Carrier = "carrier",
        /// Its files are downloaded, and sent by other means.
        Files = "files",
        /// It was sent from elsewhere, or on paper: only its receipt is known here.
        Elsewhere = "elsewhere",
    }
}

db::word! {
    pub enum State {
        /// Its files can be downloaded; nobody has said yet that they were received.
        Prepared = "prepared",
        /// A job is to hand it to the operator.
        Queued = "queued",
        /// The operator has it.
        Sent = "sent",
        /// The State has received it: it is transmitted (L2131-1).
        Acknowledged = "acknowledged",
        /// It was refused; it may be sent again once it is right.
        Anomaly = "anomaly",
        /// It is being taken back.
        Cancelling = "cancelling",
        /// The State has taken note.
        Cancelled = "cancelled",
        /// Given up before it left.
        Dropped = "dropped",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Transmission {
        pub id: Id<Transmission>,
        pub deliberation_id: Id<Deliberation>,
        pub state: State,
        pub way: Way,
        /// Capitals, figures and `_`: the number of the act at the prefecture.
        pub number: String,
        pub matter: String,
        /// The day of the classification that was used; empty: not sent yet.
        pub classified_on: String,
        /// The place of its envelope among those of the day.
        pub serial: u32,
        pub sent_at: Instant,
        /// The number the operator gave; empty: none yet.
        pub external_id: String,
        /// The number of its cancellation.
        pub cancel_id: String,
        /// `059-215903675-20231213-2023_12_13_07-DE`; empty when it went on paper.
        pub act_id: String,
        pub acknowledged_at: Option<Instant>,
        /// What was wrong, in the words of who refused.
        pub anomaly: String,
    }
}

impl State {
    /// It stands: another sending would be one too many.
    pub const fn is_open(self) -> bool {
        !matches!(self, State::Anomaly | State::Cancelled | State::Dropped)
    }

    /// The State has yet to say whether it takes it.
    pub const fn is_unanswered(self) -> bool {
        matches!(self, State::Prepared | State::Queued | State::Sent)
    }
}

/// The number of an act at the prefecture, from that of the register: `2023-12-13/07` →
/// `2023_12_13_07`. `again`: how often it was sent before and taken back.
pub fn suggested_number(number: &str, again: usize) -> String {
    let plain = |letter: char| match letter {
        'a'..='z' => letter.to_ascii_uppercase(),
        'A'..='Z' | '0'..='9' => letter,
        _ => '_',
    };
    let folded: String = base::fold(number).chars().map(plain).collect();
    let parts: Vec<&str> = folded.split('_').filter(|part| !part.is_empty()).collect();
    let suffix = if again == 0 { String::new() } else { format!("_{}", again + 1) };
    let room = actes::InternalNumber::LENGTH_MAX - suffix.len().min(4);
    let joined = parts.join("_");
    let short = if joined.len() > room { parts.concat() } else { joined };
    let kept: String = short.chars().rev().take(room).collect();
    let kept: String = kept.chars().rev().collect();
    format!("{}{suffix}", kept.trim_matches('_'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_of_the_register_becomes_one_of_the_prefecture() {
        assert_eq!(suggested_number("2023-12-13/07", 0), "2023_12_13_07");
        assert_eq!(suggested_number("2023-12-13/07", 1), "2023_12_13_07_2");
        assert_eq!(suggested_number("DÉLIB 2023 n° 4", 0), "DELIB_2023_N_4");
        assert_eq!(suggested_number("CONSEIL-2023-12-13/007", 0), "SEIL20231213007");
    }

    proptest! {
        #[test]
        fn whatever_the_register_says_the_number_may_be_sent(
            number in "[a-zé/0-9 -]{1,30}[0-9]", again in 0_usize..20,
        ) {
            let suggested = suggested_number(&number, again);
            prop_assert!(actes::InternalNumber::parse(&suggested).is_ok(), "{}", suggested);
        }
    }
}
