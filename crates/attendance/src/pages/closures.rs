//! Half-days without class: `/presences/ecoles/{school}/fermetures`, for who runs it, and
//! `/presences/communes/{town}/fermetures` for the town and all of its schools. Everybody of a
//! school reads when it is closed.

use super::{
    pieces,
    telling::{self, TellingForm},
};
use crate::{
    Moment, Slot,
    access::{self, Close},
    closure::{self, Called, Cause, Closure, Commune, Declaring, Outcome},
    store, urls,
};
use axum::extract::State;
use base::{Day, Id};
use db::Tx;
use maud::{Markup, html};
use people::{Person, School};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{
    Answer, App, At, Form, Granted, Page, Problems, Read, Result, Ui, form, t, ui, ui::Field,
};

const NOTE_CHARS_MAX: usize = 300;
/// Longer ones are holidays, which the calendar knows.
const DAYS_MAX: i32 = 60;
/// What was forgotten can still be declared.
const BACK_DAYS_MAX: i32 = 60;

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ClosingForm {
    /// `2026-11-23`
    from_on: String,
    /// `am` or `pm`
    from_half: String,
    /// The same day when it is empty.
    until_on: String,
    until_half: String,
    /// `strike`, `weather`, `bridge`, `works`, `training`, `other`
    cause: String,
    note: String,
    /// What becomes of half-days that were called already: `keep` them, or `close` them as well.
    called: String,
}

/// What a form says, once it cannot be wrong.
struct Said {
    from: Slot,
    until: Slot,
    cause: Cause,
    note: String,
}

impl ClosingForm {
    fn check(&self, today: Day) -> Result<Said, Problems> {
        let first = Day::parse(&self.from_on)
            .and_then(|day| day.not_before(today.plus_days(-BACK_DAYS_MAX)));
        let last = match self.until_on.trim() {
            "" => Ok(None),
            text => Day::parse(text).map(Some),
        };
        let cause = Cause::parse(&self.cause).ok_or(text::id!("attendance-wrong-reason"));
        let note = form::optional(&self.note, NOTE_CHARS_MAX).map(Option::unwrap_or_default);
        let (first, last, cause, note) = Problems::gather((
            first.at("from_on"),
            last.at("until_on"),
            cause.at("cause"),
            note.at("note"),
        ))?;
        let last = last.unwrap_or(first);
        let from = Slot::new(first, closure::half(&self.from_half, Moment::Morning));
        let until = Slot::new(last, closure::half(&self.until_half, Moment::Afternoon));
        if until < from || last.since(first) > DAYS_MAX {
            return Err(Problems::one("until_on", text::id!("attendance-wrong-end")));
        }
        Ok(Said { from, until, cause, note })
    }
}

/// Whose closures a page is about.
struct Place {
    name: String,
    url: String,
    schools: Vec<Id<School>>,
    is_town: bool,
    may_close: bool,
    back: Option<String>,
}

impl Place {
    fn of_school(ui: &Ui, school: &Granted<impl Sized, School>) -> Self {
        let follows = access::follows(&school.viewer, school.id);
        Place {
            name: school.name.clone(),
            url: urls::closures(school.id),
            schools: vec![school.id],
            is_town: false,
            may_close: ui.may::<Close>(&**school),
            back: follows.then(|| urls::school(school.id)),
        }
    }

    fn of_town(commune: &Commune, today: Day) -> Self {
        Place {
            name: commune.town.name.clone(),
            url: urls::closures_of_town(commune.town.id),
            schools: commune.open_on(today),
            is_town: true,
            may_close: true,
            back: None,
        }
    }
}

pub async fn get(school: Granted<Read, School>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let place = Place::of_school(&ui, &school);
    show(&app, &ui, &place).await
}

pub async fn get_town(
    commune: Granted<Read, Commune>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let place = Place::of_town(&commune, app.clock.today());
    show(&app, &ui, &place).await
}

pub async fn post(
    school: Granted<Close, School>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ClosingForm>,
) -> Result<Answer> {
    let place = Place::of_school(&ui, &school);
    declare(&app, &ui, &place, school.viewer.person, &form).await
}

pub async fn post_town(
    commune: Granted<Close, Commune>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ClosingForm>,
) -> Result<Answer> {
    let place = Place::of_town(&commune, app.clock.today());
    declare(&app, &ui, &place, commune.viewer.person, &form).await
}

