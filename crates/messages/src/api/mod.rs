//! The post for programs: the same rules, lists and letters as the pages, as JSON under
//! `/api/messages`. What is sent is a form with its token, like a page's.

mod care;
mod letters;
mod lists;
mod shapes;
mod shaping;
mod writing;

use web::{Routes, get, post};

pub fn routes() -> Routes {
    reading().merge(keeping()).merge(caring())
}

fn reading() -> Routes {
    Routes::new()
        .at("/api/messages", get(lists::received).post(writing::send))
        .at("/api/messages/non-lus", get(lists::unread))
        .at("/api/messages/envoyes", get(lists::sent))
        .at("/api/messages/archives", get(lists::archive))
        .at("/api/messages/corbeille", get(lists::bin))
        .at("/api/messages/corbeille/vidage", post(lists::empty_bin))
        .at("/api/messages/rangement", post(lists::tidy))
        .at("/api/messages/recherche", get(lists::find))
        .at("/api/messages/contacts", get(writing::contacts))
        .at("/api/messages/nouveau", get(writing::begin))
        .at("/api/messages/{letter}", get(letters::letter))
        .at("/api/messages/{letter}/rappel", post(letters::take_back))
        .at("/api/messages/{letter}/lectures", get(letters::receipts))
        .at("/api/messages/{letter}/lectures/relance", post(letters::remind))
}

/// What a person keeps: folders, drafts, choices.
fn keeping() -> Routes {
    Routes::new()
        .at("/api/messages/dossiers", get(lists::folders).post(lists::make_folder))
        .at("/api/messages/dossiers/{folder}", get(lists::own))
        .at("/api/messages/dossiers/{folder}/nom", post(lists::rename_folder))
        .at("/api/messages/dossiers/{folder}/suppression", post(lists::delete_folder))
        .at("/api/messages/brouillons", get(writing::drafts).post(writing::save))
        .at("/api/messages/brouillons/{draft}", get(writing::draft))
        .at("/api/messages/brouillons/{draft}/suppression", post(writing::discard))
        .at("/api/messages/preferences", get(writing::preferences).post(writing::sign))
        .at("/api/messages/preferences/blocages", post(care::unblock))
}

fn caring() -> Routes {
    Routes::new()
        .at("/api/messages/{letter}/blocage", post(care::block))
        .at("/api/messages/{letter}/signalement", post(care::report))
        .at("/api/messages/signalements", get(care::reports))
        .at("/api/messages/signalements/{report}", get(care::reported).post(care::judge))
        .at("/api/messages/signalements/retenus/{hold}", get(care::held).post(care::let_go))
        .at("/api/messages/signalements/gels/{freeze}", post(care::thaw))
}
