//! `GET /passage`: one's own portfolio and those of one's children, the dossiers that concern one,
//! the classes one teaches, the schools one runs.

use super::pieces;
use crate::{
    card,
    store::{self, lists::Line, pupils::Child},
    urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::{Class, ClassSummary, SchoolSummary};
use web::{App, Page, Result, Ui, Viewer, t, ui};

struct Shown {
    /// He was or is a pupil: his portfolio is his in a summer between two schools too.
    has_own: bool,
    children: Vec<Child>,
    dossiers: Vec<Line>,
    /// On their way from the classes one teaches.
    leaving: Vec<Line>,
    /// Shared with the teams one is in.
    shared: Vec<Line>,
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let taught: Vec<ClassSummary> =
        viewer.classes.iter().filter(|class| viewer.teaches(class.id)).cloned().collect();
    let classes: Vec<Id<Class>> = taught.iter().map(|class| class.id).collect();
    let (person, now) = (viewer.person, app.clock.now());
    let read = move |tx: &Tx<'_>| {
        let decided = card::decided(tx, person, now)?;
        let (leaving, shared) = if classes.is_empty() {
            (Vec::new(), Vec::new())
        } else {
            let leaving = store::lists::leaving_classes(tx, &classes, now.day())?;
            (leaving, store::lists::shared(tx, &classes, now.day())?)
        };
        Ok(Shown {
            has_own: store::pupils::portfolio(tx, person.cast(), person, now.day())?.is_some(),
            children: store::pupils::of_guardian(tx, person, now.day())?,
            dossiers: store::lists::of_pupils(tx, &decided)?,
            leaving,
            shared,
        })
    };
    let shown = app.db.read(read).await?;
    let run = viewer.schools.iter().filter(|school| viewer.administers(school.id));
    let schools: Vec<&SchoolSummary> = run.collect();
    let title = t!(&ui, "passage-title");
    let is_empty = shown.children.is_empty()
        && shown.dossiers.is_empty()
        && taught.is_empty()
        && schools.is_empty()
        && !shown.has_own;
    let body = html! {
        h1 { (title) }
        @if !shown.dossiers.is_empty() { (dossiers(&ui, &shown.dossiers)) }
        @if shown.has_own {
            a.tile href=(urls::portfolio(viewer.person)) {
                (ui::icon("star")) (t!(&ui, "passage-my-portfolio"))
            }
        }
        @if !shown.children.is_empty() { (children(&ui, &shown.children)) }
        @if !taught.is_empty() { (classes_of(&ui, &taught)) }
        @if !shown.leaving.is_empty() {
            (ui::card("leaving", t!(&ui, "passage-paper-card"), None,
                pieces::lines(&ui, &shown.leaving, |it| due(&ui, it))))
        }
        @if !shown.shared.is_empty() {
            (ui::card("shared", t!(&ui, "passage-shared-card"), None,
                pieces::lines(&ui, &shown.shared, |it| it.from_name.clone())))
        }
        @if !schools.is_empty() { (schools_of(&ui, &schools)) }
        @if viewer.is_platform_administrator() {
            p { a href=(urls::PLATFORMS) { (t!(&ui, "passage-platforms-title")) } }
        }
        @if is_empty { (ui::empty(t!(&ui, "passage-nothing"), None)) }
    };
    Ok(ui.narrow(&title, body))
}

fn due(ui: &Ui, it: &Line) -> String {
    t!(ui, "passage-due", day = pieces::day(ui, it.due_on)).into_owned()
}

fn dossiers(ui: &Ui, dossiers: &[Line]) -> Markup {
    let words = |it: &Line| t!(ui, "passage-towards", name = it.to_name).into_owned();
    let lines = pieces::lines_with(ui, dossiers, words, pieces::state_at_home);
    ui::card("dossiers", t!(ui, "passage-dossiers"), None, lines)
}

fn children(ui: &Ui, children: &[Child]) -> Markup {
    let lines = html! {
        div.body { p.quiet { (t!(ui, "passage-portfolio-hint")) } }
        ul.rows {
            @for (place, child) in children.iter().enumerate() {
                li { a.row href=(urls::portfolio(child.id)) {
                    (ui::child_face(&child.name(), ui::Colour::of_place(place)))
                    span {
                        b { (t!(ui, "passage-portfolio-of", name = child.first_name)) }
                    }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui::card("children", t!(ui, "passage-children"), None, lines)
}

fn classes_of(ui: &Ui, classes: &[ClassSummary]) -> Markup {
    let lines = html! {
        ul.rows {
            @for class in classes {
                li { a.row href=(urls::class(class.id)) {
                    span.face aria-hidden="true" { (ui::icon("users")) }
                    span {
                        b { (class.name) }
                        span.quiet { (t!(ui, "passage-class-hint")) }
                    }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui::card("classes", t!(ui, "passage-classes"), None, lines)
}

fn schools_of(ui: &Ui, schools: &[&SchoolSummary]) -> Markup {
    let lines = html! {
        ul.rows {
            @for school in schools {
                li { a.row href=(urls::school(school.id)) {
                    span.face aria-hidden="true" { (ui::icon("school")) }
                    span {
                        b { (school.name) }
                        span.quiet { (t!(ui, "passage-school-hint")) }
                    }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui::card("schools", t!(ui, "passage-schools"), None, lines)
}
