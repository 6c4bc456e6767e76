//! What is behind a skill: `GET /resultats/eleves/{pupil}/competences/{skill}`. Every time it was
//! shown, the latest first, with the way to it.

use super::{pieces, pupil::scales_of};
use crate::{
    Learner, Lent, Nation, Reader, Scale, Skill, Wanted,
    progress::{Progress, Standing},
    urls,
};
use axum::extract::{Path, State};
use base::{Day, Id};
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;
use web::{App, Error, Granted, Page, Read, Result, Ui, t, ui};

#[derive(Debug, Deserialize)]
pub struct Of {
    skill: Id<Skill>,
}

/// Proofs of other years are here too: a skill is learnt over a cycle.
const YEARS_DAYS: i32 = 4 * 366;

struct Shown {
    standing: Standing,
    above: Vec<Arc<Skill>>,
    scales: Vec<Scale>,
}

pub async fn get(
    pupil: Granted<Read, Learner>,
    State(app): State<App>,
    Path(of): Path<Of>,
    ui: Ui,
) -> Result<Page> {
    let (lent, learner, now) = (Lent::of(&app), pupil.clone(), app.clock.now());
    let reader = Reader::of(&pupil, &pupil.viewer, now);
    let tools = (lent, Nation::of(&app).await?);
    let read = move |tx: &Tx<'_>| load(tx, &tools, &learner, of.skill, reader, now.day());
    // A skill of which nothing was shown to this reader is none.
    let shown = app.db.read(read).await?.ok_or(Error::NotFound)?;
    Ok(view(&ui, &pupil, &shown))
}

fn load(
    tx: &Tx<'_>,
    (lent, nation): &(Lent, Arc<Nation>),
    pupil: &Learner,
    skill: Id<Skill>,
    reader: Reader,
    today: Day,
) -> db::Result<Option<Shown>> {
    let pupils = [pupil.person()];
    let from_on = pupil.read_from(reader, today.plus_days(-YEARS_DAYS));
    let until_on = today.plus_days(1);
    let wanted = Wanted { pupils: &pupils, from_on, until_on, reader };
    let mut evidence = lent.evidence(tx, &wanted)?;
    evidence.retain(|it| it.skill == Some(skill));
    let skills = nation.with_above(tx, &[skill])?;
    let scales = nation.scales(tx, &scales_of(&evidence))?;
    let progress = Progress::of(evidence, &skills, &scales);
    let standing = progress.standing(skill).cloned();
    let above = skills.into_iter().filter(|it| it.id != skill).collect();
    Ok(standing.map(|standing| Shown { standing, above, scales }))
}

fn view(ui: &Ui, pupil: &Granted<Read, Learner>, shown: &Shown) -> Page {
    let Shown { standing, above, scales } = shown;
    let title = &standing.skill.label;
    let mut names: Vec<&str> = above.iter().map(|skill| skill.label.as_str()).collect();
    names.dedup();
    let back = t!(ui, "results-of", name = pupil.name.first);
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "results-title")),
            (&urls::pupil(pupil.person()), &back),
        ]))
        p.quiet { (names.join(" · ")) }
        h1 { (title) }
        @if let Some((_, last, _)) = standing.last {
            p { (t!(ui, "results-stands", name = pupil.name.first)) " "
                (pieces::level(ui, last, scales))
                @if let Some(moved) = pieces::moved(ui, standing.moved) { " " (moved) }
            }
        }
        @if let Some(day) = standing.skill.retired_on {
            (ui::note(ui::Tone::Info, t!(ui, "results-retired-since", day = day.french())))
        }
        (table(ui, standing, scales))
    };
    ui.narrow(title, body)
}

fn table(ui: &Ui, standing: &Standing, scales: &[Scale]) -> Markup {
    let (day, what, result) =
        (t!(ui, "results-day"), t!(ui, "results-what"), t!(ui, "results-result"));
    html! {
        div.table-box {
            table.table {
                caption { (t!(ui, "results-proofs")) }
                thead { tr {
                    th scope="col" { (day) } th scope="col" { (what) } th scope="col" { (result) }
                } }
                tbody {
                    @for it in standing.proofs.iter().rev() {
                        tr {
                            th scope="row" { (it.on.french()) }
                            td data-label=(what) {
                                @let title = pieces::title(ui, it);
                                @if let Some(url) = it.url() { a href=(url) { (title) } }
                                @else { (title) }
                            }
                            td data-label=(result) { (pieces::level(ui, it.shown, scales)) }
                        }
                    }
                }
            }
        }
    }
}
