//! The account of a member: what was called, paid, is late. Read by the syndicate and by who works
//! for the member; `/territoire/contributions/comptes/{account}`

use super::{
    entries::{EntryForm, Kind},
    entry_fields, pieces,
};
use crate::{
    contribution::{Entry, EntryKind, Sent, Stage, State as Stands},
    funding::{CampaignRow, MemberAccount, account as kept, urls},
    store::contributions::{
        accounts::{SentRow, reminders_of},
        campaigns,
    },
};
use axum::extract::{Query, State};
use db::{Error, Tx};
use maud::{Markup, html};
use serde::Deserialize;
use std::borrow::Cow;
use web::{App, Granted, Manage, Page, Problems, Read, Result, Ui, t, ui};

struct Shown {
    entries: Vec<Entry>,
    state: Stands,
    campaigns: Vec<CampaignRow>,
    reminders: Vec<Sent>,
}

/// Which line one is about to write: `?ecrire=payment`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    ecrire: String,
}

pub async fn get(
    account: Granted<Read, MemberAccount>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let kind = Kind::parse(&asked.ecrire).unwrap_or(Kind::Payment);
    let (kind, on) = (kind.word().to_owned(), ui.today().iso());
    let form = EntryForm { kind, on, ..EntryForm::default() };
    show(&app, &ui, &account, &form, &Problems::none()).await
}

pub async fn show(
    app: &App,
    ui: &Ui,
    own: &MemberAccount,
    form: &EntryForm,
    problems: &Problems,
) -> Result<Page> {
    let (spelled, today) = (own.spelled.clone(), ui.today());
    let load = move |tx: &Tx<'_>| {
        let account = kept::read(tx, &spelled)?;
        let state = account.state(today).map_err(Error::refused)?;
        let campaigns = campaigns::of_account(tx, spelled.id)?;
        let reminders = reminders_of(tx, &[spelled.id])?;
        let reminders = reminders.iter().map(SentRow::sent).collect::<db::Result<_>>()?;
        Ok(Shown { reminders, entries: account.entries().to_vec(), state, campaigns })
    };
    let shown = app.db.read(load).await?;
    Ok(view(ui, own, &shown, form, problems))
}

fn view(
    ui: &Ui,
    own: &MemberAccount,
    shown: &Shown,
    form: &EntryForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "territory-contribution-account-of", name = own.member.name);
    let state = &shown.state;
    let facts = [
        (t!(ui, "territory-contribution-called-sum"), pieces::money(ui, state.called)),
        (t!(ui, "territory-contribution-paid-sum"), pieces::money(ui, state.paid)),
        (t!(ui, "territory-contribution-left"), pieces::money(ui, state.due)),
        (t!(ui, "territory-contribution-late"), pieces::money(ui, state.late)),
        (t!(ui, "territory-contribution-over"), pieces::money(ui, state.overpaid)),
    ];
    let funding = urls::funding(own.funding.id);
    let mut crumbs = vec![(urls::HOME, t!(ui, "territory-contribution-title").into_owned())];
    if ui.viewer.as_ref().is_some_and(|viewer| own.funding.is_read_by(viewer)) {
        crumbs.push((&funding, own.funding.name.clone()));
    }
    let crumbs: Vec<(&str, &str)> = crumbs.iter().map(|(url, it)| (*url, it.as_str())).collect();
    let body = html! {
        (ui::breadcrumb(ui, &crumbs))
        h1 { (title) }
        p.quiet { (own.spelled.siren) " · " (own.funding.name) }
        section.card { (pieces::figures(&facts)) }
        (statements(ui, own, &shown.campaigns))
        (lines(ui, &shown.entries))
        (reminders(ui, &shown.reminders))
        @if ui.may::<Manage>(own) {
            (entry_fields::draw(ui, own, shown.entries.len(), form, problems))
        }
    };
    ui.page(&title, body)
}

fn statements(ui: &Ui, own: &MemberAccount, campaigns: &[CampaignRow]) -> Markup {
    html! {
        div.actions {
            @for it in campaigns {
                a.button.plain href=(urls::statement(own.id(), it.year)) {
                    (ui::icon("download"))
                    (t!(ui, "territory-contribution-statement", year = it.year.to_string()))
                }
            }
            a.button.plain href=(urls::own_simulation(own.id())) {
                (t!(ui, "territory-contribution-own-proposal"))
            }
        }
    }
}

/// What a line says.
pub fn words<'a>(ui: &'a Ui, kind: &EntryKind) -> Cow<'a, str> {
    match kind {
        EntryKind::Call { year, instalment, due_on } => {
            let (year, day) = (year.to_string(), due_on.french());
            t!(
                ui,
                "territory-contribution-entry-call",
                year = year,
                number = *instalment,
                day = day
            )
            .into_owned()
            .into()
        }
        EntryKind::Correction { of, reason, .. } => {
            t!(ui, "territory-contribution-entry-correction", line = *of, reason = *reason)
                .into_owned()
                .into()
        }
        EntryKind::Payment { reference } => {
            t!(ui, "territory-contribution-entry-payment", reference = *reference)
                .into_owned()
                .into()
        }
        EntryKind::Rejected { of } => {
            t!(ui, "territory-contribution-entry-rejected", line = *of).into_owned().into()
        }
        EntryKind::Repaid { reference } => {
            t!(ui, "territory-contribution-entry-repaid", reference = *reference)
                .into_owned()
                .into()
        }
    }
}

fn lines(ui: &Ui, entries: &[Entry]) -> Markup {
    let (day, what) = (t!(ui, "territory-contribution-day"), t!(ui, "territory-contribution-what"));
    let sum = t!(ui, "territory-contribution-sum-of");
    html! {
        @if entries.is_empty() {
            (ui::empty(t!(ui, "territory-contribution-no-entry"), None))
        } @else {
            div.table-box {
                table.table role="table" {
                    caption { (t!(ui, "territory-contribution-lines")) }
                    thead { tr {
                        th scope="col" { (t!(ui, "territory-contribution-number")) }
                        th scope="col" { (day) }
                        th scope="col" { (what) }
                        th.number scope="col" { (sum) }
                    } }
                    tbody {
                        @for entry in entries.iter().rev() {
                            tr {
                                th scope="row" { (entry.number) }
                                td data-label=(day) { (entry.on.french()) }
                                td data-label=(what) { (words(ui, &entry.kind)) }
                                td.number data-label=(sum) { (pieces::money(ui, entry.amount)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn reminders(ui: &Ui, sent: &[Sent]) -> Markup {
    let said = |sent: &Sent| {
        let line = sent.entry;
        match sent.stage {
            Stage::Before => t!(ui, "territory-contribution-reminded-before", line = line),
            Stage::Late(number) => {
                let number = u32::from(number);
                t!(ui, "territory-contribution-reminded-late", line = line, number = number)
            }
            Stage::Exhausted => t!(ui, "territory-contribution-reminded-last", line = line),
        }
        .into_owned()
    };
    html! {
        @if !sent.is_empty() {
            (ui::card("reminders", t!(ui, "territory-contribution-reminders"), None, html! {
                ul.rows {
                    @for one in sent.iter().rev() {
                        li.row { span {
                            b { (said(one)) }
                            span.quiet { (one.on.in_words(ui.locale)) }
                        } }
                    }
                }
            }))
        }
    }
}
