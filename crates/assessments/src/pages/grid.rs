//! The grid: `/evaluations/{assessment}/saisie`, all pupils and all items; and one item alone,
//! `/evaluations/{assessment}/items/{item}`, for a phone at the back of the class.

use super::{
    column_view,
    grid_form::{GridForm, Read},
    grid_view::{self, Again},
};
use crate::{
    Assessment, Item,
    grid::{self, Grid},
    refusal::Refusal,
    typing::{self, Saved, Typing},
    urls,
    writing::Hand,
};
use axum::extract::{Path, State};
use base::Id;
use db::Tx;
use serde::Deserialize;
use web::{Answer, App, Edit, Error, Form, Granted, Page, Read as Reading, Result, Ui, t};

#[derive(Deserialize)]
pub struct ItemPath {
    item: Id<Item>,
}

pub async fn get(
    assessment: Granted<Reading, Assessment>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let grid = load(&app, &assessment).await?;
    Ok(grid_view::page(&ui, &assessment, &grid, &Again::default()))
}

pub async fn column(
    assessment: Granted<Edit, Assessment>,
    State(app): State<App>,
    Path(path): Path<ItemPath>,
    ui: Ui,
) -> Result<Page> {
    let grid = load(&app, &assessment).await?;
    let item = grid.item(path.item).filter(|item| item.is_live()).ok_or(Error::NotFound)?;
    Ok(column_view::page(&ui, &assessment, (&grid, item), &Again::default()))
}

async fn load(app: &App, assessment: &Assessment) -> Result<Grid> {
    let (of, today) = (assessment.clone(), app.clock.today());
    Ok(app.db.read(move |tx: &Tx<'_>| grid::load(tx, &of, today)).await?)
}

pub async fn post(
    assessment: Granted<Edit, Assessment>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let form = GridForm::of(&form.0);
    let grid = load(&app, &assessment).await?;
    let read = form.read(&grid, ui.now);
    let again = |refusal, wrong| Again { form: Some(&form), refusal, wrong };
    // Nothing is written while a cell says nothing one can read: all of it is shown again.
    if !read.wrong.is_empty() {
        let page = grid_view::page(&ui, &assessment, &grid, &again(None, read.wrong));
        return Ok(page.unprocessable().into());
    }
    let to = urls::grid(assessment.id);
    match save(&app, &assessment, &form, read).await {
        Ok(saved) => Ok(Answer::to(to).saying(said(&ui, &saved))),
        Err(error) => match error.reason::<Refusal>() {
            Some(refusal) => {
                let again = again(Some(*refusal), Vec::new());
                Ok(grid_view::page(&ui, &assessment, &grid, &again).unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}

pub async fn post_column(
    assessment: Granted<Edit, Assessment>,
    State(app): State<App>,
    Path(path): Path<ItemPath>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let form = GridForm::of(&form.0);
    let grid = load(&app, &assessment).await?;
    let item = grid.item(path.item).filter(|item| item.is_live()).ok_or(Error::NotFound)?;
    let read = form.read(&grid, ui.now);
    let again = |refusal, wrong| Again { form: Some(&form), refusal, wrong };
    if !read.wrong.is_empty() {
        let page = column_view::page(&ui, &assessment, (&grid, item), &again(None, read.wrong));
        return Ok(page.unprocessable().into());
    }
    let to = urls::column(assessment.id, item.id);
    match save(&app, &assessment, &form, read).await {
        Ok(saved) => Ok(Answer::to(to).saying(said(&ui, &saved))),
        Err(error) => match error.reason::<Refusal>() {
            Some(refusal) => {
                let again = again(Some(*refusal), Vec::new());
                let page = column_view::page(&ui, &assessment, (&grid, item), &again);
                Ok(page.unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}

/// Writes what a form says.
pub async fn save(
    app: &App,
    assessment: &Granted<Edit, Assessment>,
    form: &GridForm,
    read: Read,
) -> db::Result<Saved> {
    let hand = Hand { by: assessment.viewer.person, at: app.clock.now() };
    let once = if form.once.is_empty() { app.random.token() } else { form.once.clone() };
    let typing =
        Typing { assessment: Assessment::clone(assessment), changes: read.changes, once, hand };
    app.db.mark(move |tx| typing::save(tx, &typing)).await
}

fn said(ui: &Ui, saved: &Saved) -> String {
    let words = if !saved.refused.is_empty() {
        t!(ui, "assessments-said-refused", count = saved.refused.len())
    } else if !saved.disputed.is_empty() {
        t!(ui, "assessments-said-disputed", count = saved.disputed.len())
    } else {
        t!(ui, "assessments-said", count = saved.written)
    };
    words.into_owned()
}
