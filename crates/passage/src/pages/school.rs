//! A school: `GET /passage/ecoles/{school}`. Who leaves, with what its families have said; who
//! comes, with what his last school has sent.

use super::pieces;
use crate::{
    Arrival, Dossier,
    access::{Prepare, Welcome},
    archive,
    arrival::ArrivalState,
    dossier::State as Stands,
    piece::Sheet,
    preparing, sealing,
    store::{self, lists::Line},
    taking, urls,
};
use axum::extract::State;
use base::{Day, Id};
use db::Tx;
use files::{FILES_FIELD, FormWithFiles};
use maud::{Markup, html};
use people::{Person, School};
use serde::Deserialize;
use std::collections::HashMap;
use web::{Answer, App, Form, Granted, Nothing, Page, Problems, Result, Ui, t, ui};

/// Archives that were refused are shown for so long.
const SHOWN_DAYS: i64 = 30;

struct Shown {
    leaving: Vec<Line>,
    sheets: HashMap<Id<Dossier>, Sheet>,
    arrived: Vec<Line>,
    arrivals: Vec<Arrival>,
    today: Day,
}

impl Shown {
    fn count(&self, state: Stands) -> usize {
        self.leaving.iter().filter(|it| it.state == state).count()
    }

    /// Those that may be sealed now.
    fn ready(&self) -> Vec<Id<Dossier>> {
        let is_ready = |it: &&Line| {
            let is_answered = self.sheets.get(&it.id).is_some_and(Sheet::is_answered);
            it.state == Stands::Open && (is_answered || self.today > it.due_on)
        };
        self.leaving.iter().filter(is_ready).map(|it| it.id).collect()
    }
}

fn read(tx: &Tx<'_>, school: Id<School>, at: base::Instant) -> db::Result<Shown> {
    let today = at.day();
    let leaving = store::lists::leaving(tx, school, today)?;
    let open = leaving.iter().filter(|it| it.state == Stands::Open);
    let open: Vec<(Id<Dossier>, Id<Person>)> = open.map(|it| (it.id, it.pupil_id)).collect();
    let sheets = if open.is_empty() { HashMap::new() } else { Sheet::load_all(tx, &open, today)? };
    Ok(Shown {
        leaving,
        sheets,
        arrived: store::lists::arrived(tx, school, today)?,
        arrivals: store::arrivals::of_school(tx, school, at.plus_days(-SHOWN_DAYS))?,
        today,
    })
}

async fn load(app: &App, school: Id<School>) -> Result<Shown> {
    let now = app.clock.now();
    Ok(app.db.read(move |tx| read(tx, school, now)).await?)
}

pub async fn get(school: Granted<Prepare, School>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let shown = load(&app, school.id).await?;
    let bytes_max = files::bytes_max(&app, &school.viewer);
    Ok(view(&ui, &school, &shown, bytes_max, &Problems::none()))
}

/// `POST /passage/ecoles/{school}/ouverture`: families choose from now on.
pub async fn offer(
    school: Granted<Prepare, School>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, by, now) = (school.id, school.viewer.person, app.clock.now());
    let count = app.db.write(move |tx| preparing::offer(tx, id, by, now)).await?;
    Ok(Answer::to(urls::school(id)).saying(t!(&ui, "passage-offered", count = count)))
}

/// `POST /passage/ecoles/{school}/scelles`: all those that are answered, or whose last day has
/// passed.
pub async fn seal(
    school: Granted<Prepare, School>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, by, now) = (school.id, school.viewer.person, app.clock.now());
    let write = move |tx: &Tx<'_>| {
        let ready = read(tx, id, now)?.ready();
        sealing::begin(tx, &ready, Some(by), now)
    };
    let count = app.db.write(write).await?;
    Ok(Answer::to(urls::school(id)).saying(t!(&ui, "passage-sealing", count = count)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct BringForm {
    files: Vec<String>,
}

/// `POST /passage/ecoles/{school}/archives`: a family, or another school, has given an archive.
pub async fn bring(
    school: Granted<Welcome, School>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<BringForm>,
) -> Result<Answer> {
    let files = files::named(&form.files);
    let (person, id, now) = (school.viewer.person, school.id, app.clock.now());
    let (named, found) = (files.clone(), app.db.clone());
    let own = found.read(move |tx| files::own(tx, person, &named)).await?;
    let mut problems = form.problems.clone();
    if problems.is_empty() {
        problems = match own.as_slice() {
            [file] if file.bytes > archive::ARCHIVE_BYTES_MAX => {
                Problems::one(FILES_FIELD, text::id!("passage-flaw-too-large"))
            }
            [_] => Problems::none(),
            _ => Problems::one(FILES_FIELD, text::id!("passage-refused-one-archive")),
        };
    }
    let ([file], true) = (own.as_slice(), problems.is_empty()) else {
        let shown = load(&app, id).await?;
        let bytes_max = files::bytes_max(&app, &school.viewer);
        return Ok(view(&ui, &school, &shown, bytes_max, &problems).unprocessable().into());
    };
    let file = file.id;
    let write = move |tx: &Tx<'_>| taking::bring(tx, id, file, person, now);
    let arrival = app.db.write(write).await?;
    Ok(Answer::to(urls::arrival(arrival)).saying(t!(&ui, "passage-brought")))
}

fn view(ui: &Ui, school: &School, shown: &Shown, bytes_max: u64, problems: &Problems) -> Page {
    let title = t!(ui, "passage-school-title", name = school.name);
    let back = t!(ui, "passage-title");
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &back)]))
        h1 { (title) }
        (leaving(ui, school, shown))
        (coming(ui, school, shown, bytes_max, problems))
    };
    ui.narrow(&title, body)
}

