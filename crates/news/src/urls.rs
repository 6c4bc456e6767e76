//! The addresses of the news.

use crate::{Article, Thread, unsaved::Unsaved};
use base::Id;
use files::File;
use publication::Edition;
use web::banner::Banner;

pub const FEED: &str = "/actualites";
pub const SEARCH: &str = "/actualites/recherche";
pub const DESK: &str = "/actualites/redaction";
pub const ALL_SEEN: &str = "/actualites/lecture";

pub fn feed_below(edition: Id<Edition>) -> String {
    format!("{FEED}?avant={edition}")
}

pub fn thread(id: Id<Thread>) -> String {
    format!("/actualites/fils/{id}")
}

pub fn thread_below(id: Id<Thread>, edition: Id<Edition>) -> String {
    format!("/actualites/fils/{id}?avant={edition}")
}

pub fn new(id: Id<Thread>) -> String {
    format!("/actualites/fils/{id}/nouveau")
}

pub fn roles(id: Id<Thread>) -> String {
    format!("/actualites/fils/{id}/droits")
}

pub fn alert(id: Id<Thread>) -> String {
    format!("/actualites/fils/{id}/alerte")
}

pub fn alert_end(id: Id<Thread>, banner: Id<Banner>) -> String {
    format!("/actualites/fils/{id}/alerte/{banner}/fin")
}

pub fn article(id: Id<Article>) -> String {
    format!("/actualites/{id}")
}

pub fn edit(id: Id<Article>) -> String {
    format!("/actualites/{id}/edition")
}

/// Where the form of a new article, or of this one, keeps what is typed.
pub fn keeping(thread: Id<Thread>, article: Option<Id<Article>>) -> String {
    match article {
        Some(article) => format!("/actualites/{article}/saisie"),
        None => format!("/actualites/fils/{thread}/saisie"),
    }
}

/// The form something unsaved belongs to.
pub fn form_of(unsaved: &Unsaved) -> String {
    match unsaved.article_id.raw() {
        0 => new(unsaved.thread_id),
        _ => edit(unsaved.article_id),
    }
}

/// The same, filled with it.
pub fn taken_up(unsaved: &Unsaved) -> String {
    format!("{}?reprise={}", form_of(unsaved), unsaved.id)
}

pub fn unsaved_discard(id: Id<Unsaved>) -> String {
    format!("/actualites/saisies/{id}/suppression")
}

pub fn publication(id: Id<Article>) -> String {
    format!("/actualites/{id}/publication")
}

pub fn refusal(id: Id<Article>) -> String {
    format!("/actualites/{id}/refus")
}

pub fn withdrawal(id: Id<Article>) -> String {
    format!("/actualites/{id}/retrait")
}

pub fn discard(id: Id<Article>) -> String {
    format!("/actualites/{id}/suppression")
}

pub fn readers(id: Id<Article>) -> String {
    format!("/actualites/{id}/lecteurs")
}

pub fn reads(id: Id<Article>) -> String {
    format!("/actualites/{id}/lectures")
}

pub fn translation(id: Id<Article>) -> String {
    format!("{}/traduction", article(id))
}

pub fn versions(id: Id<Article>) -> String {
    format!("/actualites/{id}/versions")
}

pub fn file(id: Id<Article>, file: Id<File>) -> String {
    format!("/actualites/{id}/fichiers/{file}")
}

pub fn files(id: Id<Article>) -> String {
    format!("/actualites/{id}/fichiers")
}
