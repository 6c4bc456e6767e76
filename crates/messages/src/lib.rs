//! The post: letters between the people of a school, by the rules of who may write to whom.
//!
//! A [`Letter`] is written once; each of its readers holds a copy (a row of `delivery`), and sees
//! nothing of the post but his copies. What arrives later (in the morning, at a chosen hour) has no
//! copy before: nobody can see it too early. A [`Draft`] is its author's alone.
//!
//! The way of a letter: `pages::compose` → `sending::send` (rules, quiet hours, the brake) →
//! `delivering` (now for a few, by `jobs::Deliver` for many) → `pages::lists`, `pages::letter`.

mod addressee;
mod api;
mod attachments;
mod audit;
mod brake;
#[cfg(test)]
mod budget;
mod card;
mod deeds;
mod delivering;
mod demo;
mod draft;
mod emptying;
mod erasing;
mod export;
mod folder;
mod freeze;
mod hold;
mod index;
mod jobs;
mod letter;
mod newcomers;
mod news;
mod pages;
mod pick;
mod picker;
mod reach;
mod refusal;
mod report;
mod sending;
mod store;
pub mod urls;

pub use draft::{Choices, Draft, Kind, When};
pub use folder::{Folder, OwnFolder};
pub use index::rebuild as rebuild_search;
pub use letter::Letter;
pub use newcomers::Newcomers;
pub use pages::letter_form::LetterForm;
pub use pick::{Pick, Role, Target};
pub use store::drafts::Writing;

use web::{Badge, Card, Feature, MenuEntry, Routes, get, post};

/// What the search index calls a letter.
const SEARCH_KIND: &str = "letter";

pub const MIGRATIONS: db::Migrations = db::migrations!(
    "messages";
    "0001_letter", "0002_care", "0003_answered", "0004_pace", "0005_lang"
);

pub fn feature() -> Feature {
    Feature {
        name: "messages",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("messages-title"),
            url: urls::RECEIVED,
            icon: "mail",
            order: 20,
            shown: |_| true,
            badge: Some(Badge {
                counter: "messages",
                count: |tx, viewer| store::lists::count_unread(tx, viewer.person),
            }),
        }],
        card: Some(Card { order: 20, tells: &["messages.letter"], load: card::load }),
        notices: vec![news::LETTER, news::REPORT],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: export::export,
        erase: erasing::erase,
        merging: Some(store::merging::MERGING),
        demo: demo::acts,
    }
}

fn routes() -> Routes {
    lists().merge(letters()).merge(care()).merge(api::routes())
}

fn lists() -> Routes {
    use pages::{drafts, folders, lists, preferences, search, tidying};
    Routes::new()
        .at(urls::RECEIVED, get(lists::received))
        .at(urls::UNREAD, get(lists::unread))
        .at(urls::SENT, get(lists::sent))
        .at(urls::ARCHIVE, get(lists::archive))
        .at(urls::BIN, get(lists::bin))
        .at(urls::DRAFTS, get(drafts::get))
        .at(urls::FOLDERS, get(folders::get).post(folders::post))
        .at("/messages/dossiers/{folder}", get(lists::own))
        .at("/messages/dossiers/{folder}/nom", post(folders::rename))
        .at("/messages/dossiers/{folder}/suppression", post(folders::delete))
        .at(urls::SEARCH, get(search::get))
        .at(urls::TIDYING, post(tidying::post))
        .at(urls::EMPTYING, post(tidying::empty_bin))
        .at(urls::PREFERENCES, get(preferences::get).post(preferences::post))
        .at(urls::BLOCKS, post(preferences::unblock))
}

fn letters() -> Routes {
    use pages::{attachments, compose, letter, print, recall, receipts, translation};
    Routes::new()
        .at(urls::NEW, get(compose::get).post(compose::post))
        .at(urls::SAVE_DRAFT, post(compose::autosave))
        .at("/messages/brouillons/{draft}", get(compose::reopen))
        .at("/messages/{letter}", get(letter::get))
        .at("/messages/{letter}/fichiers", get(attachments::all))
        .at("/messages/{letter}/fichiers/{file}", get(attachments::one))
        .at("/messages/{letter}/impression", get(print::get))
        .at("/messages/{letter}/traduction", get(translation::get).post(translation::post))
        .at("/messages/{letter}/rappel", get(recall::get).post(recall::post))
        .at("/messages/{letter}/lectures", get(receipts::get))
        .at("/messages/{letter}/lectures/relance", post(receipts::remind))
}

fn care() -> Routes {
    use pages::{block, judgement, moderation, report};
    Routes::new()
        .at("/messages/{letter}/blocage", get(block::get).post(block::post))
        .at("/messages/{letter}/signalement", get(report::get).post(report::post))
        .at(urls::REPORTS, get(moderation::get))
        .at("/messages/signalements/{report}", get(judgement::get).post(judgement::post))
        .at("/messages/signalements/retenus/{hold}", get(judgement::held).post(judgement::let_go))
        .at("/messages/signalements/gels/{freeze}", post(judgement::thaw))
}
