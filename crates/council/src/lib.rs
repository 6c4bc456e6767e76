//! Assemblies and what they decide: members, sessions, quorum, votes, deliberations.
//!
//! Nouns: [`Assembly`] (a body and what ties one to it), [`Mandate`], [`Meeting`] with its agenda,
//! [`Deliberation`] with what it decides. Who works for a body prepares, its members read, and
//! everybody reads what was published. `territory` lives by what is decided here.
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
//! - [`election`] by rounds, [`lists`] by seats: who is appointed; [`poll`] holds one in a meeting;
//!   [`Term`]: until when.
//! - [`period`]: clear days, notice, executory day, appeal.
//! - [`life`]: what becomes of an act once voted: signed, published, transmitted, executory; what
//!   [`acts`] says of it to the crates above.
//! - [`numbering`]: the numbers of deliberations, one after the other without a hole.

pub mod acts;
pub mod assembly;
mod attendance;
pub mod bylaws;
mod closing;
mod convening;
mod decider;
mod deeds;
pub mod deliberation;
pub mod demo;
pub mod effect;
pub mod election;
mod export;
mod fraction;
mod headcount;
#[cfg(test)]
mod journey;
pub mod life;
pub mod lists;
pub mod mandate;
pub mod meeting;
mod minutes;
pub mod numbering;
pub mod offers;
pub mod pages;
mod pasting;
pub mod period;
pub mod poll;
mod putting_off;
mod quorum;
mod record;
pub mod referral;
mod rules;
mod store;
mod summons;
mod term;
pub mod urls;
pub mod vote;
mod voting;

pub use assembly::Assembly;
pub use attendance::{
    AtItem, Attendance, AttendanceError, Member, Movement, Proxy, Reason, Sitting, Step, Voter,
    Withdrawal,
};
pub use deliberation::Deliberation;
pub use fraction::{Fraction, NoFraction, Threshold};
pub use headcount::{CountError, Counted, Headcount};
pub use life::{
    carriers::Carriers,
    proposing::{Proposal, propose},
};
pub use mandate::{Mandate, NewMandate};
pub use meeting::Meeting;
pub use quorum::{AgainError, Convening, Failed, Quorum};
pub use rules::{
    AppointmentRule, BallotRule, Delay, Majority, Members, NoticeRule, ProxyRule, QuorumRule,
    Reconvening, Rules, RulesError, Secrecy, TieRule, Votes,
};
pub use term::{Term, TermError};

use people::GroupKind;
use web::{Feature, MenuEntry, MenuFact, Routes, get};

pub const MIGRATIONS: db::Migrations = db::migrations!("council";
    "0001_council", "0002_life", "0003_poll", "0004_annex",
    "0005_letter", "0006_minutes", "0007_put_off");

/// Whoever has a mandate finds the way to his assembly, though no group says so.
pub const MENU_FACT: MenuFact = MenuFact {
    url: urls::HOME,
    holds: |tx, standing| Ok(!store::mandates::bodies_of(tx, standing.person)?.is_empty()),
};

pub fn feature() -> Feature {
    Feature {
        name: "council",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("council-menu"),
            url: urls::HOME,
            icon: "landmark",
            order: 33,
            shown: |standing| {
                let decides = |kind| matches!(kind, GroupKind::Agents | GroupKind::Delegates);
                standing.memberships.iter().any(|member| decides(member.kind))
            },
            badge: None,
        }],
        card: None,
        notices: vec![
            convening::CONVENED,
            life::telling::TO_SIGN,
            life::telling::MINUTES,
            life::telling::ACT,
            life::letters::recording::LETTER,
        ],
        deeds: &deeds::ALL,
        jobs: life::jobs::register,
        export: export::export,
        erase: store::persons::erase,
        merging: Some(store::persons::MERGING),
        demo: |_, _| Ok(Vec::new()),
    }
}

fn routes() -> Routes {
    use pages::{assembly, home};
    Routes::new()
        .at(urls::HOME, get(home::get))
        .at("/conseil/{body}", get(assembly::get))
        .merge(pages::act_routes::routes())
        .merge(pages::meeting_routes::routes())
        .merge(pages::poll_routes::routes())
        .merge(pages::minutes_routes::routes())
}
