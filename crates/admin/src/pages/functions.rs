//! Who does what in a school: `/administration/ecole/{school}/fonctions` and `…/fonctions/fin`.

use super::{new_person::functions, pieces};
use crate::{
    deed::Deed,
    office::Office,
    store::school::{self as store, Held},
    urls, words,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::{
    Assignment, Found, Function, NewAssignment, Person, Post, School, Standing, Within, assignment,
    audit::Risk, groups, person,
};
use serde::Deserialize;
use web::{
    Answer, App, Form, Granted, Manage, Page, Problems, Result, Ui, t,
    ui::{self, Field},
};

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct FunctionForm {
    person: String,
    function: String,
}

#[derive(Deserialize)]
pub struct EndForm {
    assignment: Id<Assignment>,
}

pub async fn get(
    office: Granted<Manage, Office>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (id, today, query) = (office.id, ui.today(), asked.q.clone());
    let load = move |tx: &Tx<'_>| {
        let found = person::search(tx, Within::School(id), &query, 20)?;
        Ok((store::held(tx, id, today)?, found))
    };
    let (held, found) = app.db.read(load).await?;
    Ok(view(&ui, &office, &held, &found, &asked.q))
}

pub async fn post(
    office: Granted<Manage, Office>,
    State(app): State<App>,
    ui: Ui,
    form: Form<FunctionForm>,
) -> Result<Answer> {
    let function = functions().find(|function| function.word() == form.function);
    let person = form.person.parse::<Id<Person>>().ok();
    let (Some(person), Some(function)) = (person, function) else {
        return Ok(
            Answer::to(urls::room(office.id, "fonctions")).saying(t!(ui, "admin-pick-first"))
        );
    };
    let (school, now) = (office.id, ui.now);
    let write = move |tx: &Tx<'_>| {
        must_belong(tx, person, school)?;
        let (post, from_on) = (Post::School(school), now.day());
        let new = NewAssignment { person, post, function, subject: None, from_on, until_on: None };
        let (_, touched) = assignment::begin(tx, &[new])?;
        groups::refresh(tx, &touched, now.day())?;
        Deed::by(&office.viewer, "function.give", Risk::Rights)
            .in_school(school)
            .on("person", person)
            .with(serde_json::json!({ "function": function.word() }))
            .record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::room(school, "fonctions")).saying(t!(ui, "admin-function-given")))
}

/// The functions of the heads are the platform's to end.
pub async fn end(
    office: Granted<Manage, Office>,
    State(app): State<App>,
    ui: Ui,
    form: Form<EndForm>,
) -> Result<Answer> {
    let (school, now, ending) = (office.id, ui.now, form.assignment);
    let write = move |tx: &Tx<'_>| {
        let held = store::held(tx, school, now.day())?;
        let ended = held.iter().find(|held| held.id == ending && !held.function.is_of_the_heads());
        let person = ended.ok_or(db::Error::Missing)?.person;
        let touched = assignment::end(tx, &[ending], now.day())?;
        groups::refresh(tx, &touched, now.day())?;
        Deed::by(&office.viewer, "function.end", Risk::Rights)
            .in_school(school)
            .on("person", person)
            .record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::room(school, "fonctions")).saying(t!(ui, "admin-function-ended")))
}

/// Only somebody who is in the school already can be given something there.
pub fn must_belong(tx: &Tx<'_>, person: Id<Person>, school: Id<School>) -> db::Result<Standing> {
    let standing = Standing::load(tx, person)?.ok_or(db::Error::Missing)?;
    if standing.school(school).is_none() {
        return Err(db::Error::Missing);
    }
    Ok(standing)
}

fn view(ui: &Ui, office: &Office, held: &[Held], found: &[Found], query: &str) -> Page {
    let title = t!(ui, "admin-functions");
    let url = urls::room(office.id, "fonctions");
    let options: Vec<(String, String)> = functions()
        .map(|it| (it.word().to_owned(), words::function(ui, it).into_owned()))
        .collect();
    let label = t!(ui, "admin-field-function");
    let teacher = Function::Teacher.word();
    let field = Field { name: "function", label: &label, value: teacher, ..Field::default() };
    let body = html! {
        (pieces::way(ui, office, None))
        h1 { (title) }
        (list(ui, office, held))
        h2 { (t!(ui, "admin-function-new")) }
        (pieces::finder(ui, &url, query, &t!(ui, "admin-search-label")))
        @if found.is_empty() { (pieces::nobody(ui, query)) }
        @else {
            (ui::form(ui, &url, &Problems::none(), html! {
                (pieces::pick(ui, "person", found, &Problems::none()))
                (ui::select(ui, &field, &pieces::borrowed(&options), &Problems::none()))
                div.actions { button.button { (t!(ui, "admin-function-give")) } }
            }))
        }
    };
    ui.narrow(&title, body)
}

fn list(ui: &Ui, office: &Office, held: &[Held]) -> Markup {
    let end = urls::room(office.id, "fonctions/fin");
    html! {
        ul.rows.card {
            @for held in held {
                li { div.row {
                    (ui::face(&held.name()))
                    span {
                        b { (held.name().listed()) }
                        span.quiet {
                            (words::function(ui, held.function))
                            @if let Some(class) = &held.class_name { " · " (class) }
                            " · " (pieces::span(ui, held.from_on, held.until_on))
                        }
                    }
                    @if !held.function.is_of_the_heads() {
                        (pieces::ending(
                            ui, &end, "assignment", &held.id.to_string(), &t!(ui, "admin-end"),
                        ))
                    }
                } }
            }
        }
    }
}