/// `POST /presences/fermetures/{closure}/retrait`
pub async fn lift(
    closure: Granted<Close, Closure>,
    State(app): State<App>,
    ui: Ui,
    _: Form<super::absence::Nothing>,
) -> Result<Answer> {
    let (now, by) = (app.clock.now(), closure.viewer.person);
    let back = if closure.viewer.is_agent_of(closure.town_id) {
        urls::closures_of_town(closure.town_id)
    } else {
        urls::closures(closure.school_id)
    };
    let lifted = Closure::clone(&closure);
    app.db.write(move |tx| closure::lift(tx, &lifted, by, now)).await?;
    Ok(Answer::to(back).saying(t!(&ui, "attendance-closure-lifted")))
}

/// Those of schools, of the last weeks and to come.
pub async fn known(app: &App, schools: &[Id<School>]) -> Result<Vec<Closure>> {
    let (schools, today) = (schools.to_vec(), app.clock.today());
    let since = today.plus_days(-BACK_DAYS_MAX);
    Ok(app.db.read(move |tx| store::closures::of_schools(tx, &schools, since)).await?)
}

async fn show(app: &App, ui: &Ui, place: &Place) -> Result<Page> {
    let closures = known(app, &place.schools).await?;
    let form = ClosingForm { from_on: ui.today().iso(), ..ClosingForm::default() };
    Ok(view(ui, place, &closures, &form, &Problems::none(), &[]))
}

async fn declare(
    app: &App,
    ui: &Ui,
    place: &Place,
    by: Id<Person>,
    form: &ClosingForm,
) -> Result<Answer> {
    let (problems, asks) = match write(app, &place.schools, by, form).await? {
        Err(problems) => (problems, Vec::new()),
        Ok(called) if called.is_empty() => {
            let said = t!(ui, "attendance-closure-declared");
            return Ok(Answer::to(&place.url).saying(said));
        }
        Ok(called) => (Problems::none(), called),
    };
    let closures = known(app, &place.schools).await?;
    Ok(view(ui, place, &closures, form, &problems, &asks).unprocessable().into())
}

/// Declares what a form says; gives what was called then already and is to be decided first.
pub async fn write(
    app: &App,
    schools: &[Id<School>],
    by: Id<Person>,
    form: &ClosingForm,
) -> Result<Result<Vec<(Slot, u32)>, Problems>> {
    let now = app.clock.now();
    let Said { from, until, cause, note } = match form.check(now.day()) {
        Ok(said) => said,
        Err(problems) => return Ok(Err(problems)),
    };
    let called = Called::parse(&form.called);
    let schools = schools.to_vec();
    let new = Declaring { schools, from, until, cause, note, called, by, at: now };
    Ok(match app.db.write(move |tx: &Tx<'_>| closure::declare(tx, &new)).await? {
        Outcome::Declared => Ok(Vec::new()),
        Outcome::Asks(called) => Ok(called),
        Outcome::Nothing => {
            Err(Problems::one("from_on", text::id!("attendance-wrong-already-closed")))
        }
    })
}

fn view(
    ui: &Ui,
    place: &Place,
    closures: &[Closure],
    form: &ClosingForm,
    problems: &Problems,
    asks: &[(Slot, u32)],
) -> Page {
    let title = t!(ui, "attendance-closures");
    let home = t!(ui, "attendance-title");
    let school = t!(ui, "attendance-school-title");
    let crumb = match &place.back {
        Some(url) => (url.as_str(), &*school),
        None => (urls::HOME, &*home),
    };
    let body = html! {
        (ui::breadcrumb(ui, &[crumb]))
        h1 { (title) }
        p.quiet {
            @if place.is_town { (t!(ui, "attendance-closures-town", name = place.name)) }
            @else { (place.name) }
        }
        (list(ui, place, closures))
        @if place.may_close {
            (declaring(ui, place, form, problems, asks))
        }
    };
    ui.narrow(&title, body)
}

fn list(ui: &Ui, place: &Place, closures: &[Closure]) -> Markup {
    let lines = html! {
        @if closures.is_empty() { p.body.quiet { (t!(ui, "attendance-no-closure")) } }
        ul.rows {
            @for closure in closures {
                li { div.row {
                    (words(ui, closure, place.is_town))
                    @if place.may_close { (reopen(ui, closure)) }
                } }
            }
        }
    };
    ui::card("closures", t!(ui, "attendance-closures-known"), None, lines)
}

