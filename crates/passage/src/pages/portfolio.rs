//! A portfolio: `/passage/eleves/{pupil}/portfolio`. The pupil and his family keep, a teacher of
//! today proposes; a young pupil sees pictures.

use super::{
    keepsake_form::{KeepsakeForm, Written, fields},
    pieces,
};
use crate::{
    Portfolio,
    access::Add,
    keepsake::{FILES, KEPT_MAX, Keepsake, KeepsakeState, NewKeepsake, files_of},
    news, preparing,
    refusal::Refusal,
    store::{self, keepsakes::Line},
    urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use files::{File, FormWithFiles};
use maud::{Markup, html};
use people::Person;
use std::collections::HashMap;
use web::{Answer, App, Granted, Page, Problems, Read, Result, Ui, Viewer, passage::Lent, t, ui};

struct Shown {
    lines: Vec<Line>,
    files: HashMap<Id<Keepsake>, Vec<File>>,
    chosen: Vec<File>,
    bytes_max: u64,
}

async fn load(
    app: &App,
    portfolio: &Portfolio,
    viewer: &Viewer,
    named: Vec<Id<File>>,
) -> Result<Shown> {
    let (pupil, person) = (portfolio.pupil(), viewer.person);
    let (of, whose) = (portfolio.clone(), viewer.clone());
    let bytes_max = files::bytes_max(app, viewer);
    let read = move |tx: &Tx<'_>| {
        let mut lines = store::keepsakes::of_pupil(tx, pupil)?;
        lines.retain(|it| of.shows(it, &whose));
        let ids: Vec<Id<Keepsake>> = lines.iter().map(|it| it.id).collect();
        let files = files::of_all(tx, FILES, &ids)?;
        Ok(Shown { lines, files, chosen: files::own(tx, person, &named)?, bytes_max })
    };
    Ok(app.db.read(read).await?)
}

pub async fn get(
    portfolio: Granted<Read, Portfolio>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let shown = load(&app, &portfolio, &portfolio.viewer, Vec::new()).await?;
    let form = KeepsakeForm::new(ui.today());
    Ok(view(&ui, &portfolio, &portfolio.viewer, &shown, (&form, &Problems::none())))
}

pub async fn post(
    portfolio: Granted<Add, Portfolio>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<KeepsakeForm>,
) -> Result<Answer> {
    let viewer = portfolio.viewer.clone();
    let written = match form.checked(|form| form.check(ui.today())) {
        Ok(written) => written,
        Err(problems) => {
            return again(&app, &ui, &portfolio, &viewer, (&form, &problems)).await;
        }
    };
    let is_ours = portfolio.is_of(&viewer);
    let (pupil, now) = (portfolio.pupil(), app.clock.now());
    let keepers = Lent::of(&app);
    let write = move |tx: &Tx<'_>| {
        add(tx, (pupil, is_ours), &written, viewer.person, now)?;
        preparing::refresh(tx, &keepers, pupil, now.day())
    };
    match app.db.write(write).await {
        Ok(()) => {
            let name = portfolio.first_name.as_str();
            let words = if is_ours {
                t!(&ui, "passage-kept")
            } else {
                t!(&ui, "passage-proposed", name = name)
            };
            Ok(Answer::to(urls::portfolio(pupil)).saying(words))
        }
        Err(error) => match error.reason::<Refusal>() {
            Some(refusal) => {
                let problems = refusal.problems();
                again(&app, &ui, &portfolio, &portfolio.viewer, (&form, &problems)).await
            }
            None => Err(error.into()),
        },
    }
}

