//! `GET /carnet`: one's classes, one's schools, one's children. Whoever has a single place is
//! there.

use crate::{
    carnet::is_nursery,
    store::{self, classes::Line},
    urls,
};
use axum::extract::State;
use base::{Id, PersonName};
use maud::{Markup, html};
use people::{Class, Level, Person};
use web::{Answer, App, Result, Ui, Viewer, t, ui};

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Answer> {
    let classes: Vec<Id<Class>> = viewer
        .classes
        .iter()
        .map(|class| class.id)
        .filter(|class| viewer.teaches(*class))
        .collect();
    let today = app.clock.today();
    let classes = if classes.is_empty() {
        Vec::new()
    } else {
        app.db.read(move |tx| store::classes::of(tx, &classes, today)).await?
    };
    let children = children(&app, &viewer).await?;
    let schools: Vec<_> = viewer
        .schools
        .iter()
        .filter(|school| viewer.administers(school.id) && Level::Ps.is_taught_in(school.kind))
        .collect();
    match (classes.as_slice(), schools.as_slice(), children.as_slice()) {
        ([class], [], []) => return Ok(Answer::to(urls::class(class.id))),
        ([], [school], []) => return Ok(Answer::to(urls::school(school.id))),
        ([], [], [(child, _)]) => return Ok(Answer::to(urls::pupil(*child))),
        _ => {}
    }
    let title = t!(&ui, "carnet-title");
    let body = html! {
        h1 { (title) }
        @if classes.is_empty() && schools.is_empty() && children.is_empty() {
            (ui::empty(t!(&ui, "carnet-home-none"), None))
        }
        (family(&ui, &children))
        (at_work(&ui, &classes))
        @if !schools.is_empty() {
            (ui::card("schools", t!(&ui, "carnet-home-schools"), None, html! {
                ul.rows { @for school in &schools {
                    li { a.row href=(urls::school(school.id)) {
                        span { b { (school.name) } } (ui::icon("chevron-right"))
                    } }
                } }
            }))
        }
    };
    Ok(ui.narrow(&title, body).into())
}

/// Oneself, for a pupil; the children of a guardian who are in maternelle, and those who keep a
/// carnet of it.
async fn children(app: &App, viewer: &Viewer) -> Result<Vec<(Id<Person>, PersonName)>> {
    if viewer.is_pupil() && viewer.levels().any(is_nursery) {
        return Ok(vec![(viewer.person, viewer.name.clone())]);
    }
    let is_young = |child: &people::Child| child.levels.iter().copied().any(is_nursery);
    let elder = viewer.children.iter().filter(|child| !is_young(child));
    let elder: Vec<Id<Person>> = elder.map(|child| child.id).collect();
    let keeps = if elder.is_empty() {
        Vec::new()
    } else {
        app.db.read(move |tx| store::pupils::with_carnet(tx, &elder)).await?
    };
    let is_shown = |child: &&people::Child| is_young(child) || keeps.contains(&child.id);
    let children = viewer.children.iter().filter(is_shown);
    Ok(children.map(|child| (child.id, child.name.clone())).collect())
}

fn family(ui: &Ui, children: &[(Id<Person>, PersonName)]) -> Markup {
    html! {
        @if !children.is_empty() {
            (ui::card("children", t!(ui, "carnet-home-children"), None, html! {
                ul.rows { @for (place, (child, name)) in children.iter().enumerate() {
                    @let colour = ui::Colour::of_place(place);
                    li { a.row href=(urls::pupil(*child)) {
                        (ui::child_face(name, colour))
                        span { b { (t!(ui, "carnet-of", name = name.first)) } }
                        (ui::icon("chevron-right"))
                    } }
                } }
            }))
        }
    }
}

fn at_work(ui: &Ui, classes: &[Line]) -> Markup {
    html! {
        @if !classes.is_empty() {
            (ui::card("classes", t!(ui, "carnet-home-classes"), None, html! {
                ul.rows { @for class in classes {
                    li { a.row href=(urls::class(class.id)) {
                        span {
                            b { (class.name) }
                            span.quiet { (t!(ui, "carnet-pupils", count = class.pupils)) }
                        }
                        (ui::icon("chevron-right"))
                    } }
                } }
            }))
        }
    }
}
