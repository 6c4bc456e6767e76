//! The pages of collections.

pub mod dossier;
pub mod home;
pub mod lot;
pub mod new;
pub mod new_form;
pub mod piece;
pub mod piece_view;
pub mod settings;
pub mod show;
pub mod withdrawal;
pub mod words;

use crate::collection::urls;
use web::{Routes, get, post};

/// Collections, files of communes, lots.
pub fn routes() -> Routes {
    Routes::new()
        .at(urls::HOME, get(home::get))
        .at("/territoire/{body}/collecte", get(new::get).post(new::post))
        .at("/territoire/collectes/{collection}", get(show::get))
        .at("/territoire/collectes/{collection}/lots", post(show::send))
        .at("/territoire/collectes/{collection}/reglages", get(settings::get).post(settings::post))
        .at("/territoire/collectes/{collection}/invitations", post(settings::invite))
        .at("/territoire/collectes/{collection}/cloture", post(settings::close))
        .merge(of_dossiers())
        .merge(of_lots())
}

fn of_dossiers() -> Routes {
    Routes::new()
        .at("/territoire/dossiers/{dossier}", get(dossier::get))
        .at("/territoire/dossiers/{dossier}/depot", post(dossier::hand_in))
        .at("/territoire/dossiers/{dossier}/retrait", get(withdrawal::get).post(withdrawal::post))
        .at(
            "/territoire/dossiers/{dossier}/reprise",
            get(withdrawal::get_return).post(withdrawal::post_return),
        )
        .at("/territoire/dossiers/{dossier}/pieces/{piece}", get(piece::get).post(piece::post))
        .at("/territoire/dossiers/{dossier}/pieces/{piece}/avis", post(piece::judge))
        .at("/territoire/dossiers/{dossier}/pieces/{piece}/messages", post(piece::say))
        .at("/territoire/dossiers/{dossier}/pieces/{piece}/fichiers/{file}", get(piece::file))
}

fn of_lots() -> Routes {
    Routes::new()
        .at("/territoire/lots/{lot}", get(lot::get))
        .at("/territoire/lots/{lot}/recepisse.pdf", get(lot::receipt))
        .at("/territoire/lots/{lot}/bordereau.pdf", get(lot::bordereau))
        .at("/territoire/lots/{lot}/pieces.zip", get(lot::documents))
        .at("/territoire/lots/{lot}/reception", post(lot::receive))
}
