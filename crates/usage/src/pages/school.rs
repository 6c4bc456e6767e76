//! The figures of a school: `GET /frequentation/ecoles/{school}`.

use super::board::{Asked, Board, IN_SCHOOLS};
use crate::{SchoolFigures, urls};
use axum::extract::{Query, State};
use maud::html;
use web::{App, Granted, Page, Read, Result, Ui, t, ui};

pub async fn get(
    school: Granted<Read, SchoolFigures>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let place = school.id.raw();
    let board = app.db.read(move |tx| Board::load(tx, place, &asked)).await?;
    let page = urls::school(school.id);
    let content = html! {
        (ui::breadcrumb(&ui, &[(urls::HOME, &t!(ui, "usage-title"))]))
        h1 { (school.name) }
        (board.draw(&ui, &app, &page, &IN_SCHOOLS))
    };
    Ok(ui.page(&school.name, content))
}
