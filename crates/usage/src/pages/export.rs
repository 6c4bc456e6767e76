//! The figures for a spreadsheet: what may be shown of a place and those in it, a year back.
//!
//! Columns: `semaine` (its Monday), `lieu`, `profil` (the DNMA's word), `service` (empty: the whole
//! house; `comptes`: accounts), `visites`, `visiteurs` (added day by day), `personnes`, `ouverts`.
//! What is hidden has no line.

use crate::{
    SchoolFigures, Territory, TownFigures, Week, measure, publishing,
    store::{self, accounts::Accounts, figures::Figure},
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use base::{Day, Id};
use db::{Tx, Value, ids};
use std::collections::HashMap;
use web::{App, Error, Granted, Read, Result, Ui, t};

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
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".into());
    let head =
        ["semaine", "lieu", "profil", "service", "visites", "visiteurs", "personnes", "ouverts"];
    writer.write_record(head).map_err(Error::internal)?;
    for row in rows {
        writer.write_record(row).map_err(Error::internal)?;
    }
    let bytes: Vec<u8> = writer.into_inner().map_err(|error| Error::internal(error.error()))?;
    let file = format!("attachment; filename=\"frequentation-{name}.csv\"");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, file),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

fn rows(
    tx: &Tx<'_>,
    list: &Value,
    since: Day,
    names: &HashMap<i64, String>,
) -> db::Result<Vec<[String; 8]>> {
    let name = |place: i64| safe(names.get(&place).map_or("", String::as_str));
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

/// What would be a formula is text.
fn safe(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}
