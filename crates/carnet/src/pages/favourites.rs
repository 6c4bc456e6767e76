//! The successes a school looks for most: `/carnet/ecoles/{school}/reperes`. They stand first in
//! every class.

use super::pieces;
use crate::{
    NurserySchool,
    carnet::Decide,
    goals::{self, Goals},
    model::typeset,
    store, urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::Level;
use results::Skill;
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Page, Problems, Result, Ui, id, t, ui};

const LEVELS: [Level; 4] = [Level::Tps, Level::Ps, Level::Ms, Level::Gs];
/// More would be no choice.
const FAVOURITES_MAX: usize = 20;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FavouritesForm {
    pub skills: Vec<String>,
}

async fn read(app: &App, school: &NurserySchool) -> Result<(Goals, Vec<Id<Skill>>)> {
    let (school, today) = (school.school(), app.clock.today());
    let load = move |tx: &Tx<'_>| {
        let goals = goals::of_school(tx, school, today)?;
        Ok((goals, store::classes::favourites(tx, school)?))
    };
    Ok(app.db.read(load).await?)
}

pub async fn get(
    school: Granted<Decide, NurserySchool>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let (goals, chosen) = read(&app, &school).await?;
    Ok(view(&ui, &school, &goals, (&chosen, &Problems::none())))
}

pub async fn post(
    school: Granted<Decide, NurserySchool>,
    State(app): State<App>,
    ui: Ui,
    form: Form<FavouritesForm>,
) -> Result<Answer> {
    let (goals, _) = read(&app, &school).await?;
    let named = form.skills.iter().filter_map(|id| id.parse().ok());
    let mut chosen: Vec<Id<Skill>> = named.filter(|id| goals.item(*id).is_some()).collect();
    chosen.sort_unstable();
    chosen.dedup();
    if chosen.len() > FAVOURITES_MAX {
        let problems = Problems::one("skills", id!("carnet-refused-favourites"));
        return Ok(view(&ui, &school, &goals, (&chosen, &problems)).unprocessable().into());
    }
    let of = school.school();
    app.db.write(move |tx| store::classes::set_favourites(tx, of, &chosen)).await?;
    Ok(Answer::to(urls::school(of)).saying(t!(&ui, "carnet-favourites-saved")))
}

fn view(
    ui: &Ui,
    school: &NurserySchool,
    goals: &Goals,
    (chosen, problems): (&[Id<Skill>], &Problems),
) -> Page {
    let title = t!(ui, "carnet-favourites");
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::school(school.school()), &school.name)]))
        h1 { (title) }
        p { (t!(ui, "carnet-favourites-how", max = FAVOURITES_MAX)) }
        (ui::form(ui, &urls::favourites(school.school()), problems, html! {
            div #skills { (lists(ui, goals, chosen)) }
            div.actions {
                button.button { (ui::icon("star")) (t!(ui, "carnet-save")) }
            }
        }))
    };
    ui.narrow(&title, body)
}

fn lists(ui: &Ui, goals: &Goals, chosen: &[Id<Skill>]) -> Markup {
    html! {
        @for (area, items) in goals.by_area(&LEVELS) {
            fieldset.choice {
                legend { (pieces::area(ui, area)) }
                @for item in items {
                    label {
                        input type="checkbox" name="skills" value=(item.id)
                            checked[chosen.contains(&item.id)];
                        span { (typeset(&item.label)) }
                    }
                }
            }
        }
    }
}
