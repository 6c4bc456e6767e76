//! The shell: what every page is made of, so that a feature writes only what is its own.
//!
//! A request goes: cookie → [`session`] (cached) → [`Viewer`] → [`Granted`] loads the thing and
//! asks its policy → the handler → a [`Page`] or an [`Answer`]. Errors of any kind become a page in
//! `failure`. A feature is a [`Feature`]: the shell takes its routes, menu, card, jobs and texts.

pub mod access;
mod answer;
pub mod api;
mod app;
pub mod assets;
pub mod banner;
mod cache;
mod compression;
pub mod consent;
pub mod counters;
mod crowd;
pub mod demo;
mod door;
pub mod erasing;
mod error;
mod failure;
mod feature;
pub mod form;
mod headers;
mod health;
mod live;
pub mod merging;
mod metrics;
mod night;
mod nouns;
pub mod opening;
pub mod outbox;
pub mod passage;
mod queue;
mod routes;
mod running;
mod samples;
mod serve;
pub mod session;
pub mod spreadsheet;
mod texts;
pub mod timetable;
mod token;
mod traffic;
pub mod ui;
mod viewer;
pub mod visits;

pub use access::{
    Action, Actor, Allows, Create, Door, Edit, Granted, Guarded, Manage, OWN, Public, Read,
};
pub use access::{Risk, System};
pub use answer::{Answer, Fragment, Page, percent};
pub use app::{App, Parts, Settings, migrations};
pub use cache::Cache;
pub use crowd::{Crowd, Place};
pub use error::{Error, Result};
pub use feature::{
    Badge, Card, CardLoad, Drawn, ExportFile, Feature, HomeOf, MenuEntry, MenuFact, MenuFacts,
    NoticeKind, Rhythm,
};
pub use form::{At, Form, Nothing, Problem, Problems, Reason};
pub use nouns::{Contact, Somebody};
pub use routes::{Handlers, RouteRecord, Routes, get, post};
pub use running::Running;
pub use serve::{serve, serve_one};
pub use text::{files as texts, id, t};
pub use texts::{Arg, TextFiles, Texts};
pub use token::Token;
pub use ui::Ui;
pub use viewer::Viewer;

/// The tables of the shell: sessions, preferences, mails that wait.
pub const MIGRATIONS: db::Migrations = db::migrations!(
    "web";
    "0001_session", "0002_outbox", "0003_merging", "0004_banner", "0005_reading"
);
