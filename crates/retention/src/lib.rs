//! Conservation des données: who has left, and in which night what is known of him is erased.
//!
//! The nights themselves are the shell's (`web::erasing`); here a head and the stewards of the
//! platform see them come, and a steward may erase a [`leaver`] before his time.

mod authority;
mod leaver;
mod pages;
mod urls;

use web::{Feature, MenuEntry, Routes, get};

pub fn feature() -> Feature {
    Feature {
        name: "retention",
        migrations: None,
        texts: web::texts!(),
        routes,
        menu: vec![MenuEntry {
            text: web::id!("retention-title"),
            url: urls::EVERYWHERE,
            icon: "calendar-clock",
            order: 93,
            shown: people::Standing::is_platform_administrator,
            badge: None,
        }],
        card: None,
        notices: vec![],
        deeds: &[(web::erasing::DEED, web::id!("retention-did-erase"))],
        jobs: |_| {},
        export: |_, _| Ok(Vec::new()),
        erase: |_, _| Ok(0),
        merging: None,
        demo: |_, _| Ok(Vec::new()),
    }
}

fn routes() -> Routes {
    Routes::new()
        .at("/administration/conservation", get(pages::everywhere::get))
        .at(
            "/administration/conservation/{leaver}",
            get(pages::erasure::get).post(pages::erasure::post),
        )
        .at("/administration/ecole/{school}/conservation", get(pages::school::get))
}
