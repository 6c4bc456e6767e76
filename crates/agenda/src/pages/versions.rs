//! What an event was before: `GET /agenda/{event_date}/versions`. Nothing that was written is lost.

use super::pieces;
use crate::{
    event::Date,
    store::{self, versions::Version},
    urls,
};
use axum::extract::State;
use maud::{Markup, html};
use web::{App, Edit, Granted, Page, Result, Ui, t, ui};

const VERSIONS: u32 = 50;

pub async fn get(date: Granted<Edit, Date>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let event = date.event.id;
    let versions = app.db.read(move |tx| store::versions::of(tx, event, VERSIONS)).await?;
    let title = t!(&ui, "agenda-versions");
    let body = html! {
        (ui::breadcrumb(&ui, &[(urls::AGENDA, &*t!(&ui, "agenda-title")),
            (&*urls::date(date.moment.id), date.title())]))
        h1 { (title) }
        div.thread {
            @for (place, version) in versions.iter().enumerate() {
                (one(&ui, version, place == 0))
            }
        }
    };
    Ok(ui.narrow(&title, body))
}

fn one(ui: &Ui, version: &Version, is_newest: bool) -> Markup {
    html! {
        details.letter open[is_newest] {
            summary {
                (ui::face(&version.editor()))
                span {
                    b { (pieces::name(ui, &version.editor())) }
                    span.quiet { (version.title) }
                }
                (ui::time(ui, version.at))
            }
            div.rich { (what(ui, version)) }
        }
    }
}

/// What it said beside its title: when, where and the rest.
pub fn what(ui: &Ui, version: &Version) -> Markup {
    html! {
        p {
            (pieces::when(ui, version.start_at, version.end_at, version.is_all_day))
            @if !version.location.is_empty() { " · " (version.location) }
        }
        (pieces::paragraphs(&version.body))
    }
}
