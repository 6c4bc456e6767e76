//! The campaign of a year: what each pays, frozen then called.
//! `/territoire/contributions/campagnes/{campaign}`

use super::{home, pieces};
use crate::{
    contribution::{Apportionment, Refusal},
    funding::{
        Campaign, CampaignState, KeyRow, MemberAccount,
        campaign::{self, counts_of},
        counting::Loaded,
        deeds,
        jobs::TellCalled,
        urls, words,
    },
    store::contributions::{accounts, keys},
};
use axum::extract::{Query, State};
use base::{Id, Money};
use db::{Error, Tx};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashMap;
use web::{Answer, App, Form, Granted, Manage, Nothing, Page, Problems, Read, Result, Ui, t, ui};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    page: usize,
}

struct Shown {
    loaded: Loaded,
    key: KeyRow,
    made: Result<Apportionment, Refusal>,
    balances: HashMap<Id<MemberAccount>, i64>,
}

pub async fn get(
    campaign: Granted<Read, Campaign>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    show(&app, &ui, &campaign, asked.page, &Problems::none()).await
}

/// Writes what each pays, for good.
pub async fn freeze(
    campaign: Granted<Manage, Campaign>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (row, by, now) = (campaign.row.clone(), campaign.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        campaign::freeze(tx, &row)?;
        deeds::did(tx, "contribution.freeze", format!("campaign:{}", row.id), by, now)
    };
    let said = t!(&ui, "territory-contribution-frozen");
    answer(&app, &ui, &campaign, app.db.write(write).await, &said).await
}

/// Puts the calls into the accounts, and tells who works for each member.
pub async fn call(
    campaign: Granted<Manage, Campaign>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (row, by, now) = (campaign.row.clone(), campaign.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        campaign::call(tx, &row, now.day(), Some(by))?;
        jobs::enqueue(tx, &TellCalled { campaign: row.id }, now)?;
        deeds::did(tx, "contribution.call", format!("campaign:{}", row.id), by, now)
    };
    let said = t!(&ui, "territory-contribution-called");
    answer(&app, &ui, &campaign, app.db.write(write).await, &said).await
}

async fn answer(
    app: &App,
    ui: &Ui,
    campaign: &Campaign,
    written: db::Result<()>,
    said: &str,
) -> Result<Answer> {
    match written {
        Ok(()) => Ok(Answer::to(urls::campaign(campaign.id)).saying(said)),
        Err(error) => {
            let problems = words::problems(error)?;
            Ok(show(app, ui, campaign, 1, &problems).await?.unprocessable().into())
        }
    }
}

async fn show(
    app: &App,
    ui: &Ui,
    campaign: &Campaign,
    page: usize,
    problems: &Problems,
) -> Result<Page> {
    let row = campaign.row.clone();
    let load = move |tx: &Tx<'_>| {
        let loaded = counts_of(tx, &row)?;
        let made = match campaign::reckoned(tx, &row, &loaded) {
            Ok(made) => Ok(made),
            Err(error) => Err(error.reason::<Refusal>().cloned().ok_or(error)?),
        };
        let key = keys::find(tx, row.key_id)?.ok_or(Error::Missing)?;
        let all = accounts::of_syndicate(tx, row.syndicate_id)?;
        let balances = all.into_iter().map(|it| (it.id, it.balance)).collect();
        Ok(Shown { loaded, key, made, balances })
    };
    let shown = app.db.read(load).await?;
    Ok(view(ui, campaign, page, &shown, problems))
}

fn view(ui: &Ui, campaign: &Campaign, page: usize, shown: &Shown, problems: &Problems) -> Page {
    let year = campaign.year.to_string();
    let title = t!(ui, "territory-contribution-campaign-of", year = year);
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "territory-contribution-title")),
            (&urls::funding(campaign.syndicate_id), &campaign.funding.name),
        ]))
        h1 { (title) }
        div #form { (ui::problems(ui, problems)) }
        (facts(ui, campaign, shown))
        (buttons(ui, campaign, shown))
        @match &shown.made {
            Err(refusal) if problems.is_empty() => {
                (ui::problems(ui, &Problems::from(words::said(refusal))))
            }
            Err(_) => {}
            Ok(made) => { (table(ui, campaign, page, shown, made)) }
        }
    };
    ui.page(&title, body)
}