/// When, where and why a school is closed.
pub fn words(ui: &Ui, closure: &Closure, with_school: bool) -> Markup {
    html! {
        span {
            b { (pieces::span(ui, closure.from_slot, closure.until_slot)) }
            span.quiet {
                @if with_school { (closure.school_name) " · " }
                (cause(ui, closure.cause))
                @if !closure.note.is_empty() { " · " (closure.note) }
                @if with_school || ui.may::<Close>(closure) {
                    @if closure.calls > 0 {
                        " · " (t!(ui, "attendance-calls-aside", count = closure.calls))
                    }
                }
            }
        }
    }
}

fn reopen(ui: &Ui, closure: &Closure) -> Markup {
    let when = pieces::span(ui, closure.from_slot, closure.until_slot);
    let label = t!(ui, "attendance-reopen-of", when = when);
    ui::action(
        ui,
        &urls::reopening(closure.id),
        html! {
            button.button.plain aria-label=(label) { (t!(ui, "attendance-reopen")) }
        },
    )
}

fn cause(ui: &Ui, cause: Cause) -> std::borrow::Cow<'_, str> {
    match cause {
        Cause::Strike => t!(ui, "attendance-cause-strike"),
        Cause::Weather => t!(ui, "attendance-cause-weather"),
        Cause::Bridge => t!(ui, "attendance-cause-bridge"),
        Cause::Works => t!(ui, "attendance-cause-works"),
        Cause::Training => t!(ui, "attendance-cause-training"),
        Cause::Other => t!(ui, "attendance-cause-other"),
    }
}

fn declaring(
    ui: &Ui,
    place: &Place,
    form: &ClosingForm,
    problems: &Problems,
    asks: &[(Slot, u32)],
) -> Markup {
    let when = TellingForm {
        from_on: form.from_on.clone(),
        from_half: form.from_half.clone(),
        until_on: form.until_on.clone(),
        until_half: form.until_half.clone(),
        ..TellingForm::default()
    };
    let causes: Vec<(&str, String)> =
        Cause::ALL.iter().map(|it| (it.word(), cause(ui, *it).into_owned())).collect();
    let causes: Vec<(&str, &str)> = causes.iter().map(|(word, it)| (*word, it.as_str())).collect();
    let (label, hint) = (t!(ui, "attendance-cause"), t!(ui, "attendance-closure-note-hint"));
    let why = Field { name: "cause", label: &label, value: &form.cause, ..Field::default() };
    let label = t!(ui, "attendance-note");
    let note = Field {
        name: "note",
        label: &label,
        hint: Some(&hint),
        value: &form.note,
        is_optional: true,
        ..Field::default()
    };
    let content = html! {
        div.body { (ui::form(ui, &place.url, problems, html! {
            @if !asks.is_empty() { (asking(ui, asks)) }
            (telling::days(ui, &when, problems))
            (ui::select(ui, &why, &causes, problems))
            (note.draw(ui, problems))
            p.quiet { (t!(ui, "attendance-closure-told")) }
            div.actions {
                button.button { (ui::icon("megaphone")) (t!(ui, "attendance-close-do")) }
            }
        })) }
    };
    ui::card("declare", t!(ui, "attendance-close-title"), None, content)
}

/// There was class already: what is to become of these calls?
fn asking(ui: &Ui, asks: &[(Slot, u32)]) -> Markup {
    let options = [
        (Called::Keep, t!(ui, "attendance-called-keep")),
        (Called::Close, t!(ui, "attendance-called-close")),
    ];
    html! {
        div.note.warn role="alert" { div {
            p { (t!(ui, "attendance-called-already")) }
            ul {
                @for (slot, classes) in asks {
                    li {
                        (pieces::slot(ui, *slot)) " · "
                        (t!(ui, "attendance-called-classes", count = *classes))
                    }
                }
            }
        } }
        fieldset.choice {
            legend { (t!(ui, "attendance-called-question")) }
            @for (called, words) in options {
                label {
                    input type="radio" name="called" value=(called.word()) required;
                    span { (words) }
                }
            }
        }
    }
}
