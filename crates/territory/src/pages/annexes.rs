//! Annexes 1 and 2 of the statutes as of a day: `GET /territoire/{body}/annexes?le=2026-11-23`, as
//! a PDF (`…/annexes.pdf`) and for a spreadsheet (`…/annexe-1.csv`, `…/annexe-2.csv`).

use super::pieces;
use crate::{
    annex::{self, Annexes, Line},
    urls,
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::Day;
use council::Assembly;
use maud::{Markup, html};
use people::BodyKind;
use serde::{Deserialize, Serialize};
use web::{
    App, Error, Granted, Page, Problems, Read, Result, Ui, spreadsheet, t,
    ui::{self, Field},
};

const TEMPLATE: &str = include_str!("../annexes.typ");

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `2026-11-23`; today when nothing is said.
    le: String,
    page: usize,
}

pub async fn get(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let annexes = load(&app, &ui, &assembly, &asked).await?;
    Ok(view(&ui, &assembly, &annexes, asked.page))
}

pub async fn pdf(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let annexes = load(&app, &ui, &assembly, &asked).await?;
    let sheet = sheet(&ui, &assembly, &annexes);
    let name = format!("annexes-{}.pdf", annexes.on.iso());
    pieces::pdf(TEMPLATE, sheet, &name).await
}

pub async fn members(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let annexes = load(&app, &ui, &assembly, &asked).await?;
    let rows = annexes.members.iter().map(|line| member(&ui, line));
    let name = format!("annexe-1-{}.csv", annexes.on.iso());
    spreadsheet::file(&name, std::iter::once(members_head(&ui)).chain(rows))
}

pub async fn given(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let annexes = load(&app, &ui, &assembly, &asked).await?;
    let rows = given_rows(&annexes);
    let name = format!("annexe-2-{}.csv", annexes.on.iso());
    spreadsheet::file(&name, std::iter::once(given_head(&ui)).chain(rows))
}

async fn load(app: &App, ui: &Ui, syndicate: &Assembly, asked: &Asked) -> Result<Annexes> {
    if syndicate.kind != BodyKind::Syndicate {
        return Err(Error::NotFound);
    }
    let on = Day::parse(&asked.le).unwrap_or(ui.today());
    let body = syndicate.body.id;
    Ok(app.db.read(move |tx| annex::on(tx, body, on)).await?)
}

fn members_head(ui: &Ui) -> Vec<String> {
    vec![
        t!(ui, "territory-member").into_owned(),
        t!(ui, "territory-siren").into_owned(),
        t!(ui, "territory-college").into_owned(),
        t!(ui, "territory-since").into_owned(),
        t!(ui, "territory-represented-by").into_owned(),
    ]
}

fn given_head(ui: &Ui) -> Vec<String> {
    vec![
        t!(ui, "territory-member").into_owned(),
        t!(ui, "territory-siren").into_owned(),
        t!(ui, "territory-competence").into_owned(),
        t!(ui, "territory-since").into_owned(),
    ]
}

fn member(ui: &Ui, line: &Line) -> Vec<String> {
    let name = |one: &crate::Delegate| {
        let name = one.name().formal();
        if one.is_deputy { t!(ui, "territory-deputy-of", name = name).into_owned() } else { name }
    };
    vec![
        line.member.name.clone(),
        line.member.siren.clone(),
        line.college.clone(),
        line.member.from_on.french(),
        line.delegates.iter().map(name).collect::<Vec<_>>().join(", "),
    ]
}

fn given_rows(annexes: &Annexes) -> Vec<Vec<String>> {
    let row = |line: &crate::store::annexes::Given| {
        vec![
            line.member.clone(),
            line.siren.clone(),
            line.competence.clone(),
            line.from_on.french(),
        ]
    };
    annexes.given.iter().map(row).collect()
}

