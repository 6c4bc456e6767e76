//! `GET /presences`: the classes one calls, the schools one follows, the children one answers for.

use super::{lessons, pieces};
use crate::{
    Closure, Moment, Slot, Week, access::follows, calling::RollCall, roll::Band, store, urls,
};
use axum::extract::State;
use base::{Id, Instant};
use db::Tx;
use maud::{Markup, html};
use people::{Class, ClassSummary, GroupKind, School, Scope, Standing, Town};
use web::{App, Page, Result, Ui, Viewer, t, ui};

/// What concerns a person here, today.
pub struct Ground {
    pub today: base::Day,
    pub classes: Vec<ClassSummary>,
    pub calls: Vec<RollCall>,
    pub weeks: Vec<(Id<School>, Week)>,
    pub schools: Vec<Id<School>>,
    pub bands: Vec<Band>,
    pub now: Instant,
}

/// The classes of whose team this person is.
pub fn taught(viewer: &Standing) -> Vec<ClassSummary> {
    let own = viewer.classes.iter().filter(|class| viewer.teaches(class.id));
    own.cloned().collect()
}

/// The schools whose absences this person follows.
pub fn followed(viewer: &Standing) -> Vec<Id<School>> {
    let own = viewer.schools.iter().filter(|school| follows(viewer, school.id));
    own.map(|school| school.id).collect()
}

pub fn load(tx: &Tx<'_>, viewer: &Standing, now: Instant) -> db::Result<Ground> {
    let (classes, schools) = (taught(viewer), followed(viewer));
    let works = viewer.schools.iter().filter(|it| !it.kind.is_first_degree());
    let works: Vec<_> = works.map(|it| it.id).filter(|id| viewer.works_in(*id)).collect();
    let bands = if works.is_empty() {
        Vec::new()
    } else {
        store::pupils::bands_of(tx, viewer.person, &works)?
    };
    let mut ids: Vec<Id<Class>> = classes.iter().map(|class| class.id).collect();
    ids.extend(bands.iter().map(|band| band.id.cast::<Class>()));
    let calls =
        if ids.is_empty() { Vec::new() } else { store::calls::of_classes(tx, &ids, now.day())? };
    let mut places: Vec<Id<School>> = classes.iter().map(|class| class.school).collect();
    places.extend(bands.iter().map(|band| band.school_id));
    places.extend(&schools);
    let weeks = if places.is_empty() { Vec::new() } else { store::weeks::of_all(tx, &places)? };
    Ok(Ground { today: now.day(), classes, calls, weeks, schools, bands, now })
}

impl Ground {
    pub fn week(&self, school: Id<School>) -> Week {
        let found = self.weeks.iter().find(|(id, _)| *id == school);
        found.map_or_else(Week::default, |(_, week)| week.clone())
    }

    /// The half-day of now in this class, when there is class.
    pub fn slot(&self, school: Id<School>) -> Option<Slot> {
        let week = self.week(school);
        let slot = Slot::new(self.today, week.moment(self.now));
        week.has(slot).then_some(slot)
    }

    pub fn is_called(&self, class: Id<Class>, moment: Moment) -> Option<&RollCall> {
        self.calls.iter().find(|call| call.class_id == class && call.moment == moment)
    }
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (who, now) = (viewer.clone(), app.clock.now());
    let keeper = web::timetable::of(&app);
    let read = move |tx: &Tx<'_>| {
        let today = lessons::load(tx, keeper.as_deref(), &who, now)?;
        Ok((load(tx, &who, now)?, closures(tx, &who, now)?, today))
    };
    let (ground, closures, today) = app.db.read(read).await?;
    let towns = towns(&viewer);
    let title = t!(&ui, "attendance-title");
    let body = html! {
        h1 { (title) }
        (pieces::closures(&ui, &closures, viewer.schools.len() > 1))
        @if !today.is_empty() { (lessons::view(&ui, &viewer, &ground, &today)) }
        @if !ground.classes.is_empty() || !ground.bands.is_empty() {
            (ui::card("classes", t!(&ui, "attendance-my-classes"), None, classes(&ui, &ground)))
        }
        @if !ground.schools.is_empty() { (schools(&ui, &viewer, &ground)) }
        @if !viewer.children.is_empty() { (children(&ui, &viewer)) }
        @if !towns.is_empty() { (of_town(&ui, &towns)) }
        @if ground.classes.is_empty()
            && ground.bands.is_empty()
            && ground.schools.is_empty()
            && viewer.children.is_empty()
            && towns.is_empty() {
            (ui::empty(t!(&ui, "attendance-nothing"), None))
        }
    };
    Ok(ui.narrow(&title, body))
}

