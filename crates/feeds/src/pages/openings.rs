//! Opening schools the platform does not have: `GET` and `POST …/{feed}/ouvertures`. The files are
//! read again, while they are kept; the plan that is there is given up.

use super::intake::read_again;
use super::pieces;
use crate::deeds::Deed;
use crate::history::State as FeedState;
use crate::intake::{Answers, Intake};
use crate::sending::{Apply, Sending};
use crate::{store, urls};
use axum::extract::State;
use db::Tx;
use maud::html;
use serde_json::json;
use web::{Answer, App, Error, Form, Granted, Page, Problems, Result, Ui, t, ui};

pub async fn get(sending: Granted<Apply, Sending>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let is_kept = intake(&app, &sending).await?.is_some();
    Ok(view(&ui, &sending, is_kept, &Problems::none()))
}

pub async fn post(
    sending: Granted<Apply, Sending>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let chosen = |(name, value): &(String, String)| (name == "ecole").then(|| value.clone());
    let opens: Vec<String> = form.0.iter().filter_map(chosen).collect();
    let intake = intake(&app, &sending).await?;
    let Some(intake) = intake.filter(|_| sending.state == FeedState::Planned) else {
        return Err(Error::Conflict);
    };
    if opens.is_empty() {
        let problems = Problems::one("ecoles", text::id!("feeds-openings-none"));
        return Ok(view(&ui, &sending, true, &problems).unprocessable().into());
    }
    let now = ui.now;
    let to = urls::intake(intake.id);
    let write = move |tx: &Tx<'_>| {
        let detail = json!({ "opens": opens });
        let deed = Deed::on(&sending, sending.viewer.person, "feed.open-schools");
        Deed { detail, ..deed }.record(tx, now)?;
        let answers = Answers { makes_schools: true, opens: opens.clone(), ..intake.answers() };
        crate::apply::give_up(tx, sending.id, now)?;
        read_again(tx, &intake, &answers, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(to))
}

/// The files the feed was read from, as long as they are there. Schools are the platform's affair.
async fn intake(app: &App, sending: &Granted<Apply, Sending>) -> Result<Option<Intake>> {
    if sending.own().is_some() {
        return Err(Error::Forbidden);
    }
    let id = sending.id;
    let read = move |tx: &Tx<'_>| {
        let Some(intake) = store::intakes::of_feed(tx, id)? else { return Ok(None) };
        let files = store::intakes::files(tx, intake.id)?;
        Ok((!files.is_empty()).then_some(intake))
    };
    Ok(app.db.read(read).await?)
}

fn view(ui: &Ui, sending: &Sending, is_kept: bool, problems: &Problems) -> Page {
    let title = t!(ui, "feeds-openings-title");
    let here = urls::feed(sending.id);
    let summary = sending.summary();
    let more = summary.unknown_count.saturating_sub(summary.unknown_schools.len() as u64);
    let body = html! {
        (pieces::way(ui, None, Some((&here, &sending.name))))
        h1 { (title) }
        @if is_kept {
            p { (t!(ui, "feeds-openings-lead")) }
            (ui::form(ui, &urls::of_feed(sending.id, "ouvertures"), problems, html! {
                fieldset.choice #ecoles {
                    legend { (t!(ui, "feeds-openings-which")) }
                    @for (uai, name) in &summary.unknown_schools {
                        label {
                            input type="checkbox" name="ecole" value=(uai);
                            span { (name) span.hint { (uai) } }
                        }
                    }
                }
                @if more > 0 { p.quiet { (t!(ui, "feeds-openings-more", count = more)) } }
                div.actions { button.button { (t!(ui, "feeds-openings-go")) } }
            }))
        } @else {
            (ui::note(ui::Tone::Warn, t!(ui, "feeds-openings-not-kept")))
            div.actions { (ui::button_link(urls::NEW, "upload", t!(ui, "feeds-bring-again"))) }
        }
    };
    ui.narrow(&title, body)
}
