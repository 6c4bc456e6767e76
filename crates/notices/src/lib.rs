//! Notices: what has happened, told to those it concerns, when and how each of them wants it.
//!
//! A feature names the kinds it tells (`Feature::notices`), and tells them in the transaction of
//! what happened:
//!
//! ```ignore
//! notices::tell_group(tx, &Telling {
//!     kind: NEWS,
//!     thing: news.id.raw(),
//!     url: urls::news(news.id),
//!     text: text::id!("news-notice-published"),
//!     args: vec![("school", school.name.clone())],
//!     at: now,
//!     timing: Timing::Quiet,
//!     except: Some(viewer.person),
//! }, group)?;
//! ```
//!
//! It says [`seen`] when the thing was opened and [`take_back`] when it is gone. The rest is here:
//! quiet hours, the feed and its number, mails at once, daily or weekly, one for each person and
//! grouped by child; the outbox by SMTP; one click to turn mails off.
//!
//! The server lends three things to the jobs: [`Mailer`] (without it mails wait), [`Addresses`]
//! (who knows where each person reads mails), and the house itself.

mod addresses;
mod api;
mod card;
mod digest;
mod export;
mod feed;
mod jobs;
mod outgoing;
mod pages;
mod push;
mod schedule;
mod sms;
mod store;
mod telling;
mod unsubscribe;
pub mod urls;

pub use addresses::{Addresses, Ask};
pub use feed::Notice;
pub use outgoing::Mailer;
pub use push::{Pusher, SERVICES};
pub use sms::Texter;
pub use store::bounces::{Bounce, of as bounces};
pub use telling::{
    Reader, Telling, Timing, members, seen, take_back, take_back_all, tell, tell_all, tell_group,
};

use web::{Badge, Card, Feature, MenuEntry, Routes, get, post};

/// The tables of notices.
pub const MIGRATIONS: db::Migrations =
    db::migrations!("notices"; "0001_notice", "0002_push", "0003_quiet", "0004_sms", "0005_unseen");

pub fn feature() -> Feature {
    Feature {
        name: "notices",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("notice-title"),
            url: urls::FEED,
            icon: "bell",
            order: 60,
            shown: |standing| !standing.is_young_pupil(),
            badge: Some(Badge {
                counter: "notices",
                count: |tx, viewer| store::feed::count_unseen(tx, viewer.person),
            }),
        }],
        card: Some(Card { order: 60, tells: &[], load: card::load }),
        notices: vec![],
        deeds: &[],
        jobs: jobs::register,
        export: export::export,
        erase: store::notices::erase,
        merging: Some(store::merging::MERGING),
        demo: |_, _| Ok(Vec::new()),
    }
}

fn routes() -> Routes {
    use pages::{bounces, devices, feed, notice, preferences, unsubscribe};
    Routes::new()
        .at(urls::FEED, get(feed::get))
        .at(urls::ALL_SEEN, post(feed::post))
        .at("/nouveautes/{notice}", get(notice::get))
        .at(urls::PREFERENCES, get(preferences::get).post(preferences::post))
        .at(urls::DEVICES, post(devices::post))
        .at(urls::DEVICES_REMOVAL, post(devices::post_removal))
        .at("/desabonnement/{token}", get(unsubscribe::get).post(unsubscribe::post))
        .at("/ecoles/{school}/courriels", get(bounces::get))
        .merge(api::routes())
}
