//! The archive of a town that leaves: `GET /territoire/remises/{handover}` says how far it is, then
//! what it holds and until when; `…/suivi` is for the bar, `…/archive` the file, `…/effacement`
//! lets it go before its day, `…/reprise` has it begun anew.

use crate::{
    deeds,
    handover::{self, Handover, State as Made, Take, jobs::use_of},
    store::handovers as store,
    urls,
};
use axum::{Json, extract::State, response::Response};
use base::{Day, Id};
use db::Tx;
use files::Asked;
use jobs::progress::{self, Progress, State as Ended};
use maud::{Markup, html};
use people::body;
use serde::Deserialize;
use serde_json::json;
use web::{
    Answer, App, Error, Form, Granted, Manage, Page, Read, Result, Ui, t,
    ui::{self, Tone},
};

/// A download that goes on after the line was cut is one download.
const ONE_DOWNLOAD_MINUTES: i64 = 10;

#[derive(Deserialize)]
pub struct Nothing {}

pub async fn get(it: Granted<Read, Handover>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (town, id) = (it.town, it.progress);
    let load = move |tx: &Tx<'_>| Ok((body::of_town(tx, town)?, progress::find(tx, id)?));
    let (body, progress) = app.db.read(load).await?;
    let way = body.map(|body| (urls::body(body.id), body.name));
    Ok(view(&ui, &it, way.as_ref(), progress.as_ref()))
}

/// What the script of the bar asks for.
pub async fn follow(
    it: Granted<Read, Handover>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Json<serde_json::Value>> {
    let id = it.progress;
    let progress = app.db.read(move |tx: &Tx<'_>| progress::find(tx, id)).await?;
    let progress = progress.ok_or(Error::Gone)?;
    Ok(Json(json!({
        "done": progress.done,
        "total": progress.total.unwrap_or(0),
        "text": ui.say_kept(&progress.text_id, &[]),
        "finished": progress.state != Ended::Running,
        "next": urls::handover(it.id),
    })))
}

/// The archive itself; who has taken it is in the log of actions.
pub async fn archive(
    it: Granted<Take, Handover>,
    State(app): State<App>,
    ui: Ui,
    asked: Asked,
) -> Result<Response> {
    let (id, by, now) = (it.id, it.viewer.person, ui.now);
    let since = now.plus_minutes(-ONE_DOWNLOAD_MINUTES);
    let write = move |tx: &Tx<'_>| {
        let found = files::of(tx, use_of(id))?.pop();
        if found.is_some() && store::take(tx, id, since, now)? {
            deeds::of_archive(tx, "territory.take-archive", id, Some(by), now)?;
        }
        Ok(found)
    };
    let file = app.db.write(write).await?.filter(|_| it.is_there()).ok_or(Error::Gone)?;
    files::serve(&app, &file, asked).await
}

/// The town has it: nothing of it stays here.
pub async fn erase(
    it: Granted<Take, Handover>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    if !it.is_there() || it.taken_at.is_none() {
        return Err(Error::Conflict);
    }
    let (id, by, now) = (it.id, it.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        store::set_erased(tx, &[id])?;
        files::detach(tx, "handover", &[id], now)?;
        deeds::of_archive(tx, "territory.erase-archive", id, Some(by), now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::handover(id)).saying(t!(ui, "territory-handover-erased")))
}

pub async fn begin_anew(
    it: Granted<Manage, Handover>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, now): (Id<Handover>, _) = (it.id, ui.now);
    let write = move |tx: &Tx<'_>| {
        let progress = handover::begin(tx, id, now)?;
        store::begin_anew(tx, id, progress)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::handover(id)))
}

fn view(
    ui: &Ui,
    it: &Handover,
    way: Option<&(String, String)>,
    progress: Option<&Progress>,
) -> Page {
    let title = t!(ui, "territory-handover-title", name = it.name.as_str());
    let home = t!(ui, "territory-title");
    let mut steps = vec![(urls::HOME, &*home)];
    steps.extend(way.map(|(url, name)| (url.as_str(), name.as_str())));
    let content = html! {
        (ui::breadcrumb(ui, &steps))
        h1 { (title) }
        p { (t!(ui, "territory-handover-lead", day = it.as_of.in_words(ui.locale))) }
        @match it.state {
            Made::Making => (making(ui, it, progress)),
            Made::Ready => (ready(ui, it)),
            Made::Failed => (failed(ui, it)),
            Made::Erased => {
                (ui::note(Tone::Info, t!(ui, "territory-handover-is-erased")))
                (what(ui, it))
            }
        }
    };
    ui.narrow(&title, content)
}

