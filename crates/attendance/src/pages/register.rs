//! The register of a class: `/presences/classes/{class}/registre`, on screen, as PDF and CSV,
//! signed.

use super::{asked::Asked, pieces};
use crate::{
    Moment, Month,
    access::{Call, Sign},
    deeds,
    register::{Cell, Register, Row, rate},
    sheet,
    store::{self, registers::Signature},
    urls,
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{Day, Id, Instant, PersonName};
use db::Tx;
use maud::{Markup, html};
use people::{Class, Person, School};
use serde::Deserialize;
use web::{Answer, App, Error, Form, Granted, Page, Result, Ui, t, ui};

/// A register with its signatures.
pub struct Shown {
    pub register: Register,
    pub signatures: Vec<Signature>,
}

pub fn load(
    tx: &Tx<'_>,
    (class, school): (Id<Class>, Id<School>),
    month: Month,
    today: Day,
) -> db::Result<Shown> {
    let week = store::weeks::of(tx, school)?;
    let held = store::registers::held(tx, class, month)?;
    let register = Register::of(class, month, &week, &held, today);
    Ok(Shown { register, signatures: store::registers::signatures(tx, class, month)? })
}

async fn read(app: &App, class: &Class, month: Month) -> Result<Shown> {
    let (of, today) = ((class.id, class.school), app.clock.today());
    Ok(app.db.read(move |tx| load(tx, of, month, today)).await?)
}

pub async fn get(
    class: Granted<Call, Class>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let month = asked.month(app.clock.now());
    let shown = read(&app, &class, month).await?;
    Ok(view(&ui, &class, &shown))
}

#[derive(Deserialize)]
pub struct SignForm {
    month: String,
}

/// `POST /presences/classes/{class}/registre/signature`
pub async fn sign(
    class: Granted<Sign, Class>,
    State(app): State<App>,
    ui: Ui,
    form: Form<SignForm>,
) -> Result<Answer> {
    let month = Month::parse(&form.month).ok_or(Error::BadRequest)?;
    let now = app.clock.now();
    if month.last() > now.day() && Month::of(now.day()) != month {
        return Err(Error::BadRequest);
    }
    let (id, school, by) = (class.id, class.school, class.viewer.person);
    let write = move |tx: &Tx<'_>| sign_now(tx, (id, school), month, by, now);
    app.db.write(write).await?;
    Ok(Answer::to(urls::register(id, month)).saying(t!(&ui, "attendance-signed")))
}

/// Signs what the register says at this moment. Who calls a roll meanwhile has had his turn before
/// it is read, or has it after it is signed.
pub fn sign_now(
    tx: &Tx<'_>,
    (class, school): (Id<Class>, Id<School>),
    month: Month,
    by: Id<Person>,
    now: Instant,
) -> db::Result<()> {
    store::registers::take_turn(tx, class, month)?;
    let Shown { register, .. } = load(tx, (class, school), month, now.day())?;
    let signing = store::registers::Signing {
        class,
        school,
        month,
        by,
        at: now,
        possible: register.possible(),
        absent: register.absent(),
        seal: register.seal(),
    };
    store::registers::sign(tx, &signing)?;
    deeds::signed(tx, (class, school), month, by, now)
}

/// `GET /presences/classes/{class}/registre.pdf`
pub async fn pdf(
    class: Granted<Call, Class>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Response> {
    let month = asked.month(app.clock.now());
    let shown = read(&app, &class, month).await?;
    let school = class.viewer.school(class.school).map(|school| school.name.clone());
    let sheet = sheet::of(&ui, &class.name, &school.unwrap_or_default(), &shown);
    sheet::pdf(sheet, &class.name, month).await
}

/// `GET /presences/classes/{class}/registre.csv`
pub async fn csv(
    class: Granted<Call, Class>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Response> {
    let month = asked.month(app.clock.now());
    let shown = read(&app, &class, month).await?;
    sheet::csv(&ui, &class.name, &shown)
}

fn view(ui: &Ui, class: &Granted<Call, Class>, shown: &Shown) -> Page {
    let month = shown.register.month;
    let title = t!(ui, "attendance-register-title", class = class.name);
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::class(class.id),
            &t!(ui, "attendance-call-title", class = class.name))]))
        (ui::head(&title, html! {
            div.actions {
                a.button.plain href=(urls::register_file(class.id, month, "pdf")) {
                    (ui::icon("download")) (t!(ui, "attendance-pdf"))
                }
                a.button.plain href=(urls::register_file(class.id, month, "csv")) {
                    (ui::icon("download")) (t!(ui, "attendance-csv"))
                }
            }
        }))
        (months(ui, month, |month| urls::register(class.id, month)))
        (figures(ui, &shown.register))
        (signatures(ui, class, shown))
        (grid(ui, &shown.register))
    };
    ui.page(&title, body)
}

