//! `GET /administration/ecole/{school}`: the office of a school, with the rooms one may enter.

use crate::{
    office::{Delegate, Enter, Govern, ManageGroups, ManagePeople, ManageRules, Office, ReadAudit},
    store::school::{self as store, Size},
    urls,
};
use axum::extract::State;
use maud::{Markup, html};
use people::{GroupKind, Right, ScopeKind};
use web::{App, Granted, Manage, Page, Result, Ui, t, ui};

pub async fn get(office: Granted<Enter, Office>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = office.id;
    let load = move |tx: &db::Tx<'_>| Ok((store::sizes(tx, id)?, store::suspended(tx, id)?));
    let (sizes, suspended) = app.db.read(load).await?;
    let neighbours = neighbours(&ui, &app, &office);
    let body = html! {
        (ui::breadcrumb(&ui, &[(urls::HUB, &t!(ui, "admin-title"))]))
        h1 { (office.name) }
        @if let Some(day) = office.closed_on {
            (ui::note(ui::Tone::Warn, t!(ui, "admin-school-closed", day = day.french())))
        }
        (figures(&ui, &sizes, suspended.len()))
        ul.rows.card { (rooms(&ui, &office)) (neighbours) }
        @if !suspended.is_empty() {
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

fn rooms(ui: &Ui, office: &Granted<Enter, Office>) -> Markup {
    let office: &Office = office;
    let row = |name: &str, icon: &str, words: &str, quiet: &str| {
        super::pieces::room_row(&urls::room(office.id, name), icon, words, quiet)
    };
    html! {
        @if ui.may::<ManagePeople>(office) {
            (row("personnes", "users", &t!(ui, "admin-people"), &t!(ui, "admin-people-quiet")))
            (row(
                "doublons", "merge",
                &t!(ui, "admin-duplicates"), &t!(ui, "admin-duplicates-quiet"),
            ))
            (row(
                "classes", "graduation-cap",
                &t!(ui, "admin-classes"), &t!(ui, "admin-classes-quiet"),
            ))
        }
        @if ui.may::<ManageGroups>(office) {
            (row("groupes", "network", &t!(ui, "admin-groups"), &t!(ui, "admin-groups-quiet")))
        }
        @if ui.may::<Manage>(office) {
            (row(
                "fonctions", "user-plus",
                &t!(ui, "admin-functions"), &t!(ui, "admin-functions-quiet"),
            ))
        }
        @if ui.may::<Delegate>(office) {
            (row(
                "delegations", "key-round",
                &t!(ui, "admin-delegations"), &t!(ui, "admin-delegations-quiet"),
            ))
        }
        @if ui.may::<ManageRules>(office) {
            (row("regles", "mail", &t!(ui, "admin-rules"), &t!(ui, "admin-rules-quiet")))
            (row("pourquoi", "circle-help", &t!(ui, "admin-why"), &t!(ui, "admin-why-quiet")))
            (row("repos", "moon", &t!(ui, "admin-quiet"), &t!(ui, "admin-quiet-quiet")))
        }
        @if ui.may::<ReadAudit>(office) {
            (row("journal", "history", &t!(ui, "admin-audit"), &t!(ui, "admin-audit-quiet")))
        }
        @if ui.may::<Govern>(office) {
            (row("direction", "shield-check", &t!(ui, "admin-heads"), &t!(ui, "admin-heads-quiet")))
        }
    }
}

/// The rooms that other features keep for a school: shown when they are in the house.
fn neighbours(ui: &Ui, app: &App, office: &Granted<Enter, Office>) -> Markup {
    let known = [
        ("/ecoles/{school}/comptes", "qr-code", t!(ui, "admin-activation"), Right::Accounts),
        ("/administration/ecole/{school}/imports", "download", t!(ui, "admin-feeds"), Right::Feeds),
        ("/messages/signalements", "flag", t!(ui, "admin-moderation"), Right::Moderation),
    ];
    let is_there =
        |path: &str| app.routes().iter().any(|route| route.method == "GET" && route.path == path);
    let id = office.id.to_string();
    html! {
        @for (path, icon, words, right) in &known {
            @if is_there(path) && office.viewer.has_right(office.id, *right) {
                (super::pieces::room_row(&path.replace("{school}", &id), icon, words, ""))
            }
        }
    }
}
