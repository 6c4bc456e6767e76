//! Who heads a school, and its closing, for the platform:
//! `/administration/ecole/{school}/direction`, `…/direction/fin`, `…/cloture`.

use super::pieces;
use crate::{
    deed::Deed,
    office::{Govern, Office},
    store::school::{self as store, Held},
    urls, words,
};
use axum::extract::{Query, State};
use base::{Id, PersonName, Title};
use db::Tx;
use maud::{Markup, html};
use people::{
    Assignment, Details, Found, Function, NewAssignment, NewPerson, Person, Post, Within,
    assignment, audit::Risk, groups, person, school,
};
use serde::Deserialize;
use web::{
    Answer, App, At, Error, Form, Granted, Page, Problems, Result, Ui, form, t,
    ui::{self, Field},
};

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct HeadForm {
    /// Somebody of the town; otherwise a new person.
    person: String,
    function: String,
    title: String,
    first_name: String,
    last_name: String,
}

#[derive(Deserialize)]
pub struct EndForm {
    assignment: Id<Assignment>,
}

/// The UAI, written again by whoever closes the school.
#[derive(Deserialize)]
pub struct CloseForm {
    uai: String,
}

struct Content {
    held: Vec<Held>,
    found: Vec<Found>,
}

pub async fn get(
    office: Granted<Govern, Office>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let content = content(&app, &office, &asked.q, &ui).await?;
    Ok(view(&ui, &office, &content, &asked.q, &HeadForm::default(), &Problems::none()))
}

pub async fn post(
    office: Granted<Govern, Office>,
    State(app): State<App>,
    ui: Ui,
    form: Form<HeadForm>,
) -> Result<Answer> {
    let known = form.person.parse::<Id<Person>>().ok();
    let name = Problems::gather((
        form::required(&form.first_name, 100).at("first_name"),
        form::required(&form.last_name, 100).at("last_name"),
    ));
    let details = match name {
        _ if known.is_some() => None,
        Ok((first, last)) => {
            Some(Details::named(PersonName::new(first, last, Title::parse(&form.title))))
        }
        Err(problems) => {
            let content = content(&app, &office, "", &ui).await?;
            let page = view(&ui, &office, &content, "", &form, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let is_deputy = form.function == Function::Deputy.word();
    let function = if is_deputy { Function::Deputy } else { Function::Head };
    let (school, now) = (office.id, ui.now);
    let write = move |tx: &Tx<'_>| {
        let person = match (&details, known) {
            (Some(details), _) => {
                let new = NewPerson { details: details.clone(), keys: Vec::new() };
                *person::create(tx, &[new], now)?.first().ok_or(db::Error::Missing)?
            }
            (None, known) => known.ok_or(db::Error::Missing)?,
        };
        let (post, from_on) = (Post::School(school), now.day());
        let new = NewAssignment { person, post, function, subject: None, from_on, until_on: None };
        let (_, touched) = assignment::begin(tx, &[new])?;
        groups::refresh(tx, &touched, now.day())?;
        Deed::by(&office.viewer, "head.name", Risk::Rights)
            .in_school(school)
            .on("person", person)
            .record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::room(school, "direction")).saying(t!(ui, "admin-head-named")))
}

pub async fn end(
    office: Granted<Govern, Office>,
    State(app): State<App>,
    ui: Ui,
    form: Form<EndForm>,
) -> Result<Answer> {
    let (school, now, ending) = (office.id, ui.now, form.assignment);
    let write = move |tx: &Tx<'_>| {
        let held = store::held(tx, school, now.day())?;
        let ended = held.iter().find(|held| held.id == ending && held.function.is_of_the_heads());
        let person = ended.ok_or(db::Error::Missing)?.person;
        let touched = assignment::end(tx, &[ending], now.day())?;
        groups::refresh(tx, &touched, now.day())?;
        Deed::by(&office.viewer, "head.end", Risk::Rights)
            .in_school(school)
            .on("person", person)
            .record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::room(school, "direction")).saying(t!(ui, "admin-function-ended")))
}

/// Closes the school today: classes close, facts end, nothing is deleted.
pub async fn close(
    office: Granted<Govern, Office>,
    State(app): State<App>,
    ui: Ui,
    form: Form<CloseForm>,
) -> Result<Answer> {
    if form.uai.trim().to_uppercase() != office.uai {
        let content = content(&app, &office, "", &ui).await?;
        let problems = Problems::one("uai", web::id!("admin-school-close-uai"));
        let page = view(&ui, &office, &content, "", &HeadForm::default(), &problems);
        return Ok(page.unprocessable().into());
    }
    if office.closed_on.is_some() {
        return Err(Error::Conflict);
    }
    let (school, town, now) = (office.id, office.town, ui.now);
    let write = move |tx: &Tx<'_>| {
        let touched = school::close(tx, school, now.day())?;
        groups::refresh(tx, &touched, now.day())?;
        Deed::by(&office.viewer, "school.close", Risk::Deletion)
            .in_school(school)
            .on("school", school)
            .record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::town(town)).saying(t!(ui, "admin-school-closed-now")))
}