fn leaving(ui: &Ui, school: &School, shown: &Shown) -> Markup {
    let (prepared, ready) = (shown.count(Stands::Prepared), shown.ready().len());
    let content = html! {
        @if shown.leaving.is_empty() {
            div.body { p { (t!(ui, "passage-leaving-empty")) } }
        }
        (pieces::lines(ui, &shown.leaving, |it| words(ui, shown, it)))
        div.body {
            div.actions {
                (ui::button_link(&urls::preparation(school.id), "folder-plus",
                    t!(ui, "passage-prepare")))
                @if prepared > 0 {
                    (ui::action(ui, &urls::offering(school.id), html! {
                        button.button { (ui::icon("send"))
                            (t!(ui, "passage-offer", count = prepared)) }
                    }))
                }
                @if ready > 0 {
                    (ui::action(ui, &urls::sealing_all(school.id), html! {
                        button.button { (ui::icon("lock"))
                            (t!(ui, "passage-seal-all", count = ready)) }
                    }))
                }
            }
        }
    };
    ui::card("leaving", t!(ui, "passage-leaving"), None, content)
}

/// « CM2-B · vers Collège Rosa-Parks · 1 réponse sur 2 »
fn words(ui: &Ui, shown: &Shown, it: &Line) -> String {
    let mut parts: Vec<String> = it.class_name.iter().cloned().collect();
    parts.push(towards(ui, it));
    if let Some(sheet) = shown.sheets.get(&it.id) {
        let (of, silent) = (sheet.deciders.len(), sheet.silent().len());
        parts.push(t!(ui, "passage-answers", count = of - silent, of = of).into_owned());
    }
    parts.join(" · ")
}

fn towards(ui: &Ui, it: &Line) -> String {
    if it.to_name.is_empty() {
        return t!(ui, "passage-towards-family").into_owned();
    }
    t!(ui, "passage-towards", name = it.to_name).into_owned()
}

fn coming(ui: &Ui, school: &School, shown: &Shown, bytes_max: u64, problems: &Problems) -> Markup {
    let label = t!(ui, "passage-bring-label");
    let field = files::view::UploadField { label: &label, bytes_max, chosen: &[] };
    let content = html! {
        @if shown.arrived.is_empty() && shown.arrivals.is_empty() {
            div.body { p { (t!(ui, "passage-coming-empty")) } }
        }
        (pieces::lines(ui, &shown.arrived, |it| {
            t!(ui, "passage-from", name = it.from_name).into_owned()
        }))
        ul.rows {
            @for it in shown.arrivals.iter().filter(|it| it.state != ArrivalState::Taken) {
                (arrival(ui, it))
            }
        }
        div.body {
            details.more open[!problems.is_empty()] {
                summary { (t!(ui, "passage-bring")) }
                form.form method="post" enctype="multipart/form-data"
                    action=(urls::bringing(school.id)) {
                    (ui::token(ui))
                    (ui::problems(ui, problems))
                    p { (t!(ui, "passage-bring-hint")) }
                    (files::view::upload_field(ui, &field, problems))
                    div.actions { button.button { (ui::icon("upload"))
                        (t!(ui, "passage-bring-do")) } }
                }
            }
        }
    };
    ui::card("coming", t!(ui, "passage-coming"), None, content)
}

fn arrival(ui: &Ui, it: &Arrival) -> Markup {
    let told = it.told().map(|told| format!("{} {}", told.pupil.first_name, told.pupil.last_name));
    let name = told.unwrap_or_else(|| t!(ui, "passage-archive").into_owned());
    html! {
        li { a.row href=(urls::arrival(it.id)) {
            span.face aria-hidden="true" { (ui::icon("archive")) }
            span { b { (name) } span.quiet { (ui::time(ui, it.brought_at)) } }
            (super::arrival::state(ui, it.state))
        } }
    }
}
