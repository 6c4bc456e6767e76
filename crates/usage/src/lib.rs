//! Use and cost: how much each school, town and the territory uses the house, without a name.
//!
//! - `web::visits` counts in memory; [`flush`] writes it down every minute ([`counting`]).
//! - [`hiding`] decides which figures of a week may be shown: none of a few persons, and none from
//!   which those could be found by subtraction. [`publishing`] does it once a week is over, so that
//!   pages read only what may be shown, and nobody learns by asking twice.
//! - [`costing`]: what a pupil who comes costs. [`serving`]: how well the house served.
//! - A head sees her school, a town's agent its schools, the officer and the delegates of the
//!   syndicate and the stewards everything; everybody the public page.
//!
//! The server lends two things: [`Newcomers`] (who has never opened an account) and, when the
//! contributions are reckoned in this house, [`Contributions`].

mod authority;
mod costing;
mod counting;
mod deeds;
mod demo;
mod hiding;
mod jobs;
mod measure;
mod pages;
mod publishing;
mod serving;
mod sight;
mod store;
mod urls;
mod week;

pub use costing::{Called, Contributions};
pub use counting::flush;
pub use publishing::Newcomers;
pub use sight::{SchoolFigures, Territory, TownFigures};
pub use week::Week;

use web::{Feature, MenuEntry, Routes, get};

pub const MIGRATIONS: db::Migrations = db::migrations!("usage"; "0001_usage");

pub fn feature() -> Feature {
    Feature {
        name: "usage",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("usage-menu"),
            url: urls::HOME,
            icon: "chart-column",
            order: 85,
            shown: authority::is_accountable,
            badge: None,
        }],
        card: None,
        notices: Vec::new(),
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: |_, _| Ok(Vec::new()),
        erase: |_, _| Ok(0),
        merging: None,
        demo: |_, stage| Ok(demo::acts(stage)),
    }
}

fn routes() -> Routes {
    use pages::{cost, export, home, public, school, settings, territory, town};
    Routes::new()
        .at(urls::HOME, get(home::get))
        .at("/frequentation/ecoles/{school}", get(school::get))
        .at("/frequentation/ecoles/{school}/export.csv", get(export::of_school))
        .at("/frequentation/ecoles/{school}/mesure.csv", get(export::months_of_school))
        .at("/frequentation/communes/{town}", get(town::get))
        .at("/frequentation/communes/{town}/mesure.csv", get(export::months_of_town))
        .at("/frequentation/communes/{town}/export.csv", get(export::of_town))
        .at("/frequentation/communes/{town}/cout", get(cost::get).post(cost::post))
        .at(urls::TERRITORY, get(territory::get))
        .at(urls::TERRITORY_EXPORT, get(export::of_territory))
        .at(urls::TERRITORY_MONTHS, get(export::months_of_territory))
        .at(urls::SETTINGS, get(settings::get).post(settings::post))
        .at(urls::PUBLIC, get(public::get))
}
