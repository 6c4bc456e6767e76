//! Searching homework and the log: `GET /cahier-de-textes/recherche?q=`. Beginnings of words,
//! accents ignored.

use crate::{
    Homework, Lesson, index,
    lesson::Taught,
    store::{self, lists::Found},
    urls,
};
use axum::extract::{Query, State};
use base::{Day, Id};
use db::Tx;
use maud::{Markup, html};
use people::{Person, School, Standing};
use serde::Deserialize;
use utoipa::IntoParams;
use web::{App, Page, Result, Ui, Viewer, t, ui};

#[derive(Debug, Default, Deserialize, IntoParams)]
pub struct Asked {
    #[serde(default)]
    pub q: String,
}

/// What was found.
#[derive(Default)]
pub struct Results {
    pub homework: Vec<Found>,
    pub lessons: Vec<Taught>,
}

const LINES: u32 = 50;

pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    asked: Query<Asked>,
) -> Result<Page> {
    let query = asked.0.q;
    let for_read = query.clone();
    let found = app.db.read(move |tx| search(tx, &viewer, &for_read)).await?;
    Ok(view(&ui, &query, &found))
}

/// What holds every word and the viewer may see: asked of the rows once more, since who was chosen
/// may have changed while the words are still there.
pub fn search(tx: &Tx<'_>, viewer: &Standing, query: &str) -> db::Result<Results> {
    let readers = index::looks_with(viewer);
    let ids: Vec<Id<Homework>> = db::search::find(tx, index::KIND, &readers, query, LINES)?;
    let mut homework = store::lists::found(tx, &ids)?;
    if !homework.is_empty() {
        let mut own: Vec<Id<Person>> = viewer.children.iter().map(|child| child.id).collect();
        own.push(viewer.person);
        let for_him = store::homework::for_pupils(tx, &ids, &own)?;
        let schools: Vec<Id<School>> =
            viewer.schools.iter().map(|it| it.id).filter(|it| viewer.administers(*it)).collect();
        let groups = store::books::of_groups(tx, viewer.person)?;
        homework.retain(|line| {
            viewer.teaches(line.book_id.cast())
                || groups.contains(&line.book_id)
                || schools.contains(&line.school_id)
                || for_him.iter().any(|(id, _)| *id == line.id)
        });
    }
    let ids: Vec<Id<Lesson>> = db::search::find(tx, index::LESSON_KIND, &readers, query, LINES)?;
    Ok(Results { homework, lessons: store::lessons::found(tx, &ids)? })
}

fn view(ui: &Ui, query: &str, found: &Results) -> Page {
    let title = t!(ui, "homework-search-title");
    let count = found.homework.len() + found.lessons.len();
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "homework-title"))]))
        h1 { (title) }
        (ui::search(ui, urls::SEARCH, t!(ui, "homework-search-label"), query))
        @if query.trim().is_empty() {
            p.quiet { (t!(ui, "homework-search-how")) }
        } @else if count == 0 {
            (ui::empty(t!(ui, "homework-search-nothing"), None))
        } @else {
            p.quiet role="status" { (t!(ui, "homework-search-found", count = count)) }
            (card(ui, "found-homework", text::id!("homework-found"), &found.homework, |it| {
                (urls::homework(it.id), [&it.title, &it.subject, &it.book_name], it.due_on)
            }))
            (card(ui, "found-lessons", text::id!("homework-found-lessons"), &found.lessons, |it| {
                (urls::lesson(it.id), [&it.title, &it.subject, &it.book_name], it.on_day)
            }))
        }
    };
    ui.page(&title, body)
}

/// Where a thing is; its title, subject and book; its day.
type Told<'a> = (String, [&'a String; 3], Day);

fn card<T>(
    ui: &Ui,
    id: &str,
    title: &'static str,
    found: &[T],
    told: impl Fn(&T) -> Told<'_>,
) -> Markup {
    if found.is_empty() {
        return html! {};
    }
    let rows = html! {
        ul.rows {
            @for thing in found {
                @let (url, [title, subject, book], day) = told(thing);
                li { a.row href=(url) {
                    span { b { (title) } span.quiet { (subject) " · " (book) } }
                    span.quiet { (day.short(ui.locale)) }
                } }
            }
        }
    };
    ui::card(id, ui.words(title), None, rows)
}
