//! The year changes of a school: `GET /annee-suivante/ecole/{school}`, and beginning one: `POST`.

use super::pieces;
use crate::{
    Beginning, YearChange, change::first_day_of_class, change::year_ending, deeds, prepare, store,
    urls,
};
use axum::extract::State;
use base::{Day, SchoolYear};
use db::Tx;
use maud::{Markup, html};
use people::School;
use serde::Deserialize;
use serde_json::json;
use web::{
    Answer, App, At, Form, Granted, Manage, Page, Problems, Result, Ui, t,
    ui::{self, Field},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct BeginForm {
    /// The civil year in which the year that ends began.
    pub year: String,
    pub effective_on: String,
}

impl BeginForm {
    pub fn of(school: &School, today: Day) -> Self {
        let year = year_ending(today);
        let first = first_day_of_class(year.next(), school.zone()).map(|day| day.max(today));
        BeginForm {
            year: year.0.to_string(),
            effective_on: first.map(Day::iso).unwrap_or_default(),
        }
    }

    pub fn check(&self, today: Day) -> Result<(SchoolYear, Day), Problems> {
        let known = [SchoolYear::of(today).0 - 1, SchoolYear::of(today).0];
        let year = self.year.parse().ok().filter(|year| known.contains(year)).map(SchoolYear);
        let year = year.ok_or(text::id!("rollover-year-wrong")).at("year");
        let day = day(&self.effective_on, year.as_ref().ok().copied(), today);
        Problems::gather((year, day.at("effective_on")))
    }
}

/// A day of the next year that is not over.
pub fn day(typed: &str, year: Option<SchoolYear>, today: Day) -> Result<Day, &'static str> {
    let day = Day::parse(typed).map_err(|_| text::id!("rollover-day-wrong"))?;
    let is_of_it = year.is_none_or(|year| SchoolYear::of(day) == year.next());
    if !is_of_it {
        return Err(text::id!("rollover-day-other-year"));
    }
    day.not_before(today).map_err(|_| text::id!("rollover-day-passed"))
}

pub async fn get(school: Granted<Manage, School>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let form = BeginForm::of(&school, ui.today());
    view(&app, &ui, &school, &form, &Problems::none()).await
}

pub async fn post(
    school: Granted<Manage, School>,
    State(app): State<App>,
    ui: Ui,
    form: Form<BeginForm>,
) -> Result<Answer> {
    let (year, effective_on) = match form.check(ui.today()) {
        Ok(checked) => checked,
        Err(problems) => {
            let page = view(&app, &ui, &school, &form, &problems).await?;
            return Ok(page.unprocessable().into());
        }
    };
    let (id, now, by) = (school.id, ui.now, school.viewer.person);
    let begin = Beginning { school: id, wave: None, year, effective_on, by };
    let write = move |tx: &Tx<'_>| {
        let Some(change) = prepare(tx, &begin, now)? else {
            return Err(db::Error::Conflict("the year is prepared already".to_owned()));
        };
        if let Some(begun) = store::changes::load(tx, change)? {
            deeds::of_change(tx, &begun, by, "year.prepare", json!({}), now)?;
        }
        Ok(change)
    };
    let change = app.db.write(write).await?;
    Ok(Answer::to(urls::change(change)).saying(t!(ui, "rollover-begun")))
}

async fn view(
    app: &App,
    ui: &Ui,
    school: &School,
    form: &BeginForm,
    problems: &Problems,
) -> Result<Page> {
    let id = school.id;
    let changes = app.db.read(move |tx| store::changes::of_school(tx, id)).await?;
    let title = t!(ui, "rollover-school-title", school = school.name);
    let year = SchoolYear::of(ui.today());
    let free: Vec<SchoolYear> = [SchoolYear(year.0 - 1), year]
        .into_iter()
        .filter(|year| changes.iter().all(|change| change.year != *year))
        .collect();
    let body = html! {
        (pieces::way(ui, None))
        h1 { (title) }
        @if !changes.is_empty() {
            ul.rows.card { @for change in &changes { li { (row(ui, change)) } } }
        }
        @if free.contains(&year_ending(ui.today())) || !problems.is_empty() {
            section.stack aria-labelledby="new" {
                h2 #new { (t!(ui, "rollover-begin")) }
                p.quiet { (t!(ui, "rollover-begin-lead")) }
                (begin_form(ui, &urls::school(id), &free, form, problems))
            }
        }
    };
    Ok(ui.narrow(&title, body))
}

fn row(ui: &Ui, change: &YearChange) -> Markup {
    let (from, to) = (change.year.to_string(), change.next_year().to_string());
    let years = t!(ui, "rollover-years", from = from, to = to);
    html! {
        a.row href=(urls::change(change.id)) {
            span.face aria-hidden="true" { (ui::icon("graduation-cap")) }
            span {
                b { (years) }
                @if let Some(at) = change.applied_at.filter(|_| change.undone_at.is_none()) {
                    span.quiet { (t!(ui, "rollover-applied-when", when = ui.when_in_full(at))) }
                } @else if let Some(at) = change.undone_at {
                    span.quiet { (t!(ui, "rollover-undone-when", when = ui.when_in_full(at))) }
                }
            }
            (pieces::tag(ui, change))
        }
    }
}

/// From which year, and the first day of the new classes.
pub fn begin_form(
    ui: &Ui,
    url: &str,
    years: &[SchoolYear],
    form: &BeginForm,
    problems: &Problems,
) -> Markup {
    let options: Vec<(String, String)> = years
        .iter()
        .map(|year| {
            let (from, to) = (year.to_string(), year.next().to_string());
            (year.0.to_string(), t!(ui, "rollover-years", from = from, to = to).into_owned())
        })
        .collect();
    let (which, first) = (t!(ui, "rollover-field-year"), t!(ui, "rollover-field-day"));
    let hint = t!(ui, "rollover-field-day-hint");
    let year = Field { name: "year", label: &which, value: &form.year, ..Field::default() };
    let day = Field {
        name: "effective_on",
        label: &first,
        hint: Some(&hint),
        kind: "date",
        value: &form.effective_on,
        ..Field::default()
    };
    ui::form(
        ui,
        url,
        problems,
        html! {
            (ui::select(ui, &year, &pieces::borrowed(&options), problems))
            (day.draw(ui, problems))
            div.actions { button.button { (t!(ui, "rollover-begin-yes")) } }
        },
    )
}
