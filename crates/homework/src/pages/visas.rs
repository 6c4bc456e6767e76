//! The visas of a book: `/cahier-de-textes/livres/{book}/visas`. The head has seen it over a
//! period; what changed later shows.

use super::pieces::{self, Part};
use crate::{
    Book,
    book::{Endorse, Follow},
    deeds,
    store::{self, visas::NewVisa},
    urls,
    visa::Visa,
};
use axum::extract::State;
use base::{Day, SchoolYear};
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use ui::{Field, Tone};
use utoipa::ToSchema;
use web::{Answer, App, At, Form, Granted, Page, Problems, Result, Ui, form, id, t, ui};

pub async fn get(book: Granted<Follow, Book>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = book.id;
    let visas = app.db.read(move |tx| store::visas::of_book(tx, id)).await?;
    let form = VisaForm::since(&visas, ui.today());
    Ok(view(&ui, &book, &visas, (&form, &Problems::none())))
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct VisaForm {
    pub from_on: String,
    pub until_on: String,
    pub note: String,
}

const NOTE_CHARS_MAX: usize = 500;

impl VisaForm {
    /// From the day after the last visa until today.
    fn since(visas: &[Visa], today: Day) -> Self {
        let last = visas.iter().map(|visa| visa.until_on).max();
        let first = last.map(|last| last.plus_days(1)).filter(|first| *first <= today);
        let first = first.or_else(|| SchoolYear::of(today).first_day()).unwrap_or(today);
        VisaForm { from_on: first.iso(), until_on: today.iso(), note: String::new() }
    }

    pub fn check(&self, today: Day) -> Result<(Day, Day, String), Problems> {
        let first = Day::parse(&self.from_on).at("from_on");
        let last = Day::parse(&self.until_on).and_then(|day| day.not_after(today)).at("until_on");
        let note = form::optional(&self.note, NOTE_CHARS_MAX).at("note");
        let (first, last, note) = Problems::gather((first, last, note))?;
        if last < first {
            return Err(Problems::one("until_on", id!("homework-refused-period")));
        }
        Ok((first, last, note.unwrap_or_default()))
    }
}

pub async fn post(
    book: Granted<Endorse, Book>,
    State(app): State<App>,
    ui: Ui,
    form: Form<VisaForm>,
) -> Result<Answer> {
    let (id, school, by, at) = (book.id, book.school_id, book.viewer.person, ui.now);
    let (first, last, note) = match form.check(ui.today()) {
        Ok(checked) => checked,
        Err(problems) => {
            let visas = app.db.read(move |tx| store::visas::of_book(tx, id)).await?;
            return Ok(view(&ui, &book, &visas, (&form, &problems)).unprocessable().into());
        }
    };
    let new = NewVisa { book: id, school, by, at, first, last, note };
    let write = move |tx: &Tx<'_>| {
        store::visas::insert(tx, &new)?;
        deeds::endorsed(tx, (id, school), by, at)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::visas(id)).saying(t!(&ui, "homework-visa-put")))
}

fn view(ui: &Ui, book: &Book, visas: &[Visa], (form, problems): (&VisaForm, &Problems)) -> Page {
    let title = t!(ui, "homework-visas-of", class = book.name);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::BOOKS, &t!(ui, "homework-title")),
            (&urls::book(book.id), &book.name)]))
        (ui::head(&title, html! {
            a.button.plain href=(urls::year(book.id)) {
                (ui::icon("printer")) (t!(ui, "homework-year"))
            }
        }))
        (pieces::book_chips(ui, book, Part::Visas))
        @if visas.is_empty() { (ui::empty(t!(ui, "homework-visas-none"), None)) }
        @for visa in visas { (one(ui, visa)) }
        @if ui.may::<Endorse>(book) { (draw_form(ui, book, form, problems)) }
    };
    ui.narrow(&title, body)
}

fn one(ui: &Ui, visa: &Visa) -> Markup {
    let period = t!(
        ui,
        "homework-visa-period",
        first = visa.from_on.in_words(ui.locale),
        last = visa.until_on.in_words(ui.locale)
    )
    .into_owned();
    html! {
        section.card.visa {
            div.body {
                p { b { (t!(ui, "homework-visa-by", name = visa.by().full(),
                    hour = ui.when_in_full(visa.at))) } }
                p.quiet {
                    (period) " · "
                    (t!(ui, "homework-visa-held", lessons = visa.lessons,
                        homework = visa.homework))
                }
                @if !visa.note.is_empty() { p { (visa.note) } }
                @if visa.changed > 0 {
                    (ui::note(Tone::Warn, t!(ui, "homework-visa-changed", count = visa.changed)))
                }
            }
        }
    }
}

fn draw_form(ui: &Ui, book: &Book, form: &VisaForm, problems: &Problems) -> Markup {
    let (from, until, note) =
        (t!(ui, "homework-visa-from"), t!(ui, "homework-visa-until"), t!(ui, "homework-visa-note"));
    let day = |name, label, value| Field { name, label, value, kind: "date", ..Field::default() };
    let note = Field {
        name: "note",
        label: &note,
        value: &form.note,
        is_optional: true,
        ..Field::default()
    };
    html! {
        section.card aria-labelledby="new-visa" {
            header { h2 #new-visa { (t!(ui, "homework-visa-new")) } }
            div.body {
                (ui::form(ui, &urls::visas(book.id), problems, html! {
                    div.pair {
                        (day("from_on", &from, &form.from_on).draw(ui, problems))
                        (day("until_on", &until, &form.until_on).draw(ui, problems))
                    }
                    (note.draw(ui, problems))
                    div.actions { button.button {
                        (ui::icon("signature")) (t!(ui, "homework-visa-put-do"))
                    } }
                }))
            }
        }
    }
}
