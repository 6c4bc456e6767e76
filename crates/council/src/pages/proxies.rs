//! Who votes for whom (CGCT L2121-20): `POST /conseil/seances/{meeting}/pouvoirs`, and
//! `POST …/pouvoirs/retrait`.

use super::{holding, movements, pieces, pieces::Typed};
use crate::{
    Meeting,
    meeting::{Hold, Paper, State as Stage},
    record::Record,
    store, urls,
};
use axum::extract::State;
use base::{Day, Id};
use db::Tx;
use maud::{Markup, html};
use web::{Answer, App, At, Form, Granted, Problems, Result, Ui, t, ui};

fn check(typed: &Typed, record: &Record) -> Result<Paper, Problems> {
    let chosen = |field: &'static str| {
        let id = holding::chosen(record, typed, field);
        id.ok_or(text::id!("council-choose-one")).at(field)
    };
    let since_on = match typed.value("since_on") {
        "" => Ok(record.meeting.day()),
        text => Day::parse(text).at("since_on"),
    };
    let place = |field: &'static str| match typed.value(field) {
        "" => Ok(None),
        text => {
            let place = text.parse::<u16>().map(Some);
            place.map_err(|_| text::id!("council-number-unreadable")).at(field)
        }
    };
    let (giver_id, holder_id, since_on, from_item, until_item) = Problems::gather((
        chosen("giver"),
        chosen("holder"),
        since_on,
        place("from_item"),
        place("until_item"),
    ))?;
    Ok(Paper {
        id: Id::new(0),
        giver_id,
        holder_id,
        since_on,
        is_ill: typed.has("is_ill"),
        from_item: from_item.unwrap_or(1),
        until_item,
    })
}

pub async fn post(
    meeting: Granted<Hold, Meeting>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let typed = Typed(form.0);
    let record = holding::record(&app, &meeting).await?;
    let paper = match check(&typed, &record) {
        Ok(paper) => paper,
        Err(problems) => {
            return Ok(holding::again(&app, &ui, &meeting, &typed, &problems).await?.into());
        }
    };
    let id = meeting.id;
    let write = move |tx: &Tx<'_>| store::attendance::add_paper(tx, id, &paper);
    movements::change(&app, &ui, &meeting, &typed, write).await
}

pub async fn post_removal(
    meeting: Granted<Hold, Meeting>,
    State(app): State<App>,
    ui: Ui,
    form: Form<movements::RemovalForm<Paper>>,
) -> Result<Answer> {
    let (id, paper) = (meeting.id, form.id);
    let write = move |tx: &Tx<'_>| store::attendance::forget_paper(tx, id, paper);
    movements::change(&app, &ui, &meeting, &Typed(Vec::new()), write).await
}

pub fn card(ui: &Ui, meeting: &Meeting, record: &Record, typed: &Typed) -> Markup {
    let may_hold = ui.may::<Hold>(meeting) && meeting.state == Stage::Open;
    let lines = html! {
        ul.rows {
            @for paper in &record.papers {
                li { div.row {
                    span { (words(ui, record, paper)) }
                    @if may_hold {
                        (movements::removal(ui, meeting, "pouvoirs/retrait", paper.id))
                    }
                } }
            }
        }
        @if may_hold { div.body { (form(ui, meeting, record, typed)) } }
    };
    let count = record.papers.len();
    html! {
        @if may_hold || count > 0 {
            (ui::card("proxies", t!(ui, "council-proxies", count = count), None, lines))
        }
    }
}

/// `M. WALLERAND a donné pouvoir à Mme COLIN`, with the items for which, when not for all.
pub fn words(ui: &Ui, record: &Record, paper: &Paper) -> String {
    let (giver, holder) = (record.name(paper.giver_id), record.seated(paper.holder_id));
    let given = t!(ui, "council-gave-proxy", giver = giver.as_str(), holder = holder.as_str());
    let mut words = given.into_owned();
    if paper.from_item > 1 {
        words.push_str(&t!(ui, "council-proxy-from", item = paper.from_item));
    }
    if let Some(until) = paper.until_item {
        words.push_str(&t!(ui, "council-proxy-until", item = until));
    }
    words
}

fn form(ui: &Ui, meeting: &Meeting, record: &Record, typed: &Typed) -> Markup {
    let (none, members) = (Problems::none(), pieces::choices(record.members()));
    let since = t!(ui, "council-proxy-since");
    let held_on = meeting.day().iso();
    let value = if typed.has("since_on") { typed.value("since_on") } else { &held_on };
    let places = movements::places(record);
    ui::action(
        ui,
        &urls::of_meeting(meeting.id, "pouvoirs"),
        html! {
            div.stack {
                (pieces::select(ui, ("giver", &t!(ui, "council-giver")), typed.value("giver"),
                    &members, &none))
                (pieces::select(ui, ("holder", &t!(ui, "council-holder")), typed.value("holder"),
                    &members, &none))
                details.more {
                    summary { (t!(ui, "council-proxy-more")) }
                    div.stack {
                        (pieces::optional(ui, ("since_on", &since), value, ("date", ""), &none))
                        (pieces::select(ui, ("from_item", &t!(ui, "council-from-item")),
                            typed.value("from_item"), &places, &none))
                        (pieces::select(ui, ("until_item", &t!(ui, "council-until-item")),
                            typed.value("until_item"), &places, &none))
                        (ui::checkbox("is_ill", &t!(ui, "council-proxy-ill"),
                            typed.has("is_ill")))
                    }
                }
                (pieces::save(t!(ui, "council-add")))
            }
        },
    )
}
