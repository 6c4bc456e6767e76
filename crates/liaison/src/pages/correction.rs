//! Correcting a slip: `/liaison/{slip}/correction`. What it said before is kept.

use super::{
    pieces,
    slip_form::SlipForm,
    write::Pairs,
    write_view::{due, questions, words},
};
use crate::{
    Slip,
    question::Question,
    refusal::Refusal,
    sending::{self, Correction},
    slip::State as SlipState,
    store,
    store::versions::Edition,
    urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::html;
use ui::{Shell, Tone};
use web::{Answer, App, Edit, Error, Granted, Page, Problems, Result, Ui, t, ui};

pub async fn get(slip: Granted<Edit, Slip>, State(app): State<App>, ui: Ui) -> Result<Page> {
    if slip.state == SlipState::Withdrawn {
        return Err(Error::Conflict);
    }
    let (id, version) = (slip.id, slip.version);
    let read = move |tx: &Tx<'_>| store::versions::find(tx, id, version);
    let version = app.db.read(read).await?.ok_or(Error::NotFound)?;
    Ok(view(&ui, &slip, &SlipForm::of(&slip, &version), &Problems::none()))
}

pub async fn post(
    slip: Granted<Edit, Slip>,
    State(app): State<App>,
    ui: Ui,
    form: Pairs,
) -> Result<Answer> {
    let form = SlipForm(form.0);
    if form.get("action") != "correct" {
        return Ok(view(&ui, &slip, &form, &Problems::none()).into());
    }
    let now = app.clock.now();
    let id = slip.id;
    let next = app.db.read(move |tx| next_number(tx, id)).await?;
    // A last day that has passed may stay as it is.
    let first_day = slip.due_on.map_or(now.day(), |due| due.min(now.day()));
    let wording = match form.wording(first_day, next) {
        Ok(wording) => wording,
        Err(problems) => return Ok(view(&ui, &slip, &form, &problems).unprocessable().into()),
    };
    let from_version = form.get("version").parse().unwrap_or(0);
    let ask_again = form.is_on("ask_again");
    let correction = Correction { wording, from_version, ask_again, now };
    match app.db.write(move |tx| sending::correct(tx, &slip, &correction)).await {
        Ok(asks_again) => {
            let said = if asks_again {
                t!(&ui, "liaison-said-asked-again")
            } else {
                t!(&ui, "liaison-said-corrected")
            };
            Ok(Answer::to(urls::follow(id)).saying(said))
        }
        Err(error) if error.reason::<Refusal>().is_some() => Err(Error::Conflict),
        Err(error) => Err(error.into()),
    }
}

/// The first number no question of this slip has ever had.
fn next_number(tx: &Tx<'_>, slip: Id<Slip>) -> db::Result<u32> {
    let versions = store::versions::all(tx, slip)?;
    let questions: Vec<Question> = versions.iter().flat_map(Edition::questions).collect();
    Ok(questions.iter().map(|question| question.number + 1).max().unwrap_or(1))
}

fn view(ui: &Ui, slip: &Slip, form: &SlipForm, problems: &Problems) -> Page {
    let title = t!(ui, "liaison-correct");
    let ask_again = t!(ui, "liaison-ask-again");
    let body = html! {
        (pieces::way_back_to(ui, slip))
        h1 { (title) }
        (ui::note(Tone::Info, t!(ui, "liaison-correction-note")))
        (ui::form(ui, &urls::correction(slip.id), problems, html! {
            button.hidden name="action" value="correct" tabindex="-1" aria-hidden="true" {}
            input type="hidden" name="version" value=(form.get("version"));
            (words(ui, form, problems))
            (questions(ui, form, problems))
            (due(ui, form, problems))
            (ui::checkbox("ask_again", &ask_again, form.is_on("ask_again")))
            div.actions.full {
                button.button name="action" value="correct" {
                    (ui::icon("check")) (t!(ui, "liaison-correct-do"))
                }
                a.button.plain href=(urls::follow(slip.id)) { (t!(ui, "liaison-keep-as-it-is")) }
            }
        }))
    };
    let shell = Shell { is_narrow: true, has_editor: true, ..Shell::default() };
    ui.shell(&shell, &title, body)
}
