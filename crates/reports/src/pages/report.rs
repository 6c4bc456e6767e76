//! A report: `GET /livrets/{report}`; an edition that was: `…/versions/{edition}`; a guardian signs
//! that he has read it: `POST …/signature`.

use super::{grid, pieces, report_view};
use crate::{
    attendance::Tools,
    class_reports::{Conclude, Lock, Write},
    content::{Content, Lack},
    gather::{self, Gathered},
    news,
    report::{Kind, Report, Sign},
    signing::{self, Refusal},
    store::{self, awaited::Awaited, editions::Edition, signatures::Given},
    urls,
};
use axum::extract::{Path, State};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashMap;
use web::{
    Answer, App, Error, Form, Granted, Page, Read, Result, Ui, t,
    ui::{self, Tone},
};

/// What the page shows.
pub struct Shown {
    pub content: Content,
    /// None: it is being written, and only staff sees it so.
    pub edition: Option<u32>,
    pub lacks: Vec<Lack>,
    pub editions: Vec<Edition>,
    pub signed: Vec<Given>,
    /// Who has not signed what is out, for staff.
    pub awaited: Vec<Awaited>,
    /// Of its class; a family reads what was locked.
    gathered: Option<Gathered>,
    /// The one before and after in the class.
    around: [Option<(Id<Report>, String)>; 2],
}

/// The edition a viewer reads: staff what is, a family what it may read.
fn edition_of(report: &Report, is_family: bool) -> Option<u32> {
    if is_family { report.readable } else { (!report.is_open()).then_some(report.edition) }
}

pub fn load(tx: &Tx<'_>, tools: &Tools, report: &Report, is_family: bool) -> db::Result<Shown> {
    let editions = store::editions::of_report(tx, report.id)?;
    let signed = store::signatures::of_reports(tx, &[report.id])?;
    let edition = edition_of(report, is_family);
    if is_family {
        let found = editions.iter().find(|it| Some(it.edition) == edition);
        let content = found.ok_or(db::Error::Missing)?.content.clone();
        let (lacks, awaited, around) = (Vec::new(), Vec::new(), [None, None]);
        let gathered = None;
        return Ok(Shown { content, edition, lacks, editions, signed, awaited, gathered, around });
    }
    let period = results::period::load(tx, report.period_id)?.ok_or(db::Error::Missing)?;
    let gathered = gather::load(tx, tools, &report.class, &period)?;
    let drawn = gathered.content(&report.written);
    let lacks = if report.is_open() { drawn.lacks() } else { Vec::new() };
    let kept = editions.iter().find(|it| Some(it.edition) == edition);
    let content = kept.map_or(drawn, |edition| edition.content.clone());
    let place = gathered.sheet.reports.iter().position(|it| it.id == report.id);
    let named = |place: Option<usize>| {
        let id = gathered.sheet.reports.get(place?)?.id;
        Some((id, gathered.sheet.named(id)?.name().full()))
    };
    let around =
        [named(place.and_then(|it| it.checked_sub(1))), named(place.map(|place| place + 1))];
    let gathered = Some(gathered);
    let awaited = store::awaited::of_reports(tx, &[report.id], (tx.now(), tx.now().day()))?;
    Ok(Shown { content, edition, lacks, editions, signed, awaited, gathered, around })
}

pub async fn get(report: Granted<Read, Report>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let is_family = is_family(&report);
    let (tools, of) = (Tools::of(&app), Report::clone(&report));
    let shown = app.db.read(move |tx: &Tx<'_>| load(tx, &tools, &of, is_family)).await?;
    if let (true, Some(edition)) = (is_family, shown.edition) {
        let (id, person, now) = (report.id, report.viewer.person, ui.now);
        let see = move |tx: &Tx<'_>| {
            store::editions::see(tx, (id, edition), person, now)?;
            news::seen(tx, id, person, now)
        };
        app.db.mark(see).await?;
    }
    Ok(view(&ui, &report, &shown, is_family))
}