/// The month, the one before and the next one.
pub fn months(ui: &Ui, month: Month, url: impl Fn(Month) -> String) -> Markup {
    let way = |month: Month| (url(month), month.in_words(ui.locale));
    let after = Some(month.next()).filter(|next| next.first <= ui.today());
    ui::turning(ui, month.in_words(ui.locale), [Some(way(month.before())), after.map(way)], None)
}

/// `4,1 %`
pub fn percent(ui: &Ui, absent: u32, possible: u32) -> String {
    let tenths = rate(absent, possible);
    let sign = if ui.locale == base::Locale::Fr { "," } else { "." };
    format!("{}{sign}{}\u{202f}%", tenths / 10, tenths % 10)
}

fn figures(ui: &Ui, register: &Register) -> Markup {
    let (possible, absent) = (register.possible(), register.absent());
    html! {
        dl.figures {
            div { dt { (t!(ui, "attendance-possible")) } dd { (possible) } }
            div { dt { (t!(ui, "attendance-missed")) } dd { (absent) } }
            div { dt { (t!(ui, "attendance-rate")) } dd { (percent(ui, absent, possible)) } }
            div { dt { (t!(ui, "attendance-not-called-count")) } dd { (register.not_called) } }
        }
    }
}

fn signatures(ui: &Ui, class: &Granted<Call, Class>, shown: &Shown) -> Markup {
    let Shown { register, signatures } = shown;
    let may_sign = ui.may::<Sign>(&**class);
    let last = signatures.first();
    let is_changed = last.is_some_and(|last| last.seal != register.seal());
    let name = |signature: &Signature| {
        PersonName::new(&signature.first_name, &signature.last_name, signature.title).formal()
    };
    html! {
        @for signature in signatures {
            (ui::note(ui::Tone::Ok, t!(ui, "attendance-signed-by",
                name = name(signature), version = signature.version,
                time = ui.when_in_full(signature.signed_at))))
        }
        @if is_changed {
            (ui::note(ui::Tone::Warn, t!(ui, "attendance-changed-since")))
        }
        @if may_sign && (last.is_none() || is_changed) {
            form.actions method="post" action=(urls::signature(class.id)) {
                (ui::token(ui))
                input type="hidden" name="month" value=(register.month.word());
                button.button { (ui::icon("signature")) (t!(ui, "attendance-sign")) }
                span.quiet { (t!(ui, "attendance-sign-hint")) }
            }
        }
    }
}

/// The grid scrolls sideways on a phone, and by the keyboard.
fn grid(ui: &Ui, register: &Register) -> Markup {
    let days: Vec<Day> = {
        let mut days: Vec<Day> = register.slots.iter().map(|slot| slot.day).collect();
        days.dedup();
        days
    };
    let of_day = |day: Day| register.slots.iter().filter(move |slot| slot.day == day).count();
    html! {
        p.quiet { (t!(ui, "attendance-legend")) }
        div.register-box role="region" tabindex="0" aria-label=(t!(ui, "attendance-register")) {
            table.register {
                thead {
                    tr {
                        th rowspan="2" scope="col" { (t!(ui, "attendance-pupil")) }
                        @for day in &days {
                            th colspan=(of_day(*day)) scope="colgroup" { (day.day()) }
                        }
                        th rowspan="2" scope="col" { (t!(ui, "attendance-total")) }
                    }
                    tr {
                        @for slot in &register.slots {
                            th scope="col" { (half(ui, slot.moment)) }
                        }
                    }
                }
                tbody { @for row in &register.rows { (line(ui, row)) } }
            }
        }
    }
}

pub fn half(ui: &Ui, moment: Moment) -> std::borrow::Cow<'_, str> {
    match moment {
        Moment::Morning => t!(ui, "attendance-half-m"),
        _ => t!(ui, "attendance-half-a"),
    }
}

fn line(ui: &Ui, row: &Row) -> Markup {
    html! {
        tr {
            th scope="row" { (row.last_name) " " (row.first_name) }
            @for cell in &row.cells {
                @match cell {
                    Some(cell) => {
                        td.(tone(*cell)) { abbr title=(words(ui, *cell)) { (cell.letter()) } }
                    }
                    None => { td {} }
                }
            }
            td { (row.absent) " / " (row.possible) }
        }
    }
}

const fn tone(cell: Cell) -> &'static str {
    match cell {
        Cell::Here | Cell::NotCalled => "here",
        Cell::Excused => "excused",
        Cell::NotLegitimate | Cell::Silent => "silent",
        Cell::Late | Cell::Left => "late",
    }
}

pub fn words(ui: &Ui, cell: Cell) -> std::borrow::Cow<'_, str> {
    match cell {
        Cell::Here => pieces::state(ui, crate::State::Present),
        Cell::Excused => t!(ui, "attendance-cell-excused"),
        Cell::NotLegitimate => t!(ui, "attendance-cell-not-legitimate"),
        Cell::Silent => t!(ui, "attendance-silent"),
        Cell::Late => pieces::state(ui, crate::State::Late),
        Cell::Left => pieces::state(ui, crate::State::Left),
        Cell::NotCalled => t!(ui, "attendance-cell-not-called"),
    }
}
