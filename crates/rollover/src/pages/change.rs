//! A year change: `GET /annee-suivante/{change}`, where everybody goes and what comes next; the day
//! of the new classes: `POST`.

use super::{application, pieces, school::day, words};
use crate::{
    State as ChangeState, YearChange, YearClass,
    change::Prepare,
    editing,
    plan::To,
    shown::{OldShown, Shown, of_word},
    store, urls,
};
use axum::Json;
use axum::extract::State;
use base::PersonName;
use db::Tx;
use jobs::progress::{self, Progress, State as Ended};
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, App, At, Error, Form, Granted, Page, Problems, Read, Result, Ui, t,
    ui::{self, Field, Tone},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DayForm {
    pub version: i64,
    pub effective_on: String,
}

pub struct Content {
    pub shown: Shown,
    pub progress: Option<Progress>,
    /// Who has read the sentences.
    pub reader: Option<PersonName>,
    /// Pupils who are still in a class of the year that is over.
    late: Vec<(base::Id<people::Person>, String)>,
}

pub async fn get(
    change: Granted<Read, YearChange>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let content = load(&app, &ui, &change).await?;
    Ok(view(&ui, &change, &content, &Problems::none(), None))
}

pub async fn post(
    change: Granted<Prepare, YearChange>,
    State(app): State<App>,
    ui: Ui,
    form: Form<DayForm>,
) -> Result<Answer> {
    let checked = day(&form.effective_on, Some(change.year), ui.today()).at("effective_on");
    let effective_on = match Problems::gather((checked,)) {
        Ok((effective_on,)) => effective_on,
        Err(problems) => {
            let content = load(&app, &ui, &change).await?;
            return Ok(view(&ui, &change, &content, &problems, None).unprocessable().into());
        }
    };
    let wanted = YearChange { version: form.version, ..(*change).clone() };
    app.db.write(move |tx| editing::set_day(tx, &wanted, effective_on)).await?;
    Ok(Answer::to(urls::change(change.id)).saying(t!(ui, "rollover-saved")))
}

/// The page again, with why what was asked cannot be done.
pub async fn refused(app: &App, ui: &Ui, change: &YearChange, why: &str) -> Result<Page> {
    let content = load(app, ui, change).await?;
    Ok(view(ui, change, &content, &Problems::none(), Some(why)).unprocessable())
}

pub async fn follow(
    change: Granted<Read, YearChange>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<serde_json::Value>> {
    let id = change.progress.ok_or(Error::Gone)?;
    let progress = app.db.read(move |tx| progress::find(tx, id)).await?.ok_or(Error::Gone)?;
    Ok(pieces::followed(&ui, &progress, &urls::change(change.id)))
}

pub async fn load(app: &App, ui: &Ui, change: &YearChange) -> Result<Content> {
    let (change, today) = (change.clone(), ui.today());
    let read = move |tx: &Tx<'_>| {
        let mut shown = Shown::load(tx, &change, today)?;
        let progress = change.progress.map(|id| progress::find(tx, id)).transpose()?.flatten();
        let readers: Vec<_> = change.ready_by.into_iter().collect();
        let names = store::facts::names(tx, &readers)?;
        let reader = change.ready_by.and_then(|id| names.get(&id).cloned());
        shown.names.extend(names);
        let late = if change.state == ChangeState::Applied && change.effective_on <= today {
            let done = store::changes::done(tx, change.id)?;
            let old = done.map(|done| done.classes_old).unwrap_or_default();
            store::checks::late(tx, &old, today)?
        } else {
            Vec::new()
        };
        Ok(Content { shown, progress, reader, late })
    };
    Ok(app.db.read(read).await?)
}

fn view(
    ui: &Ui,
    change: &YearChange,
    content: &Content,
    problems: &Problems,
    why_not: Option<&str>,
) -> Page {
    let year = change.next_year().to_string();
    let title = t!(ui, "rollover-title", school = change.school_name, year = year);
    let shown = &content.shown;
    let body = html! {
        (pieces::way(ui, None))
        h1 { (title) }
        div.inline {
            (pieces::tag(ui, change))
            span.quiet {
                (t!(ui, "rollover-from-day", day = change.effective_on.in_words(ui.locale)))
            }
        }
        @if let Some(why) = why_not { (ui::note(Tone::Warn, why)) }
        @else { (pieces::held(ui, change, shown)) }
        (standing(ui, change, content))
        (pieces::figures(ui, &shown.plan.counts()))
        @if change.state.is_open() { (pieces::cautions(ui, change, shown)) }
        (late(ui, content))
        (application::next(ui, change, content))
        div.columns {
            (old_classes(ui, change, shown))
            (new_classes(ui, change, shown))
        }
        @if change.state.is_open() { (day_form(ui, change, problems)) }
    };
    ui.page(&title, body)
}

