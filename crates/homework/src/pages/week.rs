//! The week of a family: `GET /cahier-de-textes?semaine=&enfant=`. Day by day, what is to be done,
//! for each child; whoever teaches and has no child here finds his classes.

use super::{books, week_view};
use crate::{calendar::monday_of, store, store::lists::Line};
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use base::{Day, Id};
use db::Tx;
use people::{Person, Standing};
use serde::Deserialize;
use utoipa::IntoParams;
use web::{App, Result, Ui, Viewer};

/// Which week, of which child.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
pub struct Asked {
    /// Any day of the week; this one when it is left out.
    #[param(value_type = Option<String>)]
    pub semaine: Option<Day>,
    #[param(value_type = Option<String>)]
    pub enfant: Option<Id<Person>>,
}

/// A week of a family.
pub struct Shown {
    pub monday: Day,
    pub child: Option<Id<Person>>,
    pub lines: Vec<Line>,
}

const LINES: u32 = 400;

/// Whose homework somebody sees here: his own, and that of the children he guards.
pub fn pupils(viewer: &Standing, child: Option<Id<Person>>) -> Vec<Id<Person>> {
    if let Some(child) = child.filter(|child| viewer.guards(*child)) {
        return vec![child];
    }
    let mut pupils: Vec<Id<Person>> = viewer.children.iter().map(|child| child.id).collect();
    if viewer.is_pupil() {
        pupils.push(viewer.person);
    }
    pupils
}

/// On a week-end the week is the next one: that is what one prepares.
pub fn monday(asked: Option<Day>, today: Day) -> Day {
    match asked {
        Some(day) => monday_of(day),
        None if today.is_weekend() => monday_of(today.plus_days(2)),
        None => monday_of(today),
    }
}

pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Response> {
    if pupils(&viewer, None).is_empty() {
        return Ok(books::page(&viewer, &app, &ui).await?.into_response());
    }
    let (whose, today) = (viewer.clone(), ui.today());
    let shown = app.db.read(move |tx| load(tx, &whose, asked, today)).await?;
    Ok(week_view::view(&ui, &viewer, &shown).into_response())
}

/// One statement, for a family of any size.
pub fn load(tx: &Tx<'_>, viewer: &Standing, asked: Asked, today: Day) -> db::Result<Shown> {
    let monday = monday(asked.semaine, today);
    let child = asked.enfant.filter(|child| viewer.guards(*child));
    let pupils = pupils(viewer, child);
    let lines = if pupils.is_empty() {
        Vec::new()
    } else {
        store::lists::of_pupils(tx, &pupils, (monday, monday.plus_days(6)), LINES)?
    };
    Ok(Shown { monday, child, lines })
}
