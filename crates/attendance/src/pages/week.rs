//! The week of a school: `/presences/ecoles/{school}/semaine`. Its head says if there is class on
//! Wednesday mornings, and from which hour the afternoon is called.

use crate::{Week, access::Arrange, store, urls};
use axum::extract::State;
use base::Minutes;
use maud::html;
use people::School;
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Page, Problems, Result, Ui, t, ui, ui::Field};

#[derive(Debug, Default, Deserialize)]
pub struct WeekForm {
    /// `four` or `five`
    #[serde(default)]
    days: String,
    #[serde(default)]
    afternoon_at: String,
}

/// Nobody calls the afternoon at breakfast, nor in the evening.
const NOON: std::ops::RangeInclusive<u16> = 10 * 60..=15 * 60;

impl WeekForm {
    fn of(week: &Week) -> Self {
        let Minutes(minutes) = week.afternoon_at;
        WeekForm {
            days: if week.has_wednesday { "five" } else { "four" }.to_owned(),
            afternoon_at: format!("{:02}:{:02}", minutes / 60, minutes % 60),
        }
    }

    fn check(&self, before: Week) -> Result<Week, Problems> {
        let at = Minutes::parse(&self.afternoon_at).filter(|at| NOON.contains(&at.0));
        let wrong = || Problems::one("afternoon_at", text::id!("attendance-wrong-noon"));
        let afternoon_at = at.ok_or_else(wrong)?;
        Ok(Week { has_wednesday: self.days == "five", afternoon_at, ..before })
    }
}

pub async fn get(school: Granted<Arrange, School>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = school.id;
    let week = app.db.read(move |tx| store::weeks::of(tx, id)).await?;
    Ok(view(&ui, &school, &WeekForm::of(&week), &Problems::none()))
}

pub async fn post(
    school: Granted<Arrange, School>,
    State(app): State<App>,
    ui: Ui,
    form: Form<WeekForm>,
) -> Result<Answer> {
    let id = school.id;
    let before = app.db.read(move |tx| store::weeks::of(tx, id)).await?;
    let week = match form.check(before) {
        Ok(week) => week,
        Err(problems) => return Ok(view(&ui, &school, &form, &problems).unprocessable().into()),
    };
    app.db.write(move |tx| store::weeks::set(tx, id, &week)).await?;
    Ok(Answer::to(urls::week(id)).saying(t!(&ui, "attendance-week-saved")))
}

fn view(ui: &Ui, school: &School, form: &WeekForm, problems: &Problems) -> Page {
    let title = t!(ui, "attendance-week-title");
    let (label, four, five) = (
        t!(ui, "attendance-week-days"),
        t!(ui, "attendance-week-four"),
        t!(ui, "attendance-week-five"),
    );
    let days = Field { name: "days", label: &label, value: &form.days, ..Field::default() };
    let (label, hint) = (t!(ui, "attendance-week-noon"), t!(ui, "attendance-week-noon-hint"));
    let noon = Field {
        name: "afternoon_at",
        label: &label,
        hint: Some(&hint),
        value: &form.afternoon_at,
        kind: "time",
        class: "short",
        ..Field::default()
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::school(school.id), &t!(ui, "attendance-school-title"))]))
        h1 { (title) }
        (ui::form(ui, &urls::week(school.id), problems, html! {
            (ui::choice(ui, &days, &[("four", &four), ("five", &five)], problems))
            (noon.draw(ui, problems))
            p.quiet { (t!(ui, "attendance-week-holidays", zone = school.zone)) }
            @if !school.kind.is_first_degree() {
                p { a href=(urls::hours(school.id)) { (t!(ui, "attendance-hours")) } }
            }
            div.actions { button.button { (t!(ui, "attendance-week-save")) } }
        }))
    };
    ui.narrow(&title, body)
}
