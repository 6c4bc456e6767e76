//! The statement of a contribution on paper: its reckoning line by line, its calls, its line of a
//! budget.

use super::{
    pieces,
    reading::{self, Reckoning, grouped},
};
use crate::{
    contribution::{BudgetLine, Contribution, CountedMember, Direction, Key, Measure, Schedule},
    funding::{
        BudgetCodes, Campaign, CampaignRow, LineRow, MemberAccount,
        campaign::{counts_of, key_of},
        counting::Loaded,
    },
    store::contributions::campaigns,
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use base::Day;
use db::Tx;
use people::Body;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use web::{App, Error, Granted, Read, Result, Ui, t};

const TEMPLATE: &str = include_str!("statement.typ");
/// How many statements a file holds: a file is made in some seconds.
pub const AT_ONCE: usize = 100;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    page: usize,
}

/// A file of statements.
#[derive(Serialize)]
struct Statements {
    title: String,
    statements: Vec<Statement>,
}

/// One statement, in words.
#[derive(Serialize)]
struct Statement {
    from: String,
    to: String,
    title: String,
    facts: Vec<(String, String)>,
    counted: String,
    schools: Vec<(String, String, String)>,
    schools_head: Vec<String>,
    reckoning: String,
    steps: Vec<(String, String, String)>,
    steps_head: Vec<String>,
    total: (String, String),
    calls_title: String,
    calls: Vec<(String, String)>,
    budget_title: String,
    budget: String,
    key_title: String,
    key: Vec<String>,
    footer: String,
}

/// What statements of one campaign are read with.
struct Papers {
    row: CampaignRow,
    syndicate: String,
    key: Key,
    key_title: String,
    loaded: Loaded,
    lines: Vec<LineRow>,
}

/// The statement of one member: `…/comptes/{account}/etats/{year}`.
pub async fn get(
    account: Granted<Read, MemberAccount>,
    Path(path): Path<HashMap<String, String>>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let year: i16 = path.get("year").and_then(|year| year.parse().ok()).ok_or(Error::NotFound)?;
    let (own, funding) = (account.id(), account.funding.body.clone());
    let load = move |tx: &Tx<'_>| {
        let Some(row) = campaigns::frozen_of_year(tx, funding.id, year)? else { return Ok(None) };
        let Some(line) = campaigns::line(tx, row.id, own)? else { return Ok(None) };
        papers(tx, row, &funding, vec![line]).map(Some)
    };
    let papers = app.db.read(load).await?.ok_or(Error::NotFound)?;
    let name = format!("contribution-{year}-{}.pdf", account.spelled.siren);
    print(&ui, &papers, &name).await
}

/// Some of all: `…/campagnes/{campaign}/etats.pdf?page=2`, by name.
pub async fn get_all(
    campaign: Granted<Read, Campaign>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Response> {
    let (row, funding) = (campaign.row.clone(), campaign.funding.body.clone());
    let page = asked.page.max(1);
    let load = move |tx: &Tx<'_>| {
        let lines = campaigns::lines(tx, row.id)?;
        let lines = lines.into_iter().skip((page - 1) * AT_ONCE).take(AT_ONCE).collect();
        papers(tx, row.clone(), &funding, lines)
    };
    let papers = app.db.read(load).await?;
    if papers.lines.is_empty() {
        return Err(Error::NotFound);
    }
    print(&ui, &papers, &format!("contributions-{}-{page}.pdf", campaign.year)).await
}

fn papers(
    tx: &Tx<'_>,
    row: CampaignRow,
    funding: &Body,
    lines: Vec<LineRow>,
) -> db::Result<Papers> {
    let key = crate::store::contributions::keys::find(tx, row.key_id)?;
    let key_title = key.map(|key| key.title).unwrap_or_default();
    let (key, loaded) = (key_of(tx, &row)?, counts_of(tx, &row)?);
    Ok(Papers { syndicate: funding.name.clone(), key, key_title, loaded, lines, row })
}

async fn print(ui: &Ui, papers: &Papers, name: &str) -> Result<Response> {
    let sheet = statements(ui, papers)?;
    let made = tokio::task::spawn_blocking(move || print::pdf(TEMPLATE, &sheet)).await;
    let bytes = made.map_err(Error::internal)?.map_err(Error::internal)?;
    Ok(pieces::file(bytes, "application/pdf", name))
}

fn statements(ui: &Ui, papers: &Papers) -> Result<Statements> {
    let counts = &papers.loaded.counts;
    let reckoning = Reckoning::new(&papers.key, papers.row.vote(), counts);
    let (schedule, codes) = (papers.row.schedule()?, papers.row.codes()?);
    let mut statements = Vec::with_capacity(papers.lines.len());
    for line in &papers.lines {
        let one = line.contribution()?;
        let Some(member) = counts.member(&one.member) else { continue };
        let rules = (&reckoning, &schedule, &codes);
        statements.push(statement(ui, papers, member, &one, rules)?);
    }
    let year = papers.row.year.to_string();
    let title = t!(ui, "territory-contribution-paper-title", year = year).into_owned();
    Ok(Statements { title, statements })
}

