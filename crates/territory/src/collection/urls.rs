//! The addresses of collections.

use super::{Collection, Dossier, Lot, Piece};
use base::Id;
use people::Body;

pub const HOME: &str = "/territoire/collectes";

pub fn new(body: Id<Body>) -> String {
    format!("/territoire/{body}/collecte")
}

pub fn collection(collection: Id<Collection>) -> String {
    format!("/territoire/collectes/{collection}")
}

pub fn settings(collection: Id<Collection>) -> String {
    format!("/territoire/collectes/{collection}/reglages")
}

pub fn invitations(collection: Id<Collection>) -> String {
    format!("/territoire/collectes/{collection}/invitations")
}

pub fn closing(collection: Id<Collection>) -> String {
    format!("/territoire/collectes/{collection}/cloture")
}

pub fn sending(collection: Id<Collection>) -> String {
    format!("/territoire/collectes/{collection}/lots")
}

pub fn lot(lot: Id<Lot>) -> String {
    format!("/territoire/lots/{lot}")
}

pub fn receipt(lot: Id<Lot>) -> String {
    format!("/territoire/lots/{lot}/recepisse.pdf")
}

pub fn bordereau(lot: Id<Lot>) -> String {
    format!("/territoire/lots/{lot}/bordereau.pdf")
}

pub fn documents(lot: Id<Lot>) -> String {
    format!("/territoire/lots/{lot}/pieces.zip")
}

pub fn reception(lot: Id<Lot>) -> String {
    format!("/territoire/lots/{lot}/reception")
}

pub fn dossier(dossier: Id<Dossier>) -> String {
    format!("/territoire/dossiers/{dossier}")
}

pub fn handing(dossier: Id<Dossier>) -> String {
    format!("/territoire/dossiers/{dossier}/depot")
}

pub fn withdrawal(dossier: Id<Dossier>) -> String {
    format!("/territoire/dossiers/{dossier}/retrait")
}

/// One that was withdrawn goes on.
pub fn return_of(dossier: Id<Dossier>) -> String {
    format!("/territoire/dossiers/{dossier}/reprise")
}

pub fn piece(dossier: Id<Dossier>, piece: Id<Piece>) -> String {
    format!("/territoire/dossiers/{dossier}/pieces/{piece}")
}

pub fn verdict(dossier: Id<Dossier>, piece: Id<Piece>) -> String {
    format!("/territoire/dossiers/{dossier}/pieces/{piece}/avis")
}

pub fn notes(dossier: Id<Dossier>, piece: Id<Piece>) -> String {
    format!("/territoire/dossiers/{dossier}/pieces/{piece}/messages")
}

pub fn file(dossier: Id<Dossier>, piece: Id<Piece>, file: Id<files::File>) -> String {
    format!("/territoire/dossiers/{dossier}/pieces/{piece}/fichiers/{file}")
}
