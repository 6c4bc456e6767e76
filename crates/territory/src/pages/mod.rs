//! The pages of the territory.

pub mod agents;
pub mod annexes;
pub mod bodies;
pub mod body;
pub mod collection;
pub mod communes;
pub mod competences;
pub mod concord;
pub mod contributions;
pub mod delegates;
pub mod election;
pub mod elections;
pub mod handover;
pub mod home;
pub mod list_file;
pub mod map;
pub mod own;
pub mod pieces;
pub mod proposal;
pub mod requests;
pub mod round;
pub mod state;
pub mod statutes;
mod statutes_fields;
mod statutes_form;
pub mod withdrawal;

use web::{Routes, get, post};

/// Competences, memberships, statutes, annexes, delegates.
pub fn routes() -> Routes {
    Routes::new()
        .at(crate::urls::BODIES, get(bodies::get).post(bodies::post))
        .at(crate::urls::COMMUNES, post(communes::post))
        .at(crate::urls::COMMUNES_FILE, post(communes::file))
        .at("/territoire/collectivites/{body}/agents", get(agents::get).post(agents::post))
        .at("/territoire/collectivites/{body}/agents/{assignment}/fin", post(agents::end))
        .at("/territoire/remises/{handover}", get(handover::get))
        .at("/territoire/remises/{handover}/suivi", get(handover::follow))
        .at("/territoire/remises/{handover}/archive", get(handover::archive))
        .at("/territoire/remises/{handover}/effacement", post(handover::erase))
        .at("/territoire/remises/{handover}/reprise", post(handover::begin_anew))
        .at("/territoire/{body}", get(body::get))
        .at("/territoire/{body}/carte", get(map::get))
        .at("/territoire/{body}/communes.csv", get(state::csv))
        .at("/territoire/{body}/proposition", post(proposal::post))
        .at("/territoire/{body}/retrait", post(withdrawal::post))
        .at("/territoire/{body}/accord", post(concord::post))
        .at("/territoire/{body}/competences", get(competences::get).post(competences::post))
        .at("/territoire/{body}/competences/{competence}/fin", post(competences::end))
        .at("/territoire/{body}/statuts", get(statutes::get).post(statutes::post))
        .at("/territoire/{body}/annexes", get(annexes::get))
        .at("/territoire/{body}/annexes.pdf", get(annexes::pdf))
        .at("/territoire/{body}/annexe-1.csv", get(annexes::members))
        .at("/territoire/{body}/annexe-2.csv", get(annexes::given))
        .at("/territoire/{body}/delegues", get(delegates::get))
        .at("/territoire/{body}/delegues/{delegate}/compte", post(delegates::tie))
        .at("/territoire/{body}/elections", get(elections::get).post(elections::post))
        .at("/territoire/{body}/elections/{election}", get(election::get))
        .at("/territoire/{body}/elections/{election}/candidats", post(election::candidate))
        .at("/territoire/{body}/elections/{election}/tours", post(round::post))
        .at("/territoire/{body}/elections/{election}/proclamation", post(election::proclaim))
        .at("/territoire/{body}/seances/{meeting}/emargement.pdf", get(delegates::attendance))
}
