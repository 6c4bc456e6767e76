//! The class book: homework day by day, the work that is handed in, the log of what was done.
//!
//! A [`Book`] is that of a class, or of a group made by hand; nobody creates one. A [`Homework`] is
//! given in it for a day, to everybody or to some pupils whom the others do not see. A pupil ticks
//! it and hands [`HandIn`]s in; his teacher gives them back. A [`Lesson`] says what was done in
//! class; a [`Visa`] that the head has seen the book over a period, and what changed later shows.
//!
//! Whom a homework is for is asked of dated facts by its due day (`store::lists::of_pupils`): who
//! changes class keeps the past of the old one and has the days to come of the new one. A guardian
//! sees what the children he guards today have. Everybody of a class's team writes in its book.

mod api;
mod book;
#[cfg(test)]
mod budget;
pub mod calendar;
mod card;
mod copying;
mod deeds;
mod demo;
mod erasing;
mod export;
mod hand_in;
mod handing;
mod homework;
mod index;
mod jobs;
mod lesson;
pub mod links;
mod logging;
mod pages;
mod refusal;
mod store;
mod telling;
pub mod urls;
mod visa;
mod writing;

pub use book::Book;
pub use hand_in::HandIn;
pub use homework::Homework;
pub use index::rebuild as rebuild_search;
pub use lesson::Lesson;
pub use pages::homework_form::{HomeworkForm, Rules};
pub use store::books::written_in;
pub use visa::Visa;

use people::{GroupKind, Standing};
use web::{Card, Feature, MenuEntry, Routes, get, post};

/// What files call a homework, a lesson, work, and what is given back with it.
const FILES_KIND: &str = "homework";
const LESSON_FILES: &str = "lesson";
const HAND_IN_FILES: &str = "hand_in";
const BACK_FILES: &str = "hand_in_back";

pub const MIGRATIONS: db::Migrations = db::migrations!("homework"; "0001_homework", "0002_lang");

pub fn feature() -> Feature {
    Feature {
        name: "homework",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("homework-menu"),
            url: urls::HOME,
            icon: "book-open",
            order: 32,
            shown: is_shown,
            badge: None,
        }],
        card: Some(Card { order: 15, tells: &["homework.given"], load: card::load }),
        notices: vec![telling::GIVEN, telling::BACK],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: export::export,
        erase: erasing::erase,
        merging: Some(store::keeping::MERGING),
        demo: demo::acts,
    }
}

/// Pupils and their guardians, those who teach, those who run a school.
fn is_shown(standing: &Standing) -> bool {
    let is_of_a_class = |kind| {
        matches!(
            kind,
            GroupKind::Pupils | GroupKind::Guardians | GroupKind::Team | GroupKind::Heads
        )
    };
    standing.memberships.iter().any(|member| is_of_a_class(member.kind))
        || standing.schools.iter().any(|school| standing.administers(school.id))
}

fn routes() -> Routes {
    families().merge(homework_routes()).merge(books()).merge(log()).merge(api::routes())
}

fn families() -> Routes {
    use pages::{attachments, books, done, hand_in, search, week, work};
    Routes::new()
        .at(urls::HOME, get(week::get))
        .at(urls::BOOKS, get(books::get))
        .at(urls::SEARCH, get(search::get))
        .at("/cahier-de-textes/{homework}/fait", post(done::post))
        .at("/cahier-de-textes/{homework}/rendus", post(work::post))
        .at("/cahier-de-textes/rendus/{hand_in}", get(hand_in::get))
        .at("/cahier-de-textes/rendus/{hand_in}/retour", post(hand_in::post))
        .at("/cahier-de-textes/rendus/{hand_in}/fichiers/{file}", get(attachments::of_work))
        .at("/cahier-de-textes/rendus/{hand_in}/retour/{file}", get(attachments::of_word))
}

fn homework_routes() -> Routes {
    use pages::{attachments, follow, homework, life, translation, versions, write};
    Routes::new()
        .at("/cahier-de-textes/{homework}", get(homework::get))
        .at("/cahier-de-textes/{homework}/edition", get(write::edit).post(write::save))
        .at("/cahier-de-textes/{homework}/publication", post(life::give))
        .at("/cahier-de-textes/{homework}/retrait", post(life::take_back))
        .at("/cahier-de-textes/{homework}/suppression", post(life::discard))
        .at(
            "/cahier-de-textes/{homework}/traduction",
            get(translation::get).post(translation::post),
        )
        .at("/cahier-de-textes/{homework}/versions", get(versions::get))
        .at("/cahier-de-textes/{homework}/fichiers", get(attachments::all))
        .at("/cahier-de-textes/{homework}/fichiers/{file}", get(attachments::one))
        .at("/cahier-de-textes/{homework}/suivi", get(follow::get))
        .at("/cahier-de-textes/{homework}/suivi.csv", get(follow::csv))
}

fn books() -> Routes {
    use pages::{book, copy, drafts, visas, write, year};
    Routes::new()
        .at("/cahier-de-textes/livres/{book}", get(book::get))
        .at("/cahier-de-textes/livres/{book}/devoirs/nouveau", get(write::get).post(write::post))
        .at("/cahier-de-textes/livres/{book}/brouillons", get(drafts::get).post(drafts::post))
        .at("/cahier-de-textes/livres/{book}/reprise", get(copy::get).post(copy::post))
        .at("/cahier-de-textes/livres/{book}/visas", get(visas::get).post(visas::post))
        .at("/cahier-de-textes/livres/{book}/annee.pdf", get(year::get))
}

fn log() -> Routes {
    use pages::{attachments, lesson, lessons, versions, write_lesson};
    Routes::new()
        .at("/cahier-de-textes/livres/{book}/seances", get(lessons::get))
        .at(
            "/cahier-de-textes/livres/{book}/seances/nouvelle",
            get(write_lesson::get).post(write_lesson::post),
        )
        .at("/cahier-de-textes/seances/{lesson}", get(lesson::get))
        .at(
            "/cahier-de-textes/seances/{lesson}/edition",
            get(write_lesson::edit).post(write_lesson::save),
        )
        .at("/cahier-de-textes/seances/{lesson}/suppression", post(write_lesson::withdraw))
        .at("/cahier-de-textes/seances/{lesson}/versions", get(versions::of_lesson))
        .at("/cahier-de-textes/seances/{lesson}/fichiers/{file}", get(attachments::of_lesson))
}
