//! Before the vote: what each would pay, beside last year and beside another key.
//! `/territoire/contributions/comptages/{count}/simulation?cle=…&somme=…&autre=…`

use super::{pieces, reading};
use crate::{
    contribution::{
        Apportionment, Change, Comparison, Contribution, Counts, Held, Key, Mode, Refusal, Vote,
        apportion, compare,
    },
    funding::{Counting, KeyRow, counting, urls, words},
    store::contributions::{campaigns, keys},
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{Id, Money};
use db::{Error, Tx};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashMap;
use web::{
    Answer, App, Form, Granted, Manage, Page, Problems, Read, Result, Ui, spreadsheet, t, ui,
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The key, by its id.
    pub cle: String,
    /// The sum voted.
    pub somme: String,
    /// `last`, or the id of another key.
    pub autre: String,
    pub page: usize,
}

/// A simulation that could be made.
pub struct Made {
    pub key: KeyRow,
    pub apportionment: Apportionment,
    pub comparison: Comparison,
}

pub struct Shown {
    pub counts: Counts,
    pub keys: Vec<KeyRow>,
    pub made: Option<Result<Made, Refusal>>,
}

/// Reads counts and keys and makes what is asked; by the latest key when none is.
pub fn load(tx: &Tx<'_>, row: &crate::funding::CountRow, asked: &Asked) -> db::Result<Shown> {
    let counts = counting::load(tx, row)?.counts;
    let keys = keys::of_syndicate(tx, row.syndicate_id)?;
    let of = |text: &str| keys.iter().find(|key| key.id.to_string() == text).cloned();
    let key = of(&asked.cle).or_else(|| keys.first().cloned());
    let other = of(&asked.autre);
    let made =
        match key {
            None => None,
            Some(row) => {
                let other = other.map(|other| other.key()).transpose()?;
                let key = row.key()?;
                Some(make(&key, other.as_ref(), &counts, sum(&asked.somme)).map(
                    |(apportionment, comparison)| Made { key: row, apportionment, comparison },
                ))
            }
        };
    Ok(Shown { counts, keys, made })
}

fn sum(text: &str) -> Option<Money> {
    Money::parse(text).ok()
}

fn make(
    key: &Key,
    other: Option<&Key>,
    counts: &Counts,
    sum: Option<Money>,
) -> Result<(Apportionment, Comparison), Refusal> {
    let vote =
        |key: &Key| Vote { year: counts.year(), sum: sum.filter(|_| key.mode == Mode::Spread) };
    let made = apportion(key, &vote(key), counts)?;
    let before = match other {
        Some(other) => apportion(other, &vote(other), counts)?,
        None => last_year(counts)?,
    };
    let comparison = compare(&before, &made)?;
    Ok((made, comparison))
}

/// Last year, as the counts have it.
fn last_year(counts: &Counts) -> Result<Apportionment, Refusal> {
    let paid = counts.members().iter().filter_map(|member| {
        let total = member.last_year?;
        let (member, base, adjustment) = (member.code.clone(), total, Money::ZERO);
        let (lines, held) = (Vec::new(), Held::Free);
        Some(Contribution { member, lines, base, adjustment, total, held })
    });
    let contributions: Vec<Contribution> = paid.collect();
    let total = Money::checked_sum(contributions.iter().map(|one| one.total));
    let total = total.ok_or(Refusal::Overflow)?;
    Ok(Apportionment { year: counts.year() - 1, contributions, total })
}

pub async fn get(
    count: Granted<Read, Counting>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (row, wanted) = (count.row.clone(), asked.clone());
    let shown = app.db.read(move |tx: &Tx<'_>| load(tx, &row, &wanted)).await?;
    Ok(view(&ui, &count, &asked, &shown))
}

/// The whole simulation as a table.
pub async fn csv(
    count: Granted<Read, Counting>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Response> {
    let row = count.row.clone();
    let shown = app.db.read(move |tx: &Tx<'_>| load(tx, &row, &asked)).await?;
    let Some(Ok(made)) = shown.made else { return Err(web::Error::BadRequest) };
    let head = vec![
        "SIREN".to_owned(),
        t!(&ui, "territory-contribution-member").into_owned(),
        t!(&ui, "territory-contribution-before").into_owned(),
        t!(&ui, "territory-contribution-after").into_owned(),
        t!(&ui, "territory-contribution-difference").into_owned(),
    ];
    let names = names(&shown.counts);
    let rows = made.comparison.changes.iter().map(|change| {
        let name = names.get(change.member.as_str()).copied().unwrap_or_default();
        let plain = |sum: Option<Money>| sum.map(Money::plain).unwrap_or_default();
        vec![
            change.member.to_string(),
            name.to_owned(),
            plain(change.before),
            plain(change.after),
            change.difference.plain(),
        ]
    });
    let name = format!("simulation-{}.csv", count.year);
    spreadsheet::file(&name, std::iter::once(head).chain(rows))
}

/// Shows this simulation to the members: `POST …/proposition`.
pub async fn post(
    count: Granted<Manage, Counting>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Asked>,
) -> Result<Answer> {
    let (row, asked) = (count.row.clone(), form.0.clone());
    let write = move |tx: &Tx<'_>| {
        let made = load(tx, &row, &asked)?.made.ok_or(Error::Missing)?;
        let made = made.map_err(Error::refused)?;
        let is_spread = made.key.key()?.mode == Mode::Spread;
        campaigns::propose(tx, &row, made.key.id, sum(&asked.somme).filter(|_| is_spread))
    };
    if let Err(error) = app.db.write(write).await {
        words::problems(error)?;
        let (row, wanted) = (count.row.clone(), form.0.clone());
        let shown = app.db.read(move |tx: &Tx<'_>| load(tx, &row, &wanted)).await?;
        return Ok(view(&ui, &count, &form, &shown).unprocessable().into());
    }
    let said = t!(&ui, "territory-contribution-proposed");
    Ok(Answer::to(urls::simulation(count.id)).saying(said))
}

fn names(counts: &Counts) -> HashMap<&str, &str> {
    counts.members().iter().map(|it| (it.code.as_str(), it.name.as_str())).collect()
}

fn view(ui: &Ui, count: &Counting, asked: &Asked, shown: &Shown) -> Page {
    let (year, day) = (count.year.to_string(), count.reference_day.in_words(ui.locale));
    let title = t!(ui, "territory-contribution-simulation", year = year);
    let body = html! {
        (ui::breadcrumb(ui, &[
            (&urls::funding(count.syndicate_id), &count.funding.name),
            (&urls::count(count.id), &t!(ui, "territory-contribution-count-of",
                year = year, day = day)),
        ]))
        h1 { (title) }
        (asking(ui, count, asked, shown))
        @match &shown.made {
            None => { (ui::empty(t!(ui, "territory-contribution-no-key"), None)) }
            Some(Err(refusal)) => {
                (ui::problems(ui, &Problems::from(words::said(refusal))))
            }
            Some(Ok(made)) => { (result(ui, count, asked, shown, made)) }
        }
    };
    ui.page(&title, body)
}

fn asking(ui: &Ui, count: &Counting, asked: &Asked, shown: &Shown) -> Markup {
    let key = |key: &KeyRow| (key.id.to_string(), key.title.clone());
    let keys: Vec<(String, String)> = shown.keys.iter().map(key).collect();
    let last = t!(ui, "territory-contribution-last-year").into_owned();
    let mut others = vec![("last".to_owned(), last)];
    others.extend(keys.iter().cloned());
    let none = Problems::none();
    html! {
        form.form.card #form method="get" action=(urls::simulation(count.id)) {
            div.body {
                (pieces::select(ui, ("cle", &t!(ui, "territory-contribution-key")), &asked.cle,
                    &keys, &none))
                (pieces::optional(ui, ("somme", &t!(ui, "territory-contribution-sum"),
                    Some(&t!(ui, "territory-contribution-sum-hint"))), &asked.somme, &none))
                (pieces::select(ui, ("autre", &t!(ui, "territory-contribution-beside")),
                    &asked.autre, &others, &none))
                div.actions { button.button { (t!(ui, "territory-contribution-simulate")) } }
            }
        }
    }
}

fn result(ui: &Ui, count: &Counting, asked: &Asked, shown: &Shown, made: &Made) -> Markup {
    let comparison = &made.comparison;
    let facts = [
        (t!(ui, "territory-contribution-total"), pieces::money(ui, made.apportionment.total)),
        (t!(ui, "territory-contribution-before"), pieces::money(ui, comparison.before)),
        (t!(ui, "territory-contribution-more"), comparison.more.to_string()),
        (t!(ui, "territory-contribution-less"), comparison.less.to_string()),
        (t!(ui, "territory-contribution-same"), comparison.same.to_string()),
    ];
    let query = format!(
        "cle={}&somme={}&autre={}",
        made.key.id,
        web::percent(&asked.somme),
        web::percent(&asked.autre)
    );
    let url = format!("{}?{query}&", urls::simulation(count.id));
    let changes = &comparison.changes;
    let (range, pager) = pieces::paged(ui, &url, asked.page, changes.len());
    html! {
        section.card { (pieces::figures(&facts)) }
        div.actions {
            a.button.plain href=(format!("{}?{query}", urls::simulation_csv(count.id))) {
                (ui::icon("download")) (t!(ui, "territory-contribution-csv"))
            }
            @if ui.may::<Manage>(count) { (propose(ui, count, asked, made.key.id)) }
        }
        (table(ui, &changes[range], &names(&shown.counts)))
        (pager)
    }
}

fn propose(
    ui: &Ui,
    count: &Counting,
    asked: &Asked,
    key: Id<crate::funding::WrittenKey>,
) -> Markup {
    let content = html! {
        input type="hidden" name="cle" value=(key);
        input type="hidden" name="somme" value=(asked.somme);
        button.button.plain { (t!(ui, "territory-contribution-propose")) }
    };
    ui::action(ui, &urls::proposal(count.id), content)
}

fn table(ui: &Ui, changes: &[Change], names: &HashMap<&str, &str>) -> Markup {
    let before = t!(ui, "territory-contribution-before");
    let after = t!(ui, "territory-contribution-after");
    let difference = t!(ui, "territory-contribution-difference");
    let sum = |sum: Option<Money>| sum.map(|sum| pieces::money(ui, sum)).unwrap_or_default();
    let percent = |change: &Change| {
        let part = change.percent().filter(|part| *part != 0);
        let sign = if change.difference.is_negative() { "\u{2212}" } else { "+" };
        part.and_then(|part| u32::try_from(part.unsigned_abs()).ok())
            .map(|part| format!(" ({sign}{}\u{a0}%)", words::percent(part)))
            .unwrap_or_default()
    };
    html! {
        div.table-box {
            table.table role="table" {
                caption { (t!(ui, "territory-contribution-each")) }
                thead { tr {
                    th scope="col" { (t!(ui, "territory-contribution-member")) }
                    th.number scope="col" { (before) }
                    th.number scope="col" { (after) }
                    th.number scope="col" { (difference) }
                } }
                tbody {
                    @for change in changes {
                        tr {
                            th scope="row" {
                                (names.get(change.member.as_str()).copied().unwrap_or_default())
                            }
                            td.number data-label=(before) { (sum(change.before)) }
                            td.number data-label=(after) { (sum(change.after)) }
                            td.number data-label=(difference) {
                                (pieces::difference(ui, change.difference)) (percent(change))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the lines of one member are, for who works for it.
pub fn steps_table(ui: &Ui, steps: &[reading::Step], total: Money) -> Markup {
    let how = t!(ui, "territory-contribution-how-made");
    let amount = t!(ui, "territory-contribution-sum-of");
    html! {
        div.table-box {
            table.table role="table" {
                caption { (t!(ui, "territory-contribution-reckoning")) }
                thead { tr {
                    th scope="col" { (t!(ui, "territory-contribution-line")) }
                    th scope="col" { (how) }
                    th.number scope="col" { (amount) }
                } }
                tbody {
                    @for step in steps {
                        tr {
                            th scope="row" { (step.label) }
                            td data-label=(how) { (step.how) }
                            td.number data-label=(amount) { (pieces::money(ui, step.amount)) }
                        }
                    }
                    tr {
                        th scope="row" { (t!(ui, "territory-contribution-total")) }
                        td {}
                        td.number data-label=(amount) { b { (pieces::money(ui, total)) } }
                    }
                }
            }
        }
    }
}
