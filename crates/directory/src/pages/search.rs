//! `GET /annuaire`: persons of one's schools, by the beginning of any word of their names.

use crate::{
    store::{self, Place},
    urls, words,
};
use axum::extract::{Query, State};
use base::{Id, PersonName};
use db::Tx;
use maud::{Markup, html};
use people::{Person, School, Within, person};
use serde::Deserialize;
use std::collections::BTreeMap;
use web::{App, Granted, Page, Read, Result, Somebody, Ui, Viewer, t, ui};

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// The most names one search shows: a longer word finds fewer.
const FOUND_MAX: u32 = 30;

pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (query, whose) = (asked.q.clone(), viewer.clone());
    let load = move |tx: &Tx<'_>| {
        let found = found(tx, &whose, &query)?;
        let persons: Vec<Id<Person>> = found.iter().map(|(person, _)| *person).collect();
        let schools: Vec<Id<School>> = whose.schools.iter().map(|school| school.id).collect();
        let places = store::places(tx, &persons, &schools)?;
        Ok((found, places))
    };
    let (found, places) = app.db.read(load).await?;
    Ok(view(&ui, &asked.q, &found, &places))
}

/// Looks in each school of the viewer, then keeps those whose page he may see: the policy decides.
fn found(tx: &Tx<'_>, viewer: &Viewer, query: &str) -> db::Result<Vec<(Id<Person>, PersonName)>> {
    let mut names: BTreeMap<(String, Id<Person>), PersonName> = BTreeMap::new();
    for school in viewer.schools.iter().take(20) {
        for found in person::search(tx, Within::School(school.id), query, FOUND_MAX)? {
            names.insert((found.name().sort_key(), found.id), found.name());
        }
    }
    let mut seen = Vec::new();
    for ((_, id), name) in names.into_iter().take(FOUND_MAX as usize) {
        // Staff see everybody of their schools: no need to load where each stands.
        let is_known = viewer.schools.iter().all(|school| viewer.works_in(school.id));
        if is_known || Granted::<Read, Somebody>::check(tx, id.cast(), viewer)?.is_some() {
            seen.push((id, name));
        }
    }
    Ok(seen)
}

fn view(ui: &Ui, query: &str, found: &[(Id<Person>, PersonName)], places: &[Place]) -> Page {
    let body = html! {
        h1 { (t!(ui, "directory-title")) }
        form.search role="search" method="get" action=(urls::SEARCH) {
            label.hidden for="q" { (t!(ui, "directory-label")) }
            input.input #q type="search" name="q" value=(query) autocomplete="off"
                placeholder=(t!(ui, "directory-label"));
            button.button { (ui::icon("search")) (t!(ui, "directory-search")) }
        }
        @if !query.trim().is_empty() { (results(ui, found, places)) }
        @else { p.quiet { (t!(ui, "directory-hint")) } }
    };
    ui.narrow(t!(ui, "directory-title"), body)
}

fn results(ui: &Ui, found: &[(Id<Person>, PersonName)], places: &[Place]) -> Markup {
    if found.is_empty() {
        return ui::empty(t!(ui, "directory-none"), None);
    }
    html! {
        p.quiet role="status" { (t!(ui, "directory-found", count = found.len())) }
        ul.rows.card {
            @for (id, name) in found {
                li { a.row href=(urls::person(*id)) {
                    (ui::face(name))
                    span { b { (name.listed()) } span.quiet { (place_of(ui, *id, places)) } }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    }
}

/// « élève · CE1-A »: two persons may have the same name.
fn place_of(ui: &Ui, person: Id<Person>, places: &[Place]) -> String {
    let own = places.iter().filter(|place| place.person == person);
    let words = own.map(|place| format!("{} · {}", words::member(ui, place.kind), place.class));
    words.collect::<Vec<_>>().join(" — ")
}
