//! The figures of the whole territory, town by town: `GET /frequentation/territoire`.

use super::board::{Asked, Board, IN_SCHOOLS, Line, table};
use crate::{Territory, publishing, store, urls};
use axum::extract::{Query, State};
use db::{Tx, ids};
use maud::html;
use people::{Town, town};
use std::collections::HashMap;
use web::{App, Granted, Manage, Page, Read, Result, Ui, percent, t, ui, visits::Role};

const TOWNS_MAX: usize = 200;

pub async fn get(
    territory: Granted<Read, Territory>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let limit = u32::try_from(TOWNS_MAX).unwrap_or(u32::MAX);
    let load = move |tx: &Tx<'_>| {
        let board = Board::load(tx, publishing::TERRITORY, &asked)?;
        let towns = town::all(tx, &asked.apres, limit)?;
        let list = ids(towns.iter().map(|it| it.id));
        let figures = match board.week {
            Some(week) => store::figures::of_places(tx, &list, week.monday())?,
            None => Vec::new(),
        };
        Ok((board, towns, figures))
    };
    let (board, towns, figures) = app.db.read(load).await?;
    let visits: HashMap<(i64, Role), u64> =
        figures.iter().map(|it| ((it.place_id, it.role), it.visits)).collect();
    let roles = [&IN_SCHOOLS[..], &[Role::Agent]].concat();
    let rows: Vec<Line<'_>> = towns
        .iter()
        .map(|town| {
            let of = |role: &Role| visits.get(&(town.id.raw(), *role)).copied();
            let (name, url) = (town.name.as_str().into(), Some(urls::town(town.id)));
            Line { name, url, cells: roles.iter().map(of).collect() }
        })
        .collect();
    let (title, of_towns) = (t!(ui, "usage-territory"), t!(ui, "usage-of-towns"));
    let content = html! {
        (ui::breadcrumb(&ui, &[(urls::HOME, &t!(ui, "usage-title"))]))
        h1 { (title) }
        p {
            a href=(urls::PUBLIC) { (t!(ui, "usage-public-link")) }
            @if ui.may::<Manage>(&*territory) {
                " · " a href=(urls::SETTINGS) { (t!(ui, "usage-settings")) }
            }
        }
        (board.draw(&ui, &app, urls::TERRITORY, &roles))
        h2 { (of_towns) }
        (table(&ui, &of_towns, &t!(ui, "usage-town"), &roles, &rows))
        (ui::pager(&ui, None, more(&towns).as_deref()))
    };
    Ok(ui.page(&title, content))
}

fn more(towns: &[Town]) -> Option<String> {
    let last = towns.last().filter(|_| towns.len() == TOWNS_MAX)?;
    Some(format!("{}?apres={}", urls::TERRITORY, percent(&last.name)))
}
