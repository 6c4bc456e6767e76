//! The territory for everybody: `GET /territoire/public`. Schools and towns open, how well the
//! house serves, how much it is used. Nothing that the threshold hides.

use super::board::{IN_SCHOOLS, cell, grouped, role};
use crate::{
    Week, publishing,
    serving::{self, Level},
    store::{self, figures::Figure},
};
use axum::extract::State;
use db::Tx;
use maud::{Markup, html};
use web::{App, Page, Public, Result, Ui, t, ui};

const DAYS: i32 = 30;
const YEAR_DAYS: i32 = 365;

struct Shown {
    schools: i64,
    towns: i64,
    month: Option<Level>,
    year: Option<Level>,
    week: Option<Week>,
    figures: Vec<Figure>,
}

pub async fn get(_: Public, State(app): State<App>, ui: Ui) -> Result<Page> {
    let today = ui.today();
    let load = move |tx: &Tx<'_>| {
        let (schools, towns) = store::places::counts(tx, today)?;
        let week = store::figures::weeks(tx, 1)?.first().map(|(monday,)| Week::of(*monday));
        let figures = match week {
            Some(week) => store::figures::of_place(tx, publishing::TERRITORY, week.monday())?,
            None => Vec::new(),
        };
        let month = serving::level(tx, DAYS, today)?;
        let year = serving::level(tx, YEAR_DAYS, today)?;
        Ok(Shown { schools, towns, month, year, week, figures })
    };
    let shown = app.db.read(load).await?;
    let title = t!(ui, "usage-public");
    let content = html! {
        h1 { (title) }
        p.lead { (t!(ui, "usage-public-open", schools = shown.schools, towns = shown.towns)) }
        (served(&ui, &shown))
        (used(&ui, &shown))
        p.quiet { (t!(ui, "usage-public-note")) }
    };
    Ok(ui.narrow(&title, content))
}

fn served(ui: &Ui, shown: &Shown) -> Markup {
    let level = |words: &str, level: Option<Level>| {
        html! {
            @if let Some(level) = level {
                li.row { span {
                    b { (words) }
                    span.quiet {
                        (t!(ui, "usage-level",
                            available = percent(ui, level.available),
                            answered = percent(ui, level.answered),
                            from = level.from_on.in_words(ui.locale)))
                    }
                } }
            }
        }
    };
    let lines = html! {
        @if shown.month.is_none() { p.body.quiet { (t!(ui, "usage-level-none")) } }
        ul.rows {
            (level(&t!(ui, "usage-level-month"), shown.month))
            (level(&t!(ui, "usage-level-year"), shown.year))
        }
    };
    ui::card("served", t!(ui, "usage-served"), None, lines)
}

fn used(ui: &Ui, shown: &Shown) -> Markup {
    let visits = t!(ui, "usage-visits");
    let of = |wanted| {
        let is_it = |it: &&Figure| it.role == wanted && it.service.is_empty();
        shown.figures.iter().find(is_it)
    };
    // Added from what is shown alone: nothing that is hidden is in it.
    let sum: u64 = IN_SCHOOLS.iter().filter_map(|it| of(*it)).map(|it| it.visits).sum();
    html! {
        h2 #used { (t!(ui, "usage-used")) }
        @match shown.week {
            None => { p.quiet { (t!(ui, "usage-nothing-yet")) } }
            Some(week) => {
                p {
                    (t!(ui, "usage-public-week", day = week.monday().in_words(ui.locale),
                        count = grouped(sum)))
                }
                div.table-box { table.table role="table" aria-labelledby="used" {
                    thead { tr role="row" {
                        th scope="col" { (t!(ui, "usage-role")) } th.number scope="col" { (visits) }
                    } }
                    tbody { @for one in IN_SCHOOLS { tr role="row" {
                        th scope="row" role="rowheader" { (role(ui, one)) }
                        (cell(ui, &visits, of(one).map(|it| it.visits)))
                    } } }
                } }
            }
        }
    }
}

/// `99,87` in French.
fn percent(ui: &Ui, share: serving::Share) -> String {
    let mark = if ui.locale == base::Locale::Fr { ',' } else { '.' };
    format!("{}{mark}{:02}", share / 100, share % 100)
}
