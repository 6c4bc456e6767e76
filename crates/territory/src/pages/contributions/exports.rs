//! Files of a campaign: contributions line by line, and the lines of the accounts.

use super::pieces;
use crate::{
    contribution::{
        BudgetLine, Call, Contribution, Direction, Entry, EntryKind, Export, Key, Measure,
    },
    funding::{
        Campaign, CampaignRow, CampaignState,
        campaign::{self, counts_of, entries_of, key_of},
    },
    store::contributions::campaigns,
};
use axum::{extract::State, response::Response};
use base::{Day, Money};
use db::{Error, Tx};
use std::collections::HashMap;
use web::{App, Granted, Read, Result, Ui, spreadsheet, t};

struct Loaded {
    key: Key,
    counts: crate::contribution::Counts,
    contributions: Vec<Contribution>,
}

fn load(tx: &Tx<'_>, row: &CampaignRow) -> db::Result<Loaded> {
    let loaded = counts_of(tx, row)?;
    let contributions = campaign::reckoned(tx, row, &loaded)?.contributions;
    Ok(Loaded { key: key_of(tx, row)?, counts: loaded.counts, contributions })
}

/// One line a member: what was counted, what each part makes, what it pays.
pub async fn contributions(
    campaign: Granted<Read, Campaign>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let row = campaign.row.clone();
    let loaded = app.db.read(move |tx: &Tx<'_>| load(tx, &row)).await;
    let Loaded { key, counts, contributions } = match loaded {
        Err(error) if error.reason::<crate::contribution::Refusal>().is_some() => {
            return Err(web::Error::BadRequest);
        }
        other => other?,
    };
    let mut head = vec![
        "SIREN".to_owned(),
        t!(&ui, "territory-contribution-member").into_owned(),
        t!(&ui, "territory-contribution-pupils").into_owned(),
        t!(&ui, "territory-contribution-schools").into_owned(),
        t!(&ui, "territory-contribution-inhabitants").into_owned(),
    ];
    head.extend(key.parts.iter().map(|part| part.label.clone()));
    head.push(t!(&ui, "territory-contribution-adjustment").into_owned());
    head.push(t!(&ui, "territory-contribution-total").into_owned());
    let rows = contributions.iter().map(|one| {
        let member = counts.member(&one.member);
        let count = |measure| member.map_or(0, |it| it.count(measure)).to_string();
        let mut cells = vec![
            one.member.to_string(),
            member.map(|it| it.name.clone()).unwrap_or_default(),
            count(Measure::Pupil),
            count(Measure::School),
            count(Measure::Inhabitant),
        ];
        cells.extend(one.lines.iter().map(|line| line.amount.plain()));
        cells.push(one.adjustment.plain());
        cells.push(one.total.plain());
        cells
    });
    let name = format!("contributions-{}.csv", campaign.year);
    spreadsheet::file(&name, std::iter::once(head).chain(rows))
}

/// What the syndicate's accounts read, by its income code: one line a call and one a correction of
/// it; before they are issued, the calls as they would be today.
pub async fn budget(
    campaign: Granted<Read, Campaign>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let row = campaign.row.clone();
    let load = move |tx: &Tx<'_>| {
        let lines = campaigns::lines(tx, row.id)?;
        let ids: Vec<_> = lines.iter().map(|line| line.account_id).collect();
        Ok((lines, entries_of(tx, &ids)?))
    };
    let (members, entries) = app.db.read(load).await?;
    let (schedule, codes) = (campaign.schedule()?, campaign.codes()?);
    let mut lines = Vec::new();
    for member in &members {
        let one = member.contribution()?;
        let line = |(label, due_on, amount)| BudgetLine {
            year: campaign.year,
            direction: Direction::Income,
            codes: codes.income.clone(),
            third_party: one.member.clone(),
            third_party_name: member.name.clone(),
            label,
            document: campaign.vote_number.clone(),
            due_on,
            amount,
        };
        let written = if campaign.state == CampaignState::Called {
            let known = entries.get(&member.account_id).map_or(&[][..], Vec::as_slice);
            of_entries(&ui, campaign.year, known)
        } else {
            let calls = schedule.calls(&one, campaign.year, ui.today()).map_err(Error::refused)?;
            let label = |call: &Call| call_label(&ui, call.year, call.instalment);
            calls.iter().map(|call| (label(call), call.due_on, call.amount)).collect()
        };
        lines.extend(written.into_iter().map(line));
    }
    let export = Export::of(&lines).map_err(Error::refused)?;
    let name = format!("comptabilite-{}.csv", campaign.year);
    Ok(pieces::file(export.csv.into_bytes(), "text/csv; charset=utf-8", &name))
}

/// The calls of a year and their corrections, in the order they were written.
fn of_entries(ui: &Ui, asked: i16, entries: &[Entry]) -> Vec<(String, Day, Money)> {
    let mut days: HashMap<u32, Day> = HashMap::new();
    let mut lines = Vec::new();
    for entry in entries {
        match &entry.kind {
            EntryKind::Call { year, instalment, due_on } if *year == asked => {
                days.insert(entry.number, *due_on);
                lines.push((call_label(ui, *year, *instalment), *due_on, entry.amount));
            }
            EntryKind::Correction { of, reason, due_on } => {
                let Some(day) = days.get(of).copied() else { continue };
                let year = asked.to_string();
                let label = t!(
                    ui,
                    "territory-contribution-correction-label",
                    year = year,
                    reason = *reason
                );
                lines.push((label.into_owned(), due_on.unwrap_or(day), entry.amount));
                days.insert(entry.number, due_on.unwrap_or(day));
            }
            _ => {}
        }
    }
    lines
}

fn call_label(ui: &Ui, year: i16, number: u32) -> String {
    let year = year.to_string();
    t!(ui, "territory-contribution-call-label", year = year, number = number).into_owned()
}
