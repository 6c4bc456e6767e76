//! The week of a teacher, for those who work with him: `GET /emploi-du-temps/professeurs/{person}`.

use super::{
    asked::Asked,
    week::{Look, Week, arranged, view},
};
use crate::{Teacher, showing, urls};
use axum::extract::{Query, State};
use db::Tx;
use maud::html;
use web::{App, Granted, Page, Read, Result, Ui, t, ui};

pub async fn get(
    teacher: Granted<Read, Teacher>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let open = asked.open(ui.today());
    let (id, span) = (teacher.id, open.span());
    let schools = teacher.schools_for(&teacher.viewer);
    let asked = schools.clone();
    let read = move |tx: &Tx<'_>| showing::plan(tx, &asked, &[id.cast()], span);
    let plan = app.db.read(read).await?;
    let lessons = plan.of_teacher(id, span.0, span.1);
    let (url, name) = (urls::teacher(id), teacher.name.formal());
    let title = t!(&ui, "timetable-of", name = name);
    let only = (schools.len() == 1).then(|| schools.first().copied()).flatten();
    let week = Week {
        open,
        lessons: &lessons,
        calendar: only.and_then(|school| plan.calendar(school)),
        look: Look::Teacher,
        url: &url,
        arranges: &arranged(&teacher.viewer),
    };
    let up = only.map_or_else(|| urls::HOME.to_owned(), urls::school);
    let body = html! {
        (ui::breadcrumb(&ui, &[(&up, &t!(&ui, "timetable-title"))]))
        h1 { (title) }
        (view(&ui, &week))
    };
    Ok(ui.page(&title, body))
}
