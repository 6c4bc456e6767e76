//! A lesson of the log: `GET /cahier-de-textes/seances/{lesson}`, with the homework given in it.

use super::pieces;
use crate::{
    Lesson, logging,
    store::{self, lessons::Hung},
    urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use files::File;
use maud::{Markup, PreEscaped, html};
use people::Person;
use ui::Tone;
use web::{App, Edit, Granted, Page, Read, Result, Ui, Viewer, t, ui};

/// What the page shows beside the lesson.
pub struct Shown {
    pub files: Vec<File>,
    pub hung: Vec<Hung>,
}

pub async fn get(lesson: Granted<Read, Lesson>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (asked, viewer) = (Lesson::clone(&lesson), lesson.viewer.clone());
    let shown = app.db.read(move |tx| load(tx, &asked, &viewer)).await?;
    Ok(view(&ui, &lesson, &shown))
}

/// Three statements at most. Of the homework, what the viewer may see.
pub fn load(tx: &Tx<'_>, lesson: &Lesson, viewer: &Viewer) -> db::Result<Shown> {
    let files =
        if lesson.files > 0 { files::of(tx, logging::files_of(lesson.id))? } else { Vec::new() };
    let mut hung = store::lessons::hung(tx, lesson.id)?;
    if !lesson.book.is_written {
        hung.retain(|homework| homework.state == crate::homework::State::Given);
    }
    if !lesson.book.is_followed_by(viewer) && !hung.is_empty() {
        let mut own: Vec<Id<Person>> = viewer.children.iter().map(|child| child.id).collect();
        own.push(viewer.person);
        let ids: Vec<Id<crate::Homework>> = hung.iter().map(|homework| homework.id).collect();
        let for_him = store::homework::for_pupils(tx, &ids, &own)?;
        hung.retain(|homework| for_him.iter().any(|(id, _)| *id == homework.id));
    }
    Ok(Shown { files, hung })
}

fn view(ui: &Ui, lesson: &Lesson, shown: &Shown) -> Page {
    let is_written = ui.may::<Edit>(lesson);
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "homework-title")),
            (&urls::lessons(lesson.book_id), &lesson.book_name),
        ]))
        @if lesson.withdrawn_at.is_some() {
            (ui::note(Tone::Warn, t!(ui, "homework-note-withdrawn")))
        }
        article.letter {
            div.body {
                p.quiet { (lesson.subject) " · " (pieces::day(ui, lesson.on_day)) }
                h1 { (lesson.title) }
                p.quiet {
                    (pieces::name(ui, &lesson.author()))
                    @if lesson.is_corrected() {
                        " · "
                        (t!(ui, "homework-corrected-at",
                            hour = ui.when_in_full(lesson.edited_at)))
                    }
                }
            }
            @if !lesson.body.is_blank() { div.rich { (PreEscaped(lesson.body.html())) } }
            (files::view::attachments(ui, &shown.files, |it| urls::lesson_file(lesson.id, it.id)))
        }
        @if is_written { (tools(ui, lesson)) }
        (hung(ui, shown))
    };
    ui.narrow(&lesson.title, body)
}

fn tools(ui: &Ui, lesson: &Lesson) -> Markup {
    html! {
        div.toolbar {
            (ui::button_link(&urls::new_for(lesson), "plus", t!(ui, "homework-lesson-give")))
            a.button.plain href=(urls::edit_lesson(lesson.id)) {
                (ui::icon("pencil")) (t!(ui, "homework-edit-do"))
            }
            @if lesson.version > 1 {
                a.button.plain href=(urls::lesson_versions(lesson.id)) {
                    (ui::icon("history")) (t!(ui, "homework-versions"))
                }
            }
            @if lesson.withdrawn_at.is_none() {
                (ui::sure(ui, &urls::withdraw_lesson(lesson.id), "eye-off",
                    &t!(ui, "homework-lesson-withdraw"), &t!(ui, "homework-lesson-withdraw-sure")))
            }
        }
    }
}

fn hung(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        @if !shown.hung.is_empty() {
            (ui::card("hung", t!(ui, "homework-of-this-lesson"), None, html! {
                ul.rows {
                    @for homework in &shown.hung {
                        li { a.row href=(urls::homework(homework.id)) {
                            span {
                                b { (homework.title) }
                                span.quiet { (pieces::due(ui, homework.due_on)) }
                                (pieces::state_tag(ui, homework.state))
                            }
                            (ui::icon("chevron-right"))
                        } }
                    }
                }
            }))
        }
    }
}
