//! A child's absences: `/presences/eleves/{pupil}`. What waits for a word of the family, what it
//! has announced, what was.

use super::{
    pieces,
    telling::{self, TellingForm},
};
use crate::{
    Reason, Slot, State as Marked, Week,
    absence::{self, Telling, Told},
    access::{Answer as Answering, follows},
    pupil::Pupil,
    store::{self, absences::Line as Spoken, marks::Line},
    urls,
};
use axum::extract::{Query, State};
use base::{Id, Instant, SchoolYear};
use db::Tx;
use files::{FormWithFiles, attach};
use maud::{Markup, html};
use people::{Person, School};
use serde::Deserialize;
use web::{Answer, App, Granted, Page, Problems, Read, Result, Ui, t, ui};

/// What it shows.
pub struct Shown {
    pub week: Week,
    /// Since the beginning of the school year, the latest first.
    pub marks: Vec<Line>,
    pub coming: Vec<Spoken>,
    pub told: Vec<Spoken>,
    pub closures: Vec<crate::Closure>,
}

pub async fn get(pupil: Granted<Read, Pupil>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let shown = read(&app, &pupil).await?;
    let bytes_max = files::bytes_max(&app, &pupil.viewer);
    Ok(view(&ui, &pupil, &shown, bytes_max))
}

pub async fn read(app: &App, pupil: &Pupil) -> Result<Shown> {
    let (pupil, now) = (pupil.clone(), app.clock.now());
    Ok(app.db.read(move |tx| load(tx, &pupil, now)).await?)
}

pub fn load(tx: &Tx<'_>, pupil: &Pupil, now: Instant) -> db::Result<Shown> {
    let week = store::weeks::of(tx, pupil.school)?;
    let today = now.day();
    let since = SchoolYear::of(today).first_day().unwrap_or(today);
    let marks = store::marks::of_pupil(tx, pupil.person(), since)?;
    let from = Slot::new(today, crate::Moment::Morning);
    let coming = store::absences::coming(tx, pupil.person(), from)?;
    let told: Vec<_> = marks.iter().filter_map(|mark| mark.absence_id).collect();
    let told = store::absences::lines(tx, &told)?;
    let closures = store::closures::of_schools(tx, &[pupil.school], today)?;
    Ok(Shown { week, marks, coming, told, closures })
}

impl Shown {
    pub fn unexplained(&self) -> Vec<(Slot, Slot)> {
        runs(&self.marks, &self.week)
    }
}

/// The half-days nobody has said a word of, those that follow each other together, the earliest
/// first.
fn runs(marks: &[Line], week: &Week) -> Vec<(Slot, Slot)> {
    let is_silent = |mark: &&Line| mark.state == Marked::Absent && mark.absence_id.is_none();
    let mut runs: Vec<(Slot, Slot)> = Vec::new();
    for slot in marks.iter().rev().filter(is_silent).map(Line::slot) {
        match runs.last_mut().filter(|(_, until)| week.follows(*until, slot)) {
            Some(run) => run.1 = slot,
            None => runs.push((slot, slot)),
        }
    }
    runs
}

/// The same for a child of whom only this is asked: on the home page.
pub fn unexplained(
    tx: &Tx<'_>,
    pupil: Id<Person>,
    school: Id<School>,
    now: Instant,
) -> db::Result<Vec<(Slot, Slot)>> {
    let since = SchoolYear::of(now.day()).first_day().unwrap_or(now.day());
    let marks = store::marks::of_pupil(tx, pupil, since)?;
    Ok(runs(&marks, &store::weeks::of(tx, school)?))
}

pub async fn post(
    pupil: Granted<Answering, Pupil>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<TellingForm>,
) -> Result<Answer> {
    let school = pupil.school;
    let week = app.db.read(move |tx| store::weeks::of(tx, school)).await?;
    let told = match form.checked(|form| form.check(&week)) {
        Ok(told) => told,
        Err(problems) => return Ok(again(&app, &ui, &pupil, &form, &problems)),
    };
    write(&app, &pupil, told, form.files.clone()).await?;
    let words = t!(&ui, "attendance-told", name = pupil.name.first);
    Ok(Answer::to(urls::pupil(pupil.person())).saying(words))
}

