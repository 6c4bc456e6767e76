//! Assessments for programs and for the grid's own script: the same rules as the pages, as JSON
//! under `/api/evaluations`.

use crate::{
    Assessment, Cell, Item,
    grid::{self, Grid},
    pages::{
        grid::save,
        grid_form::{GridForm, Read as Said},
    },
    refusal::Refusal,
    store,
    typing::Place,
};
use axum::{
    Json,
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use base::{Id, Instant};
use db::Tx;
use people::{Class, Person};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{
    App, Edit, Form, Granted, Read, Result, Routes, Ui,
    api::{ApiProblems, Operation},
    get, id, post,
};

pub fn routes() -> Routes {
    let list = Operation::new(id!("assessments-api-list")).answers::<ListTold>();
    let show = Operation::new(id!("assessments-api-grid")).query::<Asked>().answers::<GridTold>();
    let write = Operation::new(id!("assessments-api-cells"))
        .form::<CellsForm>()
        .answers::<GridSavedTold>()
        .answers_with::<ApiProblems>(422);
    Routes::new()
        .at("/api/evaluations/classes/{class}", get(of_class).described(list))
        .at("/api/evaluations/{assessment}", get(grid).described(show))
        .at("/api/evaluations/{assessment}/cellules", post(cells).described(write))
}

#[derive(Serialize, ToSchema)]
struct ListTold {
    assessments: Vec<AssessmentTold>,
}

#[derive(Serialize, ToSchema)]
struct AssessmentTold {
    #[schema(value_type = String)]
    id: Id<Assessment>,
    title: String,
    day: String,
    /// `draft`, `open`, `archived`
    state: String,
    /// From when families read it.
    visible_at: Option<String>,
    items: u32,
    /// Something was said of somebody.
    has_results: bool,
}

async fn of_class(
    class: Granted<crate::access::Follow, Class>,
    State(app): State<App>,
) -> Result<Json<ListTold>> {
    let id = class.id;
    let lines = app.db.read(move |tx| store::lists::of_class(tx, id, 200)).await?;
    let told = |line: store::lists::Line| AssessmentTold {
        id: line.id,
        title: line.title,
        day: line.day.iso(),
        state: line.state.word().to_owned(),
        visible_at: line.visible_at.map(Instant::iso),
        items: line.items,
        has_results: line.has_results,
    };
    Ok(Json(ListTold { assessments: lines.into_iter().map(told).collect() }))
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
struct Asked {
    /// Cells that have changed since this instant alone (`now` of an earlier answer).
    since: Option<i64>,
}

/// A grid: what is looked at, of whom, and what stands.
#[derive(Serialize, ToSchema)]
struct GridTold {
    title: String,
    day: String,
    state: String,
    items: Vec<ItemTold>,
    pupils: Vec<GridPupilTold>,
    cells: Vec<CellTold>,
    /// To be sent back as `since`.
    now: i64,
}

#[derive(Serialize, ToSchema)]
struct ItemTold {
    #[schema(value_type = String)]
    id: Id<Item>,
    label: String,
    /// A mark for the whole, out of so many hundredths; else a level.
    out_of: Option<i64>,
    /// What may be typed: the keys of the steps, then those of absences.
    keys: Vec<String>,
}

#[derive(Serialize, ToSchema)]
struct GridPupilTold {
    #[schema(value_type = String)]
    id: Id<Person>,
    first_name: String,
    last_name: String,
    /// Not any more: his results are read and not written.
    has_left: bool,
}

#[derive(Serialize, ToSchema)]
struct CellTold {
    #[schema(value_type = String)]
    item: Id<Item>,
    #[schema(value_type = String)]
    pupil: Id<Person>,
    /// As it is typed: `3`, `13,5`, `abs`, or nothing.
    text: String,
    /// To be sent back as `seen-{item}-{pupil}`.
    version: u32,
    /// Two have written different things.
    is_disputed: bool,
}

fn cell_told(cell: &Cell, grid: &Grid) -> CellTold {
    CellTold {
        item: cell.item_id,
        pupil: cell.pupil_id,
        text: grid.text(cell.item_id, cell.said()),
        version: cell.version,
        is_disputed: cell.is_disputed,
    }
}

/// Two nodes may differ by so much: what has changed is told once too often rather than not.
const OVERLAP_MILLIS: i64 = 5_000;

/// The cells that have changed since an instant, in the order of ids.
fn cells_since(grid: &Grid, since: Option<i64>) -> Vec<CellTold> {
    let from = since.map_or(0, |since| since - OVERLAP_MILLIS);
    let mut cells: Vec<&Cell> =
        grid.cells.values().filter(|cell| cell.received_at.millis() >= from).collect();
    cells.sort_unstable_by_key(|cell| (cell.item_id, cell.pupil_id));
    cells.into_iter().map(|cell| cell_told(cell, grid)).collect()
}

async fn load(app: &App, assessment: &Assessment) -> Result<Grid> {
    let (of, today) = (assessment.clone(), app.clock.today());
    Ok(app.db.read(move |tx: &Tx<'_>| grid::load(tx, &of, today)).await?)
}

async fn grid(
    assessment: Granted<Read, Assessment>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Json<GridTold>> {
    let grid = load(&app, &assessment).await?;
    let item = |item: &Item| {
        let steps = grid.scale().filter(|_| !item.is_whole).map(|scale| &scale.steps.0);
        let steps = steps.into_iter().flatten().map(|step| step.key.clone());
        let letters = grid.column(item).letters();
        ItemTold {
            id: item.id,
            label: item.label.clone(),
            out_of: assessment.out_of.filter(|_| item.is_whole),
            keys: steps.chain(letters.iter().map(|letter| letter.key.to_owned())).collect(),
        }
    };
    let pupil = |line: &store::pupils::Line| GridPupilTold {
        id: line.id,
        first_name: line.name.first.clone(),
        last_name: line.name.last.clone(),
        has_left: !line.is_here(),
    };
    Ok(Json(GridTold {
        title: assessment.title.clone(),
        day: assessment.day.iso(),
        state: assessment.state.word().to_owned(),
        items: grid.live().map(item).collect(),
        pupils: grid.pupils.iter().map(pupil).collect(),
        cells: cells_since(&grid, asked.since),
        now: app.clock.now().millis(),
    }))
}

/// What cells are sent with, besides a `cell-{item}-{pupil}`, `seen-{item}-{pupil}` (a version)
/// and `at-{item}-{pupil}` (milliseconds) for each cell that was typed in.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it is read field by field, and described here")]
struct CellsForm {
    /// A key of the sender's: what comes twice with the same one counts once.
    once: String,
    /// What his clock says, in milliseconds, when `at-…` is told.
    clock: String,
    /// `now` of an earlier answer: what has changed since is told.
    since: String,
}

/// What became of the cells.
#[derive(Serialize, ToSchema)]
struct GridSavedTold {
    written: usize,
    /// What is no level and no mark, with the reason; it was not written.
    wrong: Vec<WrongTold>,
    /// Cells that two have written differently.
    differences: Vec<DifferenceTold>,
    /// All that has changed, whoever wrote it.
    cells: Vec<CellTold>,
    now: i64,
}

#[derive(Serialize, ToSchema)]
struct WrongTold {
    #[schema(value_type = String)]
    item: Id<Item>,
    #[schema(value_type = String)]
    pupil: Id<Person>,
    sentence: String,
}

#[derive(Serialize, ToSchema)]
struct DifferenceTold {
    #[schema(value_type = String)]
    item: Id<Item>,
    #[schema(value_type = String)]
    pupil: Id<Person>,
    /// Who has written another thing, what, and when, as it is said.
    name: String,
    theirs: String,
    time: String,
    yours: String,
    stands: String,
}

async fn cells(
    assessment: Granted<Edit, Assessment>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Response> {
    let since = form.iter().find(|(name, _)| name == "since").and_then(|(_, at)| at.parse().ok());
    let form = GridForm::of(&form.0);
    let before = load(&app, &assessment).await?;
    let Said { changes, wrong } = form.read(&before, ui.now);
    let read = Said { changes, wrong: Vec::new() };
    let saved = match save(&app, &assessment, &form, read).await {
        Ok(saved) => saved,
        Err(error) => {
            return match error.reason::<Refusal>() {
                Some(refusal) => Ok(ApiProblems::answer(&ui, &refusal.problems())),
                None => Err(error.into()),
            };
        }
    };
    let grid = load(&app, &assessment).await?;
    let mut told: Vec<WrongTold> = wrong
        .iter()
        .map(|((item, pupil), wrong)| WrongTold {
            item: Id::new(*item),
            pupil: Id::new(*pupil),
            sentence: ui.words(wrong.text()).into_owned(),
        })
        .collect();
    let gone = ui.words(id!("assessments-refused-cell"));
    told.extend(saved.refused.iter().map(|(item, pupil)| {
        let sentence = gone.clone().into_owned();
        WrongTold { item: *item, pupil: *pupil, sentence }
    }));
    let answer = GridSavedTold {
        written: saved.written,
        wrong: told,
        differences: differences(&ui, &assessment, (&grid, &saved.disputed)),
        cells: cells_since(&grid, since),
        now: app.clock.now().millis(),
    };
    Ok(Json(answer).into_response())
}

/// « Mme Petit a écrit 3 à 10:42, vous 2 »
fn differences(
    ui: &Ui,
    assessment: &Granted<Edit, Assessment>,
    (grid, disputed): (&Grid, &[Place]),
) -> Vec<DifferenceTold> {
    let me = assessment.viewer.person;
    let told = |(item, pupil): &Place| {
        let cell = grid.cell(*item, *pupil)?;
        let said = grid.said_of(cell);
        let theirs = said.iter().rev().find(|trace| trace.written_by != me)?;
        let yours = said.iter().rev().find(|trace| trace.written_by == me)?;
        let text = |said| grid.text(*item, said);
        Some(DifferenceTold {
            item: *item,
            pupil: *pupil,
            name: grid.name_of(theirs.written_by),
            theirs: text(theirs.said()),
            time: theirs.written_at.time_in(ui.locale),
            yours: text(yours.said()),
            stands: text(cell.said()),
        })
    };
    disputed.iter().filter_map(told).collect()
}
