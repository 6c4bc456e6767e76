//! What a file would change, said before it is done: `/emploi-du-temps/imports/{…}`; applied, put
//! aside, or undone.

use super::{bring::stage, pieces};
use crate::{
    Import, PartKind,
    bringing::{self, Draft},
    import::State as Stage,
    store,
    timetable::Arrange,
    urls,
};
use axum::extract::State;
use base::{Day, SchoolYear};
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Granted, Nothing, Page, Problems, Read, Result, Ui, t,
    ui::{self, Field, Tone},
};

const PROBLEMS_SHOWN: usize = 100;

pub async fn get(import: Granted<Read, Import>, State(app): State<App>, ui: Ui) -> Result<Page> {
    shown(&app, &ui, &import, (None, &Problems::none())).await
}

async fn shown(
    app: &App,
    ui: &Ui,
    import: &Import,
    (typed, problems): (Option<&str>, &Problems),
) -> Result<Page> {
    let of = import.clone();
    let draft = app.db.read(move |tx: &Tx<'_>| bringing::draft(tx, &of)).await?;
    Ok(view(ui, import, &draft, (typed, problems)))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ApplyForm {
    from_on: String,
    /// `on`: everybody is told that there is a new one.
    tells: String,
    /// `look`: what would change from that day on is said again, and nothing is done.
    action: String,
}

impl ApplyForm {
    fn check(&self, today: Day) -> std::result::Result<Day, Problems> {
        let year = SchoolYear::of(today);
        let first = year.first_day().unwrap_or(today);
        let last = year.next().last_day().unwrap_or(today);
        let day = Day::parse(&self.from_on);
        let day = day.and_then(|it| it.not_before(first)).and_then(|it| it.not_after(last));
        Ok(day.at("from_on")?)
    }
}

pub async fn apply(
    import: Granted<Arrange, Import>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ApplyForm>,
) -> Result<Answer> {
    let from = match form.check(ui.today()) {
        Ok(from) => from,
        Err(problems) => {
            let again = (Some(form.from_on.as_str()), &problems);
            return Ok(shown(&app, &ui, &import, again).await?.unprocessable().into());
        }
    };
    let (id, now, tells) = (import.id, ui.now, form.tells == "on");
    if form.action == "look" {
        app.db.write(move |tx: &Tx<'_>| store::imports::set_from(tx, id, from)).await?;
        return Ok(Answer::to(urls::import(id)));
    }
    let (to, by, import) = (urls::school(import.school_id), import.viewer.person, import.clone());
    let write = move |tx: &Tx<'_>| {
        store::imports::set_from(tx, id, from)?;
        let chosen = Import { from_on: Some(from), ..import.clone() };
        bringing::apply(tx, &chosen, (by, tells), now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(to).saying(t!(&ui, "timetable-applied")))
}

pub async fn drop(
    import: Granted<Arrange, Import>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (to, now) = (urls::bring(import.school_id), ui.now);
    app.db.write(move |tx: &Tx<'_>| bringing::drop(tx, &import, import.viewer.person, now)).await?;
    Ok(Answer::to(to).saying(t!(&ui, "timetable-dropped")))
}

pub async fn undo(
    import: Granted<Arrange, Import>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (to, now) = (urls::import(import.id), ui.now);
    app.db.write(move |tx: &Tx<'_>| bringing::undo(tx, &import, import.viewer.person, now)).await?;
    Ok(Answer::to(to).saying(t!(&ui, "timetable-undone")))
}

fn view(
    ui: &Ui,
    import: &Import,
    draft: &Draft,
    (typed, problems): (Option<&str>, &Problems),
) -> Page {
    let title = t!(ui, "timetable-draft", name = import.name);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "timetable-title")),
            (&urls::bring(import.school_id), &t!(ui, "timetable-bring"))]))
        h1 { (title) }
        p { (stage(ui, import.state)) " " span.quiet { (ui.when_in_full(import.at)) } }
        @match import.state {
            Stage::Read => { (waiting(ui, import, draft, (typed, problems))) }
            Stage::Applied => { (applied(ui, import)) }
            Stage::Undone | Stage::Dropped => {}
        }
        @if !draft.problems.is_empty() { (left_out(ui, draft)) }
    };
    ui.narrow(&title, body)
}

