//! The house, assembled: the one list of features.

use crate::config::Config;
use base::{Clock, Random};
use db::{Db, blob::Blobs};
use web::{App, Feature, Parts};

type Error = Box<dyn std::error::Error>;

/// Every feature of Préau. Adding one is a line here.
pub fn features() -> Vec<Feature> {
    vec![
        accounts::feature(),
        files::feature(),
        notices::feature(),
        directory::feature(),
        messages::feature(),
        admin::feature(),
    ]
}

/// The tables of the house: those of its floors and features, and of what comes in.
pub fn areas() -> Vec<db::Migrations> {
    let mut areas = web::migrations(&features());
    areas.push(feeds::MIGRATIONS);
    areas
}

/// Opens the database and brings its tables up to date.
pub async fn open_database(config: &Config) -> Result<(Db, usize), Error> {
    std::fs::create_dir_all(&config.data)?;
    let db = Db::open(&config.db(), config.node, Clock::system()).await?;
    let steps = db.migrate(areas()).await?;
    Ok((db, steps))
}

/// The house and its router, ready to be served.
pub async fn build(config: &Config) -> Result<(App, axum::Router), Error> {
    let (db, _) = open_database(config).await?;
    let random = Random::system();
    let settings = config.settings(&random)?;
    let blobs = Blobs::open(&config.blobs()?, random.clone())?;
    let clock = Clock::system();
    let parts = Parts { db, blobs, clock, random, settings, features: features() };
    let (app, router) = App::build(parts)?;
    app.jobs.lend(config.files());
    // Who knows where each person reads mails, and the way out, when there is one.
    app.jobs.lend(notices::Addresses(accounts::addresses));
    if let Some(mailer) = config.mailer()? {
        app.jobs.lend(mailer);
    }
    Ok((app, router))
}
