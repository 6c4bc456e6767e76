//! `GET /presences`: the classes one calls, the schools one follows, the children one answers for.

use super::pieces;
use crate::{Moment, Slot, Week, calling::RollCall, store, urls};
use axum::extract::State;
use base::{Id, Instant};
use db::Tx;
use maud::{Markup, html};
use people::{Class, ClassSummary, School, Standing};
use web::{App, Page, Result, Ui, Viewer, t, ui};

/// What concerns a person here, today.
pub struct Ground {
    pub today: base::Day,
    pub classes: Vec<ClassSummary>,
    pub calls: Vec<RollCall>,
    pub weeks: Vec<(Id<School>, Week)>,
    pub schools: Vec<Id<School>>,
    pub now: Instant,
}

/// The classes of whose team this person is.
pub fn taught(viewer: &Standing) -> Vec<ClassSummary> {
    let own = viewer.classes.iter().filter(|class| viewer.teaches(class.id));
    own.cloned().collect()
}

/// The schools whose absences this person follows.
pub fn followed(viewer: &Standing) -> Vec<Id<School>> {
    let own = viewer.schools.iter().filter(|school| viewer.administers(school.id));
    own.map(|school| school.id).collect()
}

pub fn load(tx: &Tx<'_>, viewer: &Standing, now: Instant) -> db::Result<Ground> {
    let (classes, schools) = (taught(viewer), followed(viewer));
    let ids: Vec<Id<Class>> = classes.iter().map(|class| class.id).collect();
    let calls =
        if ids.is_empty() { Vec::new() } else { store::calls::of_classes(tx, &ids, now.day())? };
    let mut places: Vec<Id<School>> = classes.iter().map(|class| class.school).collect();
    places.extend(&schools);
    let weeks = if places.is_empty() { Vec::new() } else { store::weeks::of_all(tx, &places)? };
    Ok(Ground { today: now.day(), classes, calls, weeks, schools, now })
}

impl Ground {
    pub fn week(&self, school: Id<School>) -> Week {
        let found = self.weeks.iter().find(|(id, _)| *id == school);
        found.map_or_else(Week::default, |(_, week)| *week)
    }

    /// The half-day of now in this class, when there is class.
    pub fn slot(&self, class: &ClassSummary) -> Option<Slot> {
        let week = self.week(class.school);
        let slot = Slot::new(self.today, week.moment(self.now));
        week.has(slot).then_some(slot)
    }

    pub fn is_called(&self, class: Id<Class>, moment: Moment) -> Option<&RollCall> {
        self.calls.iter().find(|call| call.class_id == class && call.moment == moment)
    }
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (who, now) = (viewer.clone(), app.clock.now());
    let ground = app.db.read(move |tx| load(tx, &who, now)).await?;
    let title = t!(&ui, "attendance-title");
    let body = html! {
        h1 { (title) }
        @if !ground.classes.is_empty() {
            (ui::card("classes", t!(&ui, "attendance-my-classes"), None, classes(&ui, &ground)))
        }
        @if !ground.schools.is_empty() { (schools(&ui, &viewer, &ground)) }
        @if !viewer.children.is_empty() { (children(&ui, &viewer)) }
        @if ground.classes.is_empty() && ground.schools.is_empty() && viewer.children.is_empty() {
            (ui::empty(t!(&ui, "attendance-nothing"), None))
        }
    };
    Ok(ui.narrow(&title, body))
}

/// Each class, with where its call of now stands.
pub fn classes(ui: &Ui, ground: &Ground) -> Markup {
    html! {
        // What a device has kept without network leaves from here too.
        ul.rows data-behaviour="roll-call" {
            @for class in &ground.classes {
                li { a.row href=(urls::class(class.id)) {
                    span.face aria-hidden="true" { (ui::icon("clipboard-check")) }
                    span {
                        b { (class.name) }
                        span.quiet { (standing(ui, ground, class)) }
                    }
                    (tag(ui, ground, class))
                } }
            }
        }
    }
}

fn standing(ui: &Ui, ground: &Ground, class: &ClassSummary) -> String {
    match ground.slot(class) {
        None => t!(ui, "attendance-no-class-now").into_owned(),
        Some(slot) => pieces::moment(ui, slot.moment).into_owned(),
    }
}

fn tag(ui: &Ui, ground: &Ground, class: &ClassSummary) -> Markup {
    let Some(slot) = ground.slot(class) else { return html! {} };
    match ground.is_called(class.id, slot.moment) {
        Some(call) => {
            let time = call.called_at.time_in(ui.locale);
            ui::tag(t!(ui, "attendance-tag-called", time = time), ui::Tone::Ok)
        }
        None => ui::tag(t!(ui, "attendance-tag-to-call"), ui::Tone::Warn),
    }
}

fn schools(ui: &Ui, viewer: &Viewer, ground: &Ground) -> Markup {
    let lines = html! {
        ul.rows {
            @for school in ground.schools.iter().filter_map(|id| viewer.school(*id)) {
                li { a.row href=(urls::school(school.id)) {
                    span.face aria-hidden="true" { (ui::icon("school")) }
                    span { b { (school.name) }
                        span.quiet { (t!(ui, "attendance-follow-hint")) } }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui::card("schools", t!(ui, "attendance-follow"), None, lines)
}

fn children(ui: &Ui, viewer: &Viewer) -> Markup {
    let lines = html! {
        ul.rows {
            @for (place, child) in viewer.children.iter().enumerate() {
                li { a.row href=(urls::pupil(child.id)) {
                    (ui::child_face(&child.name, ui::Colour::of_place(place)))
                    span { b { (child.name.first) }
                        span.quiet { (t!(ui, "attendance-child-hint")) } }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui::card("children", t!(ui, "attendance-children"), None, lines)
}
