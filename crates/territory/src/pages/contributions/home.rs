//! The contributions one has to do with: `GET /territoire/contributions`.

use super::pieces;
use crate::{
    authority::Decider,
    funding::{Spelled, urls},
    store::{bodies, contributions::accounts},
};
use axum::extract::State;
use base::Money;
use db::Tx;
use maud::html;
use people::{Body, BodyKind, GroupKind, Scope, Standing, body};
use web::{App, Page, Result, Ui, t, ui};

const SYNDICATES_MAX: u32 = 100;

struct Shown {
    syndicates: Vec<Body>,
    accounts: Vec<Spelled>,
}

pub async fn get(viewer: Decider, State(app): State<App>, ui: Ui) -> Result<Page> {
    let shown = app.db.read(move |tx: &Tx<'_>| load(tx, &viewer)).await?;
    Ok(view(&ui, &shown))
}

fn load(tx: &Tx<'_>, viewer: &Standing) -> db::Result<Shown> {
    let served = body::served_by(tx, viewer)?;
    let is_seat = |it: &&people::Member| it.kind == GroupKind::Delegates;
    let seats = viewer.memberships.iter().filter(is_seat);
    let mut syndicates = if viewer.is_platform_administrator() {
        body::all(tx, BodyKind::Syndicate, "", SYNDICATES_MAX)?
    } else {
        let seats: Vec<_> = seats.filter_map(|it| Scope::as_body(&it.scope)).collect();
        bodies::these(tx, &seats)?.into_iter().chain(served.iter().cloned()).collect()
    };
    syndicates.retain(|body| body.kind == BodyKind::Syndicate);
    syndicates.sort_by_key(|body| body.id);
    syndicates.dedup_by_key(|body| body.id);
    let own: Vec<_> = served.iter().map(|body| body.id).collect();
    Ok(Shown { syndicates, accounts: accounts::of_members(tx, &own)? })
}

fn view(ui: &Ui, shown: &Shown) -> Page {
    let title = t!(ui, "territory-contribution-title");
    let body = html! {
        (ui::breadcrumb(ui, &[(crate::urls::HOME, &t!(ui, "territory-title"))]))
        h1 { (title) }
        @if shown.syndicates.is_empty() && shown.accounts.is_empty() {
            (ui::empty(t!(ui, "territory-contribution-nothing"), None))
        }
        @if !shown.syndicates.is_empty() {
            ul.rows.card {
                @for body in &shown.syndicates {
                    li { a.row href=(urls::funding(body.id)) {
                        span { b { (body.name) } } (ui::icon("chevron-right"))
                    } }
                }
            }
        }
        @if !shown.accounts.is_empty() {
            (ui::card("accounts", t!(ui, "territory-contribution-own-accounts"), None, html! {
                ul.rows {
                    @for account in &shown.accounts {
                        li { a.row href=(urls::account(account.id)) {
                            span {
                                b { (account.name) }
                                span.quiet { (balance(ui, account.balance)) }
                            }
                            (ui::icon("chevron-right"))
                        } }
                    }
                }
            }))
        }
    };
    ui.narrow(&title, body)
}

/// What is left to pay, in words.
pub fn balance(ui: &Ui, cents: i64) -> String {
    let sum = Money::from_cents(cents);
    if sum.is_positive() {
        t!(ui, "territory-contribution-owes", sum = pieces::money(ui, sum)).into_owned()
    } else if sum.is_negative() {
        let over = pieces::money(ui, sum.checked_neg().unwrap_or_default());
        t!(ui, "territory-contribution-overpaid", sum = over).into_owned()
    } else {
        t!(ui, "territory-contribution-even").into_owned()
    }
}