/// Writes down what is told; what it explains asks nobody any more.
pub async fn write(
    app: &App,
    pupil: &Granted<Answering, Pupil>,
    told: Told,
    files: Vec<base::Id<files::File>>,
) -> Result<base::Id<crate::Absence>> {
    let Told { from, until, reason, note } = told;
    let telling = Telling {
        pupil: pupil.person(),
        school: pupil.school,
        from,
        until,
        reason,
        note,
        by: pupil.viewer.person,
        at: app.clock.now(),
    };
    let write = move |tx: &Tx<'_>| {
        let absence = absence::explain(tx, &telling)?;
        attach(tx, telling.by, &files, absence::proof_of(absence))?;
        Ok(absence)
    };
    Ok(app.db.write(write).await?)
}

/// The form again, on a page of its own, with what is wrong in it.
fn again(
    app: &App,
    ui: &Ui,
    pupil: &Granted<Answering, Pupil>,
    form: &TellingForm,
    problems: &Problems,
) -> Answer {
    let bytes_max = files::bytes_max(app, &pupil.viewer);
    announcing(ui, pupil, form, problems, bytes_max).unprocessable().into()
}

/// The half-days a form begins with: `?du=2026-11-23am&au=2026-11-23pm`.
#[derive(Default, Deserialize)]
pub struct Span {
    #[serde(default)]
    du: String,
    #[serde(default)]
    au: String,
}

/// `GET /presences/eleves/{pupil}/absences`: a form to announce one, or to answer for one.
pub async fn announce(
    pupil: Granted<Answering, Pupil>,
    State(app): State<App>,
    Query(span): Query<Span>,
    ui: Ui,
) -> Page {
    let bytes_max = files::bytes_max(&app, &pupil.viewer);
    let form = match Slot::parse(&span.du).zip(Slot::parse(&span.au)) {
        Some((from, until)) => TellingForm::of(from, until),
        None => TellingForm { from_on: ui.today().iso(), ..TellingForm::default() },
    };
    announcing(&ui, &pupil, &form, &Problems::none(), bytes_max)
}

fn announcing(
    ui: &Ui,
    pupil: &Pupil,
    form: &TellingForm,
    problems: &Problems,
    bytes_max: u64,
) -> Page {
    let title = t!(ui, "attendance-announce-title", name = pupil.name.first);
    let back = urls::pupil(pupil.person());
    let body = html! {
        (ui::breadcrumb(ui, &[(&back, &t!(ui, "attendance-of", name = pupil.name.first))]))
        h1 { (title) }
        (form_of(ui, pupil, problems, html! {
            (telling::days(ui, form, problems))
            (telling::why(ui, form, problems, bytes_max, &[]))
            div.actions {
                button.button { (ui::icon("send")) (t!(ui, "attendance-announce-do")) }
                a.button.plain href=(back) { (t!(ui, "attendance-leave")) }
            }
        }))
    };
    ui.narrow(&title, body)
}

/// A form that carries files and says an absence.
fn form_of(ui: &Ui, pupil: &Pupil, problems: &Problems, content: Markup) -> Markup {
    html! {
        form.form method="post" enctype="multipart/form-data"
            action=(urls::announce(pupil.person())) {
            (ui::token(ui))
            (ui::problems(ui, problems))
            (content)
        }
    }
}

fn view(ui: &Ui, pupil: &Granted<Read, Pupil>, shown: &Shown, bytes_max: u64) -> Page {
    let title = t!(ui, "attendance-of", name = pupil.name.first);
    let may_answer = ui.may::<Answering>(&**pupil);
    let sees_reasons = may_answer || follows(&pupil.viewer, pupil.school);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "attendance-title"))]))
        (ui::head(&title, html! {
            @if may_answer {
                a.button href=(urls::announce(pupil.person())) {
                    (ui::icon("calendar-clock")) (t!(ui, "attendance-announce"))
                }
            }
        }))
        @for (place, (from, until)) in shown.unexplained().into_iter().enumerate() {
            (unexplained_card(ui, pupil, (from, until), place, may_answer.then_some(bytes_max)))
        }
        (coming(ui, shown, sees_reasons))
        (pieces::closures(ui, &shown.closures, false))
        (past(ui, shown, sees_reasons))
        a.button.plain href=(urls::services_of(pupil.person())) {
            (ui::icon("calendar")) (t!(ui, "attendance-services"))
        }
        a.button.plain href=(urls::pickups(pupil.person())) {
            (ui::icon("users")) (t!(ui, "attendance-pickups"))
        }
    };
    ui.narrow(&title, body)
}

