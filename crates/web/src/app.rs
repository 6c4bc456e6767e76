//! The house: what every request may use, and how features are put together.

use crate::{
    Feature, RouteRecord, Routes, Running, api, assets,
    banner::Banners,
    counters::Counters,
    crowd::Crowd,
    door, failure, health,
    live::Live,
    metrics, night, samples,
    session::Sessions,
    texts::{TextFiles, Texts},
    token,
    traffic::Traffic,
    visits::Visits,
};
use axum::{Router, extract::DefaultBodyLimit, middleware};
use base::{Clock, Random};
use db::{Db, Migrations, blob::Blobs};
use std::{ops::Deref, sync::Arc};

/// What the configuration says about pages.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `https://ent.lys-lez-lannoy.fr`, without a slash at the end: for links in mails and sheets.
    pub base_url: String,
    /// What the house is called in the bar: the town, or the region.
    pub house: String,
    /// Cookies are `Secure` and HSTS is sent. Off only on a laptop without TLS.
    pub is_secure: bool,
    /// 32 random bytes of this platform, the same on every node.
    pub secret: [u8; 32],
    /// The address of the proxy is believed when it says whose request it is.
    pub trust_proxy: bool,
    pub running: Running,
}

/// A handle on the house; clones are the same house.
#[derive(Clone)]
pub struct App(Arc<Inner>);

pub struct Inner {
    pub db: Db,
    pub blobs: Blobs,
    pub clock: Clock,
    pub random: Random,
    pub settings: Settings,
    pub texts: Texts,
    pub features: Vec<Feature>,
    pub sessions: Sessions,
    pub counters: Counters,
    pub live: Live,
    pub(crate) banners: Banners,
    pub jobs: jobs::Jobs,
    pub crowd: Crowd,
    pub(crate) api: api::Api,
    pub(crate) traffic: Traffic,
    /// Who came, without a name; `usage` takes it.
    pub visits: Visits,
    records: Vec<RouteRecord>,
}

impl Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// What a house is made of.
pub struct Parts {
    pub db: Db,
    /// Where files are, by their content.
    pub blobs: Blobs,
    pub clock: Clock,
    pub random: Random,
    pub settings: Settings,
    pub features: Vec<Feature>,
}

/// The most a form may weigh. Uploads have their own limit, in their own handler.
const FORM_BYTES_MAX: usize = 1_000_000;

impl App {
    /// Assembles the house and its router.
    pub fn build(parts: Parts) -> Result<(App, Router), String> {
        let mut files: Vec<TextFiles> = vec![text::files!()];
        files.extend(parts.features.iter().map(|feature| feature.texts));
        let (Routes { router, records, operations }, rooms) = routes(&parts.features);
        // What no route knows has a room of its own, after those of the features.
        let elsewhere = parts.features.len();
        let mut registry = jobs::Registry::default();
        night::register(&mut registry);
        parts.features.iter().for_each(|feature| (feature.jobs)(&mut registry));
        let jobs = jobs::Jobs::new(parts.db.clone(), parts.clock.clone(), registry);
        let app = App(Arc::new(Inner {
            sessions: Sessions::new(&parts.db),
            counters: Counters::new(&parts.db),
            banners: Banners::new(&parts.db),
            live: Live::new(&parts.db),
            texts: Texts::new(&files)?,
            crowd: Crowd::new(elsewhere + 1, &parts.settings.running),
            api: api::Api::new(operations),
            traffic: Traffic::new(&records, &rooms, elsewhere),
            visits: Visits::new(parts.clock.now()),
            db: parts.db,
            blobs: parts.blobs,
            clock: parts.clock,
            random: parts.random,
            settings: parts.settings,
            features: parts.features,
            jobs,
            records,
        }));
        // What runs later speaks with the same house: its texts, its settings, its clock.
        app.jobs.lend(app.clone());
        let router = router
            .fallback(failure::not_found)
            .method_not_allowed_fallback(failure::wrong_method)
            .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
            .layer(middleware::from_fn_with_state(app.clone(), door::pass))
            .with_state(app.clone());
        Ok((app, router))
    }

    /// Every route of the house, with who may call it: `docs/ACCESS.txt`.
    pub fn routes(&self) -> &[RouteRecord] {
        &self.records
    }
}

/// Every route, and the room of each: the number of its feature, or none for the shell's own.
fn routes(features: &[Feature]) -> (Routes, Vec<Option<usize>>) {
    let shell = [
        api::routes(),
        health::routes(),
        metrics::routes(),
        assets::routes(),
        samples::routes(),
        token::routes(),
    ];
    let mut routes = shell.into_iter().fold(Routes::new(), Routes::merge);
    let mut rooms = vec![None; routes.records().len()];
    for (room, feature) in features.iter().enumerate() {
        routes = routes.merge((feature.routes)());
        rooms.resize(routes.records().len(), Some(room));
    }
    (routes, rooms)
}

/// The tables of every feature, after those of the lower floors.
pub fn migrations(features: &[Feature]) -> Vec<Migrations> {
    let mut areas = vec![db::MIGRATIONS, jobs::MIGRATIONS, people::MIGRATIONS, crate::MIGRATIONS];
    areas.extend(features.iter().filter_map(|feature| feature.migrations));
    areas
}
