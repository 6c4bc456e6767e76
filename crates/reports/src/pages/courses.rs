//! What a class lived in its parcours: `GET` and `POST /livrets/classes/{class}/parcours?periode=`.

use super::{
    asked::{Asked, Periods},
    grid_form::{APPRECIATION_CHARS, tidy},
    pieces,
};
use crate::{
    class_reports::{ClassReports, Write},
    gather,
    place::{self, Named},
    project,
    store::{self, commons::Common},
    urls,
};
use axum::extract::{Query, State};
use db::Tx;
use maud::html;
use people::{Level, SchoolKind};
use std::collections::HashMap;
use web::{
    Answer, App, Error, Form, Granted, Page, Problem, Problems, Result, Ui, t,
    ui::{self, Field},
};

/// What is said to a class in a period.
pub(super) struct Shown {
    pub periods: Periods,
    pub commons: Vec<Common>,
    /// A pupil of it is in 6e.
    has_sixth: bool,
}

pub(super) fn load(tx: &Tx<'_>, class: &ClassReports, asked: &Asked) -> db::Result<Option<Shown>> {
    let periods = Periods::load(tx, class.school, class.year, asked.periode)?;
    let Some(periods) = periods else { return Ok(None) };
    let commons = store::commons::of_class(tx, class.class, periods.open().id)?;
    let on = gather::day_of(periods.open(), tx.now().day());
    let pupils = store::roster::of_class(tx, class.class, on)?;
    let has_sixth = pupils.iter().any(|pupil| pupil.level == Level::Sixth);
    Ok(Some(Shown { periods, commons, has_sixth }))
}

pub async fn get(
    class: Granted<Write, ClassReports>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let of = ClassReports::clone(&class);
    Ok(match app.db.read(move |tx: &Tx<'_>| load(tx, &of, &asked)).await? {
        Some(shown) => view(&ui, &class, &shown, &HashMap::new(), &Problems::none()),
        None => pieces::no_period(&ui, &class.name, class.school),
    })
}

/// `PAR_CIT=…` and `version-PAR_CIT=2`.
pub async fn post(
    class: Granted<Write, ClassReports>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
    form: Form<HashMap<String, String>>,
) -> Result<Answer> {
    let (of, asked_again) = (ClassReports::clone(&class), asked.clone());
    let shown = app.db.read(move |tx: &Tx<'_>| load(tx, &of, &asked)).await?;
    let shown = shown.ok_or(Error::NotFound)?;
    let mut problems = Problems::none();
    let mut new = Vec::new();
    for (code, _) in said(&class, &shown) {
        let Some(words) = form.get(*code).map(|words| tidy(words)) else { continue };
        if words.chars().count() > APPRECIATION_CHARS {
            let (text, args) = (
                web::id!("reports-refused-general"),
                vec![("chars", APPRECIATION_CHARS.to_string())],
            );
            problems = problems.and(Problem { field: code, text, args });
        }
        let known = shown.commons.iter().find(|known| known.place == *code);
        if known.map_or("", |known| &known.words) != words {
            let version = form.get(&format!("version-{code}")).and_then(|it| it.parse().ok());
            let version = version.unwrap_or(0);
            new.push(Common { place: (*code).to_owned(), words, version });
        }
    }
    if !problems.is_empty() {
        return Ok(view(&ui, &class, &shown, &form, &problems).unprocessable().into());
    }
    let (id, period, by) = (class.class, shown.periods.open().id, class.viewer.person);
    let write = move |tx: &Tx<'_>| {
        new.iter().try_for_each(|common| store::commons::set(tx, (id, period), common, by))
    };
    match app.db.write(write).await {
        Ok(()) => Ok(Answer::to(urls::courses(id, period)).saying(t!(&ui, "reports-saved"))),
        Err(db::Error::Conflict(_)) => again(&app, &ui, &class, &asked_again, &form).await,
        Err(error) => Err(error.into()),
    }
}

/// Somebody has written meanwhile: his words are said, and what was typed is still in its field.
async fn again(
    app: &App,
    ui: &Ui,
    class: &ClassReports,
    asked: &Asked,
    typed: &HashMap<String, String>,
) -> Result<Answer> {
    let (of, asked) = (class.clone(), asked.clone());
    let shown = app.db.read(move |tx: &Tx<'_>| load(tx, &of, &asked)).await?;
    let shown = shown.ok_or(Error::NotFound)?;
    let mut problems = Problems::none();
    for (code, _) in said(class, &shown) {
        let known = shown.commons.iter().find(|known| known.place == *code);
        let (words, version) = known.map_or(("", 0), |known| (known.words.as_str(), known.version));
        let read = typed.get(&format!("version-{code}")).and_then(|it| it.parse().ok());
        let is_same = typed.get(*code).is_none_or(|it| tidy(it) == words);
        if !is_same && read != Some(version) {
            let (text, args) =
                (web::id!("reports-refused-common"), vec![("words", words.to_owned())]);
            problems = problems.and(Problem { field: code, text, args });
        }
    }
    Ok(view(ui, class, &shown, typed, &problems).unprocessable().into())
}

/// What may be said to a class.
fn said(class: &ClassReports, shown: &Shown) -> impl Iterator<Item = &'static Named> + use<> {
    let digital = shown.has_sixth.then_some(&place::DIGITAL);
    place::courses(class.is_first_degree()).iter().chain(digital)
}

/// A collège says its EPI and its accompagnement elsewhere; what was written here stays here.
fn fields_of<'s>(
    class: &ClassReports,
    shown: &'s Shown,
) -> impl Iterator<Item = &'static Named> + use<'s> {
    let is_middle = class.kind == SchoolKind::Middle;
    let is_written = |code: &str| shown.commons.iter().any(|it| it.place == code);
    said(class, shown).filter(move |(code, _)| {
        !is_middle || !project::is_said_in_courses(code) || is_written(code)
    })
}

fn view(
    ui: &Ui,
    class: &ClassReports,
    shown: &Shown,
    typed: &HashMap<String, String>,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "reports-courses-title", class = class.name);
    let period = shown.periods.open().id;
    let (lived, worked) = (t!(ui, "reports-courses-hint"), t!(ui, "reports-digital-class-hint"));
    let fields = html! {
        @for (code, label) in fields_of(class, shown) {
            @let known = shown.commons.iter().find(|known| known.place == *code);
            @let words = known.map_or("", |known| &known.words);
            input type="hidden" name={ "version-" (code) }
                value=(known.map_or(0, |it| it.version));
            (ui::textarea(ui, &Field {
                name: code,
                label,
                hint: Some(if *code == place::DIGITAL.0 { &worked } else { &lived }),
                value: typed.get(*code).map_or(words, String::as_str),
                is_optional: true,
                ..Field::default()
            }, 3, problems))
        }
        button.button { (t!(ui, "reports-save")) }
    };
    ui.narrow(
        &title,
        html! {
            (ui::breadcrumb(ui, &[(&urls::class(class.class, period),
                &t!(ui, "reports-class-title", class = class.name))]))
            h1 { (title) }
            (pieces::periods(ui, &shown.periods, |period| urls::courses(class.class, period)))
            (ui::form(ui, &urls::courses(class.class, period), problems, fields))
        },
    )
}
