//! Assessments: what is asked of pupils in class, and what each has shown of it.
//!
//! An [`Assessment`] is of a class or a group, on a day; its [`Item`]s are skills of a programme or
//! free words, said on a scale of `results`, and in the second degree a mark for the whole. A
//! [`Cell`] is what stands of a pupil for an item. Each has its own version, author and hour: two
//! who type at once are merged cell by cell (`cell`), and where they differ both are shown.
//!
//! The way of a cell: `pages::grid` or `api` → `pages::grid_form` (what was touched) →
//! `typing::save` (one transaction on rows of its own assessment) → `jobs::TellFamilies`, a day
//! later → `news`. Families read it from `visible_at` on, and what is written after that when they
//! are told of it (`store::lines`): `pages::sheet`, and the page of a pupil's results, to which
//! [`Assessed`] tells it.

mod access;
mod api;
mod assessment;
mod band;
#[cfg(test)]
mod budget;
mod cell;
mod copying;
mod deeds;
mod demo;
mod export;
mod grid;
mod item;
mod jobs;
mod keeper;
mod keys;
mod news;
mod pages;
mod phrase;
mod refusal;
mod remedial;
mod shows;
mod store;
mod typing;
pub mod urls;
mod visibility;
mod writing;

pub use access::{Arrange, Assess, Follow};
pub use assessment::{Assessment, Discard, Publish, Stage};
pub use band::Band;
pub use cell::{Cell, Change};
pub use item::Item;
pub use keeper::ClassWork;
pub use phrase::Bank;
pub use shows::Assessed;
pub use store::assessments::assessed_in;
pub use store::lines::ASTRAY;

use web::{Feature, MenuEntry, Routes, get, post};

pub const MIGRATIONS: db::Migrations = db::migrations!(
    "assessments";
    "0001_assessments", "0002_reading", "0003_line", "0004_read_from"
);

pub fn feature() -> Feature {
    Feature {
        name: "assessments",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("assessments-title"),
            url: urls::HOME,
            icon: "graduation-cap",
            order: 36,
            shown: phrase::assesses,
            badge: None,
        }],
        // What a family has to read is on the card of results.
        card: None,
        notices: vec![news::CORRECTED],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: export::export,
        erase: store::keeping::erase,
        merging: Some(store::keeping::MERGING),
        demo: |_, town| Ok(demo::acts(town)),
    }
}

fn routes() -> Routes {
    places().merge(assessments()).merge(api::routes())
}

fn places() -> Routes {
    use pages::{class, copy, home, members, phrases, school, skills, write};
    Routes::new()
        .at(urls::HOME, get(home::get))
        .at(urls::PHRASES, get(phrases::get).post(phrases::post))
        .at("/evaluations/ecoles/{school}", get(school::get).post(school::post))
        .at("/evaluations/classes/{class}", get(class::get))
        .at("/evaluations/classes/{class}/nouvelle", get(write::get).post(write::post))
        .at("/evaluations/classes/{class}/copie", get(copy::get).post(copy::post))
        .at("/evaluations/classes/{class}/competences", get(skills::get))
        .at("/evaluations/classes/{class}/groupes", post(skills::post))
        .at("/evaluations/groupes/{group}", get(class::get_group))
        .at("/evaluations/groupes/{group}/nouvelle", get(write::get_group).post(write::post_group))
        .at("/evaluations/groupes/{group}/membres", get(members::get).post(members::post))
        .at("/evaluations/groupes/{group}/fin", post(members::end))
}

fn assessments() -> Routes {
    use pages::{assessment, grid, history, items, life, own, remarks, sheet, write};
    Routes::new()
        .at("/evaluations/{assessment}", get(assessment::get))
        .at("/evaluations/{assessment}/edition", get(write::edit).post(write::save))
        .at("/evaluations/{assessment}/items", get(items::get).post(items::post))
        .at("/evaluations/{assessment}/items/{item}", get(grid::column).post(grid::post_column))
        .at("/evaluations/{assessment}/saisie", get(grid::get).post(grid::post))
        .at("/evaluations/{assessment}/historique/{pupil}", get(history::get))
        .at("/evaluations/{assessment}/appreciations", get(remarks::get).post(remarks::post))
        .at("/evaluations/{assessment}/visibilite", post(life::show))
        .at("/evaluations/{assessment}/ouverture", post(life::open))
        .at("/evaluations/{assessment}/archivage", post(life::archive))
        .at("/evaluations/{assessment}/suppression", post(life::discard))
        .at("/evaluations/{assessment}/eleves/{pupil}", get(sheet::get))
        .at("/evaluations/{assessment}/resultats", get(own::get))
}
