//! To the State: `GET /livrets/ecoles/{school}/lsu?periode=&version=`. What is missing in a file of
//! this version, with where it is mended; `POST …/lsu` is the file, `POST …/lsu/numeros` the
//! numbers that are typed here. A school that sends no such file is told what it has instead.

use super::asked::Periods;
use crate::{
    class_reports::Follow,
    deeds, printing,
    report::Kind,
    sending::{self, Code, CodeKind, Looked, Mended, Sources, Version},
    state_file::StateFile,
    store, urls,
};
use axum::{
    extract::{Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use base::{Id, SchoolYear};
use db::Tx;
use lsu::Lack;
use maud::{Markup, html};
use people::{School, SchoolKind};
use results::Period;
use serde::Deserialize;
use std::collections::BTreeMap;
use web::{
    Answer, App, Error, Form, Granted, Page, Problem, Problems, Result, Ui, t,
    ui::{self, Tone},
};

/// More would be no list any more.
const SHOWN: usize = 200;

/// What is sent where no version is asked for.
const NEWEST: Version = Version::Seven;

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    periode: Option<Id<Period>>,
    #[serde(default)]
    version: String,
}

impl Asked {
    fn version(&self) -> Version {
        Version::parse(&self.version).unwrap_or(NEWEST)
    }
}

pub struct Shown {
    periods: Periods,
    sources: Sources,
    looked: Looked,
    version: Version,
}

impl Shown {
    /// This page about another period, the version still the one that was chosen.
    fn url(&self, school: Id<School>, period: Id<Period>) -> String {
        match self.version {
            NEWEST => urls::lsu(school, period),
            version => urls::lsu_in(school, period, version.code()),
        }
    }
}

fn load(tx: &Tx<'_>, school: &School, asked: &Asked) -> db::Result<Option<Shown>> {
    let year = match asked.periode {
        Some(period) => results::period::load(tx, period)?.map(|period| period.year),
        None => None,
    };
    let year = year.unwrap_or_else(|| SchoolYear::of(tx.now().day()));
    let periods = Periods::load(tx, school.id, year, asked.periode)?;
    let Some(periods) = periods else { return Ok(None) };
    let sources = sending::load(tx, school, periods.open())?;
    let version = asked.version();
    let looked = sending::look(&sources, version);
    Ok(Some(Shown { periods, sources, looked, version }))
}

async fn read(app: &App, school: &School, asked: &Asked) -> Result<Option<Shown>> {
    let (school, asked) = (school.clone(), asked.clone());
    Ok(app.db.read_long(move |tx: &Tx<'_>| load(tx, &school, &asked)).await?)
}

pub async fn get(
    school: Granted<Follow, School>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    if !StateFile::is_sent_by(&school) {
        return Ok(view_elsewhere(&ui, &school));
    }
    let shown = read(&app, &school, &asked).await?;
    Ok(view(&ui, &school, shown.as_ref(), &Problems::none(), &BTreeMap::new()))
}

#[derive(Deserialize)]
pub struct FileForm {
    period: Id<Period>,
    #[serde(default)]
    version: String,
    #[serde(default)]
    only_ready: String,
}

/// The file itself: who has taken it is in the log of actions.
pub async fn post(
    school: Granted<Follow, StateFile>,
    State(app): State<App>,
    ui: Ui,
    form: Form<FileForm>,
) -> Result<Response> {
    let asked = Asked { periode: Some(form.period), version: form.version.clone() };
    let shown = read(&app, &school, &asked).await?.ok_or(Error::NotFound)?;
    if shown.sources.period.id != form.period {
        return Err(Error::NotFound);
    }
    let only_ready = form.only_ready == "on";
    let Some(bytes) = sending::file(&shown.sources, shown.version, only_ready) else {
        let back = Answer::to(shown.url(school.id, form.period));
        return Ok(back.saying(t!(&ui, "reports-lsu-refused")).into_response());
    };
    let (id, period, by) = (school.id, form.period, school.viewer.person);
    let sent = shown.looked.ready;
    app.db.write(move |tx: &Tx<'_>| deeds::exported(tx, id, period, sent, by)).await?;
    let degree = if school.kind.is_first_degree() { "1d" } else { "2d" };
    let words = format!("lsu {degree} {} {}", school.uai, shown.sources.period.name);
    let headers = [
        (header::CONTENT_TYPE, "application/xml; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}.xml\"", printing::slug(&words)),
        ),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// `ine-73…=…`, `onde-12…=…`: what the State knows a pupil or a class by.
pub async fn codes(
    school: Granted<Follow, StateFile>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let shown = read(&app, &school, &asked).await?.ok_or(Error::NotFound)?;
    let mut typed = BTreeMap::new();
    let (mut codes, mut wrong) = (Vec::new(), 0);
    for (name, value) in form.iter() {
        let Some((kind, thing)) = name.split_once('-') else { continue };
        let (Some(kind), Ok(thing)) = (CodeKind::parse(kind), thing.parse::<i64>()) else {
            continue;
        };
        let value = value.trim().to_uppercase();
        if value.is_empty() || !shown.sources.has(kind, thing) {
            continue;
        }
        typed.insert(name.clone(), value.clone());
        if kind.accepts(&value) {
            codes.push(Code { kind, thing, number: value });
        } else {
            wrong += 1;
        }
    }
    if wrong > 0 {
        let (field, args) = ("numbers", vec![("count", wrong.to_string())]);
        let problems = Problems::from(Problem { field, text: web::id!("reports-lsu-wrong"), args });
        return Ok(view(&ui, &school, Some(&shown), &problems, &typed).unprocessable().into());
    }
    let id = school.id;
    app.db.write(move |tx: &Tx<'_>| store::sending::set_codes(tx, id, &codes)).await?;
    let back = shown.url(id, shown.periods.open().id);
    Ok(Answer::to(back).saying(t!(&ui, "reports-saved")))
}

/// What stands in the place of the file.
fn view_elsewhere(ui: &Ui, school: &School) -> Page {
    let title = t!(ui, "reports-lsu-title");
    let way = (urls::carnets(school.id), t!(ui, "reports-lsu-carnets"));
    let (said, way) = match school.kind {
        SchoolKind::Nursery => (t!(ui, "reports-lsu-nursery"), Some((&*way.0, &*way.1))),
        _ => (t!(ui, "reports-lsu-high"), None),
    };
    let body = html! {
        h1 { (title) }
        (ui::empty(said, way))
    };
    ui.narrow(&title, body)
}

fn view(
    ui: &Ui,
    school: &School,
    shown: Option<&Shown>,
    problems: &Problems,
    typed: &BTreeMap<String, String>,
) -> Page {
    let title = t!(ui, "reports-lsu-title");
    let Some(shown) = shown else {
        return ui.narrow(
            &title,
            html! {
                h1 { (title) }
                (ui::empty(t!(ui, "reports-no-period"),
                    Some((&results::urls::periods(school.id), &t!(ui, "reports-cut-year")))))
            },
        );
    };
    let period = shown.periods.open().id;
    let all = t!(ui, "reports-school-title", school = school.name);
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::school(school.id, period), &all)]))
        h1 { (title) }
        (super::pieces::periods(ui, &shown.periods, |period| shown.url(school.id, period)))
        (still_open(ui, shown))
        @if shown.sources.locked.is_empty() {
            (ui::empty(t!(ui, "reports-lsu-nothing"), None))
        } @else {
            @if !school.kind.is_first_degree() { (version_form(ui, school, shown)) }
            (lacks(ui, school, shown, problems, typed))
            (file_form(ui, school, shown))
        }
    };
    ui.narrow(&title, body)
}

/// A report that is not locked is not sent.
fn still_open(ui: &Ui, shown: &Shown) -> Markup {
    let period = shown.periods.open().id;
    html! {
        @if !shown.sources.still_open.is_empty() {
            section.card aria-labelledby="open" {
                header { h2 #open { (t!(ui, "reports-lsu-open")) } }
                ul.body {
                    @for class in &shown.sources.still_open {
                        li {
                            a href=(urls::class(class.class, period)) {
                                (t!(ui, "reports-lsu-open-class", class = class.name,
                                    count = class.count))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Which version the page is about: each wants other things.
fn version_form(ui: &Ui, school: &School, shown: &Shown) -> Markup {
    let versions: Vec<(&str, &str)> =
        Version::ALL.iter().rev().map(|version| (version.code(), version.code())).collect();
    let label = t!(ui, "reports-lsu-version");
    let field = ui::Field {
        name: "version",
        label: &label,
        value: shown.version.code(),
        ..ui::Field::default()
    };
    html! {
        form.form method="get" action=(urls::of_school(school.id, "lsu")) {
            input type="hidden" name="periode" value=(shown.periods.open().id);
            (ui::select(ui, &field, &versions, &Problems::none()))
            div.actions { button.button.plain { (t!(ui, "reports-lsu-see")) } }
        }
    }
}

fn lacks(
    ui: &Ui,
    school: &School,
    shown: &Shown,
    problems: &Problems,
    typed: &BTreeMap<String, String>,
) -> Markup {
    let lacks = &shown.looked.lacks;
    let period = shown.periods.open().id;
    let action = urls::lsu_numbers(school.id, period, shown.version.code());
    let is_typed = |lack: &Lack| matches!(shown.sources.mended(lack), Mended::Here(..));
    html! {
        @if lacks.is_empty() {
            (ui::note(Tone::Ok, t!(ui, "reports-lsu-whole", count = shown.looked.ready)))
        } @else {
            section.card aria-labelledby="numbers" {
                header {
                    h2 #numbers { (t!(ui, "reports-lsu-lacks", count = lacks.len())) }
                }
                div.body {
                    (ui::form(ui, &action, problems, html! {
                        ul.livret-numbers {
                            @for lack in lacks.iter().take(SHOWN) {
                                li { (line(ui, school, shown, lack, typed)) }
                            }
                        }
                        @if lacks.len() > SHOWN {
                            p { (t!(ui, "reports-lsu-more", count = lacks.len() - SHOWN)) }
                        }
                        @if lacks.iter().any(is_typed) {
                            button.button { (t!(ui, "reports-save")) }
                        }
                    }))
                }
            }
        }
    }
}

/// The sentence of the State's file, and where it is mended.
fn line(
    ui: &Ui,
    school: &School,
    shown: &Shown,
    lack: &Lack,
    typed: &BTreeMap<String, String>,
) -> Markup {
    let said = lack.to_string();
    let url = match shown.sources.mended(lack) {
        Mended::Here(kind, thing) => {
            let name = format!("{}-{thing}", kind.word());
            let value = typed.get(&name).map_or("", String::as_str);
            return html! {
                label for=(name) lang="fr" { (said) }
                input.input #(name) name=(name) value=(value) autocomplete="off";
            };
        }
        Mended::Report(report) => Some(urls::report(report)),
        Mended::Person(person) => Some(urls::person(person)),
        Mended::Subjects => Some(results::urls::subjects(school.id)),
        Mended::Project(project) => Some(urls::of_project(project, "reglages")),
        Mended::School => Some(urls::directory_school(school.id)),
        Mended::Nowhere => None,
    };
    html! {
        span lang="fr" { (said) }
        @if let Some(url) = url { " " a href=(url) { (t!(ui, "reports-lsu-mend")) } }
    }
}

fn file_form(ui: &Ui, school: &School, shown: &Shown) -> Markup {
    let out = shown.looked.left_out.len();
    let periodic = shown.sources.locked.iter().filter(|it| it.kind == Kind::Period).count();
    let (version, is_first_degree) = (shown.version.code(), school.kind.is_first_degree());
    html! {
        section.card aria-labelledby="file" {
            header { h2 #file { (t!(ui, "reports-lsu-file")) } }
            div.body {
                p { (t!(ui, "reports-lsu-locked", count = periodic)) }
                @if !is_first_degree { p { (t!(ui, "reports-lsu-in", version = version)) } }
                @if shown.looked.ready > 0 {
                    (ui::action(ui, &urls::of_school(school.id, "lsu"), html! { div.livret {
                        input type="hidden" name="period" value=(shown.periods.open().id);
                        @if !is_first_degree {
                            input type="hidden" name="version" value=(version);
                        }
                        @if out > 0 {
                            input type="hidden" name="only_ready" value="on";
                            (ui::note(Tone::Warn, t!(ui, "reports-lsu-left-out", count = out)))
                        }
                        button.button {
                            (ui::icon("download"))
                            (t!(ui, "reports-lsu-take", count = shown.looked.ready))
                        }
                    } }))
                    (ui::note(Tone::Warn, t!(ui, "reports-batch-personal")))
                } @else {
                    (ui::note(Tone::Warn, t!(ui, "reports-lsu-none-ready")))
                }
            }
        }
    }
}
