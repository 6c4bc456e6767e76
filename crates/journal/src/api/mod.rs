//! The journal for programs: the same rules and lists as the pages, as JSON under `/api/journal`.

mod reading;
mod shapes;
mod told;
mod writing;

use crate::Post;
use publication::api;
use web::{Routes, get, post};

pub fn routes() -> Routes {
    Routes::new()
        .at("/api/journal", get(reading::feed).described(told::feed()))
        .at("/api/journal/recherche", get(reading::find).described(told::find()))
        .at("/api/journal/redaction", get(reading::desk).described(told::desk()))
        .at("/api/journal/{post}", get(reading::one).described(told::one()))
        .at(
            "/api/journal/classes/{class}",
            get(reading::class)
                .described(told::class())
                .post(writing::begin)
                .described(told::begin()),
        )
        .at(
            "/api/journal/classes/{class}/droits",
            get(reading::rights)
                .described(told::rights())
                .post(writing::say_rights)
                .described(told::say_rights()),
        )
        .at("/api/journal/{post}/edition", post(writing::save).described(told::save()))
        .at("/api/journal/{post}/images/{file}", post(writing::look).described(told::look()))
        .at("/api/journal/{post}/publication", post(writing::publish).described(told::publish()))
        .at("/api/journal/{post}/renvoi", post(api::give_back::<Post>).described(told::give_back()))
        .at("/api/journal/{post}/retrait", post(api::withdraw::<Post>).described(told::withdraw()))
        .at(
            "/api/journal/{post}/suppression",
            post(api::discard::<Post>).described(told::discard()),
        )
        .at("/api/journal/{post}/reaction", post(writing::react).described(told::react()))
        .at("/api/journal/{post}/commentaires", post(api::say::<Post>).described(api::saying()))
        .at(
            "/api/journal/commentaires/{journal_comment}/moderation",
            post(api::moderate::<Post>).described(api::moderating()),
        )
        .at(
            "/api/journal/commentaires/{journal_comment}/signalement",
            post(api::report::<Post>).described(api::reporting()),
        )
}
