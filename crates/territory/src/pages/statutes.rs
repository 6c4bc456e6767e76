//! The statutes of a syndicate, in versions: `GET` and `POST /territoire/{body}/statuts`. A version
//! without a first day is a draft, until a deliberation of the committee begins it.

use crate::{
    deeds,
    statutes::{Composition, CompositionError, Representatives, Statutes},
    store, urls,
};
use axum::extract::State;
use base::Day;
use council::{Assembly, assembly::Prepare};
use db::Tx;
use maud::{Markup, html};
use people::BodyKind;
use serde::Deserialize;
use web::{
    Answer, App, At, Error, Form, Granted, Page, Problem, Problems, Read, Result, Ui, form, t,
    ui::{self, Field, Tone},
};

const BODY_MAX: usize = 200_000;
const COLLEGES_MAX: usize = 20_000;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct StatutesForm {
    title: String,
    body: String,
    /// `territory::Composition` as JSON.
    colleges: String,
    /// Empty: a draft.
    from_on: String,
}

struct Said {
    title: String,
    composition: Composition,
    from_on: Option<Day>,
}

impl StatutesForm {
    fn check(&self) -> std::result::Result<Said, Problems> {
        let from_on = match self.from_on.trim() {
            "" => Ok(None),
            text => Day::parse(text).map(Some),
        };
        let is_long = self.body.len() > BODY_MAX || self.colleges.len() > COLLEGES_MAX;
        let (title, from_on) = Problems::gather((
            form::required(&self.title, 200).at("title"),
            from_on.at("from_on"),
        ))?;
        if self.body.trim().is_empty() {
            return Err(Problems::one("body", text::id!("territory-text-missing")));
        }
        if is_long {
            return Err(Problems::one("body", text::id!("territory-text-long")));
        }
        let composition = Composition::parse(&self.colleges).map_err(|error| wrong(&error))?;
        Ok(Said { title, composition, from_on })
    }
}

/// What is wrong in the colleges, and where.
fn wrong(error: &CompositionError) -> Problems {
    let (text, args) = match error {
        CompositionError::Unreadable { line, said } => (
            text::id!("territory-colleges-unreadable"),
            vec![("line", line.to_string()), ("said", said.clone())],
        ),
        CompositionError::CollegeTwice { word } => {
            (text::id!("territory-colleges-twice"), vec![("word", word.clone())])
        }
        CompositionError::UnknownKind { word, college } => (
            text::id!("territory-colleges-unknown"),
            vec![("word", word.clone()), ("college", college.clone())],
        ),
        CompositionError::KindTwice { word } => {
            (text::id!("territory-colleges-kind-twice"), vec![("word", word.clone())])
        }
        CompositionError::NoSeat { college } => {
            (text::id!("territory-colleges-no-seat"), vec![("college", college.clone())])
        }
        CompositionError::StepsDisordered { college } => {
            (text::id!("territory-colleges-steps"), vec![("college", college.clone())])
        }
    };
    Problem { field: "colleges", text, args }.into()
}

/// What a first version can begin with.
fn example() -> StatutesForm {
    let colleges = r#"{
  "departments": [],
  "leaving_days": 180,
  "colleges": [
    {"word": "communes", "name": "Collège des communes", "members": ["commune"],
     "representatives": {"how": "elected", "seats": 5}},
    {"word": "epci", "name": "Collège des EPCI", "members": ["epci", "metropole"],
     "representatives": {"how": "each_member", "seats": 1}}
  ]
}"#;
    StatutesForm { colleges: colleges.to_owned(), ..StatutesForm::default() }
}

pub async fn get(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    show(&app, &ui, &assembly, None, &Problems::none()).await
}

async fn show(
    app: &App,
    ui: &Ui,
    syndicate: &Assembly,
    form: Option<&StatutesForm>,
    problems: &Problems,
) -> Result<Page> {
    if syndicate.kind != BodyKind::Syndicate {
        return Err(Error::NotFound);
    }
    let body = syndicate.body.id;
    let all = app.db.read(move |tx| store::statutes::of_syndicate(tx, body)).await?;
    let began = match all.first() {
        Some(last) => StatutesForm {
            title: last.title.clone(),
            body: last.body.clone(),
            colleges: last.colleges.clone(),
            from_on: String::new(),
        },
        None => example(),
    };
    Ok(view(ui, syndicate, &all, form.unwrap_or(&began), problems))
}

