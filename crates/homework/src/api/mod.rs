//! Homework for programs: the same rules and lists as the pages, as JSON under
//! `/api/cahier-de-textes`.

mod reading;
mod shapes;
mod told;
mod writing;

use web::{Routes, get, post};

pub fn routes() -> Routes {
    families().merge(books())
}

fn families() -> Routes {
    Routes::new()
        .at("/api/cahier-de-textes/semaine", get(reading::week).described(told::week()))
        .at("/api/cahier-de-textes/recherche", get(reading::find).described(told::find()))
        .at("/api/cahier-de-textes/{homework}", get(reading::homework).described(told::homework()))
        .at("/api/cahier-de-textes/{homework}/fait", post(writing::tick).described(told::tick()))
        .at(
            "/api/cahier-de-textes/{homework}/rendus",
            post(writing::hand_in).described(told::hand_in()),
        )
        .at("/api/cahier-de-textes/rendus/{hand_in}", get(reading::work).described(told::work()))
}

fn books() -> Routes {
    Routes::new()
        .at("/api/cahier-de-textes/livres", get(reading::books).described(told::books()))
        .at(
            "/api/cahier-de-textes/livres/{book}",
            get(reading::book)
                .described(told::book())
                .post(writing::begin)
                .described(told::begin()),
        )
        .at(
            "/api/cahier-de-textes/livres/{book}/seances",
            get(reading::lessons)
                .described(told::lessons())
                .post(writing::log)
                .described(told::log()),
        )
        .at("/api/cahier-de-textes/{homework}/edition", post(writing::save).described(told::save()))
        .at(
            "/api/cahier-de-textes/{homework}/publication",
            post(writing::give).described(told::give()),
        )
        .at(
            "/api/cahier-de-textes/{homework}/retrait",
            post(writing::take_back).described(told::take_back()),
        )
        .at(
            "/api/cahier-de-textes/{homework}/suivi",
            get(reading::follow).described(told::follow()),
        )
        .at(
            "/api/cahier-de-textes/rendus/{hand_in}/retour",
            post(writing::give_back).described(told::give_back()),
        )
}
