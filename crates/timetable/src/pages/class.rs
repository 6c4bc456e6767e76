//! The week of a class: `GET /emploi-du-temps/classes/{class}`.

use super::{
    asked::Asked,
    week::{Look, Week, arranged, view},
};
use crate::{SecondaryClass, lent, urls};
use axum::extract::{Query, State};
use db::Tx;
use maud::html;
use web::{App, Granted, Page, Read, Result, Ui, t, ui};

pub async fn get(
    class: Granted<Read, SecondaryClass>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let open = asked.open(ui.today());
    let (span, which) = (open.span(), (class.id, class.school));
    let plan = app.db.read(move |tx: &Tx<'_>| lent::of_class(tx, which, span)).await?;
    let lessons = plan.between(span.0, span.1);
    let url = urls::class(class.id);
    let title = t!(&ui, "timetable-of-class", class = class.name);
    let week = Week {
        open,
        lessons: &lessons,
        calendar: plan.calendar(class.school),
        look: Look::Pupils,
        url: &url,
        arranges: &arranged(&class.viewer),
    };
    let is_staff = class.viewer.works_in(class.school) || class.viewer.administers(class.school);
    let up = if is_staff { urls::school(class.school) } else { urls::HOME.to_owned() };
    let body = html! {
        (ui::breadcrumb(&ui, &[(&up, &t!(&ui, "timetable-title"))]))
        h1 { (title) }
        (view(&ui, &week))
    };
    Ok(ui.page(&title, body))
}
