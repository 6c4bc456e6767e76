//! Where a teacher begins: `/evaluations`, his classes and his groups.

use super::pieces;
use crate::{Band, phrase::assesses, store, urls};
use axum::extract::State;
use maud::{Markup, html};
use people::{ClassSummary, SchoolSummary};
use web::{Answer, App, Page, Result, Ui, Viewer, t, ui};

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Answer> {
    // A family finds what is for it on the page of its results.
    if !assesses(&viewer) {
        return Ok(Answer::to(results::urls::HOME));
    }
    let person = viewer.person;
    let schools: Vec<_> =
        viewer.schools.iter().map(|it| it.id).filter(|it| viewer.works_in(*it)).collect();
    let bands = if schools.is_empty() {
        Vec::new()
    } else {
        app.db.read(move |tx| store::bands::of_person(tx, person, &schools)).await?
    };
    Ok(view(&ui, &viewer, &bands).into())
}

fn view(ui: &Ui, viewer: &Viewer, bands: &[Band]) -> Page {
    let taught: Vec<&ClassSummary> =
        viewer.classes.iter().filter(|class| viewer.teaches(class.id)).collect();
    let run: Vec<&SchoolSummary> =
        viewer.schools.iter().filter(|school| viewer.administers(school.id)).collect();
    let title = t!(ui, "assessments-title");
    let is_empty = taught.is_empty() && run.is_empty() && bands.is_empty();
    let body = html! {
        h1 { (title) }
        (pieces::kept(ui))
        @if is_empty { (ui::empty(t!(ui, "assessments-nothing"), None)) }
        @if !taught.is_empty() {
            (ui::card("classes", t!(ui, "assessments-my-classes"), None, classes(ui, &taught)))
        }
        @if !bands.is_empty() {
            (ui::card("groups", t!(ui, "assessments-my-groups"), None, groups(bands)))
        }
        @if !run.is_empty() { (ui::card("schools", t!(ui, "assessments-schools"), None, html! {
            ul.rows { @for school in run {
                (row(&urls::school(school.id), "school", &school.name, ""))
            } }
        })) }
        @if !taught.is_empty() {
            p { a href=(urls::PHRASES) { (t!(ui, "assessments-my-phrases")) } }
        }
    };
    ui.narrow(&title, body)
}

fn classes(ui: &Ui, classes: &[&ClassSummary]) -> Markup {
    html! {
        ul.rows {
            @for class in classes {
                (row(&urls::class(class.id), "users", &class.name,
                    &t!(ui, "assessments-class-hint")))
            }
        }
    }
}

fn groups(bands: &[Band]) -> Markup {
    html! {
        ul.rows {
            @for band in bands {
                (row(&urls::group(band.id), "users", &band.name, &band.reason))
            }
        }
    }
}

fn row(url: &str, icon: &str, name: &str, hint: &str) -> Markup {
    html! {
        li { a.row href=(url) {
            span.face aria-hidden="true" { (ui::icon(icon)) }
            span { b { (name) } @if !hint.is_empty() { span.quiet { (hint) } } }
            (ui::icon("chevron-right"))
        } }
    }
}
