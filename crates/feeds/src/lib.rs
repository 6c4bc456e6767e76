//! What comes in: AAF, ONDE and CSV files, read as a stream, staged as a plan, applied in one go.
//!
//! [`read`] turns files into neutral [`record`]s one by one, whatever their format and size; what
//! it cannot read it tells as [`problem`]s, each with its file, line and field.
//!
//! ```text
//! Source ─ read ─▶ records ─ stage ─▶ feed_wanted ─ plan ─▶ a SchoolPlan ─ apply ─▶ people
//!                              what is new only   counts, sentences   one transaction
//! ```
//!
//! [`import`](import::import) does it all from a terminal. Through pages, an [`intake`] receives
//! the files, a job reads them, and a [`sending`] is the feed as its viewer may see it: somebody
//! reads the plan, then says yes.

pub mod apply;
mod authority;
pub mod breaker;
mod card;
mod deeds;
mod done;
mod export;
pub mod history;
pub mod import;
mod intake;
mod jobs;
mod news;
mod office;
mod pages;
pub mod plan;
pub mod problem;
pub mod read;
mod receiving;
pub mod record;
mod sending;
pub mod stage;
mod store;
mod telling;
pub mod undo;
mod unpacking;
mod urls;
mod wanted;
pub mod words;

use web::{Card, Feature, MenuEntry, Routes, get, post};

/// The tables of this crate.
pub const MIGRATIONS: db::Migrations =
    db::migrations!("feeds"; "0001_feed", "0002_pages", "0003_edits", "0004_not_given");

pub fn feature() -> Feature {
    Feature {
        name: "feeds",
        migrations: Some(MIGRATIONS),
        texts: words::TEXTS,
        routes,
        menu: vec![MenuEntry {
            text: web::id!("feeds-menu"),
            url: urls::HISTORY,
            icon: "download",
            order: 91,
            shown: people::Standing::is_platform_administrator,
            badge: None,
        }],
        card: Some(Card { order: 60, tells: &[], load: card::load }),
        notices: vec![news::DONE],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: export::export,
        erase,
        merging: Some(export::MERGING),
        demo: |_, _| Ok(Vec::new()),
    }
}

fn erase(tx: &db::Tx<'_>, person: base::Id<people::Person>) -> db::Result<u64> {
    Ok(store::intakes::forget_sender(tx, person)? + store::edits::forget_person(tx, person)?)
}

fn routes() -> Routes {
    Routes::new()
        .at("/administration/imports", get(pages::history::get))
        .at("/administration/imports/nouveau", get(pages::new::get).post(pages::new::post))
        .at("/administration/ecole/{school}/imports", get(pages::history::of_school))
        .at(
            "/administration/ecole/{school}/imports/nouveau",
            get(pages::new::get_of_school).post(pages::new::post_of_school),
        )
        .at(
            "/administration/imports/depots/{intake}",
            get(pages::intake::get).post(pages::intake::post),
        )
        .at("/administration/imports/depots/{intake}/suivi", get(pages::intake::follow))
        .at("/administration/imports/depots/{intake}/abandon", post(pages::intake::give_up))
        .at("/administration/imports/{feed}", get(pages::feed::get))
        .at("/administration/imports/{feed}/suivi", get(pages::feed::follow))
        .at("/administration/imports/{feed}/remarques", get(pages::remarks::get))
        .at("/administration/imports/{feed}/ecoles/{place}", get(pages::part::get))
        .at("/administration/imports/{feed}/ecoles/{place}/accord", post(pages::release::post))
        .at("/administration/imports/{feed}/application", post(pages::apply::post))
        .at("/administration/imports/{feed}/abandon", post(pages::give_up::post))
        .at("/administration/imports/{feed}/annulation", post(pages::undo::post))
        .at(
            "/administration/imports/{feed}/ouvertures",
            get(pages::openings::get).post(pages::openings::post),
        )
}