pub async fn post(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    form: Form<StatutesForm>,
) -> Result<Answer> {
    let said = match form.check() {
        Ok(said) => said,
        Err(problems) => {
            let page = show(&app, &ui, &assembly, Some(&form), &problems).await?;
            return Ok(page.unprocessable().into());
        }
    };
    if assembly.kind != BodyKind::Syndicate {
        return Err(Error::NotFound);
    }
    let (body, by, now) = (assembly.body.id, assembly.viewer.person, ui.now);
    let text = form.body.clone();
    let write = move |tx: &Tx<'_>| {
        let before = store::statutes::of_syndicate(tx, body)?;
        // A version begins after the one before it: the past keeps what was in force.
        let last = before.iter().filter_map(|version| version.from_on).max();
        if said.from_on.is_some_and(|from| last.is_some_and(|last| from <= last)) {
            return Ok(false);
        }
        let new = Statutes {
            id: tx.new_id(),
            syndicate_id: body,
            number: before.iter().map(|version| version.number).max().unwrap_or(0) + 1,
            title: said.title.clone(),
            body: text.clone(),
            colleges: said.composition.json(),
            deliberation_id: None,
            from_on: said.from_on,
            until_on: None,
        };
        store::statutes::insert(tx, &new)?;
        deeds::of_body(tx, "territory.statutes", ("statutes", new.id), by, now)?;
        Ok(true)
    };
    if app.db.write(write).await? {
        let said = t!(&ui, "territory-statutes-added");
        return Ok(Answer::to(urls::statutes(body)).saying(said));
    }
    let problems = Problems::one("from_on", text::id!("territory-statutes-before"));
    Ok(show(&app, &ui, &assembly, Some(&form), &problems).await?.unprocessable().into())
}

fn view(
    ui: &Ui,
    syndicate: &Assembly,
    all: &[Statutes],
    form: &StatutesForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "territory-statutes");
    let back = urls::body(syndicate.body.id);
    let content = html! {
        (ui::breadcrumb(ui, &[(&*back, &syndicate.name)]))
        h1 { (title) }
        @if all.is_empty() { (ui::empty(t!(ui, "territory-no-statutes"), None)) }
        @for version in all { (shown(ui, version)) }
        @if ui.may::<Prepare>(syndicate) { (adding(ui, syndicate, form, problems)) }
    };
    ui.narrow(&title, content)
}

fn shown(ui: &Ui, version: &Statutes) -> Markup {
    let id = format!("version-{}", version.number);
    let composition = Composition::kept(&version.colleges);
    let heading = t!(
        ui,
        "territory-statutes-version",
        number = version.number,
        title = version.title.as_str()
    );
    let content = html! {
        div.body.stack {
            p { (days(ui, version)) }
            @if !composition.colleges.is_empty() {
                ul { @for college in &composition.colleges {
                    li { b { (college.name) } " : "
                        (seats(ui, &college.representatives)) }
                } }
            }
            details.more {
                summary { (t!(ui, "territory-statutes-text")) }
                @for part in version.body.split("\n\n") { p { (part) } }
            }
        }
    };
    ui::card(&id, heading, None, content)
}

fn days(ui: &Ui, version: &Statutes) -> Markup {
    html! {
        @match version.from_on {
            None => (ui::tag(t!(ui, "territory-statutes-draft"), Tone::Plain)),
            Some(from) => {
                (t!(ui, "territory-from-day", day = from.in_words(ui.locale)))
                @if let Some(until) = version.until_on {
                    " · " (t!(ui, "territory-until-day", day = until.in_words(ui.locale)))
                }
            }
        }
    }
}

fn seats(ui: &Ui, representatives: &Representatives) -> String {
    match representatives {
        Representatives::EachMember { seats } => {
            t!(ui, "territory-seats-each", count = *seats).into_owned()
        }
        Representatives::Elected { seats } => {
            t!(ui, "territory-seats-elected", count = *seats).into_owned()
        }
        Representatives::ByInhabitants { steps } => {
            let step = |step: &crate::statutes::Bracket| {
                t!(ui, "territory-seats-step", count = step.seats, from = step.from).into_owned()
            };
            steps.iter().map(step).collect::<Vec<_>>().join(", ")
        }
    }
}

fn adding(ui: &Ui, syndicate: &Assembly, form: &StatutesForm, problems: &Problems) -> Markup {
    let label = t!(ui, "territory-statutes-title");
    let title = Field { name: "title", label: &label, value: &form.title, ..Field::default() };
    let label = t!(ui, "territory-statutes-text");
    let text = Field { name: "body", label: &label, value: &form.body, ..Field::default() };
    let (label, hint) = (t!(ui, "territory-colleges"), t!(ui, "territory-colleges-hint"));
    let colleges = Field {
        name: "colleges",
        label: &label,
        hint: Some(&hint),
        value: &form.colleges,
        ..Field::default()
    };
    let (label, hint) = (t!(ui, "territory-from-on"), t!(ui, "territory-statutes-from-hint"));
    let from = Field {
        name: "from_on",
        label: &label,
        hint: Some(&hint),
        value: &form.from_on,
        kind: "date",
        is_optional: true,
        ..Field::default()
    };
    let content = html! {
        div.body { (ui::form(ui, &urls::statutes(syndicate.body.id), problems, html! {
            (title.draw(ui, problems))
            (ui::textarea(ui, &text, 10, problems))
            (ui::textarea(ui, &colleges, 12, problems))
            (from.draw(ui, problems))
            div.actions { button.button { (t!(ui, "territory-statutes-add")) } }
        })) }
    };
    ui::card("new", t!(ui, "territory-statutes-new"), None, content)
}
