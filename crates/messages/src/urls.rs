//! The addresses of the post: links and redirections come from here.

use crate::{Draft, Folder, Letter, OwnFolder, freeze::Freeze, report::Report, store::lists::Mark};
use base::Id;
use files::File;
use people::Person;

pub const RECEIVED: &str = "/messages";
pub const UNREAD: &str = "/messages/non-lus";
pub const SENT: &str = "/messages/envoyes";
pub const ARCHIVE: &str = "/messages/archives";
pub const BIN: &str = "/messages/corbeille";
pub const EMPTYING: &str = "/messages/corbeille/vidage";
pub const DRAFTS: &str = "/messages/brouillons";
pub const SAVE_DRAFT: &str = "/messages/brouillons/enregistrement";
pub const FOLDERS: &str = "/messages/dossiers";
pub const SEARCH: &str = "/messages/recherche";
pub const NEW: &str = "/messages/nouveau";
pub const TIDYING: &str = "/messages/rangement";
pub const PREFERENCES: &str = "/messages/preferences";
pub const BLOCKS: &str = "/messages/preferences/blocages";
pub const REPORTS: &str = "/messages/signalements";
pub const HOLDS: &str = "/messages/signalements/retenus";
pub const FREEZES: &str = "/messages/signalements/gels";
pub const PICKER: &str = "/api/messages/contacts";

pub fn folder(folder: Folder) -> String {
    match folder {
        Folder::Received => RECEIVED.to_owned(),
        Folder::Sent => SENT.to_owned(),
        Folder::Archive => ARCHIVE.to_owned(),
        Folder::Bin => BIN.to_owned(),
        Folder::Own(id) => own_folder(id),
    }
}

pub fn own_folder(id: Id<OwnFolder>) -> String {
    format!("{FOLDERS}/{id}")
}

/// The page of a list that goes on below a line.
pub fn below(list: &str, mark: Mark) -> String {
    format!("{list}?avant={}-{}", mark.at.millis(), mark.letter)
}

/// The page of a list that ends above a line.
pub fn above(list: &str, mark: Mark) -> String {
    format!("{list}?apres={}-{}", mark.at.millis(), mark.letter)
}

pub fn letter(id: Id<Letter>) -> String {
    format!("/messages/{id}")
}

pub fn draft(id: Id<Draft>) -> String {
    format!("/messages/brouillons/{id}")
}

pub fn answer(id: Id<Letter>) -> String {
    format!("{NEW}?reponse={id}")
}

pub fn answer_all(id: Id<Letter>) -> String {
    format!("{NEW}?reponse={id}&a=tous")
}

pub fn forward(id: Id<Letter>) -> String {
    format!("{NEW}?transfert={id}")
}

pub fn recall(id: Id<Letter>) -> String {
    format!("/messages/{id}/rappel")
}

pub fn report_letter(id: Id<Letter>) -> String {
    format!("/messages/{id}/signalement")
}

pub fn receipts(id: Id<Letter>) -> String {
    format!("/messages/{id}/lectures")
}

pub fn reminder(id: Id<Letter>) -> String {
    format!("/messages/{id}/lectures/relance")
}

pub fn attachments(id: Id<Letter>) -> String {
    format!("/messages/{id}/fichiers")
}

pub fn attachment(id: Id<Letter>, file: Id<File>) -> String {
    format!("/messages/{id}/fichiers/{file}")
}

/// The page of the directory that says who somebody is, and why he may write to the viewer.
pub fn person(id: Id<Person>) -> String {
    format!("/personne/{id}")
}

pub fn translation(id: Id<Letter>) -> String {
    format!("{}/traduction", letter(id))
}

pub fn print(id: Id<Letter>) -> String {
    format!("/messages/{id}/impression")
}

pub fn report(id: Id<Report>) -> String {
    format!("{REPORTS}/{id}")
}

pub fn hold(id: Id<Letter>) -> String {
    format!("{HOLDS}/{id}")
}

pub fn thaw(id: Id<Freeze>) -> String {
    format!("{FREEZES}/{id}")
}

pub fn block(id: Id<Letter>) -> String {
    format!("/messages/{id}/blocage")
}