async fn content(app: &App, office: &Office, query: &str, ui: &Ui) -> Result<Content> {
    let (school, town, today, query) = (office.id, office.town, ui.today(), query.to_owned());
    let load = move |tx: &Tx<'_>| {
        let mut held = store::held(tx, school, today)?;
        held.retain(|held| held.function.is_of_the_heads());
        Ok(Content { held, found: person::search(tx, Within::Town(town), &query, 20)? })
    };
    Ok(app.db.read(load).await?)
}

fn view(
    ui: &Ui,
    office: &Office,
    content: &Content,
    query: &str,
    form: &HeadForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "admin-heads");
    let url = urls::room(office.id, "direction");
    let is_closing = problems.of("uai").is_some();
    let none = Problems::none();
    let naming = if is_closing { &none } else { problems };
    let body = html! {
        (pieces::way(ui, office, None))
        h1 { (title) }
        (current(ui, office, &content.held))
        h2 { (t!(ui, "admin-head-new")) }
        (pieces::finder(ui, &url, query, &t!(ui, "admin-search-label")))
        @if content.found.is_empty() { (pieces::nobody(ui, query)) }
        @else {
            (ui::form(ui, &url, &none, html! {
                (pieces::pick(ui, "person", &content.found, &none))
                (function_field(ui, form))
                div.actions { button.button { (t!(ui, "admin-head-name")) } }
            }))
        }
        details.more open[!naming.is_empty()] {
            summary { (t!(ui, "admin-head-new-person")) }
            (ui::form(ui, &url, naming, new_person(ui, form, naming)))
        }
        @if office.closed_on.is_none() { (closing(ui, office, is_closing, problems)) }
    };
    ui.narrow(&title, body)
}

fn current(ui: &Ui, office: &Office, held: &[Held]) -> Markup {
    let end = urls::room(office.id, "direction/fin");
    html! {
        ul.rows.card {
            @for head in held {
                li { div.row {
                    (ui::face(&head.name()))
                    span {
                        b { (head.name().listed()) }
                        span.quiet { (words::function(ui, head.function)) }
                    }
                    (pieces::ending(
                        ui, &end, "assignment", &head.id.to_string(), &t!(ui, "admin-end"),
                    ))
                } }
            }
        }
    }
}

fn function_field(ui: &Ui, form: &HeadForm) -> Markup {
    let (label, none) = (t!(ui, "admin-field-function"), Problems::none());
    let head = words::function(ui, Function::Head);
    let deputy = words::function(ui, Function::Deputy);
    let options = [(Function::Head.word(), &*head), (Function::Deputy.word(), &*deputy)];
    let field =
        Field { name: "function", label: &label, value: &form.function, ..Field::default() };
    ui::select(ui, &field, &options, &none)
}

fn new_person(ui: &Ui, form: &HeadForm, problems: &Problems) -> Markup {
    let label = t!(ui, "admin-field-title");
    let title = Field { name: "title", label: &label, value: &form.title, ..Field::default() };
    let (first, last) = (t!(ui, "admin-field-first-name"), t!(ui, "admin-field-last-name"));
    html! {
        (ui::select(ui, &title, &[("Mme", "Mme"), ("M", "M.")], problems))
        (super::identity::needed(ui, "first_name", &first, &form.first_name, problems))
        (super::identity::needed(ui, "last_name", &last, &form.last_name, problems))
        (function_field(ui, form))
        div.actions { button.button { (t!(ui, "admin-head-name")) } }
    }
}

fn closing(ui: &Ui, office: &Office, is_closing: bool, problems: &Problems) -> Markup {
    let none = Problems::none();
    let problems = if is_closing { problems } else { &none };
    html! {
        details.more open[is_closing] {
            summary { (t!(ui, "admin-school-close")) }
            p { (t!(ui, "admin-school-close-effect")) }
            (ui::form(ui, &urls::room(office.id, "cloture"), problems, html! {
                (super::identity::needed(
                    ui, "uai", &t!(ui, "admin-school-close-again", uai = office.uai), "", problems,
                ))
                div.actions { button.button.danger { (t!(ui, "admin-school-close")) } }
            }))
        }
    }
}
