//! Somebody is away, and none of his lessons takes place:
//! `/emploi-du-temps/etablissements/{school}/absences`.

use super::lesson::WORD_CHARS_MAX;
use crate::{Timetable, changing, refusal::Refusal, store, timetable::Arrange, urls};
use axum::extract::State;
use base::{Day, Id};
use db::Tx;
use maud::html;
use people::Person;
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Granted, Page, Problems, Result, Ui, t,
    ui::{self, Field},
};

/// Longer than that somebody else gives them: a new timetable says so.
const DAYS_MAX: i32 = 31;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AwayForm {
    teacher: String,
    from_on: String,
    until_on: String,
    word: String,
}

/// Who, from when until when, and what is said of it.
struct Away {
    teacher: Id<Person>,
    first: Day,
    last: Day,
    word: String,
}

impl AwayForm {
    fn check(&self, today: Day) -> std::result::Result<Away, Problems> {
        let no_choice = web::id!("timetable-refused-choose");
        let teacher = self.teacher.parse::<Id<Person>>().map_err(|_| no_choice).at("teacher");
        let first = Day::parse(&self.from_on).and_then(|day| day.not_before(today)).at("from_on");
        let word = web::form::optional(&self.word, WORD_CHARS_MAX).at("word");
        let (teacher, first, word) = Problems::gather((teacher, first, word))?;
        let last = if self.until_on.trim().is_empty() {
            first
        } else {
            let last = Day::parse(&self.until_on).and_then(|day| day.not_before(first));
            let last = last.and_then(|day| day.not_after(first.plus_days(DAYS_MAX)));
            last.at("until_on")?
        };
        Ok(Away { teacher, first, last, word: word.unwrap_or_default() })
    }
}

pub async fn get(
    school: Granted<Arrange, Timetable>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let form = AwayForm { from_on: ui.today().iso(), ..AwayForm::default() };
    view(&app, &ui, &school, &form, &Problems::none()).await
}

pub async fn post(
    school: Granted<Arrange, Timetable>,
    State(app): State<App>,
    ui: Ui,
    form: Form<AwayForm>,
) -> Result<Answer> {
    let away = match form.check(ui.today()) {
        Ok(away) => away,
        Err(problems) => {
            let page = view(&app, &ui, &school, &form, &problems).await?;
            return Ok(page.unprocessable().into());
        }
    };
    let (now, id, who) = (ui.now, school.id, (school.id, school.viewer.person));
    let write = move |tx: &Tx<'_>| {
        let said = ((away.first, away.last), away.word.as_str());
        changing::away(tx, who, away.teacher, said, now)
    };
    match app.db.write(write).await {
        Ok(count) => {
            let words = t!(&ui, "timetable-away-done", count = count);
            Ok(Answer::to(urls::school(id)).saying(words))
        }
        Err(error) => match error.reason::<Refusal>() {
            Some(_) => {
                let problems = Problems::one("teacher", web::id!("timetable-refused-elsewhere"));
                let page = view(&app, &ui, &school, &form, &problems).await?;
                Ok(page.unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}

async fn view(
    app: &App,
    ui: &Ui,
    school: &Timetable,
    form: &AwayForm,
    problems: &Problems,
) -> Result<Page> {
    let (id, today) = (school.id, ui.today());
    let read = move |tx: &Tx<'_>| store::places::teachers(tx, id, today);
    let teachers = app.db.read(read).await?;
    let names: Vec<(String, String)> =
        teachers.iter().map(|it| (it.id.to_string(), it.name().listed())).collect();
    let choose = t!(ui, "timetable-choose");
    let mut named: Vec<(&str, &str)> = vec![("", &choose)];
    named.extend(names.iter().map(|(id, name)| (id.as_str(), name.as_str())));
    let title = t!(ui, "timetable-away");
    let who = t!(ui, "timetable-away-who");
    let (from, until) = (t!(ui, "timetable-away-from"), t!(ui, "timetable-away-until"));
    let (label, hint) = (t!(ui, "timetable-change-word"), t!(ui, "timetable-change-word-hint"));
    let teacher = Field { name: "teacher", label: &who, value: &form.teacher, ..Field::default() };
    let day = Field { kind: "date", class: "short", ..Field::default() };
    let first = Field { name: "from_on", label: &from, value: &form.from_on, ..day };
    let last =
        Field { name: "until_on", label: &until, value: &form.until_on, is_optional: true, ..day };
    let word = Field {
        name: "word",
        label: &label,
        hint: Some(&hint),
        value: &form.word,
        is_optional: true,
        ..Field::default()
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "timetable-title")),
            (&urls::school(school.id), &school.name)]))
        h1 { (title) }
        p { (t!(ui, "timetable-away-lead")) }
        (ui::form(ui, &urls::away(school.id), problems, html! {
            (ui::select(ui, &teacher, &named, problems))
            (first.draw(ui, problems))
            (last.draw(ui, problems))
            (word.draw(ui, problems))
            div.actions { button.button { (t!(ui, "timetable-away-do")) } }
        }))
    };
    Ok(ui.narrow(&title, body))
}
