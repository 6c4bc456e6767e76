//! The routes of the life of acts: below a deliberation, of a body, and those for everybody.

use super::{
    act, act_annexes, act_answer, act_files, act_follow_up, act_letters, act_publication,
    act_sending, act_settings, act_signature, public_act, public_acts,
};
use web::{Routes, get, post};

pub fn routes() -> Routes {
    Routes::new()
        .at("/conseil/{body}/teletransmission", get(act_settings::get).post(act_settings::post))
        .at("/conseil/deliberations/{deliberation}", get(act::get))
        .at("/conseil/deliberations/{deliberation}/extrait.pdf", get(act_files::get_extract))
        .at("/conseil/deliberations/{deliberation}/signature", post(act_signature::post))
        .at(
            "/conseil/deliberations/{deliberation}/signature/papier",
            post(act_signature::post_paper),
        )
        .at("/conseil/deliberations/{deliberation}/publication", post(act_publication::post))
        .at(
            "/conseil/deliberations/{deliberation}/suite",
            get(act_follow_up::get).post(act_follow_up::post),
        )
        .merge(annexes())
        .merge(letters())
        .merge(transmission())
        .at("/actes/{body}", get(public_acts::get))
        .at("/actes/{body}/deliberations.csv", get(public_acts::get_csv))
        .at("/actes/{body}/{deliberation}", get(public_act::get))
        .at("/actes/{body}/{deliberation}/extrait.pdf", get(public_act::get_extract))
        .at("/actes/{body}/{deliberation}/certificat.pdf", get(public_act::get_certificate))
}

fn annexes() -> Routes {
    Routes::new()
        .at(
            "/conseil/deliberations/{deliberation}/annexes",
            get(act_annexes::get).post(act_annexes::post),
        )
        .at("/conseil/deliberations/{deliberation}/annexes/ordre", post(act_annexes::post_order))
        .at("/conseil/deliberations/{deliberation}/annexes/{file}", get(act_annexes::get_one))
        .at("/actes/{body}/{deliberation}/annexes/{file}", get(public_act::get_annex))
}

fn letters() -> Routes {
    Routes::new()
        .at(
            "/conseil/deliberations/{deliberation}/courriers",
            get(act_letters::get).post(act_letters::post),
        )
        .at(
            "/conseil/deliberations/{deliberation}/courriers/fichiers/{file}",
            get(act_letters::get_file),
        )
        .at(
            "/conseil/deliberations/{deliberation}/courriers/{letter}/message.xml",
            get(act_letters::get_message),
        )
        .at(
            "/conseil/deliberations/{deliberation}/courriers/{letter}/reponse",
            get(act_answer::get).post(act_answer::post),
        )
}

fn transmission() -> Routes {
    Routes::new()
        .at(
            "/conseil/deliberations/{deliberation}/transmission",
            get(act_sending::get).post(act_sending::post),
        )
        .at(
            "/conseil/deliberations/{deliberation}/transmission/accuse",
            post(act_sending::post_receipt),
        )
        .at(
            "/conseil/deliberations/{deliberation}/transmission/annulation",
            post(act_sending::post_cancellation),
        )
        .at(
            "/conseil/deliberations/{deliberation}/transmission/fichier",
            post(act_files::post_answer),
        )
        .at(
            "/conseil/deliberations/{deliberation}/transmission/archive.tar.gz",
            get(act_files::get_archive),
        )
        .at(
            "/conseil/deliberations/{deliberation}/transmission/enveloppe.xml",
            get(act_files::get_envelope),
        )
        .at(
            "/conseil/deliberations/{deliberation}/transmission/message.xml",
            get(act_files::get_message),
        )
        .at("/conseil/deliberations/{deliberation}/transmission/acte.pdf", get(act_files::get_pdf))
        .at(
            "/conseil/deliberations/{deliberation}/transmission/{transmission}/preuve.xml",
            get(act_files::get_proof),
        )
}
