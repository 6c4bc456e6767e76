//! What the head does with the reports of a class: opens, has the figures reckoned, locks,
//! publishes, names the head teacher. Each is a form of the class page.

use super::class::{self, Shown};
use crate::{
    attendance::Tools,
    class_reports::{ClassReports, Lock, Write},
    life::{self, Locking, Refusal},
    report::Report,
    store, urls,
};
use axum::extract::State;
use base::{Day, Id};
use db::Tx;
use maud::{Markup, html};
use people::Person;
use results::Period;
use serde::Deserialize;
use web::{
    Answer, App, Error, Form, Granted, Result, Ui, t,
    ui::{self, Tone},
};

/// The period a form of the class page is about; of this school and year, or there is none.
pub fn period_of(tx: &Tx<'_>, class: &ClassReports, period: Id<Period>) -> db::Result<Period> {
    let found = results::period::load(tx, period)?;
    let is_own = |it: &Period| it.school == class.school && it.year == class.year;
    found.filter(is_own).ok_or(db::Error::Missing)
}

#[derive(Deserialize)]
pub struct OfPeriod {
    pub period: Id<Period>,
}

/// `POST /livrets/classes/{class}/ouverture`
pub async fn open(
    class: Granted<Write, ClassReports>,
    State(app): State<App>,
    ui: Ui,
    form: Form<OfPeriod>,
) -> Result<Answer> {
    let (tools, of, period) = (Tools::of(&app), ClassReports::clone(&class), form.period);
    let write = move |tx: &Tx<'_>| {
        let period = period_of(tx, &of, period)?;
        life::open(tx, &tools, &of, &period)
    };
    let opened = app.db.write(write).await?;
    let words = t!(&ui, "reports-opened", count = opened);
    Ok(Answer::to(urls::class(class.class, period)).saying(words))
}

/// `POST /livrets/classes/{class}/calcul`
pub async fn reckon(
    class: Granted<Write, ClassReports>,
    State(app): State<App>,
    ui: Ui,
    form: Form<OfPeriod>,
) -> Result<Answer> {
    let (tools, of, period) = (Tools::of(&app), ClassReports::clone(&class), form.period);
    let write = move |tx: &Tx<'_>| {
        let period = period_of(tx, &of, period)?;
        life::refresh(tx, &tools, &of, &period)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::class(class.class, period)).saying(t!(&ui, "reports-reckoned")))
}

#[derive(Deserialize)]
pub struct LockForm {
    period: Id<Period>,
    #[serde(default)]
    with_lacks: String,
    livret: Option<Id<Report>>,
}

/// `POST /livrets/classes/{class}/verrou`
pub async fn lock(
    class: Granted<Lock, ClassReports>,
    State(app): State<App>,
    ui: Ui,
    form: Form<LockForm>,
) -> Result<Answer> {
    let (tools, of, period) = (Tools::of(&app), ClassReports::clone(&class), form.period);
    let (only, with_lacks) = (form.livret, form.with_lacks == "on");
    let locking = Locking { only, with_lacks, by: class.viewer.person };
    let write = move |tx: &Tx<'_>| {
        let period = period_of(tx, &of, period)?;
        life::lock(tx, &tools, (&of, &period), &locking)
    };
    let back = match only {
        Some(report) => urls::report(report),
        None => urls::class(class.class, period),
    };
    Ok(match app.db.write(write).await {
        Ok(count) => Answer::to(back).saying(t!(&ui, "reports-locked", count = count)),
        Err(error) => Answer::to(back).saying(refused(&ui, error)?),
    })
}

/// A rule said no, in words.
fn refused(ui: &Ui, error: db::Error) -> Result<String> {
    let words = match error.reason::<Refusal>() {
        Some(Refusal::Changed) => t!(ui, "reports-refused-changed"),
        Some(Refusal::NothingReady) => t!(ui, "reports-refused-not-ready"),
        Some(Refusal::NothingLocked) => t!(ui, "reports-refused-not-locked"),
        None => return Err(Error::from(error)),
    };
    Ok(words.into_owned())
}

#[derive(Deserialize)]
pub struct PublishForm {
    period: Id<Period>,
    on: String,
}

/// `POST /livrets/classes/{class}/publication`
pub async fn publish(
    class: Granted<Lock, ClassReports>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PublishForm>,
) -> Result<Answer> {
    let (today, period) = (ui.today(), form.period);
    let back = urls::class(class.class, period);
    let last = today.plus_days(life::AHEAD_DAYS);
    let day = Day::parse(&form.on).and_then(|day| day.not_before(today));
    let Ok(day) = day.and_then(|day| day.not_after(last)) else {
        return Ok(Answer::to(back).saying(t!(&ui, "reports-refused-day")));
    };
    let write = move |tx: &Tx<'_>| {
        let period = period_of(tx, &class, period)?;
        life::publish(tx, &class, &period, day)
    };
    Ok(match app.db.write(write).await {
        Ok((at, count)) => {
            let hour = ui.when_in_full(at);
            Answer::to(back).saying(t!(&ui, "reports-published", count = count, hour = hour))
        }
        Err(error) => Answer::to(back).saying(refused(&ui, error)?),
    })
}

