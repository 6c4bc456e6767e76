//! A lesson on one day alone: `/emploi-du-temps/etablissements/{school}/cours`.

use super::lesson::{WORD_CHARS_MAX, chosen, hours};
use crate::{
    PartKind, Room, Timetable,
    changing::{self, Adding},
    import::found::NAME_CHARS_MAX,
    refusal::Refusal,
    store::{
        self,
        places::{Named, Place},
    },
    timetable::Arrange,
    urls,
};
use axum::extract::State;
use base::{Day, Id, SchoolYear};
use db::Tx;
use maud::html;
use people::Person;
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Granted, Page, Problem, Problems, Result, Ui, t,
    ui::{self, Field},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AddForm {
    subject: String,
    /// A class or a group.
    pupils: String,
    teacher: String,
    room: String,
    day: String,
    from: String,
    until: String,
    word: String,
}

/// What one chooses among.
struct Choices {
    classes: Vec<Place>,
    groups: Vec<Place>,
    teachers: Vec<Named>,
    rooms: Vec<Room>,
}

impl AddForm {
    fn check(&self, today: Day, among: &Choices) -> std::result::Result<Adding, Problems> {
        let subject = web::form::required(&self.subject, NAME_CHARS_MAX).at("subject");
        let last = SchoolYear::of(today).last_day().unwrap_or(today);
        let day = Day::parse(&self.day).and_then(|day| day.not_before(today));
        let day = day.and_then(|day| day.not_after(last)).at("day");
        let word = web::form::optional(&self.word, WORD_CHARS_MAX).at("word");
        let pupils = self.pupils_among(among);
        let pupils = pupils.ok_or(web::id!("timetable-refused-choose")).at("pupils");
        let (subject, day, word, pupils) = Problems::gather((subject, day, word, pupils))?;
        let (from, until) = hours(&self.from, &self.until)?;
        let teacher: Option<Id<Person>> = self.teacher.parse().ok();
        let room: Option<Id<Room>> = self.room.parse().ok();
        let word = word.unwrap_or_default();
        Ok(Adding { day, from, until, subject, pupils, teacher, room, word })
    }

    fn pupils_among(&self, among: &Choices) -> Option<(PartKind, i64, String)> {
        let id: i64 = self.pupils.parse().ok()?;
        let of = |places: &[Place]| places.iter().find(|it| it.id.raw() == id).cloned();
        let class = of(&among.classes).map(|it| (PartKind::Class, id, it.name));
        class.or_else(|| of(&among.groups).map(|it| (PartKind::Group, id, it.name)))
    }
}

pub async fn get(
    school: Granted<Arrange, Timetable>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let form = AddForm { day: ui.today().iso(), ..AddForm::default() };
    let among = load(&app, &ui, &school).await?;
    Ok(view(&ui, &school, &among, &form, &Problems::none()))
}

async fn load(app: &App, ui: &Ui, school: &Timetable) -> Result<Choices> {
    let (id, today) = (school.id, ui.today());
    let read = move |tx: &Tx<'_>| {
        let mut rooms = store::rooms::of_school(tx, id)?;
        rooms.retain(|room| room.closed_on.is_none());
        Ok(Choices {
            classes: store::places::classes(tx, id, today)?,
            groups: store::places::groups(tx, id)?,
            teachers: store::places::teachers(tx, id, today)?,
            rooms,
        })
    };
    Ok(app.db.read(read).await?)
}

pub async fn post(
    school: Granted<Arrange, Timetable>,
    State(app): State<App>,
    ui: Ui,
    form: Form<AddForm>,
) -> Result<Answer> {
    let among = load(&app, &ui, &school).await?;
    let adding = match form.check(ui.today(), &among) {
        Ok(adding) => adding,
        Err(problems) => {
            return Ok(view(&ui, &school, &among, &form, &problems).unprocessable().into());
        }
    };
    let (now, id, who) = (ui.now, school.id, (school.id, school.viewer.person));
    let write = move |tx: &Tx<'_>| changing::add(tx, who, &adding, now);
    match app.db.write(write).await {
        Ok(_) => Ok(Answer::to(urls::school(id)).saying(t!(&ui, "timetable-added"))),
        Err(error) => {
            let (field, text) = match error.reason::<Refusal>() {
                Some(Refusal::Closed) => ("day", web::id!("timetable-refused-closed")),
                Some(_) => ("teacher", web::id!("timetable-refused-elsewhere")),
                None => return Err(error.into()),
            };
            let problems = Problems::from(Problem { field, text, args: Vec::new() });
            Ok(view(&ui, &school, &among, &form, &problems).unprocessable().into())
        }
    }
}

fn view(ui: &Ui, school: &Timetable, among: &Choices, form: &AddForm, problems: &Problems) -> Page {
    let title = t!(ui, "timetable-add");
    let places = among.classes.iter().chain(&among.groups);
    let pupils: Vec<(String, String)> =
        places.map(|it| (it.id.to_string(), it.name.clone())).collect();
    let teachers: Vec<(String, String)> =
        among.teachers.iter().map(|it| (it.id.to_string(), it.name().listed())).collect();
    let rooms: Vec<(String, String)> =
        among.rooms.iter().map(|it| (it.id.to_string(), it.name.clone())).collect();
    let labels = [
        ("subject", "text", t!(ui, "timetable-add-subject"), &form.subject),
        ("day", "date", t!(ui, "timetable-move-day"), &form.day),
        ("from", "time", t!(ui, "timetable-move-from"), &form.from),
        ("until", "time", t!(ui, "timetable-move-until"), &form.until),
    ];
    let (who, whom) = (t!(ui, "timetable-add-pupils"), t!(ui, "timetable-change-teacher"));
    let (where_, word) = (t!(ui, "timetable-change-room"), t!(ui, "timetable-change-word"));
    let required = Field { name: "pupils", label: &who, value: &form.pupils, ..Field::default() };
    let optional =
        |name, label, value| Field { name, label, value, is_optional: true, ..Field::default() };
    let teacher = optional("teacher", &whom, &form.teacher);
    let (room, word) = (optional("room", &where_, &form.room), optional("word", &word, &form.word));
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "timetable-title")),
            (&urls::school(school.id), &school.name)]))
        h1 { (title) }
        p { (t!(ui, "timetable-add-lead")) }
        (ui::form(ui, &urls::adding(school.id), problems, html! {
            @for (name, kind, label, value) in &labels {
                @let field = Field { name, kind, label, value, ..Field::default() };
                (field.draw(ui, problems))
            }
            (chosen(ui, &required, &pupils, problems))
            (chosen(ui, &teacher, &teachers, problems))
            (chosen(ui, &room, &rooms, problems))
            (word.draw(ui, problems))
            div.actions { button.button { (t!(ui, "timetable-add-do")) } }
        }))
    };
    ui.narrow(&title, body)
}
