//! The accounts of all members, those who are late first, then those who owe:
//! `/territoire/contributions/{syndicate}/comptes` and the same as a file.

use super::{home, pieces};
use crate::{
    contribution::{Account, State as Stands},
    funding::{Funding, Spelled, account, campaign::entries_of, urls},
    store::contributions::accounts,
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{Day, Id, Money};
use db::{Error, Tx};
use maud::{Markup, html};
use people::Body;
use serde::Deserialize;
use std::cmp::Reverse;
use web::{App, Granted, Page, Read, Result, Ui, spreadsheet, t, ui};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    page: usize,
}

type Stood = (Spelled, Stands);

pub async fn get(
    funding: Granted<Read, Funding>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (syndicate, today) = (funding.id, ui.today());
    let all = app.db.read(move |tx: &Tx<'_>| load(tx, syndicate, today)).await?;
    Ok(view(&ui, &funding, asked.page, &all))
}

pub async fn csv(
    funding: Granted<Read, Funding>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let (syndicate, today) = (funding.id, ui.today());
    let all = app.db.read(move |tx: &Tx<'_>| load(tx, syndicate, today)).await?;
    let head = vec![
        "SIREN".to_owned(),
        t!(&ui, "territory-contribution-member").into_owned(),
        t!(&ui, "territory-contribution-called-sum").into_owned(),
        t!(&ui, "territory-contribution-paid-sum").into_owned(),
        t!(&ui, "territory-contribution-left").into_owned(),
        t!(&ui, "territory-contribution-late").into_owned(),
        t!(&ui, "territory-contribution-over").into_owned(),
    ];
    let rows = all.iter().map(|(spelled, stands)| {
        let Stands { called, paid, due, late, overpaid, .. } = stands;
        let mut cells = vec![spelled.siren.clone(), spelled.name.clone()];
        cells.extend([called, paid, due, late, overpaid].map(|sum| sum.plain()));
        cells
    });
    let name = format!("comptes-{}.csv", today.iso());
    spreadsheet::file(&name, std::iter::once(head).chain(rows))
}

/// Where each stands today, in two statements.
fn load(tx: &Tx<'_>, syndicate: Id<Body>, today: Day) -> db::Result<Vec<Stood>> {
    let all = accounts::of_syndicate(tx, syndicate)?;
    let ids: Vec<_> = all.iter().map(|it| it.id).collect();
    let mut entries = entries_of(tx, &ids)?;
    let mut stood = Vec::with_capacity(all.len());
    for spelled in all {
        let lines = entries.remove(&spelled.id).unwrap_or_default();
        let account = Account::of(account::code(&spelled.siren)?, lines);
        let stands = account.and_then(|it| it.state(today)).map_err(Error::refused)?;
        stood.push((spelled, stands));
    }
    stood.sort_by_key(|(_, stands)| Reverse((stands.late, stands.due)));
    Ok(stood)
}

fn view(ui: &Ui, funding: &Funding, page: usize, all: &[Stood]) -> Page {
    let title = t!(ui, "territory-contribution-accounts");
    let sum = |of: fn(&Stands) -> Money| {
        let total = Money::checked_sum(all.iter().map(|(_, stands)| of(stands)));
        pieces::money(ui, total.unwrap_or_default())
    };
    let owing = all.iter().filter(|(_, stands)| stands.due.is_positive()).count();
    let late = all.iter().filter(|(_, stands)| stands.late.is_positive()).count();
    let url = format!("{}?", urls::accounts(funding.id));
    let (range, pager) = pieces::paged(ui, &url, page, all.len());
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "territory-contribution-title")),
            (&urls::funding(funding.id), &funding.name),
        ]))
        h1 { (title) }
        p { (t!(ui, "territory-contribution-accounts-owe",
            count = owing, sum = sum(|stands| stands.due))) }
        @if late > 0 {
            p { (t!(ui, "territory-contribution-accounts-late",
                count = late, sum = sum(|stands| stands.late))) }
        }
        @if all.is_empty() { (ui::empty(t!(ui, "territory-contribution-no-account"), None)) }
        @else {
            div.actions {
                a.button.plain href=(urls::accounts_csv(funding.id)) {
                    (ui::icon("download")) (t!(ui, "territory-contribution-csv"))
                }
            }
            ul.rows.card { @for one in &all[range] { (row(ui, one)) } }
            (pager)
        }
    };
    ui.narrow(&title, body)
}

fn row(ui: &Ui, (spelled, stands): &Stood) -> Markup {
    html! {
        li { a.row href=(urls::account(spelled.id)) {
            span {
                b { (spelled.name) }
                span.quiet { (home::balance(ui, spelled.balance)) }
            }
            @if stands.late.is_positive() {
                (ui::tag(t!(ui, "territory-contribution-is-late",
                    sum = pieces::money(ui, stands.late)), ui::Tone::Warn))
            }
            (ui::icon("chevron-right"))
        } }
    }
}
