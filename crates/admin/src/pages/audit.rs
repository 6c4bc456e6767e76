//! What was done, by whom: the audit log of a school (`/administration/ecole/{school}/journal`) and
//! of the platform (`/administration/journal`), to read, to filter and to take away as CSV.

use super::pieces;
use crate::{
    authority::Steward,
    deed::Deed,
    office::{Office, ReadAudit},
    store::audit::{self as store, Filter, Line},
    urls, words,
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{Day, Id};
use db::Tx;
use maud::{Markup, html};
use people::{School, Standing, audit::Risk};
use serde::Deserialize;
use std::borrow::Cow;
use web::{
    App, Granted, Page, Problems, Result, Ui, percent, spreadsheet, t,
    ui::{self, Field},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    risque: String,
    personne: String,
    du: String,
    au: String,
    avant: String,
}

impl Asked {
    /// What cannot be read is not asked.
    fn filter(&self) -> Filter {
        Filter {
            person: self.personne.parse().ok(),
            risk: Risk::parse(&self.risque),
            from_on: Day::parse(&self.du).ok(),
            to_on: Day::parse(&self.au).ok(),
            before: self.avant.parse().ok(),
        }
    }

    /// The same question, from another line on.
    fn query(&self, before: Option<String>) -> String {
        let pairs = [
            ("risque", self.risque.clone()),
            ("personne", self.personne.clone()),
            ("du", self.du.clone()),
            ("au", self.au.clone()),
            ("avant", before.unwrap_or_default()),
        ];
        let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> =
            pairs.map(|(name, value)| format!("{name}={}", percent(value))).collect();
        pairs.join("&")
    }
}

const LINES_MAX: u32 = 50;
const EXPORT_MAX: u32 = 50_000;

pub async fn of_school(
    office: Granted<ReadAudit, Office>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let lines = lines(&app, Some(office.id), asked.filter(), LINES_MAX + 1).await?;
    let way = pieces::way(&ui, &office, None);
    Ok(view(&ui, way, &urls::room(office.id, "journal"), &asked, lines))
}

pub async fn everywhere(
    _: Steward,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let lines = lines(&app, None, asked.filter(), LINES_MAX + 1).await?;
    let way = ui::breadcrumb(&ui, &[(urls::HUB, &t!(ui, "admin-title"))]);
    Ok(view(&ui, way, urls::AUDIT, &asked, lines))
}

pub async fn export_of_school(
    office: Granted<ReadAudit, Office>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Response> {
    export(&app, &office.viewer, Some(office.id), &asked, &ui).await
}

pub async fn export_everywhere(
    steward: Steward,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Response> {
    export(&app, &steward, None, &asked, &ui).await
}

async fn lines(
    app: &App,
    school: Option<Id<School>>,
    filter: Filter,
    limit: u32,
) -> Result<Vec<Line>> {
    let load = move |tx: &Tx<'_>| match school {
        Some(school) => store::of_school(tx, school, &filter, limit),
        None => store::everywhere(tx, &filter, limit),
    };
    Ok(app.db.read(load).await?)
}

/// Who takes the log away is in the log.
async fn export(
    app: &App,
    viewer: &Standing,
    school: Option<Id<School>>,
    asked: &Asked,
    ui: &Ui,
) -> Result<Response> {
    let lines = lines(app, school, asked.filter(), EXPORT_MAX).await?;
    let (who, now) = (viewer.clone(), ui.now);
    let write = move |tx: &Tx<'_>| {
        let deed = Deed::by(&who, "audit.export", Risk::Personal).in_school(school);
        school
            .map_or(deed, |school| {
                Deed::by(&who, "audit.export", Risk::Personal)
                    .in_school(school)
                    .on("school", school)
            })
            .record(tx, now)
    };
    app.db.write(write).await?;
    spreadsheet::file(&format!("journal-{}.csv", ui.today().iso()), rows(ui, &lines))
}

fn rows(ui: &Ui, lines: &[Line]) -> Vec<Vec<String>> {
    let head = [
        t!(ui, "admin-column-at"),
        t!(ui, "admin-column-who"),
        t!(ui, "admin-column-action"),
        t!(ui, "admin-column-risk"),
        t!(ui, "admin-column-thing"),
        t!(ui, "admin-column-detail"),
    ];
    let row = |line: &Line| {
        vec![
            line.at.iso(),
            line.name().map(|name| name.full()).unwrap_or_default(),
            ui.deed(&line.action).into_owned(),
            words::risk(ui, line.risk).into_owned(),
            line.thing.clone(),
            line.detail.clone(),
        ]
    };
    std::iter::once(head.map(Cow::into_owned).to_vec()).chain(lines.iter().map(row)).collect()
}

fn view(ui: &Ui, way: Markup, url: &str, asked: &Asked, mut lines: Vec<Line>) -> Page {
    let title = t!(ui, "admin-audit");
    let has_more = lines.len() > LINES_MAX as usize;
    lines.truncate(LINES_MAX as usize);
    let last = lines.last().filter(|_| has_more).map(|line| line.id.to_string());
    let older = last.map(|last| format!("{url}?{}", asked.query(Some(last))));
    let newer = (!asked.avant.is_empty()).then(|| format!("{url}?{}", asked.query(None)));
    let export = format!("{url}.csv?{}", asked.query(None));
    let action = html! {
        a.button.plain href=(export) download { (ui::icon("download")) (t!(ui, "admin-export")) }
    };
    let body = html! {
        (way)
        (ui::head(&title, action))
        (filter(ui, url, asked))
        @if lines.is_empty() { (ui::empty(t!(ui, "admin-audit-none"), None)) }
        @else { (table(ui, url, &lines)) }
        (ui::pager(ui, newer.as_deref(), older.as_deref()))
    };
    ui.page(&title, body)
}

fn filter(ui: &Ui, url: &str, asked: &Asked) -> Markup {
    let mut risks = vec![(String::new(), t!(ui, "admin-risk-all").into_owned())];
    let words = |risk: Risk| words::risk(ui, risk).into_owned();
    risks.extend(Risk::ALL.iter().map(|risk| (risk.word().to_owned(), words(*risk))));
    let label = t!(ui, "admin-column-risk");
    let risk = Field { name: "risque", label: &label, value: &asked.risque, ..Field::default() };
    let day = |name: &str, label: &str, value: &str| {
        let kind = "date";
        Field { name, label, value, kind, is_optional: true, class: "short", ..Field::default() }
            .draw(ui, &Problems::none())
    };
    html! {
        details.more open[!asked.query(None).is_empty()] {
            summary { (t!(ui, "admin-filter")) }
            form.form method="get" action=(url) {
                @if !asked.personne.is_empty() {
                    input type="hidden" name="personne" value=(asked.personne);
                }
                (ui::select(ui, &risk, &pieces::borrowed(&risks), &Problems::none()))
                div.pair {
                    (day("du", &t!(ui, "admin-field-from-day"), &asked.du))
                    (day("au", &t!(ui, "admin-field-to-day"), &asked.au))
                }
                div.actions {
                    button.button { (t!(ui, "admin-filter")) }
                    a.button.plain href=(url) { (t!(ui, "admin-filter-clear")) }
                }
            }
        }
    }
}

fn table(ui: &Ui, url: &str, lines: &[Line]) -> Markup {
    let (at, who) = (t!(ui, "admin-column-at"), t!(ui, "admin-column-who"));
    let (action, risk) = (t!(ui, "admin-column-action"), t!(ui, "admin-column-risk"));
    html! {
        div.table-box {
            table.table role="table" {
                caption.hidden { (t!(ui, "admin-audit")) }
                thead { tr role="row" {
                    th scope="col" { (at) } th scope="col" { (action) }
                    th scope="col" { (who) } th scope="col" { (risk) }
                } }
                tbody {
                    @for line in lines {
                        tr role="row" {
                            th scope="row" role="rowheader" { (ui::time(ui, line.at)) }
                            td role="cell" data-label=(action) { (ui.deed(&line.action)) }
                            td role="cell" data-label=(who) { (actor(ui, url, line)) }
                            td role="cell" data-label=(risk) { (words::risk(ui, line.risk)) }
                        }
                    }
                }
            }
        }
    }
}

/// A name leads to everything else that person did here.
fn actor(ui: &Ui, url: &str, line: &Line) -> Markup {
    html! {
        @match (line.person, line.name()) {
            (Some(person), Some(name)) => {
                a href={ (url) "?personne=" (person) } { (name.full()) }
            }
            _ => { span.quiet { (t!(ui, "admin-the-house")) } }
        }
    }
}
