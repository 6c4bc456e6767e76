//! The week of a pupil: `GET /emploi-du-temps/eleves/{pupil}`.

use super::{
    asked::Asked,
    week::{Look, Week, arranged, view},
    whose,
};
use crate::{Pupil, urls};
use axum::extract::{Query, State};
use db::Tx;
use maud::html;
use web::{App, Granted, Page, Read, Result, Ui, t, ui};

pub async fn get(
    pupil: Granted<Read, Pupil>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let open = asked.open(ui.today());
    let (id, span, days) = (pupil.id, open.span(), (open.day, ui.today()));
    let read = move |tx: &Tx<'_>| {
        let pupils = whose::pupils_on(tx, &[id], days)?;
        let plan = whose::plan_of(tx, &pupils, span)?;
        Ok((pupils, plan))
    };
    let (mut pupils, plan) = app.db.read(read).await?;
    let all = plan.between(span.0, span.1);
    let lessons = match pupils.pop() {
        Some((known, groups)) => whose::of_pupil(all, &known, &groups),
        None => Vec::new(),
    };
    let (url, title) = (urls::pupil(id), t!(&ui, "timetable-of-pupil", name = pupil.name.first));
    let week = Week {
        open,
        lessons: &lessons,
        calendar: plan.calendar(pupil.school),
        look: Look::Pupils,
        url: &url,
        arranges: &arranged(&pupil.viewer),
    };
    let body = html! {
        (ui::breadcrumb(&ui, &[(urls::HOME, &t!(&ui, "timetable-title"))]))
        h1 { (title) }
        (view(&ui, &week))
    };
    Ok(ui.page(&title, body))
}
