//! The rooms of a school: `/emploi-du-temps/etablissements/{school}/salles`.

use crate::{Room, Timetable, room::NAME_CHARS_MAX, store, timetable::Arrange, urls};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::html;
use serde::Deserialize;
use web::{
    Answer, App, At, Error, Form, Granted, Page, Problems, Result, Ui, t,
    ui::{self, Field},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RoomForm {
    name: String,
    /// The one that is closed.
    room: String,
}

pub async fn get(
    school: Granted<Arrange, Timetable>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    shown(&app, &ui, &school, ("", &Problems::none())).await
}

async fn shown(
    app: &App,
    ui: &Ui,
    school: &Timetable,
    (typed, problems): (&str, &Problems),
) -> Result<Page> {
    let id = school.id;
    let rooms = app.db.read(move |tx: &Tx<'_>| store::rooms::of_school(tx, id)).await?;
    Ok(view(ui, school, &rooms, (typed, problems)))
}

pub async fn post(
    school: Granted<Arrange, Timetable>,
    State(app): State<App>,
    ui: Ui,
    form: Form<RoomForm>,
) -> Result<Answer> {
    let name = match web::form::required(&form.name, NAME_CHARS_MAX).at("name") {
        Ok(name) => name,
        Err(problem) => {
            let problems = Problems::from(problem);
            let page = shown(&app, &ui, &school, (&form.name, &problems)).await?;
            return Ok(page.unprocessable().into());
        }
    };
    let id = school.id;
    let make = move |tx: &Tx<'_>| store::rooms::settle(tx, id, std::slice::from_ref(&name));
    app.db.write(make).await?;
    Ok(Answer::to(urls::rooms(id)).saying(t!(&ui, "timetable-room-made")))
}

/// `POST …/salles/fermeture`
pub async fn close(
    school: Granted<Arrange, Timetable>,
    State(app): State<App>,
    ui: Ui,
    form: Form<RoomForm>,
) -> Result<Answer> {
    let room: Id<Room> = form.room.parse().map_err(|_| Error::BadRequest)?;
    let (id, today) = (school.id, ui.today());
    app.db.write(move |tx: &Tx<'_>| store::rooms::close(tx, id, room, today)).await?;
    Ok(Answer::to(urls::rooms(id)).saying(t!(&ui, "timetable-room-closed")))
}

fn view(ui: &Ui, school: &Timetable, rooms: &[Room], (typed, problems): (&str, &Problems)) -> Page {
    let title = t!(ui, "timetable-rooms");
    let label = t!(ui, "timetable-room-name");
    let name = Field { name: "name", label: &label, value: typed, ..Field::default() };
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "timetable-title")),
            (&urls::school(school.id), &school.name)]))
        h1 { (title) }
        p { (t!(ui, "timetable-rooms-lead")) }
        (ui::form(ui, &urls::rooms(school.id), problems, html! {
            (name.draw(ui, problems))
            div.actions { button.button { (ui::icon("plus")) (t!(ui, "timetable-room-make")) } }
        }))
        @if !rooms.is_empty() {
            (ui::card("rooms", t!(ui, "timetable-rooms-here"), None, html! {
                ul {
                    @for room in rooms {
                        li.timetable-change {
                            a href=(urls::room(room.id)) { (room.name) }
                            @if room.closed_on.is_some() {
                                (ui::tag(t!(ui, "timetable-room-is-closed"), ui::Tone::Plain))
                            } @else {
                                (ui::action(ui, &urls::closing(school.id), html! {
                                    input type="hidden" name="room" value=(room.id);
                                    button.button.plain.small {
                                        (t!(ui, "timetable-room-close"))
                                        span.hidden { " " (room.name) }
                                    }
                                }))
                            }
                        }
                    }
                }
            }))
        }
    };
    ui.narrow(&title, body)
}
