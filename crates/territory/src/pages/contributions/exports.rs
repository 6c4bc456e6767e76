//! Files of a campaign: contributions line by line, and the lines of the accounts.

use super::pieces;
use crate::{
    contribution::{BudgetLine, Contribution, Direction, Export, Key, Measure},
    funding::{
        Campaign, CampaignRow,
        campaign::{self, counts_of, key_of},
    },
};
use axum::{extract::State, response::Response};
use db::{Error, Tx};
use web::{App, Granted, Read, Result, Ui, t};

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
    pieces::csv(std::iter::once(head).chain(rows), &name)
}

/// What the syndicate's accounts read: one line a call, by its income code.
pub async fn budget(
    campaign: Granted<Read, Campaign>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let row = campaign.row.clone();
    let Loaded { counts, contributions, .. } =
        app.db.read(move |tx: &Tx<'_>| load(tx, &row)).await?;
    let (schedule, codes) = (campaign.schedule()?, campaign.codes()?);
    let issued = campaign.called_on.unwrap_or_else(|| ui.today());
    let mut lines = Vec::new();
    for one in &contributions {
        let calls = schedule.calls(one, campaign.year, issued).map_err(Error::refused)?;
        let name = counts.member(&one.member).map(|it| it.name.clone()).unwrap_or_default();
        lines.extend(calls.into_iter().map(|call| {
            BudgetLine {
                year: call.year,
                direction: Direction::Income,
                codes: codes.income.clone(),
                third_party: call.member,
                third_party_name: name.clone(),
                label: t!(
                    &ui,
                    "territory-contribution-call-label",
                    year = call.year.to_string(),
                    number = call.instalment
                )
                .into_owned(),
                document: campaign.vote_number.clone(),
                due_on: call.due_on,
                amount: call.amount,
            }
        }));
    }
    let export = Export::of(&lines).map_err(Error::refused)?;
    let name = format!("comptabilite-{}.csv", campaign.year);
    Ok(pieces::file(export.csv.into_bytes(), "text/csv; charset=utf-8", &name))
}
