//! The figures of a town, its schools and its cost: `GET /frequentation/communes/{town}`.

use super::board::{Asked, Board, IN_SCHOOLS, Line, table};
use crate::{
    TownFigures,
    costing::{self, Cost, Source},
    store, urls,
};
use axum::extract::{Query, State};
use db::{Tx, ids};
use maud::{Markup, html};
use people::School;
use web::{App, Granted, Manage, Page, Read, Result, Ui, t, ui, visits::Role};

pub async fn get(
    town: Granted<Read, TownFigures>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (id, lent, year) = (town.id, costing::lent(&app), ui.today().year());
    let load = move |tx: &Tx<'_>| {
        let board = Board::load(tx, id.raw(), &asked)?;
        let schools = people::school::of_town(tx, id)?;
        let list = ids(schools.iter().map(|it| it.id));
        let figures = match board.week {
            Some(week) => store::figures::of_places(tx, &list, week.monday())?,
            None => Vec::new(),
        };
        let cost = costing::of_town(tx, lent.as_ref(), id, year, &board.accounts)?;
        Ok((board, schools, figures, cost))
    };
    let (board, schools, figures, cost) = app.db.read(load).await?;
    let page = urls::town(id);
    let visits = |school: &School, role: Role| {
        let is_it =
            |it: &&store::figures::Figure| it.place_id == school.id.raw() && it.role == role;
        figures.iter().find(is_it).map(|it| it.visits)
    };
    let content = html! {
        (ui::breadcrumb(&ui, &[(urls::HOME, &t!(ui, "usage-title"))]))
        h1 { (town.name) }
        (self::cost(&ui, &town, cost.as_ref()))
        (board.draw(&ui, &app, &page, &[&IN_SCHOOLS[..], &[Role::Agent]].concat()))
        (of_schools(&ui, &schools, &visits))
    };
    Ok(ui.page(&town.name, content))
}

fn of_schools(
    ui: &Ui,
    schools: &[School],
    visits: &dyn Fn(&School, Role) -> Option<u64>,
) -> Markup {
    let title = t!(ui, "usage-of-schools");
    let rows: Vec<Line<'_>> = schools
        .iter()
        .map(|school| Line {
            name: school.name.as_str().into(),
            url: Some(urls::school(school.id)),
            cells: IN_SCHOOLS.iter().map(|role| visits(school, *role)).collect(),
        })
        .collect();
    html! {
        h2 { (title) }
        (table(ui, &title, &t!(ui, "usage-school"), &IN_SCHOOLS, &rows))
    }
}

fn cost(ui: &Ui, town: &Granted<Read, TownFigures>, cost: Option<&Cost>) -> Markup {
    let money = |sum: base::Money| sum.written(ui.locale);
    let known = cost.map(|it| (it.source, it.year, money(it.sum)));
    let lines = html! {
        div.body.stack {
            @match known {
                Some((Source::Called, year, sum)) => {
                    p { (t!(ui, "usage-cost-called", year = year, sum = sum)) }
                }
                Some((Source::Said, year, sum)) => {
                    p { (t!(ui, "usage-cost-said", year = year, sum = sum)) }
                }
                None => {}
            }
            @match cost {
                None => { p.quiet { (t!(ui, "usage-cost-none")) } }
                Some(cost) => {
                    p.per-active {
                        @match cost.per_active_pupil {
                            Some(sum) => { (t!(ui, "usage-cost-active", sum = money(sum))) }
                            None => { (t!(ui, "usage-cost-hidden")) }
                        }
                    }
                    @if let Some(sum) = cost.per_pupil {
                        p { (t!(ui, "usage-cost-pupil", sum = money(sum))) }
                    }
                }
            }
            @if ui.may::<Manage>(&**town) {
                p { a.button.plain href=(urls::cost(town.id)) { (t!(ui, "usage-cost-say")) } }
            }
        }
    };
    ui::card("cost", t!(ui, "usage-cost"), None, lines)
}
