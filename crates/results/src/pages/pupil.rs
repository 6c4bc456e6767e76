//! One child, one page: `GET /resultats/eleves/{pupil}`. What was shown, skill by skill, where the
//! pupil stands, how that moved; and what other features have of him.

use super::{pupil_view, young};
use crate::{
    Evidence, Learner, Lent, LentSections, Nation, Period, Reader, Scale, Wanted,
    in_school::{self, InSchool},
    period,
    progress::Progress,
    store,
};
use axum::extract::{Query, State};
use base::{Id, Instant, SchoolYear};
use db::Tx;
use serde::Deserialize;
use std::sync::Arc;
use utoipa::IntoParams;
use web::{App, Granted, Page, Read, Result, Ui, Viewer};

/// `?annee=2026&periode=…`
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
pub struct Asked {
    /// The school year, by the year it begins in.
    pub annee: Option<i16>,
    /// The id of one of its periods.
    #[param(value_type = Option<String>)]
    pub periode: Option<i64>,
}

/// What it shows.
pub struct Shown {
    pub year: SchoolYear,
    pub periods: Vec<Period>,
    /// The one that is looked at; none for the whole year.
    pub period: Option<Period>,
    pub reader: Reader,
    pub progress: Progress,
    pub scales: Vec<Scale>,
    /// Those whose subjects the results name, today's first.
    pub schools: Vec<InSchool>,
}

pub async fn get(
    pupil: Granted<Read, Learner>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let tools = Tools::of(&app).await?;
    let (learner, viewer, now) = (pupil.clone(), pupil.viewer.clone(), app.clock.now());
    let read = move |tx: &Tx<'_>| {
        let shown = load(tx, &learner, &viewer, &tools, asked, now)?;
        let sections = tools.sections.sections(tx, &learner, &viewer, shown.reader)?;
        Ok((shown, sections))
    };
    let (shown, sections) = app.db.read(read).await?;
    if ui.number("results") > 0 {
        let (person, child) = (pupil.viewer.person, pupil.person());
        app.db.mark(move |tx| store::fresh::seen(tx, person, child)).await?;
    }
    Ok(if pupil.viewer.is_young_pupil() {
        young::page(&ui, &pupil, &shown, sections)
    } else {
        pupil_view::page(&ui, &pupil, &shown, sections)
    })
}

/// What is read beside the rows of this pupil.
pub struct Tools {
    pub lent: Lent,
    pub sections: LentSections,
    pub nation: Arc<Nation>,
}

impl Tools {
    pub async fn of(app: &App) -> Result<Self> {
        let nation = Nation::of(app).await?;
        Ok(Tools { lent: Lent::of(app), sections: LentSections::of(app), nation })
    }
}

/// The statements are as many whatever the number of results.
pub fn load(
    tx: &Tx<'_>,
    pupil: &Learner,
    viewer: &Viewer,
    Tools { lent, nation, .. }: &Tools,
    asked: Asked,
    now: Instant,
) -> db::Result<Shown> {
    let reader = Reader::of(pupil, viewer, now);
    let year = period::asked_year(asked.annee, now.day());
    let periods = period::of_school(tx, pupil.school, year)?;
    let period = periods.iter().find(|it| Some(it.id.raw()) == asked.periode).cloned();
    let wanted = window(year, period.as_ref(), now);
    let pupils = [pupil.person()];
    let (from_on, until_on) = (pupil.read_from(reader, wanted.0), wanted.1);
    let wanted = Wanted { pupils: &pupils, from_on, until_on, reader };
    let mut evidence = lent.evidence(tx, &wanted)?;
    let skills: Vec<_> = evidence.iter().filter_map(|it| it.skill).collect();
    let skills = nation.with_above(tx, &skills)?;
    let scales = nation.scales(tx, &scales_of(&evidence))?;
    let schools = in_school::told(tx, pupil, reader, &mut evidence, &scales)?;
    let progress = Progress::of(evidence, &skills, &scales);
    Ok(Shown { year, periods, period, reader, progress, scales, schools })
}

/// From a day to the day before another: a period, or a school year from August to July.
fn window(year: SchoolYear, period: Option<&Period>, now: Instant) -> (base::Day, base::Day) {
    if let Some(period) = period {
        return (period.from_on, period.until_on);
    }
    let today = now.day();
    let first = year.first_day().unwrap_or(today);
    (first, year.last_day().map_or(today, |last| last.plus_days(1)))
}

pub fn scales_of(evidence: &[Evidence]) -> Vec<Id<Scale>> {
    let scale = |it: &Evidence| match it.shown {
        crate::Shown::Step(scale, _) => Some(scale),
        _ => None,
    };
    let mut scales: Vec<_> = evidence.iter().filter_map(scale).collect();
    scales.sort_unstable();
    scales.dedup();
    scales
}
