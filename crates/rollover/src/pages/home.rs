//! Where the viewer prepares a year: `GET /annee-suivante`, his schools and his towns.

use super::pieces;
use crate::{Prospect, Wave, YearChange, store, urls};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::{School, Town, town};
use web::{App, Granted, Page, Read, Result, Ui, t, ui};

struct Content {
    /// By school, its last change.
    schools: Vec<(Id<School>, String, Option<YearChange>)>,
    towns: Vec<Town>,
    /// For the platform: the last waves of all towns.
    waves: Vec<Wave>,
}

/// Enough for whoever runs several schools; the platform comes by the waves of towns.
const SCHOOLS: usize = 40;

pub async fn get(
    prospect: Granted<Read, Prospect>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let Prospect { schools, towns, is_platform } = (*prospect).clone();
    let schools: Vec<_> = schools.into_iter().take(SCHOOLS).collect();
    let read = move |tx: &Tx<'_>| {
        let ids: Vec<Id<School>> = schools.iter().map(|(id, _)| *id).collect();
        let changes = store::changes::latest_of(tx, &ids)?;
        let last = |id: Id<School>| changes.iter().find(|it| it.school == id).cloned();
        let with = |(id, name): &(Id<School>, String)| (*id, name.clone(), last(*id));
        let mut found = Vec::new();
        for id in &towns {
            found.extend(town::load(tx, *id)?);
        }
        Ok(Content {
            schools: schools.iter().map(with).collect(),
            towns: found,
            waves: if is_platform { store::waves::latest(tx)? } else { Vec::new() },
        })
    };
    let content = app.db.read(read).await?;
    Ok(view(&ui, &content, is_platform))
}

fn view(ui: &Ui, content: &Content, is_platform: bool) -> Page {
    let title = t!(ui, "rollover-menu");
    let body = html! {
        h1 { (title) }
        p.quiet { (t!(ui, "rollover-lead")) }
        @if !content.schools.is_empty() {
            ul.rows.card { @for school in &content.schools { li { (school_row(ui, school)) } } }
        }
        @if !content.towns.is_empty() {
            ul.rows.card { @for town in &content.towns { li { (town_row(ui, town)) } } }
        }
        @if is_platform {
            (ui::card("waves", t!(ui, "rollover-waves"), None, html! {
                @if content.waves.is_empty() {
                    (ui::empty(t!(ui, "rollover-waves-none"), None))
                }
                ul.rows {
                    @for wave in &content.waves {
                        li { a.row href=(urls::wave(wave.id)) {
                            span.face aria-hidden="true" { (ui::icon("map-pin")) }
                            span { b { (wave.town_name) }
                                   span.quiet { (wave.year.next()) } }
                            (super::wave::tag(ui, wave.state))
                        } }
                    }
                }
            }))
        }
    };
    ui.narrow(&title, body)
}

fn school_row(ui: &Ui, school: &(Id<School>, String, Option<YearChange>)) -> Markup {
    let (id, name, change) = school;
    html! {
        a.row href=(urls::school(*id)) {
            span.face aria-hidden="true" { (ui::icon("school")) }
            span {
                b { (name) }
                @if let Some(change) = change { span.quiet { (change.next_year()) } }
                @else { span.quiet { (t!(ui, "rollover-not-begun")) } }
            }
            @if let Some(change) = change { (pieces::tag(ui, change)) }
            @else { (ui::icon("chevron-right")) }
        }
    }
}

fn town_row(ui: &Ui, town: &Town) -> Markup {
    html! {
        a.row href=(urls::town(town.id)) {
            span.face aria-hidden="true" { (ui::icon("map-pin")) }
            span { b { (town.name) } span.quiet { (t!(ui, "rollover-town-all")) } }
            (ui::icon("chevron-right"))
        }
    }
}
