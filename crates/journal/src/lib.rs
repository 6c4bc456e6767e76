//! The class journal: what a class lives, in pictures, sounds and words, told to its families.
//!
//! A [`Journal`] is a class; its team writes in it, and its pupils where the class allows, read
//! first by the team. A [`Post`] is read by those of the class: its families keep what was
//! published while their child was there. Each file of a post is asked about (`picture`): who is
//! on it, and may he be shown? What a family does not allow is refused, or goes under a mosaic that
//! cannot be taken off (`jobs::LayMosaic`). A word of a family that comes later hides the pictures
//! at once: what may be shown is asked each time. Versions, marks of readers and what is said below
//! a post are in `publication`.

mod api;
mod book;
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
mod journal;
mod keepsake;
mod pages;
mod picture;
mod post;
mod publishing;
mod reaction;
mod refusal;
mod store;
mod telling;
pub mod urls;
mod writing;

pub use index::rebuild as rebuild_search;
pub use journal::Journal;
pub use keepsake::Keepsake;
pub use pages::post_form::PostForm;
pub use post::Post;
pub use store::posts::posted_in;

use web::{Badge, Card, Feature, MenuEntry, Routes, get, merging::Merging, post};

pub const MIGRATIONS: db::Migrations =
    db::migrations!("journal"; "0001_journal", "0002_publication", "0003_lang");

pub fn feature() -> Feature {
    Feature {
        name: "journal",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("journal-title"),
            url: urls::FEED,
            icon: "camera",
            order: 35,
            shown: |standing| !standing.is_of_no_school(),
            badge: Some(Badge { counter: "journal", count: pages::feed::count_new }),
        }],
        card: Some(Card { order: 25, tells: &["journal.post"], load: card::load }),
        notices: vec![telling::POST, telling::DESK],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: export::export,
        erase: erasing::erase,
        merging: Some(Merging::of::<store::merging::Journal>()),
        demo: demo::acts,
    }
}

fn routes() -> Routes {
    reading().merge(writing_routes()).merge(class_routes()).merge(api::routes())
}

fn reading() -> Routes {
    use pages::{attachments, desk, feed, keepsake, post as page, reactions, search};
    use publication::pages::{comments, seen};
    Routes::new()
        .at(urls::FEED, get(feed::get))
        .at(urls::ALL_SEEN, post(seen::all::<Post>))
        .at(urls::SEARCH, get(search::get))
        .at(urls::DESK, get(desk::get))
        .at("/journal/{post}", get(page::get))
        .at("/journal/{post}/lecteurs", get(page::readers))
        .at("/journal/{post}/fichiers/{file}", get(attachments::one))
        .at("/journal/{post}/reaction", post(reactions::post))
        .at("/journal/{post}/commentaires", post(comments::say::<Post>))
        .at(
            "/journal/commentaires/{journal_comment}/moderation",
            get(comments::moderation::<Post>).post(comments::moderate::<Post>),
        )
        .at(
            "/journal/commentaires/{journal_comment}/signalement",
            get(comments::reporting::<Post>).post(comments::report::<Post>),
        )
        .at("/journal/eleves/{pupil}", get(keepsake::get))
        .at("/journal/eleves/{pupil}/archive", get(keepsake::archive))
}

fn writing_routes() -> Routes {
    use ::publication::pages::{handing, versions};
    use pages::{picture, pictures, publication, translation, write};
    Routes::new()
        .at("/journal/{post}/edition", get(write::edit).post(write::save))
        .at("/journal/{post}/images", get(pictures::get).post(pictures::post))
        .at("/journal/{post}/images/{file}", get(picture::get).post(picture::post))
        .at("/journal/{post}/images/{file}/retrait", post(picture::remove))
        .at("/journal/{post}/publication", post(publication::post))
        .at(
            "/journal/{post}/renvoi",
            get(handing::ask_return::<Post>).post(handing::give_back::<Post>),
        )
        .at("/journal/{post}/retrait", post(handing::withdraw::<Post>))
        .at("/journal/{post}/suppression", post(handing::discard::<Post>))
        .at("/journal/{post}/traduction", get(translation::get).post(translation::post))
        .at("/journal/{post}/versions", get(versions::get::<Post>))
}

fn class_routes() -> Routes {
    use pages::{book, feed, rights, settings, write};
    Routes::new()
        .at("/journal/classes/{class}", get(feed::of_class))
        .at("/journal/classes/{class}/nouveau", get(write::get).post(write::post))
        .at("/journal/classes/{class}/droits", get(rights::get).post(rights::post))
        .at("/journal/classes/{class}/reglages", get(settings::get).post(settings::post))
        .at("/journal/classes/{class}/livre", get(book::get).post(book::post))
        .at("/journal/classes/{class}/livre/pdf", get(book::file))
}
