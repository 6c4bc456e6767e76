//! The addresses of the passage: links and redirections come from here.

use crate::{Arrival, Dossier, Keepsake, platform::Platform};
use base::Id;
use files::File;
use people::{Class, Person, School};

pub const HOME: &str = "/passage";
pub const PLATFORMS: &str = "/passage/plateformes";

pub fn portfolio(pupil: Id<Person>) -> String {
    format!("/passage/eleves/{pupil}/portfolio")
}

pub fn class(class: Id<Class>) -> String {
    format!("/passage/classes/{class}")
}

pub fn keepsake(keepsake: Id<Keepsake>) -> String {
    format!("/passage/portfolio/{keepsake}")
}

pub fn keepsake_file(keepsake: Id<Keepsake>, file: Id<File>) -> String {
    format!("/passage/portfolio/{keepsake}/fichiers/{file}")
}

pub fn keeping(keepsake: Id<Keepsake>) -> String {
    format!("/passage/portfolio/{keepsake}/garde")
}

pub fn removal(keepsake: Id<Keepsake>) -> String {
    format!("/passage/portfolio/{keepsake}/retrait")
}

pub fn school(school: Id<School>) -> String {
    format!("/passage/ecoles/{school}")
}

pub fn preparation(school: Id<School>) -> String {
    format!("/passage/ecoles/{school}/preparation")
}

pub fn preparation_of(school: Id<School>, class: Id<Class>) -> String {
    format!("/passage/ecoles/{school}/preparation?classe={class}")
}

pub fn offering(school: Id<School>) -> String {
    format!("/passage/ecoles/{school}/ouverture")
}

pub fn sealing_all(school: Id<School>) -> String {
    format!("/passage/ecoles/{school}/scelles")
}

pub fn bringing(school: Id<School>) -> String {
    format!("/passage/ecoles/{school}/archives")
}

pub fn dossier(dossier: Id<Dossier>) -> String {
    format!("/passage/dossiers/{dossier}")
}

pub fn answer(dossier: Id<Dossier>) -> String {
    format!("/passage/dossiers/{dossier}/reponse")
}

pub fn taking_back(dossier: Id<Dossier>) -> String {
    format!("/passage/dossiers/{dossier}/reponse/retrait")
}

pub fn paper(dossier: Id<Dossier>) -> String {
    format!("/passage/dossiers/{dossier}/papier")
}

pub fn paper_pdf(dossier: Id<Dossier>) -> String {
    format!("/passage/dossiers/{dossier}/papier.pdf")
}

pub fn destination(dossier: Id<Dossier>) -> String {
    format!("/passage/dossiers/{dossier}/destination")
}

pub fn sealing(dossier: Id<Dossier>) -> String {
    format!("/passage/dossiers/{dossier}/scelle")
}

pub fn withdrawal(dossier: Id<Dossier>) -> String {
    format!("/passage/dossiers/{dossier}/retrait")
}

pub fn sharing(dossier: Id<Dossier>) -> String {
    format!("/passage/dossiers/{dossier}/partage")
}

pub fn reading(dossier: Id<Dossier>) -> String {
    format!("/passage/dossiers/{dossier}/lecture")
}

pub fn piece_file(dossier: Id<Dossier>, file: Id<File>) -> String {
    format!("/passage/dossiers/{dossier}/pieces/{file}")
}

pub fn archive(dossier: Id<Dossier>) -> String {
    format!("/passage/dossiers/{dossier}/archive.zip")
}

pub fn arrival(arrival: Id<Arrival>) -> String {
    format!("/passage/arrivees/{arrival}")
}

pub fn welcome(arrival: Id<Arrival>) -> String {
    format!("/passage/arrivees/{arrival}/accueil")
}

pub fn refusal(arrival: Id<Arrival>) -> String {
    format!("/passage/arrivees/{arrival}/refus")
}

pub fn forgetting(platform: Id<Platform>) -> String {
    format!("/passage/plateformes/{platform}/retrait")
}
