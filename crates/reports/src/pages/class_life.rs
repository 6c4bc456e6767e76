//! What is said to a class of a collège about its life: `GET` and `POST
//! /livrets/classes/{class}/vie-scolaire?periode=`. The CPE writes it, or the head.

use super::{
    asked::Asked,
    courses::{Shown, load},
    grid_form::{APPRECIATION_CHARS, tidy},
    pieces,
};
use crate::{
    attendance::CLASS_LIFE,
    class_reports::{ClassReports, Watch},
    store::{self, commons::Common},
    urls,
};
use axum::extract::{Query, State};
use db::Tx;
use maud::html;
use serde::Deserialize;
use web::{
    Answer, App, Error, Form, Granted, Page, Problem, Problems, Result, Ui, t,
    ui::{self, Field},
};

/// What is said of it, or nothing yet.
fn said(shown: &Shown) -> Common {
    let known = shown.commons.iter().find(|it| it.place == CLASS_LIFE).cloned();
    let none = || Common { place: CLASS_LIFE.to_owned(), words: String::new(), version: 0 };
    known.unwrap_or_else(none)
}

pub async fn get(
    class: Granted<Watch, ClassReports>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let of = ClassReports::clone(&class);
    Ok(match app.db.read(move |tx: &Tx<'_>| load(tx, &of, &asked)).await? {
        Some(shown) => view(&ui, &class, &shown, &said(&shown).words, &Problems::none()),
        None => pieces::no_period(&ui, &class.name, class.school),
    })
}

#[derive(Deserialize)]
pub struct LifeForm {
    #[serde(default)]
    words: String,
    #[serde(default)]
    version: u32,
}

pub async fn post(
    class: Granted<Watch, ClassReports>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
    form: Form<LifeForm>,
) -> Result<Answer> {
    let words = tidy(&form.words);
    let read = |asked: Asked| {
        let (of, app) = (ClassReports::clone(&class), app.clone());
        async move { app.db.read(move |tx: &Tx<'_>| load(tx, &of, &asked)).await }
    };
    let shown = read(asked.clone()).await?.ok_or(Error::NotFound)?;
    if words.chars().count() > APPRECIATION_CHARS {
        let (text, args) =
            (web::id!("reports-refused-general"), vec![("chars", APPRECIATION_CHARS.to_string())]);
        let problems = Problem { field: "words", text, args }.into();
        return Ok(view(&ui, &class, &shown, &words, &problems).unprocessable().into());
    }
    let (of, by) = ((class.class, shown.periods.open().id), class.viewer.person);
    let before = said(&shown);
    let is_new = words != before.words;
    let new = Common { words: words.clone(), version: form.version, ..before };
    let write = move |tx: &Tx<'_>| {
        if is_new { store::commons::set(tx, of, &new, by) } else { Ok(()) }
    };
    match app.db.write(write).await {
        Ok(()) => {
            let back = urls::class_life(class.class, of.1);
            Ok(Answer::to(back).saying(t!(&ui, "reports-saved")))
        }
        Err(db::Error::Conflict(_)) => {
            let shown = read(asked).await?.ok_or(Error::NotFound)?;
            let (text, args) =
                (web::id!("reports-refused-common"), vec![("words", said(&shown).words)]);
            let problems = Problem { field: "words", text, args }.into();
            Ok(view(&ui, &class, &shown, &words, &problems).unprocessable().into())
        }
        Err(error) => Err(error.into()),
    }
}

fn view(ui: &Ui, class: &ClassReports, shown: &Shown, words: &str, problems: &Problems) -> Page {
    let title = t!(ui, "reports-class-life-title", class = class.name);
    let period = shown.periods.open().id;
    let (label, hint) = (t!(ui, "reports-class-life"), t!(ui, "reports-class-life-hint"));
    let field = Field {
        name: "words",
        label: &label,
        hint: Some(&hint),
        value: words,
        is_optional: true,
        ..Field::default()
    };
    let fields = html! {
        input type="hidden" name="version" value=(said(shown).version);
        (ui::textarea(ui, &field, 4, problems))
        button.button { (t!(ui, "reports-save")) }
    };
    ui.narrow(
        &title,
        html! {
            (ui::breadcrumb(ui, &[(&urls::class(class.class, period),
                &t!(ui, "reports-class-title", class = class.name))]))
            h1 { (title) }
            (pieces::periods(ui, &shown.periods, |period| urls::class_life(class.class, period)))
            (ui::form(ui, &urls::class_life(class.class, period), problems, fields))
        },
    )
}