/// What one must know before anything else.
fn standing(ui: &Ui, change: &YearChange, content: &Content) -> Markup {
    let running = content.progress.as_ref().filter(|it| it.state == Ended::Running);
    let is_moving = change.state == ChangeState::Applying;
    let (follow, here) = (urls::of_change(change.id, "suivi"), urls::change(change.id));
    html! {
        @if let Some(progress) = running.filter(|_| is_moving) {
            (pieces::progress(ui, progress, &follow, &here))
        } @else if change.state.is_open() {
            (ui::note(Tone::Info, t!(ui, "rollover-nothing-changed-yet")))
        } @else if change.state == ChangeState::Applied && change.effective_on > ui.today() {
            (ui::note(Tone::Ok, t!(ui, "rollover-applied-for",
                                   day = change.effective_on.in_words(ui.locale))))
        }
    }
}

/// Who came after the evening, and has no class of the new year.
fn late(ui: &Ui, content: &Content) -> Markup {
    html! {
        @if !content.late.is_empty() {
            (ui::card("late", t!(ui, "rollover-late"), None, html! {
                ul.sentences {
                    @for (pupil, name) in &content.late {
                        li.doubt {
                            (ui::icon("triangle-alert"))
                            p { (t!(ui, "rollover-late-one", name = *name)) }
                            a href=(urls::person(*pupil)) { (t!(ui, "rollover-mend")) }
                        }
                    }
                }
            }))
        }
    }
}

/// The classes of the year that ends, and where their pupils go.
fn old_classes(ui: &Ui, change: &YearChange, shown: &Shown) -> Markup {
    ui::card(
        "old",
        t!(ui, "rollover-old-classes", year = change.year.to_string()),
        None,
        html! {
            @if shown.old.is_empty() { (ui::empty(t!(ui, "rollover-old-none"), None)) }
            ul.rows { @for class in &shown.old { li { (old_row(ui, change, shown, class)) } } }
        },
    )
}

fn old_row(ui: &Ui, change: &YearChange, shown: &Shown, class: &OldShown) -> Markup {
    let word = of_word(class.of);
    let url = if change.state.is_open() {
        urls::pupils(change.id, &word)
    } else {
        super::sentences::of(change.id, &word)
    };
    let ways: Vec<String> = shown
        .ways_of(class.of)
        .into_iter()
        .map(|(to, count)| counted(ui, shown, to, count))
        .collect();
    let name = words::origin(ui, class);
    html! {
        a.row href=(url) {
            span.face aria-hidden="true" { (ui::icon("users")) }
            span { b { (name) } span.quiet { (ways.join(" · ")) } }
            span.tag { (t!(ui, "rollover-pupil-count", count = class.pupils)) }
        }
    }
}

/// "CE2-A : 24"
fn counted(ui: &Ui, shown: &Shown, to: To, count: usize) -> String {
    let way = words::to(ui, shown, to);
    t!(ui, "rollover-way-count", way = way, count = count).into_owned()
}

fn new_classes(ui: &Ui, change: &YearChange, shown: &Shown) -> Markup {
    let url = urls::of_change(change.id, "classes");
    let add = t!(ui, "rollover-class-new");
    let all = change.state.is_open().then_some((url.as_str(), &*add));
    ui::card(
        "new",
        t!(ui, "rollover-new-classes", year = change.next_year().to_string()),
        all,
        html! {
            @if shown.plan.classes.is_empty() { (ui::empty(t!(ui, "rollover-new-none"), None)) }
            ul.rows {
                @for class in &shown.plan.classes { li { (new_row(ui, change, shown, class)) } }
            }
        },
    )
}

fn new_row(ui: &Ui, change: &YearChange, shown: &Shown, class: &YearClass) -> Markup {
    let team: Vec<String> = class.team.iter().map(|mate| shown.formal(mate.person)).collect();
    let quiet =
        if team.is_empty() { t!(ui, "rollover-no-team").into_owned() } else { team.join(", ") };
    let pupils = shown.plan.pupils_of(class.id).count();
    html! {
        a.row href=(urls::class(change.id, class.id)) {
            span.face aria-hidden="true" { (ui::icon("graduation-cap")) }
            span { b { (class.name) } span.quiet { (quiet) } }
            span.tag { (t!(ui, "rollover-pupil-count", count = pupils)) }
        }
    }
}

fn day_form(ui: &Ui, change: &YearChange, problems: &Problems) -> Markup {
    let (label, hint) = (t!(ui, "rollover-field-day"), t!(ui, "rollover-field-day-hint"));
    let value = change.effective_on.iso();
    let field = Field {
        name: "effective_on",
        label: &label,
        hint: Some(&hint),
        kind: "date",
        value: &value,
        ..Field::default()
    };
    html! {
        section.stack #day aria-labelledby="day-title" {
            h2 #day-title { (t!(ui, "rollover-day-title")) }
            (ui::form(ui, &urls::change(change.id), problems, html! {
                (pieces::version(change))
                (field.draw(ui, problems))
                div.actions { button.button.plain { (t!(ui, "rollover-save")) } }
            }))
        }
    }
}
