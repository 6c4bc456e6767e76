//! What a town pays for a year, said by the officer: `/frequentation/communes/{town}/cout`.

use crate::{TownFigures, deeds, store, urls};
use axum::extract::State;
use base::Money;
use db::Tx;
use maud::html;
use serde::Deserialize;
use web::{Answer, App, At, Form, Granted, Manage, Page, Problems, Result, Ui, t, ui, ui::Field};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CostForm {
    year: String,
    sum: String,
    /// Of the line it was made with; 0: there was none.
    version: i64,
}

const YEAR_MIN: i16 = 2015;
/// A territory pays no more than this in a year.
const EUROS_MAX: i32 = 100_000_000;

impl CostForm {
    fn check(&self, this_year: i16) -> Result<(i16, Money), Problems> {
        let year = self.year.trim().parse::<i16>().ok();
        let year = year.filter(|year| (YEAR_MIN..=this_year + 1).contains(year));
        let sum = Money::parse(&self.sum).ok();
        let sum = sum.filter(|it| it.is_positive() && *it <= Money::from_euros(EUROS_MAX));
        Problems::gather((
            year.ok_or(text::id!("usage-wrong-year")).at("year"),
            sum.ok_or(text::id!("usage-wrong-sum")).at("sum"),
        ))
    }
}

pub async fn get(
    town: Granted<Manage, TownFigures>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let (id, year) = (town.id.raw(), ui.today().year());
    let known = app.db.read(move |tx| store::costs::find(tx, id, year)).await?;
    let form = CostForm {
        year: year.to_string(),
        sum: known.map(|(sum, _)| sum.plain()).unwrap_or_default(),
        version: known.map_or(0, |(_, version)| version),
    };
    Ok(view(&ui, &town, &form, &Problems::none()))
}

pub async fn post(
    town: Granted<Manage, TownFigures>,
    State(app): State<App>,
    ui: Ui,
    form: Form<CostForm>,
) -> Result<Answer> {
    let (year, sum) = match form.check(ui.today().year()) {
        Ok(said) => said,
        Err(problems) => return Ok(view(&ui, &town, &form, &problems).unprocessable().into()),
    };
    let (id, by, now) = (town.id, town.viewer.person, ui.now);
    let (shown, this_year) = (form.version, ui.today().year());
    let write = move |tx: &Tx<'_>| {
        // The form was made for this year; of another year the line of today is written over.
        let known = store::costs::find(tx, id.raw(), year)?.map_or(0, |(_, version)| version);
        let version = if year == this_year { shown } else { known };
        store::costs::set(tx, id.raw(), year, sum, version)?;
        let detail = serde_json::json!({ "year": year, "cents": sum.cents() });
        deeds::record(tx, (by, now), "usage.cost", format!("town:{id}"), detail)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::town(id)).saying(t!(ui, "usage-cost-kept")))
}

fn view(
    ui: &Ui,
    town: &Granted<Manage, TownFigures>,
    form: &CostForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "usage-cost-of", name = town.name.as_str());
    let (label, hint) = (t!(ui, "usage-year"), t!(ui, "usage-cost-hint"));
    let year = Field {
        name: "year",
        label: &label,
        value: &form.year,
        kind: "number",
        class: "short",
        ..Field::default()
    };
    let label = t!(ui, "usage-sum");
    let sum = Field {
        name: "sum",
        label: &label,
        hint: Some(&hint),
        value: &form.sum,
        class: "short",
        ..Field::default()
    };
    let content = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "usage-title")),
            (&urls::town(town.id), &town.name),
        ]))
        h1 { (title) }
        (ui::form(ui, &urls::cost(town.id), problems, html! {
            input type="hidden" name="version" value=(form.version);
            (year.draw(ui, problems))
            (sum.draw(ui, problems))
            div.actions { button.button { (t!(ui, "usage-keep")) } }
        }))
    };
    ui.narrow(&title, content)
}