/// What it holds and would change, as sentences.
fn sentences(ui: &Ui, import: &Import, draft: &Draft) -> Vec<String> {
    if !import.format.has_lessons() {
        return vec![t!(ui, "timetable-says-services", count = draft.codes).into_owned()];
    }
    let mut said = vec![
        t!(ui, "timetable-says-lessons", count = draft.lessons).into_owned(),
        t!(
            ui,
            "timetable-says-whom",
            classes = draft.classes + draft.groups,
            teachers = draft.teachers,
            rooms = draft.rooms
        )
        .into_owned(),
    ];
    let from = import.from_on.map(|day| pieces::day(ui, day)).unwrap_or_default();
    said.push(match draft.replaced {
        Some(count) => t!(ui, "timetable-says-replaces", day = from, count = count).into_owned(),
        None => t!(ui, "timetable-says-first", day = from).into_owned(),
    });
    let lost = (draft.lost > 0).then(|| t!(ui, "timetable-says-lost", count = draft.lost));
    let wrong = draft.problems.len();
    let wrong = (wrong > 0).then(|| t!(ui, "timetable-says-wrong", count = wrong));
    said.extend(lost.into_iter().chain(wrong).map(std::borrow::Cow::into_owned));
    said
}

fn waiting(
    ui: &Ui,
    import: &Import,
    draft: &Draft,
    (typed, problems): (Option<&str>, &Problems),
) -> Markup {
    let from = import.from_on.map(Day::iso).unwrap_or_default();
    let (label, hint) = (t!(ui, "timetable-from"), t!(ui, "timetable-from-hint"));
    let field = Field {
        name: "from_on",
        label: &label,
        hint: Some(&hint),
        value: typed.unwrap_or(&from),
        kind: "date",
        class: "short",
        ..Field::default()
    };
    html! {
        ul.sentences { @for said in sentences(ui, import, draft) { li { (said) } } }
        @if !draft.unknown.is_empty() { (unknown(ui, import, draft)) }
        (ui::form(ui, &urls::application(import.id), problems, html! {
            @if import.format.has_lessons() {
                (field.draw(ui, problems))
                (ui::checkbox("tells", &t!(ui, "timetable-tells"), false))
            } @else {
                input type="hidden" name="from_on" value=(from);
            }
            div.actions {
                button.button name="action" value="apply" {
                    (ui::icon("check")) (t!(ui, "timetable-apply"))
                }
                @if import.format.has_lessons() {
                    button.button.plain name="action" value="look" {
                        (t!(ui, "timetable-look"))
                    }
                }
            }
        }))
        (ui::action(ui, &urls::abandon(import.id), html! {
            button.button.plain { (t!(ui, "timetable-drop")) }
        }))
    }
}

fn unknown(ui: &Ui, import: &Import, draft: &Draft) -> Markup {
    let count = |kind: PartKind| draft.unknown.iter().filter(|(it, ..)| *it == kind).count();
    let (classes, teachers) = (count(PartKind::Class), count(PartKind::Teacher));
    let lines = html! {
        div.body {
            @if classes > 0 { p { (t!(ui, "timetable-unknown-classes", count = classes)) } }
            @if teachers > 0 { p { (t!(ui, "timetable-unknown-teachers", count = teachers)) } }
            p.quiet { (t!(ui, "timetable-unknown-hint")) }
            a.button.plain href=(urls::matches(import.id)) {
                (ui::icon("users")) (t!(ui, "timetable-unknown-say"))
            }
        }
    };
    ui::card("unknown", t!(ui, "timetable-unknown"), None, lines)
}

fn applied(ui: &Ui, import: &Import) -> Markup {
    let from = import.from_on.map(|day| pieces::day(ui, day)).unwrap_or_default();
    html! {
        @if import.format.has_lessons() {
            (ui::note(Tone::Ok,
                t!(ui, "timetable-holds", day = from, count = import.lessons)))
        } @else {
            (ui::note(Tone::Ok, t!(ui, "timetable-services-kept")))
        }
        (ui::sure(ui, &urls::undoing(import.id), "undo-2", &t!(ui, "timetable-undo"),
            &t!(ui, "timetable-undo-sure")))
    }
}

fn left_out(ui: &Ui, draft: &Draft) -> Markup {
    let more = draft.problems.len().saturating_sub(PROBLEMS_SHOWN);
    let lines = html! {
        ul.sentences {
            @for problem in draft.problems.iter().take(PROBLEMS_SHOWN) {
                li { (problem.said(ui)) }
            }
            @if more > 0 { li { (t!(ui, "timetable-more-lines", count = more)) } }
        }
    };
    ui::card("left-out", t!(ui, "timetable-left-out"), None, lines)
}
