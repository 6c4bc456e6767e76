//! The territory: competences, memberships, contributions, delegates.
//!
//! What an assembly decides (`council`) becomes a dated fact here when it is executory: a transfer,
//! a membership, a delegate. A school is open because a deliberation says so. [`contribution`] and
//! [`purchasing`] are pure rules.

pub mod contribution;
mod pages;
pub mod purchasing;
mod store;
pub mod urls;

use people::GroupKind;
use web::{Feature, MenuEntry, Routes, get};

pub const MIGRATIONS: db::Migrations = db::migrations!("territory"; "0001_competence");

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
            order: 61,
            shown: |standing| {
                let decides = |kind| matches!(kind, GroupKind::Agents | GroupKind::Delegates);
                standing.memberships.iter().any(|member| decides(member.kind))
            },
            badge: None,
        }],
        card: None,
        notices: Vec::new(),
        deeds: &[],
        jobs: |_| {},
        export: |_, _| Ok(Vec::new()),
        erase: |_, _| Ok(0),
        merging: None,
        demo: |_, _| Ok(Vec::new()),
    }
}

fn routes() -> Routes {
    use pages::home;
    Routes::new().at(urls::HOME, get(home::get))
}
