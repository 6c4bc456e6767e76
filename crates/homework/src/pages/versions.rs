//! What a homework or a lesson was before: nothing that was written is lost.

use super::pieces;
use crate::{
    Homework, Lesson,
    store::{self, versions::Version},
    urls,
};
use axum::extract::State;
use maud::{Markup, PreEscaped, html};
use web::{App, Edit, Granted, Page, Result, Ui, t, ui};

const VERSIONS: u32 = 50;

pub async fn get(
    homework: Granted<Edit, Homework>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let id = homework.id;
    let versions = app.db.read(move |tx| store::versions::of(tx, id, VERSIONS)).await?;
    Ok(view(&ui, (&urls::homework(id), &homework.title), &versions))
}

pub async fn of_lesson(
    lesson: Granted<Edit, Lesson>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let id = lesson.id;
    let versions = app.db.read(move |tx| store::versions::of_lesson(tx, id, VERSIONS)).await?;
    Ok(view(&ui, (&urls::lesson(id), &lesson.title), &versions))
}

fn view(ui: &Ui, back: (&str, &str), versions: &[Version]) -> Page {
    let title = t!(ui, "homework-versions");
    let body = html! {
        (ui::breadcrumb(ui, &[back]))
        h1 { (title) }
        div.thread {
            @for (place, version) in versions.iter().enumerate() {
                (one(ui, version, place == 0))
            }
        }
    };
    ui.narrow(&title, body)
}

fn one(ui: &Ui, version: &Version, is_newest: bool) -> Markup {
    html! {
        details.letter open[is_newest] {
            summary {
                (ui::face(&version.editor()))
                span {
                    b { (pieces::name(ui, &version.editor())) }
                    span.quiet { (version.title) " · " (pieces::day(ui, version.day)) }
                }
                (ui::time(ui, version.at))
            }
            div.rich { (PreEscaped(version.body.html())) }
        }
    }
}
