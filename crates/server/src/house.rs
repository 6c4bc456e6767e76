//! The house, assembled: the one list of features.

use crate::{
    config::Config,
    ending::Refused,
    export::Exports,
    operators,
    wiring::{CalledContributions, TownArchives, learning},
};
use base::{Clock, Random};
use db::{Db, blob::Blobs, moving};
use std::sync::Arc;
use web::{App, Feature, Parts};

type Error = Box<dyn std::error::Error>;

/// Every feature of Préau. Adding one is a line here.
pub fn features() -> Vec<Feature> {
    vec![
        accounts::feature(),
        files::feature(),
        notices::feature(),
        translation::feature(),
        publication::feature(),
        directory::feature(),
        messages::feature(),
        news::feature(),
        liaison::feature(),
        homework::feature(),
        journal::feature(),
        agenda::feature(),
        attendance::feature(),
        timetable::feature(),
        results::feature(),
        assessments::feature(),
        carnet::feature(),
        reports::feature(),
        passage::feature(),
        rollover::feature(),
        council::feature(),
        territory::feature(),
        usage::feature(),
        feeds::feature(),
        admin::feature(),
        retention::feature(),
    ]
}

/// What each of them holds of a person.
pub fn exports() -> Exports {
    features().into_iter().map(|feature| feature.export).collect()
}

/// The tables of the house: those of its floors and features.
pub fn areas() -> Vec<db::Migrations> {
    web::migrations(&features())
}

/// Opens the database and brings its tables up to date.
pub async fn open_database(config: &Config) -> Result<(Db, usize), Error> {
    let db = open_as_it_is(config).await?;
    let steps = db.migrate(areas()).await?;
    Ok((db, steps))
}

/// Opens the database without a change to its tables. One that a move has not filled yet is no
/// house, and nobody writes to it.
pub async fn open_as_it_is(config: &Config) -> Result<Db, Error> {
    open_at(config, Clock::system()).await
}

async fn open_at(config: &Config, clock: Clock) -> Result<Db, Error> {
    config.make_folder()?;
    let db = Db::open(&config.db(), config.node, clock).await?;
    if moving::is_unfinished(&db).await? {
        return Err(Refused::because(
            "cette base est l’arrivée d’un déménagement qui n’est pas fini\u{a0}: relancez \
             «\u{a0}preau move\u{a0}» depuis l’ancienne base, il reprendra où il s’est arrêté",
        ));
    }
    Ok(db)
}

/// Whether anything is in the database already.
pub async fn is_there(config: &Config) -> Result<bool, Error> {
    let db = Db::open(&config.db(), config.node, Clock::system()).await?;
    Ok(!moving::is_empty(&db).await?)
}

/// Where files are.
pub fn blobs(config: &Config) -> Result<Blobs, Error> {
    Ok(Blobs::open(&config.blobs()?, Random::system())?)
}

/// The house and its router, ready to be served.
pub async fn build(config: &Config) -> Result<(App, axum::Router), Error> {
    build_at(config, Clock::system()).await
}

/// The same, where it is the hour that `clock` says: the demo plays days that have passed.
pub async fn build_at(config: &Config, clock: Clock) -> Result<(App, axum::Router), Error> {
    let db = open_at(config, clock.clone()).await?;
    db.migrate(areas()).await?;
    let random = Random::system();
    let settings = config.settings(&random)?;
    let blobs = blobs(config)?;
    let parts = Parts { db, blobs, clock, random, settings, features: features() };
    let (app, router) = App::build(parts)?;
    app.jobs.lend(files::Settings { drawer: files::pdf::Drawer::myself(), ..config.files() });
    // Who knows where each person reads mails, and the way out, when there is one.
    app.jobs.lend(notices::Addresses(accounts::addresses));
    app.jobs.lend(messages::Newcomers(accounts::never_came));
    // What assemblies decide becomes facts of the territory; schools open by them.
    app.jobs.lend(council::effect::Followed(Arc::new(territory::Followed)));
    app.jobs.lend(web::opening::Keeper(Arc::new(territory::Opening)));
    app.jobs.lend(web::opening::Archivist(Arc::new(territory::handover::Archivist)));
    let archives = TownArchives { folder: config.data.clone() };
    app.jobs.lend(territory::handover::Lent(Arc::new(archives)));
    let facts = vec![council::MENU_FACT, carnet::MENU_FACT, passage::MENU_FACT];
    app.jobs.lend(web::MenuFacts(facts));
    app.jobs.lend(council::offers::Lent(Arc::new(territory::Offered)));
    app.jobs.lend(usage::Newcomers(accounts::never_came));
    app.jobs.lend(usage::Called(Arc::new(CalledContributions)));
    learning::lend(&app);
    if let Some(carriers) = operators::carriers(&config.operators)? {
        app.jobs.lend(carriers);
    }
    // Outings of the agenda ask families with slips of the liaison book.
    app.jobs.lend(web::consent::Collector(Arc::new(liaison::Collected)));
    if let Some(mailer) = config.mailer()? {
        app.jobs.lend(mailer);
    }
    if let Some(pusher) = config.pusher()? {
        app.jobs.lend(pusher);
    }
    if let Some(texter) = config.texter()? {
        app.jobs.lend(texter);
    }
    if let Some(translator) = config.translator()? {
        app.jobs.lend(translator);
    }
    Ok((app, router))
}
