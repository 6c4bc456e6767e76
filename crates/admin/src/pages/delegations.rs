//! What a head lets a colleague do: `/administration/ecole/{school}/delegations` and `…/fin`.

use super::pieces;
use crate::{
    deed::Deed,
    office::{Delegate, Office},
    store::school::{self as store, Given, Held},
    urls, words,
};
use axum::extract::State;
use base::{Day, Id};
use db::Tx;
use maud::{Markup, html};
use people::{Delegation, Person, Right, audit::Risk, delegation, groups};
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Granted, Page, Problems, Reason, Result, Ui, t,
    ui::{self, Field},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RightForm {
    person: String,
    right: String,
    /// The last day; empty until it is taken back.
    last_on: String,
}

#[derive(Deserialize)]
pub struct EndForm {
    delegation: Id<Delegation>,
}

struct Content {
    given: Vec<Given>,
    held: Vec<Held>,
}

impl RightForm {
    fn check(&self, today: Day) -> Result<(Id<Person>, Right, Option<Day>), Problems> {
        let person = self.person.parse().map_err(|_| web::id!("admin-pick-first"));
        let right = Right::parse(&self.right).ok_or(web::id!("admin-right-missing"));
        let last_on = if self.last_on.trim().is_empty() {
            Ok(None)
        } else {
            let later = |day: Day| day.not_before(today);
            Day::parse(&self.last_on).and_then(later).map(Some).map_err(|error| error.text())
        };
        Problems::gather((person.at("person"), right.at("right"), last_on.at("last_on")))
    }
}

pub async fn get(
    office: Granted<Delegate, Office>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let content = content(&app, &office, &ui).await?;
    Ok(view(&ui, &office, &content, &RightForm::default(), &Problems::none()))
}

pub async fn post(
    office: Granted<Delegate, Office>,
    State(app): State<App>,
    ui: Ui,
    form: Form<RightForm>,
) -> Result<Answer> {
    let (person, right, last_on) = match form.check(ui.today()) {
        Ok(checked) => checked,
        Err(problems) => {
            let content = content(&app, &office, &ui).await?;
            return Ok(view(&ui, &office, &content, &form, &problems).unprocessable().into());
        }
    };
    let (school, now) = (office.id, ui.now);
    let until_on = last_on.map(|day| day.plus_days(1));
    let write = move |tx: &Tx<'_>| {
        if !super::functions::must_belong(tx, person, school)?.works_in(school) {
            return Err(db::Error::Missing);
        }
        let (_, touched) = delegation::begin(tx, person, school, right, now.day(), until_on)?;
        groups::refresh(tx, &touched, now.day())?;
        Deed::by(&office.viewer, "right.give", Risk::Rights)
            .in_school(school)
            .on("person", person)
            .with(serde_json::json!({ "right": right.word() }))
            .record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::room(school, "delegations")).saying(t!(ui, "admin-right-given")))
}

pub async fn end(
    office: Granted<Delegate, Office>,
    State(app): State<App>,
    ui: Ui,
    form: Form<EndForm>,
) -> Result<Answer> {
    let (school, now, ending) = (office.id, ui.now, form.delegation);
    let write = move |tx: &Tx<'_>| {
        let running = delegation::in_school(tx, school, now.day())?;
        let ended = running.iter().find(|it| it.id == ending).ok_or(db::Error::Missing)?;
        let touched = delegation::end(tx, &[ending], now.day())?;
        groups::refresh(tx, &touched, now.day())?;
        Deed::by(&office.viewer, "right.end", Risk::Rights)
            .in_school(school)
            .on("person", ended.person)
            .with(serde_json::json!({ "right": ended.right.word() }))
            .record(tx, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::room(school, "delegations")).saying(t!(ui, "admin-right-ended")))
}

async fn content(app: &App, office: &Office, ui: &Ui) -> Result<Content> {
    let (id, today) = (office.id, ui.today());
    let load = move |tx: &Tx<'_>| {
        Ok(Content { given: store::given(tx, id, today)?, held: store::held(tx, id, today)? })
    };
    Ok(app.db.read(load).await?)
}

fn view(
    ui: &Ui,
    office: &Office,
    content: &Content,
    form: &RightForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "admin-delegations");
    let body = html! {
        (pieces::way(ui, office, None))
        h1 { (title) }
        p.quiet { (t!(ui, "admin-delegations-hint")) }
        @if content.given.is_empty() { (ui::empty(t!(ui, "admin-delegations-none"), None)) }
        @else { (list(ui, office, &content.given)) }
        section.stack aria-labelledby="new" {
            h2 #new { (t!(ui, "admin-right-new")) }
            (new_right(ui, office, content, form, problems))
        }
    };
    ui.narrow(&title, body)
}

fn list(ui: &Ui, office: &Office, given: &[Given]) -> Markup {
    let end = urls::room(office.id, "delegations/fin");
    html! {
        ul.rows.card {
            @for given in given {
                li { div.row {
                    (ui::face(&given.name()))
                    span {
                        b { (given.name().listed()) }
                        span.quiet {
                            (words::right(ui, given.word)) " · "
                            (pieces::span(ui, given.from_on, given.until_on))
                        }
                    }
                    (pieces::end_button(
                        ui, &end, "delegation", &given.id.to_string(), &t!(ui, "admin-take-back"),
                    ))
                } }
            }
        }
    }
}

fn new_right(
    ui: &Ui,
    office: &Office,
    content: &Content,
    form: &RightForm,
    problems: &Problems,
) -> Markup {
    let mut staff: Vec<(String, String)> = content
        .held
        .iter()
        .filter(|held| !held.function.is_of_the_heads())
        .map(|held| (held.person.to_string(), held.name().listed()))
        .collect();
    staff.dedup();
    let rights: Vec<(String, String)> = Right::ALL
        .iter()
        .map(|right| (right.word().to_owned(), words::right(ui, *right).into_owned()))
        .collect();
    let (who, what) = (t!(ui, "admin-field-colleague"), t!(ui, "admin-field-right"));
    let person = Field { name: "person", label: &who, value: &form.person, ..Field::default() };
    let right = Field { name: "right", label: &what, value: &form.right, ..Field::default() };
    ui::form(
        ui,
        &urls::room(office.id, "delegations"),
        problems,
        html! {
            (ui::select(ui, &person, &pieces::borrowed(&staff), problems))
            (ui::choice(ui, &right, &pieces::borrowed(&rights), problems))
            (Field {
                name: "last_on", label: &t!(ui, "admin-field-last-on"), value: &form.last_on,
                hint: Some(&t!(ui, "admin-last-on-hint")), kind: "date", is_optional: true,
                class: "short", ..Field::default()
            }.draw(ui, problems))
            div.actions { button.button { (t!(ui, "admin-right-give")) } }
        },
    )
}
