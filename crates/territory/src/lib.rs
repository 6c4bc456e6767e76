//! The territory: competences, memberships, contributions, delegates.
//!
//! What an assembly decides (`council`) becomes a dated fact here when it is executory: a transfer,
//! a membership, a delegate. A school is open because a deliberation says so. [`contribution`] and
//! [`purchasing`] are pure rules.

pub mod annex;
mod authority;
mod called;
mod closing;
pub mod collection;
pub mod competence;
pub mod contribution;
mod deeds;
pub mod delegate;
pub mod demo;
pub mod election;
mod export;
mod following;
pub mod funding;
pub mod handover;
mod importing;
pub mod insee;
mod jobs;
mod offered;
mod opening;
mod pages;
pub mod progress;
pub mod proposing;
pub mod purchasing;
pub mod statutes;
mod store;
pub mod urls;

pub use called::called;
pub use competence::{Competence, Membership, Transfer};
pub use delegate::Delegate;
pub use following::Followed;
pub use offered::Offered;
pub use opening::Opening;
pub use statutes::{Composition, Statutes};

use web::{Feature, MenuEntry, Routes, get};

pub const MIGRATIONS: db::Migrations = db::migrations!(
    "territory";
    "0001_competence",
    "0002_contribution",
    "0003_collection",
    "0004_handover"
);

pub fn feature() -> Feature {
    Feature {
        name: "territory",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("territory-menu"),
            url: urls::HOME,
            icon: "map-pin",
            order: 34,
            shown: authority::decides,
            badge: None,
        }],
        card: None,
        notices: vec![
            closing::KIND,
            collection::telling::KIND,
            funding::reminding::CONTRIBUTION,
            funding::market::MARKET,
        ],
        deeds: deeds::DEEDS,
        jobs: |registry| {
            jobs::register(registry);
            funding::jobs::register(registry);
            collection::jobs::register(registry);
            handover::jobs::register(registry);
        },
        export: export::export,
        erase: store::persons::erase,
        merging: Some(store::persons::MERGING),
        demo: demo::acts,
    }
}

fn routes() -> Routes {
    Routes::new()
        .at(urls::HOME, get(pages::home::get))
        .merge(pages::routes())
        .merge(pages::contributions::routes())
        .merge(pages::collection::routes())
}
