//! The accounts of all members, those who owe first: `/territoire/contributions/{syndicate}/comptes`

use super::{home, pieces};
use crate::{
    funding::{Funding, Spelled, urls},
    store::contributions::accounts,
};
use axum::extract::{Query, State};
use base::Money;
use db::Tx;
use maud::html;
use serde::Deserialize;
use std::cmp::Reverse;
use web::{App, Granted, Page, Read, Result, Ui, t, ui};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    page: usize,
}

pub async fn get(
    funding: Granted<Read, Funding>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let syndicate = funding.id;
    let mut all = app.db.read(move |tx: &Tx<'_>| accounts::of_syndicate(tx, syndicate)).await?;
    all.sort_by_key(|account| Reverse(account.balance));
    Ok(view(&ui, &funding, asked.page, &all))
}

fn view(ui: &Ui, funding: &Funding, page: usize, all: &[Spelled]) -> Page {
    let title = t!(ui, "territory-contribution-accounts");
    let owed = all.iter().map(|it| it.balance).filter(|cents| *cents > 0).sum();
    let owing = all.iter().filter(|it| it.balance > 0).count();
    let (range, pager) =
        pieces::paged(ui, &format!("{}?", urls::accounts(funding.id)), page, all.len());
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "territory-contribution-title")),
            (&urls::funding(funding.id), &funding.name),
        ]))
        h1 { (title) }
        p { (t!(ui, "territory-contribution-accounts-owe",
            count = owing, sum = pieces::money(ui, Money::from_cents(owed)))) }
        @if all.is_empty() { (ui::empty(t!(ui, "territory-contribution-no-account"), None)) }
        ul.rows.card {
            @for it in &all[range] {
                li { a.row href=(urls::account(it.id)) {
                    span { b { (it.name) } span.quiet { (home::balance(ui, it.balance)) } }
                    (ui::icon("chevron-right"))
                } }
            }
        }
        (pager)
    };
    ui.narrow(&title, body)
}
