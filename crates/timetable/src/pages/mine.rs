//! One's own week: `GET /emploi-du-temps`. A pupil's, a teacher's, or that of one's children, the
//! first one here and the others a tap away.

use super::{
    asked::{Asked, Open},
    week::{Look, Week, arranged, view},
    whose,
};
use crate::{Occurrence, Plan, Pupil, showing, store, urls};
use axum::extract::{Query, State};
use base::{Day, Id};
use db::Tx;
use maud::{Markup, html};
use people::{Group, Person, School, Standing};
use web::{App, Page, Result, Ui, Viewer, t, ui};

/// Whose week is here.
pub enum Whose {
    /// A pupil: oneself, or a child.
    Pupil(Box<Pupil>, Vec<Id<Group>>),
    /// Who gives lessons, in these schools.
    Teacher(Id<Person>, Vec<Id<School>>),
    /// Somebody of a school who gives no lesson.
    Nobody,
}

/// Oneself as a pupil or a teacher; or else one's first child of a secondary school. `days` are the
/// one that is looked at, and today.
pub fn load(
    tx: &Tx<'_>,
    viewer: &Standing,
    (days, span): ((Day, Day), (Day, Day)),
) -> db::Result<(Whose, Plan)> {
    let children = viewer.children.iter().map(|child| child.id);
    let ids: Vec<Id<Person>> = [viewer.person].into_iter().chain(children).collect();
    let mut pupils = whose::pupils_on(tx, &ids, days)?;
    pupils.sort_by_key(|(pupil, _)| ids.iter().position(|id| *id == pupil.id));
    if viewer.is_staff()
        && let Some(teacher) = store::places::teacher(tx, viewer.person, days.1)?
    {
        let plan = showing::plan(tx, &teacher.schools, &[viewer.person.cast()], span)?;
        if !plan.lessons.is_empty() || pupils.is_empty() {
            return Ok((Whose::Teacher(viewer.person, teacher.schools), plan));
        }
    }
    let Some((pupil, groups)) = pupils.into_iter().next() else {
        return Ok((Whose::Nobody, Plan::default()));
    };
    let plan = showing::plan(tx, &[pupil.school], &whose::refs(&pupil, &groups), span)?;
    Ok((Whose::Pupil(Box::new(pupil), groups), plan))
}

/// The lessons of whoever it is.
pub fn lessons(whose: &Whose, plan: &Plan, (first, last): (Day, Day)) -> Vec<Occurrence> {
    match whose {
        Whose::Pupil(pupil, groups) => whose::of_pupil(plan.between(first, last), pupil, groups),
        Whose::Teacher(person, _) => plan.of_teacher(*person, first, last),
        Whose::Nobody => Vec::new(),
    }
}

pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let open = asked.open(ui.today());
    let (who, span, days) = (viewer.clone(), open.span(), (open.day, ui.today()));
    let read = move |tx: &Tx<'_>| load(tx, &who, (days, span));
    let (whose, plan) = app.db.read(read).await?;
    let lessons = lessons(&whose, &plan, span);
    let title = t!(&ui, "timetable-title");
    let body = html! {
        (ui::head(&title, links(&ui, &whose)))
        (children(&ui, &viewer, &whose, open.day))
        (body(&ui, &viewer, (&whose, &plan), open, &lessons))
        (schools(&ui, &viewer))
    };
    Ok(ui.page(&title, body))
}

fn links(ui: &Ui, whose: &Whose) -> Markup {
    html! {
        @if !matches!(whose, Whose::Nobody) {
            a.button.plain href=(urls::FEED) {
                (ui::icon("calendar")) (t!(ui, "timetable-file"))
            }
        }
    }
}

fn body(
    ui: &Ui,
    viewer: &Standing,
    (whose, plan): (&Whose, &Plan),
    open: Open,
    lessons: &[Occurrence],
) -> Markup {
    let (look, school) = match whose {
        Whose::Pupil(pupil, _) => (Look::Pupils, Some(pupil.school)),
        Whose::Teacher(_, schools) => (Look::Teacher, schools.first().copied()),
        Whose::Nobody if viewer.schools.iter().any(|it| !it.kind.is_first_degree()) => {
            return html! {};
        }
        Whose::Nobody => return ui::empty(t!(ui, "timetable-none-here"), None),
    };
    let calendar = school.and_then(|school| plan.calendar(school));
    let arranges = arranged(viewer);
    let week = Week { open, lessons, calendar, look, url: urls::HOME, arranges: &arranges };
    view(ui, &week)
}

/// The children who have a timetable; the one that is here is marked.
fn children(ui: &Ui, viewer: &Standing, whose: &Whose, day: Day) -> Markup {
    let Whose::Pupil(open, _) = whose else { return html! {} };
    let is_secondary = |school: &Id<School>| {
        viewer.school(*school).is_some_and(|school| !school.kind.is_first_degree())
    };
    let with: Vec<_> =
        viewer.children.iter().filter(|it| it.schools.iter().any(is_secondary)).collect();
    if with.is_empty() {
        return html! {};
    }
    let links: Vec<(String, &str, bool)> = with
        .iter()
        .map(|child| {
            (urls::on(&urls::pupil(child.id), day), child.name.first.as_str(), child.id == open.id)
        })
        .collect();
    let chips: Vec<ui::Chip<'_>> = links
        .iter()
        .map(|(url, words, is_open)| ui::Chip { url, words, number: None, is_open: *is_open })
        .collect();
    ui::chips(t!(ui, "timetable-children"), &chips)
}

/// The schools one works in: all their timetables.
fn schools(ui: &Ui, viewer: &Standing) -> Markup {
    let works = viewer.schools.iter().filter(|it| {
        !it.kind.is_first_degree() && (viewer.works_in(it.id) || viewer.administers(it.id))
    });
    let works: Vec<_> = works.collect();
    if works.is_empty() {
        return html! {};
    }
    let lines = html! {
        ul.rows {
            @for school in works {
                li { a.row href=(urls::school(school.id)) {
                    span.face aria-hidden="true" { (ui::icon("school")) }
                    span { b { (school.name) } span.quiet { (t!(ui, "timetable-school-hint")) } }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui::card("schools", t!(ui, "timetable-schools"), None, lines)
}