#[derive(Deserialize)]
pub struct TeacherForm {
    period: Id<Period>,
    #[serde(default)]
    teacher: String,
}

/// `POST /livrets/classes/{class}/professeur-principal`
pub async fn head_teacher(
    class: Granted<Lock, ClassReports>,
    State(app): State<App>,
    ui: Ui,
    form: Form<TeacherForm>,
) -> Result<Answer> {
    let teacher: Option<Id<Person>> = form.teacher.parse().ok();
    let (id, today) = (class.class, ui.today());
    let write = move |tx: &Tx<'_>| {
        let staff = store::classes::teachers(tx, &[id], today)?;
        if teacher.is_some_and(|it| staff.iter().all(|staff| staff.person != it)) {
            return Err(db::Error::Missing);
        }
        store::classes::set_head_teacher(tx, id, teacher)
    };
    app.db.write(write).await?;
    let back = urls::class(class.class, form.period);
    Ok(Answer::to(back).saying(t!(&ui, "reports-head-teacher-set")))
}

/// What the head may do on the page of a class.
pub fn forms(ui: &Ui, class: &ClassReports, period: &Period, shown: &Shown) -> Markup {
    let open = shown.lines.iter().filter(|line| line.report.is_open());
    let (open, ready) = (open.clone().count(), open.filter(|line| line.lacks.is_empty()).count());
    let waiting = shown.lines.iter().filter(|line| {
        !line.report.is_open() && line.report.publish_at.is_none_or(|at| at > ui.now)
    });
    let (waiting, locked) = (waiting.count(), shown.lines.len() - open);
    html! {
        section.card aria-labelledby="head" {
            header { h2 #head { (t!(ui, "reports-head")) } }
            div.body {
                @if open > 0 { (lock_form(ui, class, shown, (open, ready))) }
                @if waiting > 0 { (publish_form(ui, class, period, waiting)) }
                @if locked > 0 {
                    (class::post(ui, class, shown, "archive", html! {
                        button.button.plain {
                            (ui::icon("download")) (t!(ui, "reports-archive", count = locked))
                        }
                    }))
                }
                @if !class.is_first_degree() { (teacher_form(ui, class, shown)) }
            }
        }
    }
}

fn lock_form(
    ui: &Ui,
    class: &ClassReports,
    shown: &Shown,
    (open, ready): (usize, usize),
) -> Markup {
    class::post(
        ui,
        class,
        shown,
        "verrou",
        html! {
            div.stack {
                p { (t!(ui, "reports-lock-hint", ready = ready, open = open)) }
                @if ready < open {
                    (ui::checkbox("with_lacks", &t!(ui, "reports-lock-with-lacks"), false))
                }
                p { button.button { (ui::icon("lock")) (t!(ui, "reports-lock")) } }
            }
        },
    )
}

fn publish_form(ui: &Ui, class: &ClassReports, period: &Period, waiting: usize) -> Markup {
    let (label, hint) = (t!(ui, "reports-publish-on"), t!(ui, "reports-publish-hint"));
    let tomorrow = ui.today().plus_days(1).iso();
    let field = ui::Field {
        name: "on",
        label: &label,
        hint: Some(&hint),
        value: &tomorrow,
        kind: "date",
        ..ui::Field::default()
    };
    let problems = web::Problems::none();
    ui::form(
        ui,
        &urls::of_class(class.class, "publication"),
        &problems,
        html! {
            input type="hidden" name="period" value=(period.id);
            (field.draw(ui, &problems))
            button.button { (ui::icon("send")) (t!(ui, "reports-publish", count = waiting)) }
        },
    )
}

fn teacher_form(ui: &Ui, class: &ClassReports, shown: &Shown) -> Markup {
    let mut staff: Vec<(String, String)> =
        vec![(String::new(), t!(ui, "reports-head-teacher-nobody").into_owned())];
    for teacher in &shown.gathered.staff {
        let line = (teacher.person.to_string(), teacher.name().formal());
        if !staff.contains(&line) {
            staff.push(line);
        }
    }
    let options: Vec<(&str, &str)> = staff.iter().map(|(id, it)| (&**id, &**it)).collect();
    let value = class.head_teacher.map(|it| it.to_string()).unwrap_or_default();
    let label = t!(ui, "reports-head-teacher");
    let field = ui::Field { name: "teacher", label: &label, value: &value, ..ui::Field::default() };
    html! {
        @if class.head_teacher.is_none() {
            (ui::note(Tone::Warn, t!(ui, "reports-head-teacher-missing")))
        }
        (class::post(ui, class, shown, "professeur-principal", html! {
            (ui::select(ui, &field, &options, &web::Problems::none()))
            button.button.plain { (t!(ui, "reports-save")) }
        }))
    }
}
