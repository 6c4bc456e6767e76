//! The addresses of the liaison book: links and redirections come from here.

use crate::{
    Signature, Slip,
    draft::{Draft, Template},
};
use base::Id;
use files::File;
use people::{Class, Person, School};

pub const BOOK: &str = "/liaison";
pub const NEW: &str = "/liaison/nouveau";
pub const DRAFTS: &str = "/liaison/brouillons";
pub const SAVE_DRAFT: &str = "/liaison/brouillons/enregistrement";
pub const TEMPLATES: &str = "/liaison/modeles";
pub const VERIFICATION: &str = "/liaison/verification";

pub fn of_child(pupil: Id<Person>) -> String {
    format!("{BOOK}?enfant={pupil}")
}

pub fn below(list: &str, slip: Id<Slip>) -> String {
    let sign = if list.contains('?') { '&' } else { '?' };
    format!("{list}{sign}avant={slip}")
}

pub fn slip(id: Id<Slip>) -> String {
    format!("{BOOK}/{id}")
}

pub fn slip_of(id: Id<Slip>, pupil: Id<Person>) -> String {
    format!("{BOOK}/{id}?enfant={pupil}")
}

pub fn sign(id: Id<Slip>) -> String {
    format!("{BOOK}/{id}/signature")
}

pub fn translation(id: Id<Slip>) -> String {
    format!("{BOOK}/{id}/traduction")
}

pub fn versions(id: Id<Slip>) -> String {
    format!("{BOOK}/{id}/versions")
}

pub fn files(id: Id<Slip>) -> String {
    format!("{BOOK}/{id}/fichiers")
}

/// A file of a version.
pub fn file(id: Id<Slip>, version: u32, file: Id<File>) -> String {
    format!("{BOOK}/{id}/versions/{version}/fichiers/{file}")
}

pub fn reopening(id: Id<Slip>) -> String {
    format!("{BOOK}/{id}/reouverture")
}

pub fn correction(id: Id<Slip>) -> String {
    format!("{BOOK}/{id}/correction")
}

pub fn withdrawal(id: Id<Slip>) -> String {
    format!("{BOOK}/{id}/retrait")
}

pub fn follow(id: Id<Slip>) -> String {
    format!("{BOOK}/{id}/suivi")
}

pub fn follow_class(id: Id<Slip>, class: Id<Class>) -> String {
    format!("{BOOK}/{id}/suivi?classe={class}")
}

pub fn table(id: Id<Slip>) -> String {
    format!("{BOOK}/{id}/suivi.csv")
}

pub fn missing(id: Id<Slip>) -> String {
    format!("{BOOK}/{id}/manquants")
}

pub fn reminder(id: Id<Slip>) -> String {
    format!("{BOOK}/{id}/relance")
}

pub fn paper(id: Id<Slip>) -> String {
    format!("{BOOK}/{id}/papier.pdf")
}

pub fn ticking(id: Id<Slip>) -> String {
    format!("{BOOK}/{id}/papier")
}

/// The papers, with that of this pupil ticked.
pub fn ticking_pupil(id: Id<Slip>, pupil: Id<Person>) -> String {
    format!("{BOOK}/{id}/papier?eleve={pupil}")
}

pub fn ticking_class(id: Id<Slip>, class: Id<Class>) -> String {
    format!("{BOOK}/{id}/papier?classe={class}")
}

pub fn draft(id: Id<Draft>) -> String {
    format!("{DRAFTS}/{id}")
}

pub fn with_class(class: Id<Class>) -> String {
    format!("{NEW}?classe={class}")
}

pub fn with_template(template: Id<Template>) -> String {
    format!("{NEW}?modele={template}")
}

pub fn template_deletion(template: Id<Template>) -> String {
    format!("{TEMPLATES}/{template}/suppression")
}

pub fn receipt(id: Id<Signature>) -> String {
    format!("{BOOK}/signatures/{id}/recu.pdf")
}

pub fn verification(code: &str) -> String {
    format!("{VERIFICATION}?code={code}")
}

pub fn register(school: Id<School>) -> String {
    format!("{BOOK}/registre/{school}")
}