/// Keeps something, or proposes it to the family.
fn add(
    tx: &Tx<'_>,
    (pupil, is_ours): (Id<Person>, bool),
    written: &Written,
    by: Id<Person>,
    at: base::Instant,
) -> db::Result<()> {
    if store::keepsakes::count(tx, pupil)? >= KEPT_MAX {
        return Err(db::Error::refused(Refusal::Full));
    }
    let new = NewKeepsake {
        pupil,
        kind: written.kind,
        title: written.title.clone(),
        words: written.words.clone(),
        made_on: written.made_on,
        is_kept: is_ours,
        // What comes from the class may be seen there.
        is_shown: written.is_shown || !is_ours,
        by,
        at,
    };
    let id = store::keepsakes::insert(tx, &new)?;
    files::attach(tx, by, &written.files, files_of(id))?;
    if is_ours { Ok(()) } else { news::proposed(tx, id, pupil, at) }
}

async fn again(
    app: &App,
    ui: &Ui,
    portfolio: &Portfolio,
    viewer: &Viewer,
    (form, problems): (&KeepsakeForm, &Problems),
) -> Result<Answer> {
    let shown = load(app, portfolio, viewer, form.files()).await?;
    Ok(view(ui, portfolio, viewer, &shown, (form, problems)).unprocessable().into())
}

fn view(
    ui: &Ui,
    portfolio: &Portfolio,
    viewer: &Viewer,
    shown: &Shown,
    (form, problems): (&KeepsakeForm, &Problems),
) -> Page {
    let is_own = viewer.person == portfolio.pupil();
    let title = if is_own {
        t!(ui, "passage-my-portfolio")
    } else {
        t!(ui, "passage-portfolio-of", name = portfolio.first_name)
    };
    let body = html! {
        (pieces::back(ui, viewer, (portfolio.pupil(), &portfolio.first_name)))
        h1 { (title) }
        @if is_own && viewer.is_young_pupil() {
            (pictures(ui, shown))
        } @else {
            p { (t!(ui, "passage-portfolio-lead")) }
            @if shown.lines.is_empty() { (ui::empty(t!(ui, "passage-portfolio-empty"), None)) }
            @else { div.card { (list(ui, shown)) } }
        }
        @if ui.may::<Add>(portfolio) { (adding(ui, portfolio, viewer, shown, (form, problems))) }
    };
    ui.narrow(&title, body)
}

/// For who does not read yet: large pictures to press.
fn pictures(ui: &Ui, shown: &Shown) -> Markup {
    let kept = shown.lines.iter().filter(|it| it.state == KeepsakeState::Kept);
    let kept: Vec<&Line> = kept.collect();
    html! {
        @if kept.is_empty() { (ui::empty(t!(ui, "passage-portfolio-empty-young"), None)) }
        div.tiles {
            @for it in kept {
                a.tile href=(urls::keepsake(it.id)) {
                    @if let Some(file) = preview(shown, it) {
                        img src={ (urls::keepsake_file(it.id, file.id)) "?taille=320" } alt=""
                            width="160" height="120" loading="lazy";
                    } @else {
                        (ui::icon(pieces::icon(it.kind)))
                    }
                    span { (it.title) }
                }
            }
        }
    }
}

fn preview<'a>(shown: &'a Shown, line: &Line) -> Option<&'a File> {
    shown.files.get(&line.id)?.iter().find(|file| file.has_preview())
}

fn list(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        ul.rows {
            @for it in &shown.lines {
                li { (pieces::keepsake(ui, it)) }
            }
        }
    }
}

fn adding(
    ui: &Ui,
    portfolio: &Portfolio,
    viewer: &Viewer,
    shown: &Shown,
    (form, problems): (&KeepsakeForm, &Problems),
) -> Markup {
    let is_ours = portfolio.is_of(viewer);
    let words = if is_ours { t!(ui, "passage-add") } else { t!(ui, "passage-propose") };
    html! {
        details.more open[!problems.is_empty()] {
            summary { (words) }
            form.form method="post" enctype="multipart/form-data"
                action=(urls::portfolio(portfolio.pupil())) {
                (ui::token(ui))
                (ui::problems(ui, problems))
                (fields(ui, form, problems, (&shown.chosen, shown.bytes_max), is_ours))
                div.actions { button.button { (words) } }
            }
        }
    }
}
