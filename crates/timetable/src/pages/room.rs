//! The week of a room: `GET /emploi-du-temps/salles/{room}`.

use super::{
    asked::Asked,
    pieces,
    week::{Look, Week, arranged, view},
};
use crate::{Room, showing, urls};
use axum::extract::{Query, State};
use db::Tx;
use maud::html;
use web::{App, Granted, Page, Read, Result, Ui, t, ui};

pub async fn get(
    room: Granted<Read, Room>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let open = asked.open(ui.today());
    let (id, school, span) = (room.id, room.school_id, open.span());
    let read = move |tx: &Tx<'_>| showing::plan(tx, &[school], &[id.cast()], span);
    let plan = app.db.read(read).await?;
    let mut lessons = plan.between(span.0, span.1);
    // What goes to another room that day leaves this one free.
    lessons.retain(|it| it.parts.iter().any(|part| part.room() == Some(id)));
    let (url, title) = (urls::room(id), pieces::room(&ui, &room.name));
    let week = Week {
        open,
        lessons: &lessons,
        calendar: plan.calendar(school),
        look: Look::Room,
        url: &url,
        arranges: &arranged(&room.viewer),
    };
    let body = html! {
        (ui::breadcrumb(&ui, &[(&urls::school(school), &t!(&ui, "timetable-title"))]))
        h1 { (title) }
        (view(&ui, &week))
    };
    Ok(ui.page(&title, body))
}
