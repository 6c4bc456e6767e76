//! The routes of minutes, and of the lists of what was examined.

use super::{examined, minutes, minutes_signature, minutes_steps, papers, public_meetings};
use web::{Routes, get, post};

pub fn routes() -> Routes {
    Routes::new()
        .at("/conseil/seances/{meeting}/proces-verbal.pdf", get(papers::get_minutes))
        .at("/conseil/seances/{meeting}/liste.pdf", get(papers::get_list))
        .at("/conseil/seances/{meeting}/proces-verbal", get(minutes::get).post(minutes_steps::post))
        .at(
            "/conseil/seances/{meeting}/proces-verbal/retrait",
            post(minutes_steps::post_taking_back),
        )
        .at("/conseil/seances/{meeting}/proces-verbal/remarques", post(minutes_steps::post_remark))
        .at("/conseil/seances/{meeting}/proces-verbal/arret", post(minutes_steps::post_adoption))
        .at("/conseil/seances/{meeting}/proces-verbal/signature", post(minutes_signature::post))
        .at(
            "/conseil/seances/{meeting}/proces-verbal/signature/papier",
            post(minutes_signature::post_paper),
        )
        .at(
            "/conseil/seances/{meeting}/proces-verbal/publication",
            post(minutes_steps::post_publication),
        )
        .at("/conseil/seances/{meeting}/liste", post(examined::post))
        .at("/actes/{body}/seances", get(public_meetings::get))
        .at("/actes/{body}/seances/{meeting}", get(public_meetings::get_one))
        .at("/actes/{body}/seances/{meeting}/proces-verbal.pdf", get(public_meetings::get_minutes))
        .at("/actes/{body}/seances/{meeting}/liste.pdf", get(public_meetings::get_list))
}
