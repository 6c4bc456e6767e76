//! Reports: `GET /livrets`. A family finds those of its children, staff its classes and schools.

use crate::{
    project::{self, Project},
    report::Kind,
    store::{self, classes::ClassLine, reports::Out},
    urls,
};
use axum::extract::{Query, State};
use base::{Id, SchoolYear};
use db::Tx;
use maud::{Markup, html};
use people::{Class, Group, GroupKind, Person, School, SchoolKind, Standing};
use results::Period;
use serde::Deserialize;
use web::{
    App, Page, Result, Ui, Viewer, t,
    ui::{self, Tone},
};

#[derive(Default, Deserialize)]
pub struct Asked {
    enfant: Option<Id<Person>>,
}

struct Shown {
    out: Vec<Out>,
    classes: Vec<(ClassLine, Option<Period>)>,
    /// Made by hand, of a collège or a lycée, that he teaches.
    groups: Vec<(Id<Group>, String)>,
    /// The EPI and the accompagnement personnalisé in which he writes.
    projects: Vec<Project>,
}

/// Those who write reports, follow a school, or read of a child. A teacher of maternelle and a
/// family whose children are all there have the carnet.
pub fn is_shown(standing: &Standing) -> bool {
    let is_reported = |child: &people::Child| {
        child.levels.is_empty() || child.levels.iter().copied().any(crate::place::is_reported)
    };
    standing.children.iter().any(is_reported)
        || standing.levels().any(crate::place::is_reported)
        || standing.classes.iter().any(|class| standing.teaches(class.id) && has_reports(class))
        || standing.schools.iter().any(|school| runs(standing, school.id, school.kind))
        || is_in_a_group(standing) && !groups_in(standing).is_empty()
}

fn is_in_a_group(standing: &Standing) -> bool {
    standing.memberships.iter().any(|member| member.kind == GroupKind::Hand)
}

/// The schools in which this person may teach a group made by hand.
fn groups_in(standing: &Standing) -> Vec<Id<School>> {
    let second = standing.schools.iter().filter(|school| !school.kind.is_first_degree());
    second.map(|school| school.id).filter(|id| standing.works_in(*id)).collect()
}

/// A class of maternelle alone has its carnet de suivi.
fn has_reports(class: &people::ClassSummary) -> bool {
    class.levels.is_empty() || class.levels.iter().copied().any(crate::place::is_reported)
}

/// A school whose reports this person follows: not of a maternelle, which has a carnet.
fn runs(standing: &Standing, school: Id<School>, kind: SchoolKind) -> bool {
    kind != SchoolKind::Nursery && (standing.administers(school) || standing.is_cpe_of(school))
}

/// Whose reports this viewer reads as a family: his children's, one of them, or his own.
fn pupils(viewer: &Viewer, asked: &Asked) -> Vec<Id<Person>> {
    if let Some(child) = asked.enfant.filter(|child| viewer.guards(*child)) {
        return vec![child];
    }
    let children = viewer.children.iter().map(|child| child.id);
    children.chain(viewer.is_pupil().then_some(viewer.person)).collect()
}

fn load(tx: &Tx<'_>, viewer: &Viewer, asked: &Asked) -> db::Result<Shown> {
    let (now, today) = (tx.now(), tx.now().day());
    let pupils = pupils(viewer, asked);
    let out = if pupils.is_empty() {
        Vec::new()
    } else {
        store::reports::out(tx, &pupils, viewer.person, now)?
    };
    let taught: Vec<Id<Class>> = viewer
        .classes
        .iter()
        .filter(|class| viewer.teaches(class.id))
        .map(|class| class.id)
        .collect();
    let classes = if taught.is_empty() { Vec::new() } else { store::classes::among(tx, &taught)? };
    let schools: Vec<Id<School>> = classes.iter().map(|class| class.school).collect();
    let periods = store::keeping::periods(tx, &schools, SchoolYear::of(today), today)?;
    let with_period = |class: ClassLine| {
        let period = periods.iter().find(|period| period.school == class.school).cloned();
        (class, period)
    };
    let classes = classes.into_iter().map(with_period).collect();
    Ok(Shown { out, classes, groups: groups(tx, viewer)?, projects: projects(tx, viewer)? })
}

/// Those he teaches: who works in a school without teaching has none.
fn groups(tx: &Tx<'_>, viewer: &Viewer) -> db::Result<Vec<(Id<Group>, String)>> {
    let schools = groups_in(viewer);
    if schools.is_empty() {
        return Ok(Vec::new());
    }
    store::groups::of_person(tx, viewer.person, &schools, tx.now().day())
}

fn projects(tx: &Tx<'_>, viewer: &Viewer) -> db::Result<Vec<Project>> {
    let schools = viewer.schools.iter().filter(|school| school.kind == SchoolKind::Middle);
    let schools: Vec<Id<School>> =
        schools.map(|school| school.id).filter(|id| viewer.works_in(*id)).collect();
    if schools.is_empty() {
        return Ok(Vec::new());
    }
    let year = SchoolYear::of(tx.now().day());
    store::projects::of_teacher(tx, viewer.person, &schools, year)
}

pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let of = viewer.clone();
    let shown = app.db.read(move |tx: &Tx<'_>| load(tx, &of, &asked)).await?;
    Ok(view(&ui, &viewer, &shown))
}

