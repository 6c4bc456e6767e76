//! The routes of elections inside a meeting.

use super::{new_poll, poll, poll_candidates, poll_round};
use web::{Routes, get, post};

pub fn routes() -> Routes {
    Routes::new()
        .at(
            "/conseil/deliberations/{deliberation}/scrutins",
            get(new_poll::get).post(new_poll::post),
        )
        .at("/conseil/scrutins/{poll}", get(poll::get))
        .at("/conseil/scrutins/{poll}/candidats", post(poll_candidates::post))
        .at("/conseil/scrutins/{poll}/candidats/retrait", post(poll_candidates::post_removal))
        .at("/conseil/scrutins/{poll}/tours", post(poll_round::post))
        .at("/conseil/scrutins/{poll}/tours/retrait", post(poll_round::post_removal))
        .at("/conseil/scrutins/{poll}/lecture", post(poll_round::post_reading))
}
