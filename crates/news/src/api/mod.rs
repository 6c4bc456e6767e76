//! The news for programs: the same rules and lists as the pages, as JSON under `/api/actualites`.

mod reading;
mod shapes;
mod told;
mod writing;

use crate::Article;
use publication::api;
use web::{Routes, get, post};

pub fn routes() -> Routes {
    Routes::new()
        .at("/api/actualites", get(reading::feed).described(told::feed()))
        .at("/api/actualites/recherche", get(reading::find).described(told::find()))
        .at("/api/actualites/redaction", get(reading::desk).described(told::desk()))
        .at("/api/actualites/{article}", get(reading::article).described(told::article()))
        .at("/api/actualites/{article}/lectures", get(reading::reads).described(told::reads()))
        .at(
            "/api/actualites/fils/{thread}",
            get(reading::thread)
                .described(told::thread())
                .post(writing::begin)
                .described(told::begin()),
        )
        .at("/api/actualites/{article}/edition", post(writing::save).described(told::save()))
        .at(
            "/api/actualites/{article}/publication",
            post(writing::publish).described(told::publish()),
        )
        .at(
            "/api/actualites/{article}/refus",
            post(api::give_back::<Article>).described(told::refuse()),
        )
        .at(
            "/api/actualites/{article}/retrait",
            post(api::withdraw::<Article>).described(told::withdraw()),
        )
        .at(
            "/api/actualites/{article}/suppression",
            post(api::discard::<Article>).described(told::discard()),
        )
        .at(
            "/api/actualites/{article}/commentaires",
            post(api::say::<Article>).described(api::saying()),
        )
        .at(
            "/api/actualites/commentaires/{news_comment}/moderation",
            post(api::moderate::<Article>).described(api::moderating()),
        )
        .at(
            "/api/actualites/commentaires/{news_comment}/signalement",
            post(api::report::<Article>).described(api::reporting()),
        )
}