fn facts(ui: &Ui, campaign: &Campaign, shown: &Shown) -> Markup {
    let counts = &shown.loaded.counts;
    let mut facts = vec![
        (
            t!(ui, "territory-contribution-state"),
            pieces::campaign_state(ui, campaign.state).into_owned(),
        ),
        (t!(ui, "territory-contribution-key"), shown.key.title.clone()),
        (
            t!(ui, "territory-contribution-reference-day"),
            counts.reference_day().in_words(ui.locale),
        ),
    ];
    if let Some(sum) = campaign.sum_voted {
        let sum = pieces::money(ui, Money::from_cents(sum));
        facts.push((t!(ui, "territory-contribution-sum"), sum));
    }
    if let Ok(made) = &shown.made {
        facts.push((t!(ui, "territory-contribution-total"), pieces::money(ui, made.total)));
    }
    if campaign.state == CampaignState::Called {
        let accounts = counts.members().iter().filter_map(|it| shown.loaded.accounts.get(&it.code));
        let owed = accounts.filter_map(|id| shown.balances.get(id)).filter(|cents| **cents > 0);
        let owed = pieces::money(ui, Money::from_cents(owed.sum()));
        facts.push((t!(ui, "territory-contribution-left"), owed));
    }
    html! { section.card { (pieces::figures(&facts)) } }
}

fn buttons(ui: &Ui, campaign: &Campaign, shown: &Shown) -> Markup {
    let (id, may) = (campaign.id, ui.may::<Manage>(campaign));
    let sure = t!(ui, "territory-contribution-freeze-sure");
    let call_sure = t!(ui, "territory-contribution-call-sure");
    let statements = shown.loaded.counts.members().len().div_ceil(super::statement::AT_ONCE);
    html! {
        div.actions {
            @if may && campaign.state == CampaignState::Draft {
                a.button.plain href=(urls::edit_campaign(id)) {
                    (t!(ui, "territory-contribution-campaign-edit"))
                }
                (ui::sure(ui, &urls::freezing(id), "check",
                    &t!(ui, "territory-contribution-freeze"), &sure))
            }
            @if may && campaign.state == CampaignState::Frozen {
                (ui::sure(ui, &urls::calling(id), "send",
                    &t!(ui, "territory-contribution-call"), &call_sure))
            }
            a.button.plain href=(urls::campaign_csv(id)) {
                (ui::icon("download")) (t!(ui, "territory-contribution-csv"))
            }
            @if campaign.state != CampaignState::Draft {
                a.button.plain href=(urls::budget_csv(id)) {
                    (ui::icon("download")) (t!(ui, "territory-contribution-budget-csv"))
                }
                @for part in 1..=statements {
                    a.button.plain href=(format!("{}?page={part}", urls::statements(id))) {
                        (ui::icon("download"))
                        (t!(ui, "territory-contribution-statements",
                            part = part, all = statements))
                    }
                }
            }
        }
    }
}

fn table(ui: &Ui, campaign: &Campaign, page: usize, shown: &Shown, made: &Apportionment) -> Markup {
    let total = t!(ui, "territory-contribution-sum-of");
    let held = t!(ui, "territory-contribution-held");
    let left = t!(ui, "territory-contribution-left");
    let url = format!("{}?", urls::campaign(campaign.id));
    let (range, pager) = pieces::paged(ui, &url, page, made.contributions.len());
    let counts = &shown.loaded.counts;
    html! {
        div.table-box {
            table.table role="table" {
                caption { (t!(ui, "territory-contribution-each")) }
                thead { tr {
                    th scope="col" { (t!(ui, "territory-contribution-member")) }
                    th.number scope="col" { (total) }
                    th scope="col" { (held) }
                    th scope="col" { (left) }
                } }
                tbody {
                    @for one in &made.contributions[range] {
                        @let account = shown.loaded.accounts.get(&one.member);
                        @let name = counts.member(&one.member).map_or("", |it| it.name.as_str());
                        tr {
                            th scope="row" {
                                @if let Some(id) = account {
                                    a href=(urls::account(*id)) { (name) }
                                } @else { (name) }
                            }
                            td.number data-label=(total) { (pieces::money(ui, one.total)) }
                            td data-label=(held) { (pieces::held(ui, one.held)) }
                            td data-label=(left) {
                                @if campaign.state == CampaignState::Called {
                                    (home::balance(ui, account.and_then(|id| shown.balances.get(id))
                                        .copied().unwrap_or(0)))
                                }
                            }
                        }
                    }
                }
            }
        }
        (pager)
    }
}
