//! Who comes and goes while the meeting is held: `POST /conseil/seances/{meeting}/mouvements`, and
//! `POST …/mouvements/retrait` for what was written by mistake.

use super::{holding, pieces, pieces::Typed};
use crate::{
    Meeting, Step,
    meeting::{Hold, Moved, State as Stage},
    record::Record,
    store, urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{Answer, App, Error, Form, Granted, Problem, Problems, Result, Ui, t, ui};

pub async fn post(
    meeting: Granted<Hold, Meeting>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let typed = Typed(form.0);
    let record = holding::record(&app, &meeting).await?;
    let member = holding::chosen(&record, &typed, "mover");
    let step = Step::parse(typed.value("step")).ok_or(Error::BadRequest)?;
    let item = typed.value("mover_item").parse::<u16>().map_err(|_| Error::BadRequest)?;
    let Some(member) = member else {
        let text = text::id!("council-choose-one");
        let problem = Problem { field: "mover", text, args: Vec::new() };
        return Ok(holding::again(&app, &ui, &meeting, &typed, &problem.into()).await?.into());
    };
    let id = meeting.id;
    let write = move |tx: &Tx<'_>| store::attendance::move_one(tx, id, member, item, step);
    change(&app, &ui, &meeting, &typed, write).await
}

/// Changes a line of the sheet and goes back to the page; or the page again, with what is wrong.
pub async fn change(
    app: &App,
    ui: &Ui,
    meeting: &Meeting,
    typed: &Typed,
    write: impl Fn(&Tx<'_>) -> db::Result<()> + Send + 'static,
) -> Result<Answer> {
    let id = meeting.id;
    let touched = move |tx: &Tx<'_>| {
        store::attendance::touch(tx, id)?;
        write(tx)
    };
    match holding::change(app, meeting, touched).await? {
        Ok(()) => {
            let to = urls::of_meeting(meeting.id, "tenue");
            Ok(Answer::to(to).saying(t!(ui, "council-saved")))
        }
        Err(problems) => Ok(holding::again(app, ui, meeting, typed, &problems).await?.into()),
    }
}

/// Which line was written by mistake.
#[derive(Clone, Debug, Deserialize)]
#[serde(bound = "")]
pub struct RemovalForm<T> {
    pub id: Id<T>,
}

pub async fn post_removal(
    meeting: Granted<Hold, Meeting>,
    State(app): State<App>,
    ui: Ui,
    form: Form<RemovalForm<Moved>>,
) -> Result<Answer> {
    let (id, moved) = (meeting.id, form.id);
    let write = move |tx: &Tx<'_>| store::attendance::forget_movement(tx, id, moved);
    change(&app, &ui, &meeting, &Typed(Vec::new()), write).await
}

pub fn card(ui: &Ui, meeting: &Meeting, record: &Record, typed: &Typed) -> Markup {
    let may_hold = ui.may::<Hold>(meeting) && meeting.state == Stage::Open;
    let lines = html! {
        ul.rows {
            @for moved in &record.movements {
                li { div.row {
                    span { (words(ui, record, moved)) }
                    @if may_hold { (removal(ui, meeting, "mouvements/retrait", moved.id)) }
                } }
            }
        }
        @if may_hold { div.body { (form(ui, meeting, record, typed)) } }
    };
    html! {
        @if may_hold || !record.movements.is_empty() {
            (ui::card("movements", t!(ui, "council-movements"), None, lines))
        }
    }
}

/// `Mme COLIN arrive avant le point 3`
pub fn words(ui: &Ui, record: &Record, moved: &Moved) -> String {
    let (name, item) = (record.seated(moved.mandate_id), moved.before_item);
    let words = match moved.step {
        Step::Arrives => t!(ui, "council-arrives-before", name = name.as_str(), item = item),
        Step::Leaves => t!(ui, "council-leaves-before", name = name.as_str(), item = item),
    };
    words.into_owned()
}

/// The button that takes a line away.
pub fn removal<T>(ui: &Ui, meeting: &Meeting, page: &str, id: Id<T>) -> Markup {
    ui::action(
        ui,
        &urls::of_meeting(meeting.id, page),
        html! {
            input type="hidden" name="id" value=(id);
            button.button.plain.small { (ui::icon("x")) (t!(ui, "council-remove")) }
        },
    )
}

/// The items of the agenda to choose from.
pub fn places(record: &Record) -> Vec<(String, String)> {
    let title = |item: &crate::meeting::Item| {
        let short: String = item.title.chars().take(60).collect();
        (item.place.to_string(), format!("{}. {short}", item.place))
    };
    record.items.iter().map(title).collect()
}

fn form(ui: &Ui, meeting: &Meeting, record: &Record, typed: &Typed) -> Markup {
    let none = Problems::none();
    let steps = [
        (Step::Leaves.word(), t!(ui, "council-leaves")),
        (Step::Arrives.word(), t!(ui, "council-arrives")),
    ];
    ui::action(
        ui,
        &urls::of_meeting(meeting.id, "mouvements"),
        html! {
            div.stack {
                (pieces::select(ui, ("mover", &t!(ui, "council-member")), typed.value("mover"),
                    &pieces::choices(record.members()), &none))
                (pieces::pick(ui, ("step", &t!(ui, "council-step")), typed.value("step"), &steps,
                    &none))
                (pieces::select(ui, ("mover_item", &t!(ui, "council-before-item")),
                    typed.value("mover_item"), &places(record), &none))
                (pieces::save(t!(ui, "council-add")))
            }
        },
    )
}
