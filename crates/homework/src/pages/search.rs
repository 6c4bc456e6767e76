//! Searching homework and the log: `GET /cahier-de-textes/recherche?q=`. Beginnings of words,
//! accents ignored.

use crate::{
    Homework, Lesson, index,
    lesson::Taught,
    store::{self, lists::Found},
    urls,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use maud::html;
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
            @if !found.homework.is_empty() {
                (ui::card("found-homework", t!(ui, "homework-found"), None, html! {
                    ul.rows {
                        @for line in &found.homework {
                            li { a.row href=(urls::homework(line.id)) {
                                span {
                                    b { (line.title) }
                                    span.quiet { (line.subject) " · " (line.book_name) }
                                }
                                span.quiet { (line.due_on.short(ui.locale)) }
                            } }
                        }
                    }
                }))
            }
            @if !found.lessons.is_empty() {
                (ui::card("found-lessons", t!(ui, "homework-found-lessons"), None, html! {
                    ul.rows {
                        @for line in &found.lessons {
                            li { a.row href=(urls::lesson(line.id)) {
                                span {
                                    b { (line.title) }
                                    span.quiet { (line.subject) " · " (line.book_name) }
                                }
                                span.quiet { (line.on_day.short(ui.locale)) }
                            } }
                        }
                    }
                }))
            }
        }
    };
    ui.page(&title, body)
}
