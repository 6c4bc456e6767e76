//! Who takes no part in an item (CGCT L2131-11): `POST /conseil/seances/{meeting}/deports`, and
//! `POST …/deports/retrait`.

use super::{holding, movements, pieces, pieces::Typed};
use crate::{
    Meeting, Reason,
    meeting::{Hold, State as Stage, Withdrawn},
    record::Record,
    store, urls,
};
use axum::extract::State;
use db::Tx;
use maud::{Markup, html};
use web::{Answer, App, At, Form, Granted, Problems, Result, Ui, t, ui};

pub async fn post(
    meeting: Granted<Hold, Meeting>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let typed = Typed(form.0);
    let record = holding::record(&app, &meeting).await?;
    let member = holding::chosen(&record, &typed, "withdrawn");
    let item = typed.value("withdrawn_item").parse::<u16>().ok();
    let choose = text::id!("council-choose-one");
    let said = Problems::gather((
        member.ok_or(choose).at("withdrawn"),
        item.ok_or(choose).at("withdrawn_item"),
        Reason::parse(typed.value("reason")).ok_or(choose).at("reason"),
    ));
    let (member, item, reason) = match said {
        Ok(said) => said,
        Err(problems) => {
            return Ok(holding::again(&app, &ui, &meeting, &typed, &problems).await?.into());
        }
    };
    let id = meeting.id;
    let write = move |tx: &Tx<'_>| store::attendance::withdraw(tx, id, member, item, reason);
    movements::change(&app, &ui, &meeting, &typed, write).await
}

pub async fn post_removal(
    meeting: Granted<Hold, Meeting>,
    State(app): State<App>,
    ui: Ui,
    form: Form<movements::RemovalForm<Withdrawn>>,
) -> Result<Answer> {
    let (id, withdrawn) = (meeting.id, form.id);
    let write = move |tx: &Tx<'_>| store::attendance::forget_withdrawal(tx, id, withdrawn);
    movements::change(&app, &ui, &meeting, &Typed(Vec::new()), write).await
}

pub fn card(ui: &Ui, meeting: &Meeting, record: &Record, typed: &Typed) -> Markup {
    let may_hold = ui.may::<Hold>(meeting) && meeting.state == Stage::Open;
    let lines = html! {
        ul.rows {
            @for withdrawn in &record.withdrawals {
                li { div.row {
                    span { (words(ui, record, withdrawn)) }
                    @if may_hold {
                        (movements::removal(ui, meeting, "deports/retrait", withdrawn.id))
                    }
                } }
            }
        }
        @if may_hold { div.body { (form(ui, meeting, record, typed)) } }
    };
    html! {
        @if may_hold || !record.withdrawals.is_empty() {
            (ui::card("withdrawals", t!(ui, "council-withdrawals"), None, lines))
        }
    }
}

/// `Mme COLIN ne prend pas part au point 3 (intérêt personnel)`
pub fn words(ui: &Ui, record: &Record, withdrawn: &Withdrawn) -> String {
    let (name, why) = (record.seated(withdrawn.mandate_id), reason(ui, withdrawn.reason));
    let item = withdrawn.item;
    let said = t!(ui, "council-withdrawn-from", name = name.as_str(), item = item, reason = &*why);
    said.into_owned()
}

fn reason(ui: &Ui, reason: Reason) -> std::borrow::Cow<'_, str> {
    match reason {
        Reason::Interest => t!(ui, "council-reason-interest"),
        Reason::SentThere => t!(ui, "council-reason-sent"),
    }
}

fn form(ui: &Ui, meeting: &Meeting, record: &Record, typed: &Typed) -> Markup {
    let none = Problems::none();
    let reasons = [
        (Reason::Interest.word(), reason(ui, Reason::Interest)),
        (Reason::SentThere.word(), reason(ui, Reason::SentThere)),
    ];
    ui::action(
        ui,
        &urls::of_meeting(meeting.id, "deports"),
        html! {
            div.stack {
                (pieces::select(ui, ("withdrawn", &t!(ui, "council-member")),
                    typed.value("withdrawn"), &pieces::choices(record.members()), &none))
                (pieces::select(ui, ("withdrawn_item", &t!(ui, "council-item")),
                    typed.value("withdrawn_item"), &movements::places(record), &none))
                (pieces::pick(ui, ("reason", &t!(ui, "council-reason")), typed.value("reason"),
                    &reasons, &none))
                (pieces::save(t!(ui, "council-add")))
            }
        },
    )
}
