//! The figures for a spreadsheet: what may be shown of a place and those in it, a year back.
//!
//! Columns: `semaine` (its Monday), `lieu`, `profil` (the DNMA's word), `service` (empty: the whole
//! house; `comptes`: accounts), `visites`, `visiteurs` (added day by day), `personnes`, `ouverts`.
//! What is hidden has no line.

use super::board::WEEKS_MAX;
use crate::{
    SchoolFigures, Territory, TownFigures, Week,
    measure::{self, Monthly},
    publishing,
    store::{self, accounts::Accounts, figures::Figure},
};
use axum::{extract::State, response::Response};
use base::{Day, Id};
use db::{Tx, Value, ids};
use std::collections::HashMap;
use web::{App, Granted, Read, Result, Ui, spreadsheet, t};

pub async fn of_school(
    school: Granted<Read, SchoolFigures>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let place = school.id.raw();
    write(&app, &ui, &school.uai, move |_| Ok(vec![place])).await
}

pub async fn of_town(
    town: Granted<Read, TownFigures>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let id = town.id;
    let places = move |tx: &Tx<'_>| {
        let schools = people::school::of_town(tx, id)?;
        Ok(std::iter::once(id.raw()).chain(schools.iter().map(|it| it.id.raw())).collect())
    };
    write(&app, &ui, &town.insee, places).await
}

/// Towns and the whole: a school's lines are in its town's file.
pub async fn of_territory(
    _: Granted<Read, Territory>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let places = |tx: &Tx<'_>| {
        let towns = store::places::towns(tx)?.into_iter().map(|(town,)| town.raw());
        Ok(std::iter::once(publishing::TERRITORY).chain(towns).collect())
    };
    write(&app, &ui, "territoire", places).await
}

/// The measure by month of a school: `mois`, `lieu` (the UAI, or the INSEE code of a town),
/// `profil`, `service`, `visites`, `visiteurs`, `au_moins` (1 where a week of the month is hidden).
pub async fn months_of_school(
    school: Granted<Read, SchoolFigures>,
    State(app): State<App>,
) -> Result<Response> {
    months(&app, school.id.raw(), &school.uai).await
}

pub async fn months_of_town(
    town: Granted<Read, TownFigures>,
    State(app): State<App>,
) -> Result<Response> {
    months(&app, town.id.raw(), &town.insee).await
}

pub async fn months_of_territory(
    _: Granted<Read, Territory>,
    State(app): State<App>,
) -> Result<Response> {
    months(&app, publishing::TERRITORY, "territoire").await
}

async fn months(app: &App, place: i64, name: &str) -> Result<Response> {
    let load = move |tx: &Tx<'_>| {
        let weeks = store::figures::weeks(tx, WEEKS_MAX)?;
        let weeks: Vec<Week> = weeks.into_iter().map(|(monday,)| Week::of(monday)).collect();
        let Some(first) = weeks.last() else { return Ok(Vec::new()) };
        let figures = store::figures::of_place(tx, place, first.monday())?;
        Ok(measure::months(&figures, &weeks))
    };
    let months = app.db.read_long(load).await?;
    let head = ["mois", "lieu", "profil", "service", "visites", "visiteurs", "au_moins"];
    let row = |it: Monthly| {
        [
            format!("{}-{:02}", it.year, it.month),
            name.to_owned(),
            measure::profile(it.role).to_owned(),
            it.service.clone(),
            it.visits.to_string(),
            it.visitors.to_string(),
            u8::from(it.is_at_least()).to_string(),
        ]
    };
    file(&format!("mesure-{name}"), &head, months.into_iter().map(row))
}

/// One row a line, below the names of the columns.
fn file<const N: usize>(
    name: &str,
    head: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Result<Response> {
    let head = head.map(str::to_owned);
    let rows = std::iter::once(head).chain(rows).map(Vec::from);
    spreadsheet::file(&format!("{name}.csv"), rows)
}

async fn write(
    app: &App,
    ui: &Ui,
    name: &str,
    places: impl FnOnce(&Tx<'_>) -> db::Result<Vec<i64>> + Send + 'static,
) -> Result<Response> {
    let since = Week::of(ui.today()).plus(-53).monday();
    let all = t!(ui, "usage-territory").into_owned();
    let read = move |tx: &Tx<'_>| {
        let places = places(tx)?;
        let list = ids(places.iter().map(|place| Id::<()>::new(*place)));
        let mut names: HashMap<i64, String> =
            store::places::names(tx, &list)?.into_iter().collect();
        names.insert(publishing::TERRITORY, all);
        rows(tx, &list, since, &names)
    };
    let rows = app.db.read_long(read).await?;
    let head =
        ["semaine", "lieu", "profil", "service", "visites", "visiteurs", "personnes", "ouverts"];
    file(&format!("frequentation-{name}"), &head, rows.into_iter())
}

fn rows(
    tx: &Tx<'_>,
    list: &Value,
    since: Day,
    names: &HashMap<i64, String>,
) -> db::Result<Vec<[String; 8]>> {
    let name = |place: i64| names.get(&place).cloned().unwrap_or_default();
    let mut rows = Vec::new();
    store::figures::each_of(tx, list, since, |it: Figure| {
        rows.push([
            it.week.iso(),
            name(it.place_id),
            measure::profile(it.role).to_owned(),
            it.service,
            it.visits.to_string(),
            it.visitors.to_string(),
            String::new(),
            String::new(),
        ]);
        Ok(())
    })?;
    store::accounts::each_of(tx, list, since, |it: Accounts| {
        rows.push([
            it.week.iso(),
            name(it.place_id),
            measure::profile(it.role).to_owned(),
            "comptes".to_owned(),
            String::new(),
            String::new(),
            it.persons.to_string(),
            it.opened.to_string(),
        ]);
        Ok(())
    })?;
    Ok(rows)
}
