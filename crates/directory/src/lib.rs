//! The directory: home, classes, persons, schools, and who may write to whom.
//!
//! It keeps nothing of its own: it shows what `people` knows, to those who may know it.

mod pages;
mod store;
pub mod urls;
mod words;

use people::Standing;
use web::{Feature, MenuEntry, Routes, get};

pub fn feature() -> Feature {
    Feature {
        name: "directory",
        migrations: None,
        texts: web::texts!(),
        routes,
        menu: vec![
            MenuEntry {
                text: web::id!("home-menu"),
                url: "/",
                icon: "home",
                order: 0,
                shown: |_| true,
                badge: None,
            },
            MenuEntry {
                text: web::id!("directory-menu"),
                url: urls::SEARCH,
                icon: "users",
                order: 80,
                shown: Standing::is_staff,
                badge: None,
            },
        ],
        card: None,
        notices: vec![],
        deeds: &[],
        jobs: |_| {},
        export: |_, _| Ok(Vec::new()),
        erase: |_, _| Ok(0),
        merging: None,
        demo: |_, _| Ok(Vec::new()),
    }
}

fn routes() -> Routes {
    Routes::new()
        .at("/", get(pages::home::get))
        .at("/plus", get(pages::more::get))
        .at("/annuaire", get(pages::search::get))
        .at("/classe/{class}", get(pages::class::get))
        .at("/ecole/{school}", get(pages::school::get))
        .at("/personne/{person}", get(pages::person::get))
}