/// A teacher whose own child it is reads it as his teacher.
pub fn is_family(report: &Granted<Read, Report>) -> bool {
    use web::Allows;
    !Allows::<Read>::allows(&report.class, &report.viewer)
}

fn view(ui: &Ui, report: &Granted<Read, Report>, shown: &Shown, is_family: bool) -> Page {
    let content = &shown.content;
    let title = match report.kind {
        Kind::Period => {
            t!(ui, "reports-of", name = content.pupil(), period = content.period).into_owned()
        }
        Kind::Cycle => t!(ui, "reports-of-cycle", name = content.pupil()).into_owned(),
    };
    let class_title = t!(ui, "reports-class-title", class = report.class.name);
    let class_url = urls::class(report.class_id, report.period_id);
    let all = t!(ui, "reports-title");
    let up = if is_family { (urls::HOME, &*all) } else { (&*class_url, &*class_title) };
    let body = html! {
        (ui::breadcrumb(ui, &[up]))
        (ui::head(&title, html! {
            div.actions {
                a.button.plain href=(urls::pdf(report.id, shown.edition)) {
                    (ui::icon("download")) (t!(ui, "reports-pdf"))
                }
            }
        }))
        @if is_family { (family(ui, report, shown)) } @else { (staff(ui, report, shown)) }
        article.livret { (report_view::draw(ui, content)) }
        @if is_family { (sign_form(ui, report, shown)) } @else { (signatures(ui, report, shown)) }
        (editions(ui, report, shown, is_family))
    };
    ui.page(&title, body)
}

fn family(ui: &Ui, report: &Report, shown: &Shown) -> Markup {
    let edition = shown.editions.iter().find(|it| Some(it.edition) == shown.edition);
    html! {
        @if !report.is_current() {
            @let reason = edition.map_or("", |it| &it.reason);
            (ui::note(Tone::Warn, t!(ui, "reports-reopened-note", reason = reason)))
        }
    }
}