/// Nobody knows where the child was: one form, one tap for the reason.
fn unexplained_card(
    ui: &Ui,
    pupil: &Pupil,
    (from, until): (Slot, Slot),
    place: usize,
    bytes_max: Option<u64>,
) -> Markup {
    let (id, when) = (format!("unexplained-{place}"), pieces::span(ui, from, until));
    let asks = t!(ui, "attendance-asks", name = pupil.name.first);
    let form = TellingForm::of(from, until);
    let hidden = [
        ("from_on", &form.from_on),
        ("from_half", &form.from_half),
        ("until_on", &form.until_on),
        ("until_half", &form.until_half),
    ];
    html! {
        section.card.unexplained aria-labelledby=(id) {
            header { h2 id=(id) { (when) } (ui::tag(t!(ui, "attendance-silent"), ui::Tone::Warn)) }
            div.body {
                p { (asks) }
                @match bytes_max {
                    // One form on a page has the whole fields; the others lead to it.
                    Some(bytes_max) if place == 0 => {
                        (form_of(ui, pupil, &Problems::none(), html! {
                            @for (name, value) in hidden {
                                input type="hidden" name=(name) value=(value);
                            }
                            (telling::why(ui, &form, &Problems::none(), bytes_max, &[]))
                            div.actions {
                                button.button { (ui::icon("send")) (t!(ui, "attendance-answer")) }
                            }
                        }))
                    }
                    Some(_) => {
                        div.actions {
                            a.button href=(urls::answer(pupil.person(), from, until)) {
                                (t!(ui, "attendance-give-reason"))
                            }
                        }
                    }
                    None => {}
                }
            }
        }
    }
}

fn coming(ui: &Ui, shown: &Shown, sees_reasons: bool) -> Markup {
    if shown.coming.is_empty() {
        return html! {};
    }
    let lines = html! {
        ul.rows {
            @for line in &shown.coming {
                li { (told_line(ui, line, sees_reasons)) }
            }
        }
    };
    ui::card("coming", t!(ui, "attendance-coming"), None, lines)
}

fn told_line(ui: &Ui, line: &Spoken, sees_reasons: bool) -> Markup {
    let words = html! {
        span {
            b { (pieces::span(ui, line.from_slot, line.until_slot)) }
            @if sees_reasons { span.quiet { (pieces::reason(ui, line.reason)) } }
        }
    };
    html! {
        @if sees_reasons {
            a.row href=(urls::absence(line.id)) { (words) (ui::icon("chevron-right")) }
        } @else { div.row { (words) } }
    }
}

/// What was, half-day by half-day.
fn past(ui: &Ui, shown: &Shown, sees_reasons: bool) -> Markup {
    let absent = shown.marks.iter().filter(|mark| mark.state == Marked::Absent).count();
    let count = t!(ui, "attendance-half-days", count = absent);
    let lines = html! {
        @if shown.marks.is_empty() { p.body.quiet { (t!(ui, "attendance-never-absent")) } }
        ul.rows {
            @for mark in &shown.marks {
                @let told = shown.told.iter().find(|told| Some(told.id) == mark.absence_id);
                li { div.row {
                    span {
                        b { (pieces::slot_of(ui, &shown.week, mark.slot())) }
                        span.quiet { (why_of(ui, mark, told, sees_reasons)) }
                    }
                    (pieces::state_tag(ui, mark.state, mark.minutes))
                } }
            }
        }
    };
    html! {
        (ui::card("past", t!(ui, "attendance-past"), None, html! {
            @if absent > 0 { p.body.quiet { (count) } }
            (lines)
        }))
    }
}

fn why_of(ui: &Ui, mark: &Line, told: Option<&Spoken>, sees_reasons: bool) -> String {
    let words = match (mark.state, told) {
        (Marked::Absent, Some(told)) if sees_reasons => {
            let Spoken { reason, is_legitimate, judged_at, .. } = told;
            let why = pieces::reason(ui, *reason);
            return match (*reason, *is_legitimate, judged_at) {
                (Reason::Other, false, None) | (_, true, _) => why.into_owned(),
                _ => t!(ui, "attendance-not-legitimate", reason = why).into_owned(),
            };
        }
        (Marked::Absent, Some(_)) => t!(ui, "attendance-explained"),
        (Marked::Absent, None) => t!(ui, "attendance-silent"),
        _ => return String::new(),
    };
    words.into_owned()
}
