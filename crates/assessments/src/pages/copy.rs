//! Copying an assessment into a class: `/evaluations/classes/{class}/copie`.

use super::write_form::{Choices, choices, is_teacher, taught};
use crate::{
    access::Assess,
    copying::{self, There},
    refusal::Refusal,
    store::{self, lists::Line},
    urls,
    writing::{Hand, Home},
};
use axum::extract::State;
use db::Tx;
use maud::html;
use people::{Class, SchoolKind, Standing};
use serde::Deserialize;
use web::{Answer, App, Error, Form, Granted, Page, Problems, Result, Ui, t, ui};

pub async fn get(class: Granted<Assess, Class>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let lines = sources(&app, &class).await?;
    Ok(view(&ui, &class, &lines, &Problems::none()))
}

/// What may be copied, for who makes assessments here.
async fn sources(app: &App, class: &Granted<Assess, Class>) -> Result<Vec<Line>> {
    let viewer = &class.viewer;
    let person = viewer.person;
    let works = |school: &people::SchoolSummary| viewer.works_in(school.id);
    let schools: Vec<_> =
        viewer.schools.iter().filter(|it| works(it)).map(|school| school.id).collect();
    let classes: Vec<_> =
        viewer.classes.iter().map(|it| it.id).filter(|it| viewer.teaches(*it)).collect();
    let (of, standing, today) = (Class::clone(class), viewer.clone(), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        if !is_teacher(tx, &of, &standing, today)? {
            return Ok(None);
        }
        store::lists::to_copy(tx, person, (&schools, &classes)).map(Some)
    };
    app.db.read(read).await?.ok_or(Error::Forbidden)
}

#[derive(Deserialize)]
pub struct CopyForm {
    #[serde(default)]
    source: String,
}

pub async fn post(
    class: Granted<Assess, Class>,
    State(app): State<App>,
    ui: Ui,
    form: Form<CopyForm>,
) -> Result<Answer> {
    let source = form.source.parse().map_err(|_| Error::BadRequest)?;
    let viewer: &Standing = &class.viewer;
    let (person, id, school) = (viewer.clone(), class.id, class.school);
    let kind = viewer.school(school).map_or(SchoolKind::Primary, |school| school.kind);
    let whole = t!(&ui, "assessments-whole").into_owned();
    let hand = Hand { by: viewer.person, at: ui.now };
    let write = move |tx: &Tx<'_>| {
        let home = Home { school, class: Some(id), group: None };
        let on = hand.at.day();
        let there: Choices = choices(tx, home, (String::new(), kind), (hand.by, on))?;
        if !there.is_teacher {
            return Ok(None);
        }
        let skills = taught(tx, &home, &there.levels, on)?;
        let there = There {
            home,
            skills: &skills,
            subjects: &there.subjects,
            scales: &there.scales,
            usual: there.usual_scale().map(|scale| scale.id),
            has_marks: there.has_marks,
        };
        copying::copy(tx, source, &person, (&there, &whole), hand).map(Some)
    };
    match app.db.write(write).await {
        Ok(None) => Err(Error::Forbidden),
        Ok(Some((id, 0))) => Ok(Answer::to(urls::edit(id)).saying(t!(&ui, "assessments-copied"))),
        Ok(Some((id, lost))) => {
            Ok(Answer::to(urls::edit(id)).saying(t!(&ui, "assessments-copied-lost", count = lost)))
        }
        Err(error) => match error.reason::<Refusal>() {
            Some(refusal) => {
                let lines = sources(&app, &class).await?;
                Ok(view(&ui, &class, &lines, &refusal.problems()).unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}

fn view(ui: &Ui, class: &Class, lines: &[Line], problems: &Problems) -> Page {
    let title = t!(ui, "assessments-copy-title", place = class.name);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "assessments-title")),
            (&urls::class(class.id), &class.name)]))
        h1 { (title) }
        p { (t!(ui, "assessments-copy-hint")) }
        (ui::problems(ui, problems))
        @if lines.is_empty() { (ui::empty(t!(ui, "assessments-nothing-to-copy"), None)) }
        @else {
            form.form method="post" action=(urls::copy_in_class(class.id)) {
                (ui::token(ui))
                fieldset.choice #source {
                    legend { (t!(ui, "assessments-source")) }
                    @for line in lines {
                        label {
                            input type="radio" name="source" value=(line.id) required;
                            span {
                                b { (line.title) }
                                span.quiet {
                                    " " (line.place) " · " (line.day.short(ui.locale)) " "
                                    (line.day.year()) " · "
                                    (t!(ui, "assessments-count-items", count = line.items))
                                }
                            }
                        }
                    }
                }
                div.actions { button.button {
                    (ui::icon("copy")) (t!(ui, "assessments-copy"))
                } }
            }
        }
    };
    ui.narrow(&title, body)
}
