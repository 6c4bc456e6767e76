//! The news: what a class, a school or a town has to say to its families, its pupils and its staff.
//!
//! A [`Thread`] is a class, a school or a town; the directory makes it, and who writes in it comes
//! from what people are there. An [`Article`] is written in a thread, submitted to those who
//! publish there, and out at the hour they choose, for some of those the thread is for
//! (`publishing`). What is published has an *edition*, a number that grows with time: lists,
//! audience and search speak of it. Versions, marks of readers and what is said below an article
//! are in `publication`. An alert is a sentence on top of every page (`alert`, `web::banner`).

mod alert;
mod api;
mod article;
#[cfg(test)]
mod budget;
mod card;
mod comment;
mod deeds;
mod demo;
mod erasing;
mod export;
mod index;
mod jobs;
mod pages;
mod publishing;
mod refusal;
mod store;
mod telling;
mod thread;
mod unsaved;
pub mod urls;
mod writing;

pub use article::Article;
pub use index::rebuild as rebuild_search;
pub use pages::article_form::ArticleForm;
pub use thread::Thread;

use web::{Badge, Card, Feature, MenuEntry, Routes, get, post};

pub const MIGRATIONS: db::Migrations =
    db::migrations!("news"; "0001_article", "0002_unsaved", "0003_publication", "0004_lang");

pub fn feature() -> Feature {
    Feature {
        name: "news",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("news-title"),
            url: urls::FEED,
            icon: "newspaper",
            order: 30,
            shown: |_| true,
            badge: Some(Badge {
                counter: "news",
                count: |tx, viewer| store::reads::count_new(tx, viewer, pages::feed::NEW_MAX),
            }),
        }],
        card: Some(Card { order: 30, tells: &["news.article"], load: card::load }),
        notices: vec![telling::ARTICLE, telling::DESK, telling::ALERT],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: export::export,
        erase: erasing::erase,
        merging: Some(store::merging::MERGING),
        demo: demo::acts,
    }
}

fn routes() -> Routes {
    reading().merge(writing_routes()).merge(care()).merge(api::routes())
}

fn reading() -> Routes {
    use pages::{article, attachments, feed, readers, reads, search};
    use publication::pages::seen;
    Routes::new()
        .at(urls::FEED, get(feed::get))
        .at(urls::ALL_SEEN, post(seen::all::<Article>))
        .at(urls::SEARCH, get(search::get))
        .at("/actualites/fils/{thread}", get(feed::of_thread))
        .at("/actualites/{article}", get(article::get))
        .at("/actualites/{article}/fichiers", get(attachments::all))
        .at("/actualites/{article}/fichiers/{file}", get(attachments::one))
        .at("/actualites/{article}/lecteurs", get(readers::get))
        .at("/actualites/{article}/lectures", get(reads::get))
}

fn writing_routes() -> Routes {
    use ::publication::pages::{handing, versions};
    use pages::{desk, publication, unsaved, write};
    Routes::new()
        .at(urls::DESK, get(desk::get))
        .at("/actualites/fils/{thread}/nouveau", get(write::get).post(write::post))
        .at("/actualites/fils/{thread}/saisie", post(unsaved::new))
        .at("/actualites/{article}/edition", get(write::edit).post(write::save))
        .at("/actualites/{article}/saisie", post(unsaved::change))
        .at("/actualites/saisies/{news_unsaved}/suppression", post(unsaved::discard))
        .at("/actualites/{article}/publication", post(publication::post))
        .at(
            "/actualites/{article}/refus",
            get(handing::ask_return::<Article>).post(handing::give_back::<Article>),
        )
        .at("/actualites/{article}/retrait", post(handing::withdraw::<Article>))
        .at("/actualites/{article}/suppression", post(handing::discard::<Article>))
        .at(
            "/actualites/{article}/traduction",
            get(pages::translation::get).post(pages::translation::post),
        )
        .at("/actualites/{article}/versions", get(versions::get::<Article>))
}

/// Comments, roles and alerts.
fn care() -> Routes {
    use pages::{alert, roles};
    use publication::pages::comments;
    Routes::new()
        .at("/actualites/{article}/commentaires", post(comments::say::<Article>))
        .at(
            "/actualites/commentaires/{news_comment}/moderation",
            get(comments::moderation::<Article>).post(comments::moderate::<Article>),
        )
        .at(
            "/actualites/commentaires/{news_comment}/signalement",
            get(comments::reporting::<Article>).post(comments::report::<Article>),
        )
        .at("/actualites/fils/{thread}/droits", get(roles::get).post(roles::post))
        .at("/actualites/fils/{thread}/alerte", get(alert::get).post(alert::post))
        .at("/actualites/fils/{thread}/alerte/{banner}/fin", post(alert::end))
}
