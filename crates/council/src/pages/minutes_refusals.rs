//! Why minutes cannot take a step, as sentences: what, where, what to do.

use crate::minutes::settling::Refused;
use base::{Day, Locale};
use web::{Problem, id};

pub fn problem(refused: &Refused, locale: Locale) -> Problem {
    let said = |day: &Day| day.in_words(locale);
    let (field, text, args) = match refused {
        Refused::NoNextMeeting => ("minutes", id!("council-minutes-no-next"), Vec::new()),
        Refused::AlreadyPut => ("minutes", id!("council-minutes-already-put"), Vec::new()),
        Refused::NotPut => ("minutes", id!("council-minutes-not-put"), Vec::new()),
        Refused::Convened => ("minutes", id!("council-minutes-convened-next"), Vec::new()),
        Refused::NotHeld { day } => {
            ("minutes", id!("council-minutes-not-held"), vec![("day", said(day))])
        }
        Refused::Settled => ("minutes", id!("council-minutes-is-settled"), Vec::new()),
        Refused::NotSettled => ("minutes", id!("council-minutes-not-settled"), Vec::new()),
        Refused::NoOfficer => ("minutes", id!("council-minutes-no-officer"), Vec::new()),
        Refused::NotOfficer => ("minutes", id!("council-act-refused-not-officer"), Vec::new()),
        Refused::ToCome { day } => {
            ("chair_on", id!("council-act-refused-to-come"), vec![("day", said(day))])
        }
        Refused::SignedBefore { signed_on, adopted_on } => (
            "chair_on",
            id!("council-minutes-signed-before"),
            vec![("signed", said(signed_on)), ("adopted", said(adopted_on))],
        ),
        Refused::NotSigned => ("minutes", id!("council-minutes-not-signed"), Vec::new()),
        Refused::Published => ("minutes", id!("council-minutes-is-published"), Vec::new()),
    };
    Problem { field, text, args }
}
