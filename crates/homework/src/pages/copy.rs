//! A year again: `/cahier-de-textes/livres/{book}/reprise`. What was given in a class of the past
//! becomes drafts of this one, on the same days of this year's calendar.

use crate::{
    Book,
    book::Give,
    copying::{self, Copying, Source},
    refusal::Refusal,
    urls,
};
use axum::extract::State;
use base::{Day, Id, SchoolYear};
use db::{Error, Tx};
use maud::html;
use people::Class;
use serde::Deserialize;
use ui::Field;
use utoipa::ToSchema;
use web::{Answer, App, At, Form, Granted, Page, Problems, Result, Ui, id, t, ui};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct CopyForm {
    /// The class of the past.
    pub source: String,
    /// Of its days, from here…
    pub from_on: String,
    /// …to here; the whole year when both are left out.
    pub until_on: String,
}

/// The class, the first of its days and the last.
type Asked = (Id<Class>, Option<Day>, Option<Day>);

impl CopyForm {
    /// The class, and the days of its year that are meant.
    fn check(&self) -> Result<Asked, Problems> {
        let source = self.source.parse().map_err(|_| id!("homework-refused-source")).at("source");
        let day = |typed: &str| {
            if typed.trim().is_empty() { Ok(None) } else { Day::parse(typed).map(Some) }
        };
        let (source, first, last) = Problems::gather((
            source,
            day(&self.from_on).at("from_on"),
            day(&self.until_on).at("until_on"),
        ))?;
        Ok((source, first, last))
    }
}

pub async fn get(book: Granted<Give, Book>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let sources = sources(&book, &app, &ui).await?;
    Ok(view(&ui, &book, &sources, (&CopyForm::default(), &Problems::none())))
}

async fn sources(book: &Granted<Give, Book>, app: &App, ui: &Ui) -> Result<Vec<Source>> {
    let (place, viewer, today) = (book.place.clone(), book.viewer.clone(), ui.today());
    Ok(app.db.read(move |tx| copying::sources(tx, &place, &viewer, today)).await?)
}

pub async fn post(
    book: Granted<Give, Book>,
    State(app): State<App>,
    ui: Ui,
    form: Form<CopyForm>,
) -> Result<Answer> {
    let problems = match form.check() {
        Ok((source, first, last)) => {
            let (asked, viewer, now) = (Book::clone(&book), book.viewer.clone(), ui.now);
            let write = move |tx: &Tx<'_>| {
                let today = now.day();
                let from = copying::source(tx, &asked.place, &viewer, (source, today))?;
                let year: SchoolYear = from.year;
                let first = first.or_else(|| year.first_day()).ok_or(Error::Missing)?;
                let last = last.or_else(|| year.last_day()).ok_or(Error::Missing)?;
                let copying = Copying { from, first, last };
                copying::copy(tx, &asked, viewer.person, &copying, now)
            };
            match app.db.write(write).await {
                Ok(count) => {
                    let said = t!(&ui, "homework-copied", count = count);
                    return Ok(Answer::to(urls::drafts(book.id)).saying(said));
                }
                Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
                    Some(problems) => problems,
                    None => return Err(error.into()),
                },
            }
        }
        Err(problems) => problems,
    };
    let sources = sources(&book, &app, &ui).await?;
    Ok(view(&ui, &book, &sources, (&form, &problems)).unprocessable().into())
}

fn view(
    ui: &Ui,
    book: &Book,
    sources: &[Source],
    (form, problems): (&CopyForm, &Problems),
) -> Page {
    let title = t!(ui, "homework-copy");
    let label = t!(ui, "homework-copy-source");
    let names: Vec<(String, String)> = sources
        .iter()
        .map(|source| (source.id.to_string(), format!("{} · {}", source.name, source.year)))
        .collect();
    let options: Vec<(&str, &str)> =
        names.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let source = Field { name: "source", label: &label, value: &form.source, ..Field::default() };
    let (from, until) = (t!(ui, "homework-visa-from"), t!(ui, "homework-visa-until"));
    let day = |name, label, value| Field {
        name,
        label,
        value,
        kind: "date",
        is_optional: true,
        ..Field::default()
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::BOOKS, &t!(ui, "homework-title")),
            (&urls::book(book.id), &book.name)]))
        h1 { (title) }
        @if sources.is_empty() {
            (ui::empty(t!(ui, "homework-copy-none"), None))
        } @else {
            p { (t!(ui, "homework-copy-how")) }
            (ui::form(ui, &urls::copy(book.id), problems, html! {
                (ui::select(ui, &source, &options, problems))
                div.pair {
                    (day("from_on", &from, &form.from_on).draw(ui, problems))
                    (day("until_on", &until, &form.until_on).draw(ui, problems))
                }
                div.actions { button.button { (ui::icon("copy")) (t!(ui, "homework-copy-do")) } }
            }))
        }
    };
    ui.narrow(&title, body)
}
