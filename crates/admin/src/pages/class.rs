//! A class: its name and levels, its team, its end. `/administration/classe/{class}` and below.

use super::{classes::ClassForm, new_person::functions, pieces};
use crate::{
    classroom::Classroom,
    deed::Deed,
    office::ManagePeople,
    store::school::{self as store, Held},
    urls, words,
};
use axum::extract::State;
use base::{Id, PersonName};
use db::Tx;
use maud::{Markup, html};
use people::{
    Assignment, Function, NewAssignment, Person, Post, SchoolKind, assignment, audit::Risk, class,
    groups, pages::ClassPage, school,
};
use serde::Deserialize;
use web::{
    Answer, App, Error, Form, Granted, Page, Problems, Result, Ui, t,
    ui::{self, Field},
};

#[derive(Deserialize)]
pub struct Nothing {}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TeamForm {
    person: String,
    function: String,
}

#[derive(Deserialize)]
pub struct EndForm {
    assignment: Id<Assignment>,
}

struct Content {
    page: ClassPage,
    held: Vec<Held>,
    kind: SchoolKind,
}

pub async fn get(
    class: Granted<ManagePeople, Classroom>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let content = content(&app, &class, &ui).await?;
    let levels = content.page.levels.iter().map(|level| level.word().to_owned()).collect();
    let form = ClassForm { name: class.name.clone(), levels };
    Ok(view(&ui, &class, &content, &form, &Problems::none()))
}

/// Another name, other levels: the same class, the same past.
pub async fn post(
    class: Granted<ManagePeople, Classroom>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ClassForm>,
) -> Result<Answer> {
    let (name, levels) = match form.check() {
        Ok(checked) => checked,
        Err(problems) => {
            let content = content(&app, &class, &ui).await?;
            return Ok(view(&ui, &class, &content, &form, &problems).unprocessable().into());
        }
    };
    let (id, now) = (class.id, ui.now);
    let write = move |tx: &Tx<'_>| {
        class::rename(tx, id, &name)?;
        let touched = class::set_levels(tx, id, &levels)?;
        groups::refresh(tx, &touched, now.day())?;
        deed(&class, "class.edit", Risk::Other).record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::class(id)).saying(t!(ui, "admin-saved")))
}

/// `POST …/fermeture`: everything that runs in it ends today.
pub async fn close(
    class: Granted<ManagePeople, Classroom>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, now, school) = (class.id, ui.now, class.school);
    let write = move |tx: &Tx<'_>| {
        let touched = class::close(tx, &[id], now.day())?;
        groups::refresh(tx, &touched, now.day())?;
        deed(&class, "class.close", Risk::Deletion).record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::room(school, "classes")).saying(t!(ui, "admin-class-closed")))
}

/// `POST …/equipe`: somebody of the school works in the class from today on.
pub async fn assign(
    class: Granted<ManagePeople, Classroom>,
    State(app): State<App>,
    ui: Ui,
    form: Form<TeamForm>,
) -> Result<Answer> {
    let function = functions().find(|function| function.word() == form.function);
    let person = form.person.parse::<Id<Person>>().ok();
    let (Some(person), Some(function)) = (person, function) else {
        return Err(Error::BadRequest);
    };
    let (id, school, now) = (class.id, class.school, ui.now);
    let write = move |tx: &Tx<'_>| {
        let held = store::held(tx, school, now.day())?;
        if held.iter().all(|held| held.person != person) {
            return Err(db::Error::Missing);
        }
        let (post, from_on) = (Post::Class(school, id), now.day());
        let new = NewAssignment { person, post, function, subject: None, from_on, until_on: None };
        let (_, touched) = assignment::begin(tx, &[new])?;
        groups::refresh(tx, &touched, now.day())?;
        deed(&class, "function.give", Risk::Rights)
            .with(serde_json::json!({ "person": person, "function": function.word() }))
            .record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::class(id)).saying(t!(ui, "admin-function-given")))
}

/// `POST …/equipe/fin`
pub async fn dismiss(
    class: Granted<ManagePeople, Classroom>,
    State(app): State<App>,
    ui: Ui,
    form: Form<EndForm>,
) -> Result<Answer> {
    let (id, school, now, ending) = (class.id, class.school, ui.now, form.assignment);
    let write = move |tx: &Tx<'_>| {
        let held = store::held(tx, school, now.day())?;
        if !held.iter().any(|held| held.id == ending && held.class == Some(id)) {
            return Err(db::Error::Missing);
        }
        let touched = assignment::end(tx, &[ending], now.day())?;
        groups::refresh(tx, &touched, now.day())?;
        deed(&class, "function.end", Risk::Rights).record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::class(id)).saying(t!(ui, "admin-function-ended")))
}