/// What is printed.
#[derive(Serialize)]
struct Sheet {
    title: String,
    syndicate: String,
    day: String,
    statutes: String,
    none: String,
    members_title: String,
    members_head: Vec<String>,
    members: Vec<Vec<String>>,
    given_title: String,
    given_head: Vec<String>,
    given: Vec<Vec<String>>,
}

fn sheet(ui: &Ui, syndicate: &Assembly, annexes: &Annexes) -> Sheet {
    Sheet {
        title: t!(ui, "territory-annexes").into_owned(),
        syndicate: syndicate.name.clone(),
        day: t!(ui, "territory-annexes-on", day = annexes.on.in_words(ui.locale)).into_owned(),
        statutes: version(ui, annexes),
        none: t!(ui, "territory-annexes-none").into_owned(),
        members_title: t!(ui, "territory-annex-1", count = annexes.members.len()).into_owned(),
        members_head: members_head(ui),
        members: annexes.members.iter().map(|line| member(ui, line)).collect(),
        given_title: t!(ui, "territory-annex-2").into_owned(),
        given_head: given_head(ui),
        given: given_rows(annexes),
    }
}

fn version(ui: &Ui, annexes: &Annexes) -> String {
    match annexes.version {
        Some(number) => t!(ui, "territory-annexes-version", number = number).into_owned(),
        None => t!(ui, "territory-no-statutes").into_owned(),
    }
}

fn view(ui: &Ui, syndicate: &Assembly, annexes: &Annexes, page: usize) -> Page {
    let title = t!(ui, "territory-annexes");
    let (body, on) = (syndicate.body.id, annexes.on.iso());
    let url = urls::annexes(body);
    let back = urls::body(body);
    let label = t!(ui, "territory-annexes-day");
    let day = Field { name: "le", label: &label, value: &on, kind: "date", ..Field::default() };
    let files = [
        (urls::annex_file(body, "annexes.pdf", &on), t!(ui, "territory-pdf")),
        (urls::annex_file(body, "annexe-1.csv", &on), t!(ui, "territory-annex-1-csv")),
        (urls::annex_file(body, "annexe-2.csv", &on), t!(ui, "territory-annex-2-csv")),
    ];
    let content = html! {
        (ui::breadcrumb(ui, &[(&*back, &syndicate.name)]))
        h1 { (title) }
        form.form action=(url) {
            (day.draw(ui, &Problems::none()))
            div.actions { button.button.plain { (t!(ui, "territory-annexes-show")) } }
        }
        p.quiet {
            (t!(ui, "territory-annexes-on", day = annexes.on.in_words(ui.locale))) " "
            (version(ui, annexes))
        }
        nav.actions aria-label=(t!(ui, "territory-files")) {
            @for (url, words) in &files { a.button.plain href=(url) download { (words) } }
        }
        @if annexes.members.is_empty() {
            (ui::empty(t!(ui, "territory-annexes-none"), None))
        } @else {
            (list(
                &t!(ui, "territory-annex-1", count = annexes.members.len()),
                &members_head(ui),
                pieces::leaf(&annexes.members, page).iter().map(|line| member(ui, line)),
            ))
        }
        @if annexes.given.is_empty() {
            (ui::empty(t!(ui, "territory-annex-2-none"), None))
        } @else {
            @let rows = given_rows(annexes);
            (list(&t!(ui, "territory-annex-2"), &given_head(ui),
                pieces::leaf(&rows, page).iter().cloned()))
        }
        (pieces::leaves(ui, page, annexes.members.len().max(annexes.given.len()),
            |page| format!("{url}?le={on}&page={page}")))
    };
    ui.page(&title, content)
}

fn list(title: &str, head: &[String], rows: impl Iterator<Item = Vec<String>>) -> Markup {
    let rows: Vec<Vec<Markup>> =
        rows.map(|row| row.into_iter().map(|cell| html! { (cell) }).collect()).collect();
    pieces::table(title, head, &rows)
}
