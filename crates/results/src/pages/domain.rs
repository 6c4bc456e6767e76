//! A domain of what a pupil learns, skill by skill:
//! `GET /resultats/eleves/{pupil}/domaines/{domain}`, of a school year or of one of its periods.

use super::{
    domain_view,
    pupil::{self, Asked, Shown, Tools},
};
use crate::{Learner, Skill, progress::Branch, urls};
use axum::extract::{Path, Query, State};
use base::Id;
use db::Tx;
use maud::html;
use serde::Deserialize;
use web::{App, Error, Granted, Page, Read, Result, Ui, t, ui};

#[derive(Debug, Deserialize)]
pub struct Of {
    domain: Id<Skill>,
}

const PROGRESS: &str = "progress";

pub async fn get(
    pupil: Granted<Read, Learner>,
    State(app): State<App>,
    Path(of): Path<Of>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let tools = Tools::of(&app).await?;
    let (learner, viewer, now) = (pupil.clone(), pupil.viewer.clone(), app.clock.now());
    let read = move |tx: &Tx<'_>| pupil::load(tx, &learner, &viewer, &tools, asked, now);
    let shown = app.db.read(read).await?;
    // A domain of which nothing was shown to this reader is none.
    let domain = shown.progress.domains.iter().find(|it| it.skill.id == of.domain);
    Ok(view(&ui, &pupil, &shown, domain.ok_or(Error::NotFound)?))
}

fn view(ui: &Ui, pupil: &Granted<Read, Learner>, shown: &Shown, domain: &Branch) -> Page {
    let title = domain.skill.label.as_str();
    let back = t!(ui, "results-of", name = pupil.name.first);
    let (of_pupil, when) = match &shown.period {
        Some(period) => {
            (urls::pupil_in_period(pupil.person(), shown.year, period.id), period.name.clone())
        }
        None => (urls::pupil_in_year(pupil.person(), shown.year), shown.year.to_string()),
    };
    let progress = html! {
        (domain_view::progress(ui, shown, domain, PROGRESS))
        (domain_view::standings(ui, pupil, shown, &domain.standings))
    };
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "results-title")),
            (&of_pupil, &back),
        ]))
        h1 { (title) }
        (ui::card(PROGRESS, when, None, progress))
        @for part in &domain.branches {
            // A domain that is one part says its name once.
            @let name = if part.skill.label == title {
                t!(ui, "results-skills")
            } else {
                part.skill.label.as_str().into()
            };
            (ui::card(&domain_view::anchor(part), name, None, html! {
                @if part.tally().seen > 1 && !domain_view::is_one_part(domain) {
                    p.body.quiet { (domain_view::tally(ui, part.tally())) }
                }
                (domain_view::standings(ui, pupil, shown, part.all()))
            }))
        }
        p.quiet { (t!(ui, "results-how-reached")) }
    };
    ui.narrow(title, body)
}
