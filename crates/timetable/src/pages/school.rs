//! All of a school's timetable: `GET /emploi-du-temps/etablissements/{school}`. Its classes, its
//! teachers, its rooms, what is not as usual in the days to come; and for those who run it, what
//! may be done.

use super::pieces;
use crate::{
    Change, ChangeKind, PartKind, Room, Timetable, store,
    store::{
        places::{Named, Place},
        versions,
    },
    timetable::Arrange,
    urls,
};
use axum::extract::State;
use base::{Day, Id, Minutes, SchoolYear};
use db::Tx;
use maud::{Markup, html};
use people::School;
use web::{App, Granted, Page, Read, Result, Ui, t, ui};

/// A change to come, and of what lesson.
struct Coming {
    change: Change,
    subject: String,
    at: Minutes,
    /// `6e A, Allemand 6e`
    pupils: String,
}

struct Shown {
    classes: Vec<Place>,
    teachers: Vec<Named>,
    rooms: Vec<Room>,
    changes: Vec<Coming>,
    /// Something was brought in, or added, this school year.
    has_lessons: bool,
}

fn coming(tx: &Tx<'_>, school: Id<School>, today: Day) -> db::Result<Vec<Coming>> {
    let changes = store::changes::of_school(tx, school, today)?;
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Id<crate::Lesson>> = changes.iter().map(|it| it.lesson_id).collect();
    let (named, parts) = (store::lessons::named(tx, &ids)?, store::lessons::parts(tx, &ids)?);
    let coming = |change: Change| {
        let lesson = named.iter().find(|it| it.id == change.lesson_id);
        let own = parts.iter().filter(|it| {
            it.lesson_id == change.lesson_id && matches!(it.kind, PartKind::Class | PartKind::Group)
        });
        Coming {
            subject: lesson.map(|it| it.subject.clone()).unwrap_or_default(),
            at: lesson.map_or(Minutes(0), |it| it.from_at),
            pupils: own.map(crate::Part::said).collect::<Vec<_>>().join(", "),
            change,
        }
    };
    Ok(changes.into_iter().map(coming).collect())
}

pub async fn get(school: Granted<Read, Timetable>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (id, today) = (school.id, ui.today());
    let read = move |tx: &Tx<'_>| {
        Ok(Shown {
            classes: store::places::classes(tx, id, today)?,
            teachers: store::places::teachers(tx, id, today)?,
            rooms: store::rooms::of_school(tx, id)?,
            changes: coming(tx, id, today)?,
            has_lessons: !versions::of_schools(tx, &[id], SchoolYear::of(today))?.is_empty(),
        })
    };
    let shown = app.db.read(read).await?;
    Ok(view(&ui, &school, &shown))
}

fn view(ui: &Ui, school: &Timetable, shown: &Shown) -> Page {
    let title = t!(ui, "timetable-of-school", school = school.name);
    let may = ui.may::<Arrange>(school);
    let classes = shown.classes.iter().map(|it| (urls::class(it.id.cast()), it.name.clone()));
    let teachers = shown.teachers.iter().map(|it| (urls::teacher(it.id), it.name().listed()));
    let rooms = shown.rooms.iter().filter(|it| it.closed_on.is_none());
    let rooms = rooms.map(|it| (urls::room(it.id), it.name.clone()));
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "timetable-title"))]))
        h1 { (title) }
        @if may { (tools(ui, school, shown.has_lessons)) }
        @if !shown.changes.is_empty() { (changes(ui, shown, may)) }
        (list("classes", "short", &t!(ui, "timetable-classes"), classes.collect()))
        (list("teachers", "", &t!(ui, "timetable-teachers"), teachers.collect()))
        (list("rooms", "short", &t!(ui, "timetable-rooms"), rooms.collect()))
    };
    ui.page(&title, body)
}

/// What is done on a morning, and behind one word what is done once a year. A school without
/// lessons begins with its file.
fn tools(ui: &Ui, school: &Timetable, has_lessons: bool) -> Markup {
    let id = school.id;
    let bring = (urls::bring(id), "upload", t!(ui, "timetable-bring"));
    let settings = [
        (urls::rooms(id), "map-pin", t!(ui, "timetable-rooms")),
        (urls::weeks(id), "calendar", t!(ui, "timetable-weeks")),
    ];
    let settings = has_lessons.then_some(&bring).into_iter().chain(&settings);
    html! {
        @if has_lessons {
            div.actions {
                (ui::button_link(&urls::away(id), "user-x", t!(ui, "timetable-away")))
                a.button.plain href=(urls::adding(id)) {
                    (ui::icon("plus")) (t!(ui, "timetable-add"))
                }
            }
            p.quiet { (t!(ui, "timetable-change-hint")) }
        } @else {
            div.actions { (ui::button_link(&bring.0, bring.1, &bring.2)) }
        }
        details.more {
            summary { (t!(ui, "timetable-settings")) }
            div.card { ul.rows {
                @for (url, icon, words) in settings {
                    li { a.row href=(url) {
                        span.face aria-hidden="true" { (ui::icon(icon)) }
                        span { b { (words) } }
                        (ui::icon("chevron-right"))
                    } }
                }
            } }
        }
    }
}

fn list(id: &str, look: &str, title: &str, links: Vec<(String, String)>) -> Markup {
    if links.is_empty() {
        return html! {};
    }
    let lines = html! {
        ul.timetable-links.(look) { @for (url, name) in &links { li { a href=(url) { (name) } } } }
    };
    ui::card(id, title, None, lines)
}

fn changes(ui: &Ui, shown: &Shown, may: bool) -> Markup {
    let lines = html! {
        ul {
            @for Coming { change, subject, at, pupils } in &shown.changes {
                li.timetable-change {
                    p {
                        b { (subject) @if !pupils.is_empty() { ", " (pupils) } }
                        span { (pieces::day(ui, change.day)) ", " (at.in_words(ui.locale)) }
                        span.quiet {
                            (pieces::kind(ui, change.kind))
                            @if !change.word.is_empty() { " · " (change.word) }
                        }
                    }
                    @if may { (withdrawal(ui, change)) }
                }
            }
        }
    };
    ui::card("changes", t!(ui, "timetable-changes"), None, lines)
}

/// Taking a change back, with its question.
pub fn withdrawal(ui: &Ui, change: &Change) -> Markup {
    let words = t!(ui, "timetable-withdraw");
    let question = match change.kind {
        ChangeKind::Added => t!(ui, "timetable-withdraw-added-sure"),
        _ => t!(ui, "timetable-withdraw-sure"),
    };
    ui::sure(ui, &urls::withdrawal(change.id), "undo-2", &words, &question)
}
