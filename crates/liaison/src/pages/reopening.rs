//! Taking answers again after the last day: `/liaison/{slip}/reouverture`.

use super::{pieces, slip_form::SlipForm, write::Pairs};
use crate::{Slip, sending, urls};
use axum::extract::State;
use maud::html;
use ui::{Field, Tone};
use web::{Answer, App, Edit, Error, Granted, Page, Problems, Result, Ui, t, ui};

const DAYS: i32 = 7;

pub async fn get(slip: Granted<Edit, Slip>, ui: Ui) -> Result<Page> {
    if !slip.is_open() {
        return Err(Error::Conflict);
    }
    let in_a_week = ui.today().plus_days(DAYS).iso();
    Ok(view(&ui, &slip, &in_a_week, &Problems::none()))
}

pub async fn post(
    slip: Granted<Edit, Slip>,
    State(app): State<App>,
    ui: Ui,
    form: Pairs,
) -> Result<Answer> {
    let (form, now) = (SlipForm(form.0), app.clock.now());
    let due_on = match form.new_last_day(now.day()) {
        Ok(due_on) => due_on,
        Err(problems) => {
            return Ok(view(&ui, &slip, form.get("due_on"), &problems).unprocessable().into());
        }
    };
    let id = slip.id;
    app.db.write(move |tx| sending::reopen(tx, &slip, due_on, now)).await?;
    let day = due_on.in_words(ui.locale);
    Ok(Answer::to(urls::follow(id)).saying(t!(&ui, "liaison-said-reopened", day = day)))
}

fn view(ui: &Ui, slip: &Slip, due_on: &str, problems: &Problems) -> Page {
    let (title, label) = (t!(ui, "liaison-reopen"), t!(ui, "liaison-reopen-until"));
    let due = Field {
        name: "due_on",
        label: &label,
        value: due_on,
        kind: "date",
        class: "short",
        ..Field::default()
    };
    let body = html! {
        (pieces::way_back_to(ui, slip))
        h1 { (title) }
        (ui::note(Tone::Info, t!(ui, "liaison-reopen-note")))
        (ui::form(ui, &urls::reopening(slip.id), problems, html! {
            (due.draw(ui, problems))
            div.actions.full {
                button.button { (ui::icon("check")) (t!(ui, "liaison-reopen-do")) }
                a.button.plain href=(urls::follow(slip.id)) { (t!(ui, "liaison-keep-as-it-is")) }
            }
        }))
    };
    ui.narrow(&title, body)
}