fn deed(class: &Granted<ManagePeople, Classroom>, action: &'static str, risk: Risk) -> Deed {
    Deed::by(&class.viewer, action, risk).in_school(class.school).on("class", class.id)
}

async fn content(app: &App, class: &Classroom, ui: &Ui) -> Result<Content> {
    let (id, school, today) = (class.id, class.school, ui.today());
    let load = move |tx: &Tx<'_>| {
        let Some(page) = class::page(tx, id, today)? else { return Ok(None) };
        let kind = school::load(tx, school)?.ok_or(db::Error::Missing)?.kind;
        Ok(Some(Content { page, held: store::held(tx, school, today)?, kind }))
    };
    app.db.read(load).await?.ok_or(Error::NotFound)
}

fn view(
    ui: &Ui,
    class: &Classroom,
    content: &Content,
    form: &ClassForm,
    problems: &Problems,
) -> Page {
    let classes = urls::room(class.school, "classes");
    let steps = [
        (urls::office(class.school), content.page.school_name.clone()),
        (classes, t!(ui, "admin-classes").into_owned()),
    ];
    let body = html! {
        (ui::breadcrumb(ui, &pieces::borrowed(&steps)))
        h1 { (class.name) }
        @if let Some(day) = class.closed_on {
            (ui::note(ui::Tone::Info, t!(ui, "admin-class-closed-on", day = day.french())))
        }
        div.columns {
            div.stack { (team(ui, class, &content.held)) (pupils(ui, &content.page)) }
            div.stack {
                (ui::form(ui, &urls::class(class.id), problems, html! {
                    (super::identity::needed(
                        ui, "name", &t!(ui, "admin-class-name"), &form.name, problems,
                    ))
                    (pieces::levels(ui, content.kind, &form.levels, problems))
                    div.actions { button.button { (t!(ui, "admin-save")) } }
                }))
                @if class.closed_on.is_none() { (closing(ui, class)) }
            }
        }
    };
    ui.page(&class.name, body)
}

fn closing(ui: &Ui, class: &Classroom) -> Markup {
    html! {
        details.more {
            summary { (t!(ui, "admin-class-close")) }
            p { (t!(ui, "admin-class-close-effect")) }
            (ui::action(ui, &urls::of_class(class.id, "fermeture"), html! {
                button.button.danger { (t!(ui, "admin-end-yes")) }
            }))
        }
    }
}

fn pupils(ui: &Ui, page: &ClassPage) -> Markup {
    ui::card(
        "pupils",
        t!(ui, "admin-pupil-count", count = page.pupils.len()),
        None,
        html! {
            ul.rows {
                @for pupil in &page.pupils {
                    @let level = pupil.level.written();
                li { (pieces::person_row(pupil.person, &pupil.name, level, None)) }
                }
            }
        },
    )
}

fn team(ui: &Ui, class: &Classroom, held: &[Held]) -> Markup {
    let end = urls::of_class(class.id, "equipe/fin");
    ui::card(
        "team",
        t!(ui, "admin-team"),
        None,
        html! {
            ul.rows {
                @for member in held.iter().filter(|held| held.class == Some(class.id)) {
                    li { div.row {
                        (ui::face(&member.name()))
                        span {
                            b { (member.name().formal()) }
                            span.quiet { (words::function(ui, member.function)) }
                        }
                        (pieces::ending(
                            ui, &end, "assignment", &member.id.to_string(), &t!(ui, "admin-end"),
                        ))
                    } }
                }
            }
            @if class.closed_on.is_none() { div.body { (new_member(ui, class, held)) } }
        },
    )
}

fn new_member(ui: &Ui, class: &Classroom, held: &[Held]) -> Markup {
    let mut staff: Vec<(Id<Person>, PersonName)> =
        held.iter().map(|held| (held.person, held.name())).collect();
    staff.dedup_by_key(|(person, _)| *person);
    let staff: Vec<(String, String)> =
        staff.iter().map(|(person, name)| (person.to_string(), name.listed())).collect();
    let function_words = |function: Function| words::function(ui, function).into_owned();
    let given: Vec<(String, String)> =
        functions().map(|it| (it.word().to_owned(), function_words(it))).collect();
    let (who, what) = (t!(ui, "admin-field-colleague"), t!(ui, "admin-field-function"));
    let person = Field { name: "person", label: &who, ..Field::default() };
    let teacher = Function::Teacher.word();
    let function = Field { name: "function", label: &what, value: teacher, ..Field::default() };
    ui::form(
        ui,
        &urls::of_class(class.id, "equipe"),
        &Problems::none(),
        html! {
            (ui::select(ui, &person, &pieces::borrowed(&staff), &Problems::none()))
            (ui::select(ui, &function, &pieces::borrowed(&given), &Problems::none()))
            div.actions { button.button.plain { (t!(ui, "admin-team-add")) } }
        },
    )
}
