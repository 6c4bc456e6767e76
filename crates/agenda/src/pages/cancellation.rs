//! Cancelling a date, those that follow or all: `/agenda/{event_date}/annulation`.

use super::pieces;
use crate::{cancelling, changing::Which, event::Date, outing, place::PlaceKind, urls};
use axum::extract::State;
use db::Tx;
use maud::html;
use people::audit::{Act, Risk, record};
use serde::Deserialize;
use web::{
    Answer, App, Edit, Form, Granted, Page, Problems, Result, Ui, consent, t,
    ui::{self, Field},
};

#[derive(Debug, Default, Deserialize)]
pub struct CancelForm {
    #[serde(default)]
    which: String,
}

pub async fn get(date: Granted<Edit, Date>, ui: Ui) -> Page {
    let title = t!(&ui, "agenda-cancel-title", title = date.title());
    let words = [
        t!(&ui, "agenda-which-one"),
        t!(&ui, "agenda-which-following"),
        t!(&ui, "agenda-which-all"),
    ];
    let options = [("one", &*words[0]), ("following", &*words[1]), ("all", &*words[2])];
    let label = t!(&ui, "agenda-which");
    let field = Field { name: "which", label: &label, value: "one", ..Field::default() };
    let none = Problems::none();
    let body = html! {
        (pieces::way_back(&ui))
        h1 { (title) }
        p { (pieces::when(&ui, date.start_at, date.end_at, date.event.is_all_day)) }
        p {
            @if date.place.kind == PlaceKind::Person { (t!(&ui, "agenda-cancel-own")) }
            @else { (t!(&ui, "agenda-cancel-lead")) }
        }
        (ui::form(&ui, &urls::cancellation(date.moment.id), &none, html! {
            @if date.event.repeats() { (ui::choice(&ui, &field, &options, &none)) }
            div.actions {
                button.button { (t!(&ui, "agenda-cancel-do")) }
                a.button.link href=(urls::date(date.moment.id)) { (t!(&ui, "agenda-cancel-not")) }
            }
        }))
    };
    ui.narrow(&title, body)
}

pub async fn post(
    date: Granted<Edit, Date>,
    State(app): State<App>,
    ui: Ui,
    form: Form<CancelForm>,
) -> Result<Answer> {
    let which = Which::parse(&form.which).unwrap_or(Which::One);
    let (now, consents) = (app.clock.now(), consent::of(&app));
    let (whole, viewer) = (Date::clone(&date), date.viewer.clone());
    let write = move |tx: &Tx<'_>| {
        cancelling::cancel(tx, &whole, which, viewer.person, now)?;
        if let Some(consents) = &consents {
            outing::cancelled(tx, consents.as_ref(), &viewer, &whole, now)?;
        }
        if !whole.place.is_shared() {
            return Ok(());
        }
        let act = Act {
            person: Some(viewer.person),
            action: "agenda.cancel",
            risk: Risk::Deletion,
            school: whole.event.school_id,
            thing: format!("event:{}", whole.event.id),
            detail: serde_json::json!({ "which": which.word() }),
        };
        record(tx, now, &act)
    };
    app.db.write(write).await?;
    let to = match date.place.kind {
        PlaceKind::Person => urls::AGENDA.to_owned(),
        _ => urls::date(date.moment.id),
    };
    Ok(Answer::to(to).saying(t!(&ui, "agenda-cancel-done")))
}
