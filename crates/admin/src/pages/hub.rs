//! `GET /administration`: the schools one runs, and the platform.

use crate::{authority::Administrator, office, urls};
use maud::{Markup, html};
use web::{Page, Ui, t, ui};

pub async fn get(administrator: Administrator, ui: Ui) -> Page {
    let schools: Vec<_> = administrator
        .schools
        .iter()
        .filter(|school| office::has_some_right(&administrator, school.id))
        .collect();
    let body = html! {
        h1 { (t!(ui, "admin-title")) }
        @if !schools.is_empty() {
            (ui::card("schools", t!(ui, "admin-schools"), None, html! {
                ul.rows {
                    @for school in schools {
                        (super::pieces::room_row(
                            &urls::office(school.id), "school", &school.name, &school.town_name,
                        ))
                    }
                }
            }))
        }
        @if administrator.is_platform_administrator() { (platform(&ui)) }
        (neighbours(&ui, &administrator))
    };
    ui.narrow(t!(ui, "admin-title"), body)
}

fn platform(ui: &Ui) -> Markup {
    let rooms = [
        (urls::TOWNS, "map-pin", t!(ui, "admin-towns")),
        (urls::QUEUE, "refresh-cw", t!(ui, "admin-queue")),
        (urls::AUDIT, "history", t!(ui, "admin-audit")),
    ];
    ui::card(
        "platform",
        t!(ui, "admin-platform"),
        None,
        html! {
            ul.rows {
                @for (url, icon, words) in rooms {
                (super::pieces::room_row(url, icon, &words, ""))
            }
            }
        },
    )
}

/// What other features keep under this address (the feeds): their own menu entries say it.
fn neighbours(ui: &Ui, administrator: &Administrator) -> Markup {
    let is_below =
        |url: &str| url.strip_prefix(urls::HUB).is_some_and(|rest| rest.starts_with('/'));
    let mut entries = ui.menu();
    entries.retain(|entry| is_below(entry.url) && (entry.shown)(administrator));
    html! {
        @if !entries.is_empty() {
            ul.rows.card {
                @for entry in entries {
                    (super::pieces::room_row(entry.url, entry.icon, &ui.words(entry.text), ""))
                }
            }
        }
    }
}
