//! A whole table, pasted from a spreadsheet: `GET` and `POST /conseil/{body}/membres/tableau`.

use super::pieces;
use crate::{
    assembly::{Assembly, Prepare},
    deeds, mandate, pasting,
    pasting::{Line, Wrong},
    store, urls,
};
use axum::extract::State;
use base::Day;
use db::Tx;
use maud::html;
use people::audit::Risk;
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Granted, Page, Problem, Problems, Result, Ui, id, t, ui, ui::Field,
};

const TABLE_CHARS_MAX: usize = 200_000;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TableForm {
    table: String,
    from_on: String,
    /// Mandates that run end on that day: it is another assembly.
    replaces: Option<String>,
}

impl TableForm {
    fn check(&self) -> Result<(Day, Vec<Line>), Problems> {
        let from_on = Day::parse(&self.from_on).at("from_on");
        if self.table.chars().count() > TABLE_CHARS_MAX {
            let args = vec![("max", TABLE_CHARS_MAX.to_string())];
            return Err(Problem { field: "table", text: id!("council-text-long"), args }.into());
        }
        let from_on = from_on?;
        let lines = pasting::read(&self.table)
            .map_err(|errors| errors.iter().take(PROBLEMS_MAX).map(said).collect::<Problems>())?;
        Ok((from_on, lines))
    }
}

/// Whoever pasted the wrong file needs not read a thousand sentences.
const PROBLEMS_MAX: usize = 20;

fn said(wrong: &Wrong) -> Problem {
    let line = |line: usize| vec![("line", line.to_string())];
    let (text, args) = match wrong {
        Wrong::Empty => (id!("council-paste-empty"), Vec::new()),
        Wrong::NoColumn(name) => (id!("council-paste-column"), vec![("name", (*name).to_owned())]),
        Wrong::TooMany { max } => (id!("council-paste-many"), vec![("max", max.to_string())]),
        Wrong::Unreadable(at) => (id!("council-paste-unreadable"), line(*at)),
        Wrong::NoName(at) => (id!("council-paste-name"), line(*at)),
        Wrong::Rank { line: at, typed } => {
            (id!("council-paste-rank"), vec![("line", at.to_string()), ("typed", typed.clone())])
        }
        Wrong::Office { line: at, typed } => {
            (id!("council-paste-office"), vec![("line", at.to_string()), ("typed", typed.clone())])
        }
        Wrong::Votes { line: at, typed } => {
            (id!("council-paste-votes"), vec![("line", at.to_string()), ("typed", typed.clone())])
        }
        Wrong::DeputyOf { line: at, typed } => {
            (id!("council-paste-deputy"), vec![("line", at.to_string()), ("typed", typed.clone())])
        }
        Wrong::TwoChairs(at) => (id!("council-paste-chairs"), line(*at)),
    };
    Problem { field: "table", text, args }
}

/// Carried by `db::Error::Refused`: nobody has this SIREN.
#[derive(Debug, thiserror::Error)]
#[error("a sender that is not known")]
struct Unknown(Vec<(usize, String)>);

pub async fn get(assembly: Granted<Prepare, Assembly>, ui: Ui) -> Page {
    let form = TableForm { from_on: ui.today().iso(), ..TableForm::default() };
    view(&ui, &assembly, &form, &Problems::none())
}

pub async fn post(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    form: Form<TableForm>,
) -> Result<Answer> {
    let (from_on, lines) = match form.check() {
        Ok(checked) => checked,
        Err(problems) => return Ok(view(&ui, &assembly, &form, &problems).unprocessable().into()),
    };
    let (body, by, now) = (assembly.body.id, assembly.viewer.person, ui.now);
    let replaces = form.replaces.is_some();
    let count = lines.len();
    let write = move |tx: &Tx<'_>| {
        if replaces {
            store::mandates::end_all(tx, body, from_on)?;
        }
        let sirens: Vec<String> = lines.iter().filter_map(|line| line.sent_by.clone()).collect();
        let senders = store::mandates::senders(tx, &sirens)?;
        let (new, unknown) = pasting::mandates(&lines, body, from_on, &senders);
        if !unknown.is_empty() {
            return Err(db::Error::refused(Unknown(unknown)));
        }
        let (own, deputies): (Vec<_>, Vec<_>) =
            new.into_iter().partition(|(_, holder)| holder.is_none());
        let own: Vec<_> = own.into_iter().map(|(new, _)| new).collect();
        let made = mandate::begin(tx, &own)?;
        let holder =
            |rank: u32| own.iter().zip(&made).find(|(new, _)| new.rank == rank).map(|(_, id)| *id);
        let deputies: Vec<_> = deputies
            .into_iter()
            .map(|(new, of)| crate::NewMandate { deputy_of: of.and_then(holder), ..new })
            .collect();
        mandate::begin(tx, &deputies)?;
        deeds::record(tx, now, by, "council.mandate", Risk::Personal, ("body", body.raw()))
    };
    match app.db.write(write).await {
        Ok(()) => {
            let said = t!(&ui, "council-pasted", count = count);
            Ok(Answer::to(urls::members_on(body, from_on)).saying(said))
        }
        Err(error) => match error.reason::<Unknown>() {
            Some(Unknown(unknown)) => {
                let said = unknown.iter().map(|(line, siren)| Problem {
                    field: "table",
                    text: id!("council-paste-sender"),
                    args: vec![("line", line.to_string()), ("siren", siren.clone())],
                });
                let problems = said.into_iter().collect();
                Ok(view(&ui, &assembly, &form, &problems).unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}

fn view(ui: &Ui, assembly: &Assembly, form: &TableForm, problems: &Problems) -> Page {
    let title = t!(ui, "council-table-paste");
    let body = assembly.body.id;
    let (label, hint) = (t!(ui, "council-table"), t!(ui, "council-paste-hint"));
    let field = Field {
        name: "table",
        label: &label,
        hint: Some(&hint),
        value: &form.table,
        ..Field::default()
    };
    let from = t!(ui, "council-from-on");
    let content = html! {
        (ui::breadcrumb(ui, &[
            (&urls::body(body), &assembly.name),
            (&urls::members(body), &t!(ui, "council-table")),
        ]))
        h1 { (title) }
        (ui::form(ui, &urls::table(body), problems, html! {
            (pieces::field(ui, ("from_on", &from), &form.from_on, "date", problems))
            (ui::textarea(ui, &field, 14, problems))
            (ui::checkbox("replaces", &t!(ui, "council-paste-replaces"), form.replaces.is_some()))
            (pieces::save(t!(ui, "council-save")))
        }))
    };
    ui.narrow(&title, content)
}
