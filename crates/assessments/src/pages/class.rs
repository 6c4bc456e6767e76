//! The assessments of a class, `/evaluations/classes/{class}`, and of a group,
//! `/evaluations/groupes/{group}`.

use super::{pieces, write_form::is_teacher};
use crate::{
    Band,
    access::{Assess, Follow},
    store::{self, lists::Line},
    urls,
};
use axum::extract::State;
use db::Tx;
use maud::{Markup, html};
use people::Class;
use web::{App, Edit, Granted, Page, Result, Ui, t, ui};

/// More than a class has in a year.
const LINES: u32 = 200;

pub async fn get(class: Granted<Follow, Class>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = class.id;
    let (of, viewer, today) = (Class::clone(&class), class.viewer.clone(), ui.today());
    let may = ui.may::<Assess>(&*class);
    let read = move |tx: &Tx<'_>| {
        let makes = may && is_teacher(tx, &of, &viewer, today)?;
        Ok((store::lists::of_class(tx, id, LINES)?, makes))
    };
    let (lines, makes) = app.db.read(read).await?;
    let actions = html! {
        @if makes {
            (ui::button_link(&urls::new_in_class(id), "plus", t!(ui, "assessments-new")))
        }
    };
    let (skills, pupils, copy) =
        (urls::skills(id), results::urls::class(id), urls::copy_in_class(id));
    let (by_skill, by_pupil, again) = (
        t!(ui, "assessments-by-skill"),
        t!(ui, "assessments-by-pupil"),
        t!(ui, "assessments-copy"),
    );
    let mut ways = vec![way(&skills, &by_skill), way(&pupils, &by_pupil)];
    if makes {
        ways.push(way(&copy, &again));
    }
    let ways = ui::chips(t!(ui, "assessments-ways"), &ways);
    Ok(view(&ui, &class.name, &lines, (actions, ways)))
}

fn way<'a>(url: &'a str, words: &'a str) -> ui::Chip<'a> {
    ui::Chip { url, words, number: None, is_open: false }
}

/// `GET /evaluations/groupes/{group}`
pub async fn get_group(
    band: Granted<Follow, Band>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let id = band.id;
    let lines = app.db.read(move |tx| store::lists::of_group(tx, id, LINES)).await?;
    let actions = html! {
        @if ui.may::<Assess>(&*band) {
            (ui::button_link(&urls::new_in_group(id), "plus", t!(ui, "assessments-new")))
        }
    };
    let ways = html! {
        @if !band.reason.is_empty() { p.quiet { (band.reason) } }
        @if ui.may::<Edit>(&*band) {
            p { a.button.plain href=(urls::members(id)) {
                (ui::icon("users")) (t!(ui, "assessments-members"))
            } }
        }
    };
    Ok(view(&ui, &band.name, &lines, (actions, ways)))
}

fn view(ui: &Ui, name: &str, lines: &[Line], (actions, ways): (Markup, Markup)) -> Page {
    let title = t!(ui, "assessments-of", place = name);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "assessments-title"))]))
        (ui::head(&title, actions))
        (pieces::kept(ui))
        (ways)
        @if lines.is_empty() { (ui::empty(t!(ui, "assessments-none"), None)) }
        @else { (ui::card("list", t!(ui, "assessments-list"), None, pieces::lines(ui, lines))) }
    };
    ui.narrow(&title, body)
}