fn making(ui: &Ui, it: &Handover, progress: Option<&Progress>) -> Markup {
    let words = progress.map(|it| ui.say_kept(&it.text_id, &[])).unwrap_or_default();
    let percent = progress.and_then(Progress::percent);
    let follow = urls::of_handover(it.id, "suivi");
    html! {
        section.card { div.body {
            div.progress data-behaviour="progress" data-progress-url=(follow) {
                progress aria-label=(words) max="100" value=[percent] {}
                p data-progress-text role="status" { (words) }
            }
            p.quiet { (t!(ui, "territory-handover-may-leave")) }
            p data-without-script {
                a href=(urls::handover(it.id)) { (t!(ui, "territory-handover-look-again")) }
            }
        } }
    }
}

fn ready(ui: &Ui, it: &Handover) -> Markup {
    let until = it.kept_until.map(|day| day.in_words(ui.locale)).unwrap_or_default();
    let archive = urls::of_handover(it.id, "archive");
    let erase = urls::of_handover(it.id, "effacement");
    html! {
        (what(ui, it))
        (ui::note(Tone::Warn, t!(ui, "territory-handover-personal")))
        p { (t!(ui, "territory-handover-until", day = until)) }
        div.actions {
            a.button href=(archive) download {
                (ui::icon("download")) (t!(ui, "territory-handover-take"))
            }
        }
        @if it.taken_at.is_some() {
            (ui::sure(
                ui, &erase, "trash-2", &t!(ui, "territory-handover-erase"),
                &t!(ui, "territory-handover-erase-sure"),
            ))
        }
    }
}

/// What it is, and how one shows that it is the same one.
fn what(ui: &Ui, it: &Handover) -> Markup {
    let made = it.made_at.map(|at| ui.when_in_full(at)).unwrap_or_default();
    let taken = it.taken_at.map(|at| ui.when_in_full(at));
    let rows = [
        (t!(ui, "territory-handover-made"), made),
        (t!(ui, "territory-schools"), it.schools.to_string()),
        (t!(ui, "territory-handover-persons"), it.persons.to_string()),
        (t!(ui, "territory-handover-files"), it.files.to_string()),
        (t!(ui, "territory-handover-weight"), files::weight(it.bytes, ui.locale)),
    ];
    let content = html! {
        dl.facts.body {
            @for (name, value) in &rows { div { dt { (name) } dd { (value) } } }
            @if let Some(taken) = taken {
                div { dt { (t!(ui, "territory-handover-taken")) } dd { (taken) } }
            }
            div {
                dt { (t!(ui, "territory-handover-digest")) }
                dd { code.digest { (it.digest) } }
            }
        }
        p.body.quiet { (t!(ui, "territory-handover-inside")) }
    };
    ui::card("archive", t!(ui, "territory-handover-what"), None, content)
}

fn failed(ui: &Ui, it: &Handover) -> Markup {
    html! {
        (ui::note(Tone::Warn, t!(ui, "territory-handover-has-failed")))
        @if ui.may::<Manage>(it) {
            (ui::action(ui, &urls::of_handover(it.id, "reprise"), html! {
                button.button { (t!(ui, "territory-handover-anew")) }
            }))
        }
    }
}

/// The archives of a town, on the page of its commune; for those who may take them.
pub fn rows(ui: &Ui, all: &[Handover]) -> Markup {
    let mine: Vec<&Handover> = all.iter().filter(|it| ui.may::<Take>(*it)).collect();
    let row = |it: &Handover| {
        let until = it.kept_until.map(Day::french);
        html! {
            li { a.row href=(urls::handover(it.id)) {
                span {
                    b { (t!(ui, "territory-handover-of", day = it.as_of.french())) }
                    span.quiet {
                        (state(ui, it.state))
                        @if let Some(day) = until {
                            " · " (t!(ui, "territory-until-day", day = day))
                        }
                    }
                }
                (ui::icon("chevron-right"))
            } }
        }
    };
    html! {
        @if !mine.is_empty() {
            (ui::card("handed", t!(ui, "territory-handed"), None, html! {
                ul.rows { @for it in mine { (row(it)) } }
            }))
        }
    }
}

fn state(ui: &Ui, state: Made) -> std::borrow::Cow<'_, str> {
    match state {
        Made::Making => t!(ui, "territory-handover-state-making"),
        Made::Ready => t!(ui, "territory-handover-state-ready"),
        Made::Failed => t!(ui, "territory-handover-state-failed"),
        Made::Erased => t!(ui, "territory-handover-state-erased"),
    }
}
