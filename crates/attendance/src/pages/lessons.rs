//! The lessons a teacher gives today, each with the way to its call. Where nobody keeps a timetable
//! there are none, and one chooses class and hour.

use super::home::Ground;
use crate::{Slot, access::follows, urls};
use base::{Id, Instant};
use db::Tx;
use maud::{Markup, html};
use people::{Class, Standing};
use web::{
    Ui, t,
    timetable::{Lesson, Lessons},
    ui::{self, Tone},
};

pub fn load(
    tx: &Tx<'_>,
    keeper: Option<&dyn Lessons>,
    viewer: &Standing,
    now: Instant,
) -> db::Result<Vec<Lesson>> {
    let works = |school: &people::SchoolSummary| {
        !school.kind.is_first_degree() && viewer.works_in(school.id)
    };
    match keeper {
        Some(keeper) if viewer.schools.iter().any(works) => {
            keeper.of_teacher(tx, viewer.person, now.day())
        }
        _ => Ok(Vec::new()),
    }
}

/// Whom one calls in a lesson: its groups where it names some, or else its classes.
struct Called {
    name: String,
    /// None where one may not call.
    url: Option<String>,
    is_done: bool,
}

fn called(viewer: &Standing, ground: &Ground, lesson: &Lesson) -> Vec<Called> {
    let week = ground.week(lesson.school);
    let moment = week.hour_of((lesson.from, lesson.until));
    let slot = moment.map(|moment| Slot::new(lesson.day, moment));
    let roll = |id: Id<Class>, name: &str, url: Option<String>| {
        let call = slot.and_then(|slot| ground.is_called(id, slot.moment));
        Called { name: name.to_owned(), url, is_done: call.is_some() }
    };
    let follows = follows(viewer, lesson.school);
    if lesson.groups.is_empty() {
        let class = |(id, name): &(Id<Class>, String)| {
            let may = follows || viewer.teaches(*id);
            let url = slot.map_or_else(|| urls::class(*id), |slot| urls::call(*id, slot));
            roll(*id, name, may.then_some(url))
        };
        return lesson.classes.iter().map(class).collect();
    }
    let group = |(id, name): &(Id<people::Group>, String)| {
        let known = ground.bands.iter().find(|band| band.id.raw() == id.raw());
        let url = known.map(|band| match slot {
            Some(slot) => urls::group_call(band.id, slot),
            None => urls::group(band.id),
        });
        roll(id.cast(), name, url)
    };
    lesson.groups.iter().map(group).collect()
}

pub fn view(ui: &Ui, viewer: &Standing, ground: &Ground, lessons: &[Lesson]) -> Markup {
    let lines = html! {
        ul.rows {
            @for lesson in lessons {
                @for called in called(viewer, ground, lesson) { li { (line(ui, lesson, &called)) } }
            }
        }
    };
    ui::card("lessons", t!(ui, "attendance-my-lessons"), None, lines)
}

fn line(ui: &Ui, lesson: &Lesson, called: &Called) -> Markup {
    let (from, until) = (lesson.from.in_words(ui.locale), lesson.until.in_words(ui.locale));
    let (name, rooms) = (called.name.as_str(), lesson.rooms.as_str());
    let place = if rooms.is_empty() {
        name.to_owned()
    } else {
        t!(ui, "attendance-lesson-room", place = name, room = rooms).into_owned()
    };
    let content = html! {
        span.face aria-hidden="true" { (ui::icon("clipboard-check")) }
        span {
            b { (t!(ui, "attendance-lesson",
                from = from, until = until, subject = lesson.subject.as_str())) }
            span.quiet { (place) }
        }
        @if called.is_done { (ui::tag(t!(ui, "attendance-tag-done"), Tone::Ok)) }
    };
    html! {
        @if let Some(url) = &called.url { a.row href=(url) { (content) } }
        @else { div.row { (content) } }
    }
}
