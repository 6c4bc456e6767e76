//! `GET /resultats`: a parent's children, a pupil's own page, a teacher's classes, a school's
//! programmes.

use crate::{store, urls};
use axum::extract::State;
use base::Id;
use maud::{Markup, html};
use people::{ClassSummary, GroupKind, Person, SchoolSummary, Scope};
use web::{Answer, App, Page, Result, Ui, Viewer, t, ui};

/// How many results nobody has looked at yet, child by child.
type Fresh = [(Id<Person>, i64)];

/// A pupil goes to his own page, a parent of one child to the child's: there is nothing to choose.
pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Answer> {
    let (classes, schools) = (taught(&viewer), consulted(&viewer));
    if classes.is_empty() && schools.is_empty() {
        match viewer.children.as_slice() {
            [] if viewer.is_pupil() => return Ok(Answer::to(urls::pupil(viewer.person))),
            [child] if !viewer.is_pupil() => return Ok(Answer::to(urls::pupil(child.id))),
            _ => {}
        }
    }
    let person = viewer.person;
    let fresh = if ui.number("results") > 0 {
        app.db.read(move |tx| store::fresh::by_pupil(tx, person)).await?
    } else {
        Vec::new()
    };
    Ok(view(&ui, &viewer, &fresh, (&classes, &schools)).into())
}

/// The classes of whose team this person is.
fn taught(viewer: &Viewer) -> Vec<&ClassSummary> {
    viewer.classes.iter().filter(|class| viewer.teaches(class.id)).collect()
}

fn consulted(viewer: &Viewer) -> Vec<&SchoolSummary> {
    let works = |school: &&SchoolSummary| {
        viewer.is_in(GroupKind::Team, Scope::School(school.id)) || viewer.administers(school.id)
    };
    viewer.schools.iter().filter(works).collect()
}

fn view(
    ui: &Ui,
    viewer: &Viewer,
    fresh: &Fresh,
    (classes, schools): (&[&ClassSummary], &[&SchoolSummary]),
) -> Page {
    let title = t!(ui, "results-title");
    let is_nothing = viewer.children.is_empty() && classes.is_empty() && schools.is_empty();
    let body = html! {
        h1 { (title) }
        @if viewer.is_pupil() {
            a.button href=(urls::pupil(viewer.person)) { (t!(ui, "results-mine")) }
        }
        @if !viewer.children.is_empty() { (children(ui, viewer, fresh)) }
        @if !classes.is_empty() {
            (ui::card("classes", t!(ui, "results-my-classes"), None, html! {
                ul.rows { @for class in classes {
                    (row(&urls::class(class.id), "users", &class.name, ""))
                } }
            }))
        }
        @if !schools.is_empty() {
            (ui::card("schools", t!(ui, "results-my-schools"), None, html! {
                ul.rows { @for school in schools {
                    (row(&urls::school(school.id), "school", &school.name,
                        &t!(ui, "results-school-hint")))
                } }
            }))
        }
        @if viewer.is_platform_administrator() {
            p { a href=(urls::NATIONAL_IMPORT) { (t!(ui, "results-national-import")) } }
        } @else if is_nothing && !viewer.is_pupil() {
            (ui::empty(t!(ui, "results-nothing"), None))
        }
    };
    ui.narrow(&title, body)
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

/// Each child, and what is new of it.
fn children(ui: &Ui, viewer: &Viewer, fresh: &Fresh) -> Markup {
    let level = |child: &people::Child| {
        child.levels.iter().map(|level| level.written()).collect::<Vec<_>>().join(", ")
    };
    ui::card(
        "children",
        t!(ui, "results-children"),
        None,
        html! {
            ul.rows {
                @for (place, child) in viewer.children.iter().enumerate() {
                    li { a.row href=(urls::pupil(child.id)) {
                        (ui::child_face(&child.name, ui::Colour::of_place(place)))
                        span {
                            b { (child.name.first) }
                            span.quiet { (level(child)) }
                            @if let Some((_, count)) = fresh.iter().find(|it| it.0 == child.id) {
                                (ui::tag(t!(ui, "results-card-count", count = *count),
                                    ui::Tone::Info))
                            }
                        }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        },
    )
}
