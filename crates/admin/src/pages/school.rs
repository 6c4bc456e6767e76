//! `GET /administration/ecole/{school}`: the office of a school, with the rooms one may enter.

use super::rooms::FLOORS;
use crate::{
    office::{Enter, ManagePeople, Office},
    store::school::{self as store, Size},
    urls,
};
use axum::extract::State;
use maud::{Markup, html};
use people::{GroupKind, ScopeKind};
use web::{App, Granted, Page, Result, Ui, t, ui};

pub async fn get(office: Granted<Enter, Office>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = office.id;
    let load = move |tx: &db::Tx<'_>| Ok((store::sizes(tx, id)?, store::suspended(tx, id)?));
    let (sizes, suspended) = app.db.read(load).await?;
    let body = html! {
        (ui::breadcrumb(&ui, &[(urls::HUB, &t!(ui, "admin-title"))]))
        h1 { (office.name) }
        @if let Some(day) = office.closed_on {
            (ui::note(ui::Tone::Warn, t!(ui, "admin-school-closed", day = day.french())))
        }
        (figures(&ui, &sizes, suspended.len()))
        @for floor in FLOORS { (floor.draw(&ui, &app, &office)) }
        @if !suspended.is_empty() && ui.may::<ManagePeople>(&*office) {
            (ui::card("suspended", t!(ui, "admin-suspended-list"), None, html! {
                ul.rows {
                    @for person in &suspended {
                        li { (super::pieces::person_row(person.id, &person.name(), "", None)) }
                    }
                }
            }))
        }
    };
    Ok(ui.narrow(&office.name, body))
}

fn figures(ui: &Ui, sizes: &[Size], suspended: usize) -> Markup {
    let of = |kind| store::size_of(sizes, kind, ScopeKind::School);
    html! {
        dl.figures {
            div { dt { (t!(ui, "admin-pupils")) } dd { (of(GroupKind::Pupils)) } }
            div { dt { (t!(ui, "admin-guardians")) } dd { (of(GroupKind::Guardians)) } }
            div { dt { (t!(ui, "admin-staff")) } dd { (of(GroupKind::Staff)) } }
            @if suspended > 0 {
                div.warn { dt { (t!(ui, "admin-suspended-list")) } dd { (suspended) } }
            }
        }
    }
}
