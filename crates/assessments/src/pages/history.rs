//! Everything that was written of a pupil in an assessment, by whom and when:
//! `/evaluations/{assessment}/historique/{pupil}`.

use super::pieces;
use crate::{
    Assessment, Item,
    keys::Column,
    store::{self, cells::Trace},
};
use axum::extract::{Path, State};
use base::{Id, PersonName};
use db::Tx;
use maud::{Markup, html};
use people::Person;
use results::Scale;
use serde::Deserialize;
use web::{App, Error, Granted, Page, Read, Result, Ui, t, ui};

#[derive(Deserialize)]
pub struct PupilPath {
    pub pupil: Id<Person>,
}

struct Shown {
    name: PersonName,
    items: Vec<Item>,
    traces: Vec<Trace>,
    names: Vec<(Id<Person>, PersonName)>,
    scales: Vec<Scale>,
}

pub async fn get(
    assessment: Granted<Read, Assessment>,
    State(app): State<App>,
    Path(path): Path<PupilPath>,
    ui: Ui,
) -> Result<Page> {
    let (of, today) = (Assessment::clone(&assessment), ui.today());
    let read = move |tx: &Tx<'_>| load(tx, &of, path.pupil, of.listed_on(today));
    let shown = app.db.read(read).await?.ok_or(Error::NotFound)?;
    Ok(view(&ui, &assessment, &shown))
}

fn load(
    tx: &Tx<'_>,
    assessment: &Assessment,
    pupil: Id<Person>,
    on: base::Day,
) -> db::Result<Option<Shown>> {
    let pupils = store::pupils::of_assessment(tx, assessment, on)?;
    let Some(line) = pupils.into_iter().find(|line| line.id == pupil) else { return Ok(None) };
    let traces = store::cells::traces(tx, assessment.id, &[pupil])?;
    let mut scales: Vec<Id<Scale>> = traces.iter().filter_map(|trace| trace.scale_id).collect();
    scales.extend(assessment.scale_id);
    let persons: Vec<Id<Person>> = traces.iter().map(|trace| trace.written_by).collect();
    let names = store::pupils::names(tx, &persons)?;
    Ok(Some(Shown {
        name: line.name,
        items: store::items::of_assessment(tx, assessment.id)?,
        traces,
        names: names.iter().map(|named| (named.id, named.name())).collect(),
        scales: store::scales::by_id(tx, &scales)?,
    }))
}

fn view(ui: &Ui, assessment: &Assessment, shown: &Shown) -> Page {
    let name = shown.name.full();
    let title = t!(ui, "assessments-history-title", name = name);
    let body = html! {
        (pieces::way(ui, assessment, true))
        h1 { (shown.name.full()) }
        (pieces::subtitle(ui, assessment))
        @if shown.traces.is_empty() {
            (ui::empty(t!(ui, "assessments-history-empty"), None))
        }
        @for item in &shown.items { (of_item(ui, assessment, shown, item)) }
    };
    ui.narrow(&title, body)
}

fn of_item(ui: &Ui, assessment: &Assessment, shown: &Shown, item: &Item) -> Markup {
    let traces: Vec<&Trace> =
        shown.traces.iter().rev().filter(|trace| trace.item_id == item.id).collect();
    if traces.is_empty() {
        return html! {};
    }
    let mut scales = shown.scales.iter().filter(|_| !item.is_whole);
    let scale = scales.find(|scale| Some(scale.id) == assessment.scale_id);
    let column = scale.map_or(Column::Marks(assessment.out_of.unwrap_or(2_000)), Column::Steps);
    let name = |person: Id<Person>| {
        let named = shown.names.iter().find(|(id, _)| *id == person);
        named.map_or_else(String::new, |(_, name)| name.formal())
    };
    let lines = html! {
        ul.rows {
            @for trace in traces {
                li { div.row {
                    span {
                        b { (text(ui, &column, &shown.scales, trace)) }
                        span.quiet { (t!(ui, "assessments-trace", name = name(trace.written_by),
                            time = ui.when_in_full(trace.written_at))) }
                    }
                    @if trace.is_beaten {
                        (ui::tag(t!(ui, "assessments-beaten"), ui::Tone::Plain))
                    }
                } }
            }
        }
    };
    ui::card(&format!("i{}", item.id), &item.label, None, lines)
}

/// As the grid writes it.
fn text(ui: &Ui, column: &Column<'_>, scales: &[Scale], trace: &Trace) -> String {
    let text = column.written(trace.said(), scales);
    if text.is_empty() { t!(ui, "assessments-blank").into_owned() } else { text }
}