fn statement(
    ui: &Ui,
    papers: &Papers,
    member: &CountedMember,
    one: &Contribution,
    (reckoning, schedule, codes): (&Reckoning<'_>, &Schedule, &BudgetCodes),
) -> Result<Statement> {
    let year = papers.row.year.to_string();
    let words = |text: std::borrow::Cow<'_, str>| text.into_owned();
    let steps = reckoning.steps(ui, member, one).into_iter();
    let steps = steps.map(|it| (it.label, it.how, pieces::money(ui, it.amount)));
    let schools = member.schools.iter();
    let schools = schools.map(|it| (it.uai.clone(), it.name.clone(), grouped(it.pupils.into())));
    let (calls, due_on) = calls(ui, papers, one, schedule)?;
    let label = t!(ui, "territory-contribution-paper-title", year = year);
    let budget = BudgetLine {
        year: papers.row.year,
        direction: Direction::Expense,
        codes: codes.expense.clone(),
        third_party: one.member.clone(),
        third_party_name: member.name.clone(),
        label: label.clone().into_owned(),
        document: papers.row.vote_number.clone(),
        due_on,
        amount: one.total,
    };
    let digest: String = papers.row.digest.chars().take(16).collect();
    Ok(Statement {
        from: papers.syndicate.clone(),
        to: member.name.clone(),
        title: words(label),
        facts: facts(ui, papers, member),
        counted: words(t!(
            ui,
            "territory-contribution-paper-counted",
            day = papers.loaded.counts.reference_day().in_words(ui.locale)
        )),
        schools: schools.collect(),
        schools_head: vec![
            words(t!(ui, "territory-contribution-uai")),
            words(t!(ui, "territory-contribution-school")),
            words(t!(ui, "territory-contribution-pupils")),
        ],
        reckoning: words(t!(ui, "territory-contribution-reckoning")),
        steps: steps.collect(),
        steps_head: vec![
            words(t!(ui, "territory-contribution-line")),
            words(t!(ui, "territory-contribution-how-made")),
            words(t!(ui, "territory-contribution-sum-of")),
        ],
        total: (
            words(t!(ui, "territory-contribution-paper-total", year = year)),
            pieces::money(ui, one.total),
        ),
        calls_title: words(t!(ui, "territory-contribution-paper-calls")),
        calls,
        budget_title: words(t!(ui, "territory-contribution-paper-budget")),
        budget: budget.text(),
        key_title: words(t!(ui, "territory-contribution-paper-key", title = papers.key_title)),
        key: reading::sentences(ui, &papers.key),
        footer: words(t!(ui, "territory-contribution-paper-footer", digest = digest)),
    })
}

/// When how much is due, and the last of these days.
fn calls(
    ui: &Ui,
    papers: &Papers,
    one: &Contribution,
    schedule: &Schedule,
) -> Result<(Vec<(String, String)>, Day)> {
    let issued = papers.row.called_on.unwrap_or_else(|| ui.today());
    let calls = schedule.calls(one, papers.row.year, issued).map_err(db::Error::refused)?;
    let due_on = calls.last().map_or(issued, |call| call.due_on);
    let line = |call: &crate::contribution::Call| {
        let day = call.due_on.in_words(ui.locale);
        let due = t!(ui, "territory-contribution-paper-due", number = call.instalment, day = day);
        (due.into_owned(), pieces::money(ui, call.amount))
    };
    Ok((calls.iter().map(line).collect(), due_on))
}

fn facts(ui: &Ui, papers: &Papers, member: &CountedMember) -> Vec<(String, String)> {
    let words = |text: std::borrow::Cow<'_, str>| text.into_owned();
    let mut facts = vec![
        ("SIREN".to_owned(), member.code.to_string()),
        (words(t!(ui, "territory-contribution-since")), member.since.in_words(ui.locale)),
        (
            words(t!(ui, "territory-contribution-inhabitants")),
            grouped(member.count(Measure::Inhabitant)),
        ),
        (words(t!(ui, "territory-contribution-schools")), member.schools.len().to_string()),
        (words(t!(ui, "territory-contribution-pupils")), grouped(member.count(Measure::Pupil))),
    ];
    if let Some(sum) = papers.row.vote().sum {
        let said = pieces::money(ui, sum);
        facts.push((words(t!(ui, "territory-contribution-sum")), said));
    }
    if !papers.row.vote_number.is_empty() {
        let number = papers.row.vote_number.clone();
        facts.push((words(t!(ui, "territory-contribution-vote-number")), number));
    }
    facts
}