/// Each class, and in a secondary school each group, with where its call of now stands.
pub fn classes(ui: &Ui, ground: &Ground) -> Markup {
    html! {
        // What a device has kept without network leaves from here too.
        ul.rows data-behaviour="roll-call" {
            @for class in &ground.classes {
                (line(ui, ground, &urls::class(class.id), &class.name, (class.id, class.school)))
            }
            @for band in &ground.bands {
                (line(ui, ground, &urls::group(band.id), &band.name,
                    (band.id.cast(), band.school_id)))
            }
        }
    }
}

fn line(
    ui: &Ui,
    ground: &Ground,
    url: &str,
    name: &str,
    (roll, school): (Id<Class>, Id<School>),
) -> Markup {
    let slot = ground.slot(school);
    let moment = slot.map(|slot| pieces::moment_of(ui, &ground.week(school), slot.moment));
    let words = moment.unwrap_or_else(|| t!(ui, "attendance-no-class-now").into_owned());
    html! {
        li { a.row href=(url) {
            span.face aria-hidden="true" { (ui::icon("clipboard-check")) }
            span { b { (name) } span.quiet { (words) } }
            (tag(ui, ground, roll, slot))
        } }
    }
}

fn tag(ui: &Ui, ground: &Ground, roll: Id<Class>, slot: Option<Slot>) -> Markup {
    let Some(slot) = slot else { return html! {} };
    match ground.is_called(roll, slot.moment) {
        Some(call) => {
            let time = call.called_at.time_in(ui.locale);
            ui::tag(t!(ui, "attendance-tag-called", time = time), ui::Tone::Ok)
        }
        // A class has not always a lesson: nothing presses.
        None if slot.moment.is_hour() => html! {},
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

/// Those of his schools within a week.
pub fn closures(tx: &Tx<'_>, viewer: &Standing, now: Instant) -> db::Result<Vec<Closure>> {
    let schools: Vec<Id<School>> = viewer.schools.iter().map(|school| school.id).collect();
    if schools.is_empty() {
        return Ok(Vec::new());
    }
    let mut closures = store::closures::of_schools(tx, &schools, now.day())?;
    closures.retain(|closure| closure.from_slot.day.since(now.day()) <= SOON_DAYS);
    Ok(closures)
}

const SOON_DAYS: i32 = 7;

/// The towns this person works for.
fn towns(viewer: &Standing) -> Vec<Id<Town>> {
    let towns = viewer.memberships.iter().filter_map(|member| match (member.kind, member.scope) {
        (GroupKind::Agents, Scope::Town(town)) => Some(town),
        _ => None,
    });
    towns.collect()
}

fn of_town(ui: &Ui, towns: &[Id<Town>]) -> Markup {
    let lines = html! {
        ul.rows {
            @for town in towns {
                li { a.row href=(urls::closures_of_town(*town)) {
                    span.face aria-hidden="true" { (ui::icon("snowflake")) }
                    span { b { (t!(ui, "attendance-town-closures")) } }
                    (ui::icon("chevron-right"))
                } }
                li { a.row href=(urls::services_of_town(*town)) {
                    span.face aria-hidden="true" { (ui::icon("calendar")) }
                    span { b { (t!(ui, "attendance-services")) } }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui::card("town", t!(ui, "attendance-my-town"), None, lines)
}
