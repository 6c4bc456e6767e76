//! Bringing a timetable in: `/emploi-du-temps/etablissements/{school}/import`. What is read waits
//! until somebody has read what it would change.

use super::upload::{Received, receive};
use crate::{
    Import, Timetable, bringing,
    import::{
        State as Stage,
        problem::Refused,
        reading::{self, Of, Reading},
    },
    store::{self, places::Place},
    timetable::Arrange,
    urls,
};
use axum::extract::{Request, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::Class;
use std::sync::Arc;
use web::{
    Answer, App, Granted, Page, Problems, Result, Ui, t,
    ui::{self, Field, Tone},
};

pub async fn get(
    school: Granted<Arrange, Timetable>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    shown(&app, &ui, &school, &Problems::none()).await
}

async fn shown(app: &App, ui: &Ui, school: &Timetable, problems: &Problems) -> Result<Page> {
    let (id, today) = (school.id, ui.today());
    let read = move |tx: &Tx<'_>| {
        Ok((store::places::classes(tx, id, today)?, store::imports::of_school(tx, id)?))
    };
    let (classes, before) = app.db.read(read).await?;
    Ok(view(ui, school, (&classes, &before), problems))
}

pub async fn post(
    school: Granted<Arrange, Timetable>,
    State(app): State<App>,
    ui: Ui,
    request: Request,
) -> Result<Answer> {
    let received = receive(&app, request).await?;
    let (class, name) = (received.class.parse::<Id<Class>>().ok(), received.name.clone());
    let id = school.id;
    let of_class = match class {
        Some(class) => app.db.read(move |tx| store::imports::class_name(tx, class, id)).await?,
        None => None,
    };
    let class_name = of_class.map(|it| it.name);
    let class = class.filter(|_| class_name.is_some());
    match read(received, school.uai.clone(), class_name).await {
        Ok(reading) => {
            let (reading, now) = (Arc::new(reading), ui.now);
            let who = (id, school.viewer.person);
            let write = move |tx: &Tx<'_>| bringing::stage(tx, who, (&name, class), &reading, now);
            let import = app.db.write(write).await?;
            Ok(Answer::to(urls::import(import)))
        }
        Err(refused) => {
            let problems = Problems::from(refused.problem("file"));
            Ok(shown(&app, &ui, &school, &problems).await?.unprocessable().into())
        }
    }
}

/// Some megabytes of lines are read beside the other requests.
async fn read(
    received: Received,
    uai: String,
    class: Option<String>,
) -> std::result::Result<Reading, Refused> {
    if received.is_too_large {
        return Err(Refused::TooLarge);
    }
    let read = move || {
        let of = Of { uai: &uai, class: class.as_deref() };
        reading::read(&received.bytes, &of)
    };
    tokio::task::spawn_blocking(read).await.unwrap_or(Err(Refused::NotText))
}

fn view(
    ui: &Ui,
    school: &Timetable,
    (classes, before): (&[Place], &[Import]),
    problems: &Problems,
) -> Page {
    let title = t!(ui, "timetable-bring");
    let url = urls::bring(school.id);
    let problem = problems.of("file");
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "timetable-title")),
            (&urls::school(school.id), &school.name)]))
        h1 { (title) }
        p { (t!(ui, "timetable-bring-lead")) }
        form.form method="post" enctype="multipart/form-data" action=(url) {
            (ui::token(ui))
            (ui::problems(ui, problems))
            div.field {
                label for="file" { (t!(ui, "timetable-bring-file")) }
                p.hint #file-hint { (t!(ui, "timetable-bring-file-hint")) }
                @if let Some(problem) = problem {
                    @let args: Vec<_> =
                        problem.args.iter().map(|(name, value)| (*name, value.into())).collect();
                    p.error #file-error { (ui.say(problem.text, &args)) }
                }
                input.input #file type="file" name="file" required
                    accept=".csv,.txt,.xml,.ics,text/csv,text/plain,text/xml,text/calendar"
                    aria-describedby="file-hint" aria-invalid=[problem.map(|_| "true")];
            }
            (class_of_calendar(ui, classes))
            div.actions {
                button.button { (ui::icon("upload")) (t!(ui, "timetable-bring-do")) }
            }
        }
        (columns(ui))
        @if !before.is_empty() { (past(ui, before)) }
    };
    ui.narrow(&title, body)
}

fn class_of_calendar(ui: &Ui, classes: &[Place]) -> Markup {
    let (label, hint) = (t!(ui, "timetable-bring-class"), t!(ui, "timetable-bring-class-hint"));
    let none = t!(ui, "timetable-bring-class-none");
    let ids: Vec<String> = classes.iter().map(|it| it.id.to_string()).collect();
    let mut options: Vec<(&str, &str)> = vec![("", &none)];
    options.extend(ids.iter().zip(classes).map(|(id, it)| (id.as_str(), it.name.as_str())));
    let field = Field {
        name: "class",
        label: &label,
        hint: Some(&hint),
        is_optional: true,
        ..Field::default()
    };
    ui::select(ui, &field, &options, &Problems::none())
}

/// The columns of a table that a school makes itself.
fn columns(ui: &Ui) -> Markup {
    let rows = [
        ("jour", t!(ui, "timetable-column-day")),
        ("debut", t!(ui, "timetable-column-from")),
        ("fin", t!(ui, "timetable-column-until")),
        ("matiere", t!(ui, "timetable-column-subject")),
        ("code_matiere", t!(ui, "timetable-column-code")),
        ("classe", t!(ui, "timetable-column-class")),
        ("groupe", t!(ui, "timetable-column-group")),
        ("professeur", t!(ui, "timetable-column-teacher")),
        ("salle", t!(ui, "timetable-column-room")),
        ("semaine", t!(ui, "timetable-column-weeks")),
        ("du", t!(ui, "timetable-column-since")),
        ("au", t!(ui, "timetable-column-before")),
    ];
    html! {
        details.more {
            summary { (t!(ui, "timetable-columns")) }
            p { (t!(ui, "timetable-columns-lead")) }
            dl.timetable-columns {
                @for (name, words) in &rows { dt { code { (name) } } dd { (words) } }
            }
        }
    }
}

fn past(ui: &Ui, before: &[Import]) -> Markup {
    let lines = html! {
        ul.rows {
            @for import in before {
                li { a.row.read href=(urls::import(import.id)) {
                    span.face aria-hidden="true" { (ui::icon("file-text")) }
                    span { b { (import.name) } span.quiet { (ui.when_in_full(import.at)) } }
                    (stage(ui, import.state))
                } }
            }
        }
    };
    ui::card("before", t!(ui, "timetable-bring-before"), None, lines)
}

/// What became of a file.
pub fn stage(ui: &Ui, state: Stage) -> Markup {
    match state {
        Stage::Read => ui::tag(t!(ui, "timetable-stage-read"), Tone::Warn),
        Stage::Applied => ui::tag(t!(ui, "timetable-stage-applied"), Tone::Ok),
        Stage::Undone => ui::tag(t!(ui, "timetable-stage-undone"), Tone::Plain),
        Stage::Dropped => ui::tag(t!(ui, "timetable-stage-dropped"), Tone::Plain),
    }
}