fn view(ui: &Ui, viewer: &Viewer, shown: &Shown) -> Page {
    let title = t!(ui, "reports-title");
    let schools: Vec<_> =
        viewer.schools.iter().filter(|school| runs(viewer, school.id, school.kind)).collect();
    let is_family = viewer.is_guardian() || viewer.is_pupil();
    let body = html! {
        h1 { (title) }
        @if is_family {
            @if shown.out.is_empty() { (ui::empty(t!(ui, "reports-none-yet"), None)) }
            @else { (family(ui, viewer, &shown.out)) }
        }
        @if !is_family && shown.classes.is_empty() && shown.groups.is_empty()
            && shown.projects.is_empty() && schools.is_empty() {
            (nothing(ui, viewer))
        }
        @if !shown.classes.is_empty() {
            section.card aria-labelledby="classes" {
                header { h2 #classes { (t!(ui, "reports-my-classes")) } }
                ul.rows {
                    @for (class, period) in &shown.classes {
                        (class_row(class, period.as_ref()))
                    }
                }
            }
        }
        @if !shown.groups.is_empty() {
            section.card aria-labelledby="groups" {
                header { h2 #groups { (t!(ui, "reports-my-groups")) } }
                ul.rows {
                    @for (group, name) in &shown.groups {
                        li { a.row href=(urls::group(*group)) {
                            span.face aria-hidden="true" { (ui::icon("users")) }
                            span { b { (name) } }
                            (ui::icon("chevron-right"))
                        } }
                    }
                }
            }
        }
        @if !shown.projects.is_empty() {
            section.card aria-labelledby="projects" {
                header { h2 #projects { (t!(ui, "reports-projects-title")) } }
                ul.rows { @for project in &shown.projects { (project_row(project)) } }
            }
        }
        @if !schools.is_empty() {
            section.card aria-labelledby="schools" {
                header { h2 #schools { (t!(ui, "reports-schools")) } }
                ul.rows {
                    @for school in schools {
                        (school_row(viewer, school))
                    }
                }
            }
        }
    };
    ui.page(&title, body)
}

/// A teacher of maternelle who comes by an old link is shown where his things are.
fn nothing(ui: &Ui, viewer: &Viewer) -> Markup {
    let teaches = viewer.classes.iter().any(|class| viewer.teaches(class.id));
    html! {
        @if teaches {
            (ui::empty(t!(ui, "reports-none-here"),
                Some((urls::CARNET, &t!(ui, "reports-to-carnet")))))
        } @else { (ui::empty(t!(ui, "reports-nothing-here"), None)) }
    }
}

/// Who follows a school without running it reads its classes one by one.
fn school_row(viewer: &Viewer, school: &people::SchoolSummary) -> Markup {
    let words = html! {
        span.face aria-hidden="true" { (ui::icon("school")) }
        span { b { (school.name) } }
    };
    html! {
        li {
            @if viewer.administers(school.id) {
                a.row href={ (urls::HOME) "/ecoles/" (school.id) } {
                    (words) (ui::icon("chevron-right"))
                }
            } @else { div.row { (words) } }
        }
    }
}

fn project_row(project: &Project) -> Markup {
    html! {
        li { a.row href=(urls::project(project.id)) {
            span.face aria-hidden="true" { (ui::icon("users")) }
            span { b { (project::short(&project.theme)) " · " (project.title) } }
            (ui::icon("chevron-right"))
        } }
    }
}

fn class_row(class: &ClassLine, period: Option<&Period>) -> Markup {
    html! {
        li { a.row href={ (urls::HOME) "/classes/" (class.id) } {
            span.face aria-hidden="true" { (ui::icon("users")) }
            span {
                b { (class.name) }
                @if let Some(period) = period { span.quiet { (period.name) } }
            }
            (ui::icon("chevron-right"))
        } }
    }
}

fn family(ui: &Ui, viewer: &Viewer, out: &[Out]) -> Markup {
    let mut pupils: Vec<Id<Person>> = Vec::new();
    for it in out {
        if !pupils.contains(&it.pupil) {
            pupils.push(it.pupil);
        }
    }
    html! {
        @for pupil in pupils {
            @let own = out.iter().filter(|it| it.pupil == pupil);
            @let name = viewer.child(pupil).map_or(&viewer.name.first, |it| &it.name.first);
            section.card aria-label=(name) {
                header { h2 { (name) } }
                ul.rows { @for report in own { (out_row(ui, viewer, report)) } }
            }
        }
    }
}

fn out_row(ui: &Ui, viewer: &Viewer, report: &Out) -> Markup {
    html! {
        li { a.row href=(urls::report(report.id)) {
            span.face aria-hidden="true" { (ui::icon("file-text")) }
            span {
                b {
                    @match report.kind {
                        Kind::Period => (report.period),
                        Kind::Cycle => (t!(ui, "reports-cycle")),
                    }
                }
                span.quiet { (report.class) " · " (ui.when(report.published_at)) }
                @if !report.is_current() {
                    (ui::tag(t!(ui, "reports-tag-reopened"), Tone::Warn))
                } @else if report.is_signed {
                    (ui::tag(t!(ui, "reports-tag-mine"), Tone::Ok))
                } @else if viewer.guards(report.pupil) {
                    (ui::tag(t!(ui, "reports-tag-to-sign"), Tone::Warn))
                }
            }
            (ui::icon("chevron-right"))
        } }
    }
}
