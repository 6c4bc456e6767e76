//! What a guardian is told of: `/resultats/eleves/{pupil}/alertes`.

use crate::{
    Learner,
    access::Choose,
    alert::{self, Choice, FAR, NOT_REACHED, What},
    urls,
};
use axum::extract::State;
use db::Tx;
use maud::html;
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Page, Problems, Result, Ui, t, ui, ui::Field};

#[derive(Debug, Default, Deserialize)]
pub struct AlertForm {
    #[serde(default)]
    what: String,
    #[serde(default)]
    below: String,
}

impl AlertForm {
    fn check(&self) -> Result<Choice, Problems> {
        let what = What::ALL.iter().copied().find(|what| what.word() == self.what);
        let what = what.ok_or_else(|| Problems::one("what", text::id!("results-alert-choose")))?;
        let is_far = self.below == "far";
        Ok(Choice { what, below_percent: if is_far { FAR } else { NOT_REACHED } })
    }
}

pub async fn get(pupil: Granted<Choose, Learner>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (guardian, person) = (pupil.viewer.person, pupil.person());
    let choice = app.db.read(move |tx| alert::of(tx, guardian, person)).await?;
    let below = if choice.below_percent == FAR { "far" } else { "missed" };
    let form = AlertForm { what: choice.what.word().to_owned(), below: below.to_owned() };
    Ok(view(&ui, &pupil, &form, &Problems::none()))
}

pub async fn post(
    pupil: Granted<Choose, Learner>,
    State(app): State<App>,
    ui: Ui,
    form: Form<AlertForm>,
) -> Result<Answer> {
    let choice = match form.check() {
        Ok(choice) => choice,
        Err(problems) => return Ok(view(&ui, &pupil, &form, &problems).unprocessable().into()),
    };
    let (guardian, person) = (pupil.viewer.person, pupil.person());
    app.db.write(move |tx: &Tx<'_>| alert::choose(tx, guardian, person, choice)).await?;
    Ok(Answer::to(urls::pupil(person)).saying(t!(&ui, "results-alert-saved")))
}

fn view(ui: &Ui, pupil: &Granted<Choose, Learner>, form: &AlertForm, problems: &Problems) -> Page {
    let title = t!(ui, "results-alerts-of", name = pupil.name.first);
    let (each, below, weekly, never) = (
        t!(ui, "results-alert-each"),
        t!(ui, "results-alert-below"),
        t!(ui, "results-alert-weekly"),
        t!(ui, "results-alert-never"),
    );
    let label = t!(ui, "results-alert-what");
    let what = Field { name: "what", label: &label, value: &form.what, ..Field::default() };
    let options = [("each", &*each), ("below", &*below), ("weekly", &*weekly), ("never", &*never)];
    let (label, missed, far) = (
        t!(ui, "results-alert-threshold"),
        t!(ui, "results-alert-missed"),
        t!(ui, "results-alert-far"),
    );
    let below = Field { name: "below", label: &label, value: &form.below, ..Field::default() };
    let back = t!(ui, "results-of", name = pupil.name.first);
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::pupil(pupil.person()), &back)]))
        h1 { (title) }
        (ui::form(ui, &urls::alerts(pupil.person()), problems, html! {
            (ui::choice(ui, &what, &options, problems))
            (ui::select(ui, &below, &[("missed", &missed), ("far", &far)], problems))
            p.quiet { (t!(ui, "results-alert-note")) }
            div.actions { button.button { (t!(ui, "results-save")) } }
        }))
    };
    ui.narrow(&title, body)
}
