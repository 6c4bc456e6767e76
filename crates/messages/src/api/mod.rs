//! The post for programs: the same rules, lists and letters as the pages, as JSON under
//! `/api/messages`. What is sent is a form with its token, like a page's.

mod care;
mod letters;
mod lists;
mod shapes;
mod shaping;
mod told;
mod writing;

use web::{Routes, get, post};

pub fn routes() -> Routes {
    reading().merge(keeping()).merge(caring())
}

fn reading() -> Routes {
    Routes::new()
        .at(
            "/api/messages",
            get(lists::received)
                .described(told::received())
                .post(writing::send)
                .described(told::send()),
        )
        .at("/api/messages/non-lus", get(lists::unread).described(told::unread()))
        .at("/api/messages/envoyes", get(lists::sent).described(told::sent()))
        .at("/api/messages/archives", get(lists::archive).described(told::archive()))
        .at("/api/messages/corbeille", get(lists::bin).described(told::bin()))
        .at("/api/messages/corbeille/vidage", post(lists::empty_bin).described(told::empty_bin()))
        .at("/api/messages/rangement", post(lists::tidy).described(told::tidy()))
        .at("/api/messages/recherche", get(lists::find).described(told::find()))
        .at("/api/messages/contacts", get(writing::contacts).described(told::contacts()))
        .at("/api/messages/nouveau", get(writing::begin).described(told::begin()))
        .at("/api/messages/{letter}", get(letters::letter).described(told::letter()))
        .at("/api/messages/{letter}/rappel", post(letters::take_back).described(told::take_back()))
        .at("/api/messages/{letter}/lectures", get(letters::receipts).described(told::receipts()))
        .at(
            "/api/messages/{letter}/lectures/relance",
            post(letters::remind).described(told::remind()),
        )
}

/// What a person keeps: folders, drafts, choices.
fn keeping() -> Routes {
    Routes::new()
        .at(
            "/api/messages/dossiers",
            get(lists::folders)
                .described(told::folders())
                .post(lists::make_folder)
                .described(told::make_folder()),
        )
        .at("/api/messages/dossiers/{folder}", get(lists::own).described(told::own()))
        .at(
            "/api/messages/dossiers/{folder}/nom",
            post(lists::rename_folder).described(told::rename_folder()),
        )
        .at(
            "/api/messages/dossiers/{folder}/suppression",
            post(lists::delete_folder).described(told::delete_folder()),
        )
        .at(
            "/api/messages/brouillons",
            get(writing::drafts)
                .described(told::drafts())
                .post(writing::save)
                .described(told::save()),
        )
        .at("/api/messages/brouillons/{draft}", get(writing::draft).described(told::draft()))
        .at(
            "/api/messages/brouillons/{draft}/suppression",
            post(writing::discard).described(told::discard()),
        )
        .at(
            "/api/messages/preferences",
            get(writing::preferences)
                .described(told::preferences())
                .post(writing::sign)
                .described(told::sign()),
        )
        .at("/api/messages/preferences/blocages", post(care::unblock).described(told::unblock()))
}

fn caring() -> Routes {
    Routes::new()
        .at("/api/messages/{letter}/blocage", post(care::block).described(told::block()))
        .at("/api/messages/{letter}/signalement", post(care::report).described(told::report()))
        .at("/api/messages/signalements", get(care::reports).described(told::reports()))
        .at(
            "/api/messages/signalements/{report}",
            get(care::reported)
                .described(told::reported())
                .post(care::judge)
                .described(told::judge()),
        )
        .at(
            "/api/messages/signalements/retenus/{hold}",
            get(care::held).described(told::held()).post(care::let_go).described(told::let_go()),
        )
        .at("/api/messages/signalements/gels/{freeze}", post(care::thaw).described(told::thaw()))
}
