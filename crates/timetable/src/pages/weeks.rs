//! How a school counts its weeks A and B: `/emploi-du-temps/etablissements/{school}/semaines`.

use super::pieces;
use crate::{Alternation, Timetable, calendar::Calendar, store, timetable::Arrange, urls, weeks};
use axum::extract::State;
use db::Tx;
use maud::html;
use serde::Deserialize;
use web::{
    Answer, App, Error, Form, Granted, Page, Problems, Result, Ui, t,
    ui::{self, Field},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct WeeksForm {
    alternation: String,
}

pub async fn get(
    school: Granted<Arrange, Timetable>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let id = school.id;
    let read = move |tx: &Tx<'_>| store::versions::calendars(tx, &[id]);
    let calendar = app.db.read(read).await?.pop().map(|(_, calendar)| calendar);
    Ok(view(&ui, &school, &calendar.unwrap_or_default()))
}

pub async fn post(
    school: Granted<Arrange, Timetable>,
    State(app): State<App>,
    ui: Ui,
    form: Form<WeeksForm>,
) -> Result<Answer> {
    let alternation = Alternation::parse(&form.alternation).ok_or(Error::BadRequest)?;
    let id = school.id;
    let set = move |tx: &Tx<'_>| store::versions::set_alternation(tx, id, alternation);
    app.db.write(set).await?;
    Ok(Answer::to(urls::weeks(id)).saying(t!(&ui, "timetable-weeks-saved")))
}

/// As many as one looks at to see that it is right.
const SHOWN: usize = 8;

fn view(ui: &Ui, school: &Timetable, calendar: &Calendar) -> Page {
    let title = t!(ui, "timetable-weeks");
    let rules = [
        (Alternation::FirstIsA, t!(ui, "timetable-weeks-first-a")),
        (Alternation::FirstIsB, t!(ui, "timetable-weeks-first-b")),
        (Alternation::OddIsA, t!(ui, "timetable-weeks-odd-a")),
        (Alternation::EvenIsA, t!(ui, "timetable-weeks-even-a")),
    ];
    let options: Vec<(&str, &str)> =
        rules.iter().map(|(it, words)| (it.word(), &**words)).collect();
    let label = t!(ui, "timetable-weeks-label");
    let value = calendar.alternation.word();
    let field = Field { name: "alternation", label: &label, value, ..Field::default() };
    let monday = weeks::monday_of(ui.today());
    let is_open =
        |count: &i32| (0..5).any(|days| calendar.is_open(monday.plus_days(count * 7 + days)));
    let coming = (0..40).filter(is_open).take(SHOWN).map(|count| monday.plus_days(count * 7));
    let problems = Problems::none();
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "timetable-title")),
            (&urls::school(school.id), &school.name)]))
        h1 { (title) }
        p { (t!(ui, "timetable-weeks-lead")) }
        (ui::form(ui, &urls::weeks(school.id), &problems, html! {
            (ui::choice(ui, &field, &options, &problems))
            div.actions { button.button { (t!(ui, "timetable-weeks-save")) } }
        }))
        (ui::card("coming", t!(ui, "timetable-weeks-coming"), None, html! {
            ul.sentences {
                @for monday in coming {
                    li {
                        (t!(ui, "timetable-week-letter", day = pieces::day(ui, monday),
                            letter = calendar.letter(monday).word()))
                    }
                }
            }
        }))
    };
    ui.narrow(&title, body)
}