fn staff(ui: &Ui, report: &Granted<Read, Report>, shown: &Shown) -> Markup {
    let domains: Vec<_> = report.domains().iter().collect();
    let own = |gathered| grid::own_places(gathered, &domains, &report.viewer);
    let own = shown.gathered.as_ref().map(own).unwrap_or_default();
    html! {
        nav.livret-around aria-label=(t!(ui, "reports-pupils")) {
            @for (way, found) in ["prev", "next"].into_iter().zip(&shown.around) {
                @if let Some((id, name)) = found {
                    a.button.plain.small href=(urls::report(*id)) rel=(way) { (name) }
                }
            }
        }
        @if !shown.lacks.is_empty() {
            section.card aria-labelledby="lacks" {
                header { h2 #lacks { (t!(ui, "reports-missing")) } }
                ul.livret-lacks.body {
                    @for lack in &shown.lacks {
                        li { (pieces::lack(ui, (&report.class, &own), report, lack)) }
                    }
                }
            }
        }
        @if report.is_open() {
            div.actions {
                @if ui.may::<Conclude>(&**report) {
                    (ui::button_link(&urls::of_report(report.id, "bilan"), "pencil",
                        t!(ui, "reports-conclude")))
                }
                @if ui.may::<Lock>(&**report) { (lock_form(ui, report, shown)) }
            }
        } @else {
            (ui::note(Tone::Info, locked(ui, report, shown)))
            @if ui.may::<Lock>(&**report) {
                div.actions {
                    a.button.plain href=(urls::of_report(report.id, "reouverture")) {
                        (ui::icon("undo-2")) (t!(ui, "reports-reopen"))
                    }
                }
            }
        }
    }
}

fn lock_form(ui: &Ui, report: &Report, shown: &Shown) -> Markup {
    ui::action(
        ui,
        &urls::of_class(report.class_id, "verrou"),
        html! {
            input type="hidden" name="period" value=(report.period_id);
            input type="hidden" name="livret" value=(report.id);
            @if !shown.lacks.is_empty() {
                (ui::checkbox("with_lacks", &t!(ui, "reports-lock-anyway"), false))
            }
            button.button.plain { (ui::icon("lock")) (t!(ui, "reports-lock-one")) }
        },
    )
}

fn locked(ui: &Ui, report: &Report, shown: &Shown) -> String {
    let edition = shown.editions.iter().find(|it| it.edition == report.edition);
    let at = edition.map(|it| ui.when_in_full(it.locked_at)).unwrap_or_default();
    match report.publish_at {
        None => t!(ui, "reports-locked-at", hour = at).into_owned(),
        Some(out) if out > ui.now => {
            t!(ui, "reports-out-from", hour = ui.when_in_full(out)).into_owned()
        }
        Some(out) => t!(ui, "reports-out-since", hour = ui.when_in_full(out)).into_owned(),
    }
}

/// Each guardian signs for himself; he sees his own signature alone.
fn sign_form(ui: &Ui, report: &Granted<Read, Report>, shown: &Shown) -> Markup {
    let Some(edition) = shown.edition else { return html! {} };
    let is_mine = |it: &&Given| it.edition == edition && it.guardian == report.viewer.person;
    html! {
        section.livret-sign aria-labelledby="sign" {
            @if let Some(given) = shown.signed.iter().find(is_mine) {
                h2 #sign { (t!(ui, "reports-signed-thanks")) }
                @if given.noter().is_some() {
                    p { (t!(ui, "reports-signed-paper", hour = ui.when_in_full(given.signed_at))) }
                } @else {
                    p { (t!(ui, "reports-signed-on", hour = ui.when_in_full(given.signed_at))) }
                }
            } @else if report.is_current() && ui.may::<Sign>(&**report) {
                h2 #sign { (t!(ui, "reports-sign-title")) }
                p { (t!(ui, "reports-sign-hint")) }
                (ui::action(ui, &urls::of_report(report.id, "signature"), html! {
                    input type="hidden" name="edition" value=(edition);
                    button.button { (ui::icon("signature")) (t!(ui, "reports-sign")) }
                }))
            }
        }
    }
}

/// Who has signed, here or on paper, and who has not yet.
fn signatures(ui: &Ui, report: &Granted<Read, Report>, shown: &Shown) -> Markup {
    let Some(edition) = shown.edition else { return html! {} };
    let given: Vec<&Given> = shown.signed.iter().filter(|it| it.edition == edition).collect();
    html! {
        @if !given.is_empty() || !shown.awaited.is_empty() {
            section.card aria-labelledby="signatures" {
                header { h2 #signatures { (t!(ui, "reports-signatures")) } }
                ul.rows.livret-signatures {
                    @for it in given {
                        li.row {
                            div.grow { (signature(ui, it)) }
                            @if it.noted_by == Some(report.viewer.person) && !report.is_open() {
                                (paper_back(ui, report, it))
                            }
                        }
                    }
                    @for it in &shown.awaited {
                        li.row {
                            div.grow { (t!(ui, "reports-not-signed", name = it.name().formal())) }
                            @if ui.may::<Write>(&**report) { (paper(ui, report, edition, it)) }
                        }
                    }
                }
            }
        }
    }
}

fn signature(ui: &Ui, given: &Given) -> Markup {
    let (name, hour) = (given.name().formal(), ui.when_in_full(given.signed_at));
    html! {
        @match given.noter() {
            None => (t!(ui, "reports-signed-by", name = name, hour = hour)),
            Some(noter) => {
                (t!(ui, "reports-signed-paper-by", name = name, hour = hour,
                    noter = noter.formal()))
            }
        }
    }
}

/// He gave it back on paper: one button a guardian, which says whose it is.
fn paper(ui: &Ui, report: &Report, edition: u32, of: &Awaited) -> Markup {
    ui::action(
        ui,
        &urls::of_report(report.id, "signature-papier"),
        html! {
            input type="hidden" name="edition" value=(edition);
            input type="hidden" name="guardian" value=(of.guardian);
            button.button.plain.small {
                (ui::icon("signature")) (t!(ui, "reports-paper"))
                span.hidden { " " (of.name().formal()) }
            }
        },
    )
}

/// It was not his to note, or not this guardian's: who noted it takes it back.
fn paper_back(ui: &Ui, report: &Report, given: &Given) -> Markup {
    ui::action(
        ui,
        &urls::of_report(report.id, "signature-papier/retrait"),
        html! {
            input type="hidden" name="edition" value=(given.edition);
            input type="hidden" name="guardian" value=(given.guardian);
            button.button.plain.small {
                (ui::icon("undo-2")) (t!(ui, "reports-paper-back"))
                span.hidden { " " (given.name().formal()) }
            }
        },
    )
}

/// What it said before it was reopened.
fn editions(ui: &Ui, report: &Report, shown: &Shown, is_family: bool) -> Markup {
    let older: Vec<&Edition> = shown
        .editions
        .iter()
        .filter(|it| Some(it.edition) != shown.edition)
        .filter(|it| !is_family || is_out(it, ui))
        .collect();
    html! {
        @if !older.is_empty() {
            section.card aria-labelledby="editions" {
                header { h2 #editions { (t!(ui, "reports-editions")) } }
                ul.body {
                    @for edition in older {
                        li {
                            a href=(urls::edition(report.id, edition.edition)) {
                                (t!(ui, "reports-edition", number = edition.edition,
                                    hour = ui.when_in_full(edition.locked_at)))
                            }
                            @if !edition.reason.is_empty() {
                                " · " (t!(ui, "reports-reason-was", reason = edition.reason))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn is_out(edition: &Edition, ui: &Ui) -> bool {
    edition.published_at.is_some_and(|at| at <= ui.now)
}

/// An edition that was, as it was: `GET /livrets/{report}/versions/{edition}`.
pub async fn version(
    report: Granted<Read, Report>,
    State(app): State<App>,
    Path(path): Path<HashMap<String, String>>,
    ui: Ui,
) -> Result<Page> {
    let number = path.get("edition").and_then(|it| it.parse().ok()).ok_or(Error::NotFound)?;
    let id = report.id;
    let found = app.db.read(move |tx: &Tx<'_>| store::editions::find(tx, id, number)).await?;
    let is_family = is_family(&report);
    let edition = found.filter(|it| !is_family || is_out(it, &ui)).ok_or(Error::NotFound)?;
    let name = edition.content.pupil();
    let title = t!(&ui, "reports-of-edition", name = name, number = number);
    Ok(ui.page(
        &title,
        html! {
            (ui::breadcrumb(&ui, &[(&urls::report(id), &name)]))
            (ui::head(&title, html! {
                div.actions {
                    a.button.plain href=(urls::pdf(id, Some(number))) {
                        (ui::icon("download")) (t!(&ui, "reports-pdf"))
                    }
                }
            }))
            (ui::note(Tone::Info, t!(&ui, "reports-edition",
                number = number, hour = ui.when_in_full(edition.locked_at))))
            @if !edition.reason.is_empty() {
                (ui::note(Tone::Warn, t!(&ui, "reports-reason-was", reason = edition.reason)))
            }
            article.livret { (report_view::draw(&ui, &edition.content)) }
        },
    ))
}

#[derive(Deserialize)]
pub struct SignForm {
    edition: u32,
}

pub async fn sign(
    report: Granted<Sign, Report>,
    State(app): State<App>,
    ui: Ui,
    form: Form<SignForm>,
) -> Result<Answer> {
    let (id, edition, now) = (report.id, form.edition, ui.now);
    let code = app.random.token();
    let write = move |tx: &Tx<'_>| signing::sign(tx, &report, edition, &code, now);
    let back = Answer::to(urls::report(id));
    match app.db.write(write).await {
        Ok(()) => Ok(back.saying(t!(&ui, "reports-signed-thanks"))),
        Err(error) => match error.reason::<Refusal>() {
            Some(Refusal::Changed) => Ok(back.saying(t!(&ui, "reports-refused-edition"))),
            Some(Refusal::Signed | Refusal::NotNoted) | None => Err(error.into()),
        },
    }
}
