//! One thing of a portfolio: `/passage/portfolio/{keepsake}`.

use super::{
    keepsake_form::{KeepsakeForm, fields},
    pieces,
};
use crate::{
    Keepsake,
    access::Keep,
    keepsake::{FILES, KeepsakeState, NewKeepsake, files_of},
    news, preparing, store, urls,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::Id;
use db::Tx;
use files::{Asked, File, FilePath, FormWithFiles};
use maud::{Markup, html};
use people::Person;
use web::{
    Answer, App, Edit, Form, Granted, Nothing, Page, Problems, Read, Result, Ui, Viewer,
    passage::Lent, t, ui,
};

struct Shown {
    files: Vec<File>,
    chosen: Vec<File>,
    bytes_max: u64,
}

async fn load(
    app: &App,
    keepsake: Id<Keepsake>,
    viewer: &Viewer,
    named: Option<Vec<Id<File>>>,
) -> Result<Shown> {
    let (person, bytes_max) = (viewer.person, files::bytes_max(app, viewer));
    let read = move |tx: &Tx<'_>| {
        let files = files::of(tx, files_of(keepsake))?;
        let chosen = files::shown(tx, person, Some(files_of(keepsake)), named.as_deref())?;
        Ok(Shown { files, chosen, bytes_max })
    };
    Ok(app.db.read(read).await?)
}

pub async fn get(
    keepsake: Granted<Read, Keepsake>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let shown = load(&app, keepsake.id, &keepsake.viewer, None).await?;
    let form = KeepsakeForm::of(&keepsake);
    Ok(view(&ui, &keepsake, &shown, (&form, &Problems::none())))
}

pub async fn post(
    keepsake: Granted<Edit, Keepsake>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<KeepsakeForm>,
) -> Result<Answer> {
    let written = match form.checked(|form| form.check(ui.today())) {
        Ok(written) => written,
        Err(problems) => {
            let shown = load(&app, keepsake.id, &keepsake.viewer, Some(form.files())).await?;
            return Ok(view(&ui, &keepsake, &shown, (&form, &problems)).unprocessable().into());
        }
    };
    let (now, id, by) = (app.clock.now(), keepsake.id, keepsake.viewer.person);
    let is_proposed = keepsake.state == KeepsakeState::Proposed && !ui.may::<Keep>(&*keepsake);
    let new = NewKeepsake {
        pupil: keepsake.pupil_id,
        kind: written.kind,
        title: written.title,
        words: written.words,
        made_on: written.made_on,
        is_kept: !is_proposed,
        is_shown: written.is_shown || is_proposed,
        by,
        at: now,
    };
    let keepers = Lent::of(&app);
    let write = move |tx: &Tx<'_>| {
        store::keepsakes::update(tx, (id, written.version), &new)?;
        files::set(tx, by, &written.files, files_of(id), now)?;
        preparing::refresh(tx, &keepers, new.pupil, now.day())
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::keepsake(id)).saying(t!(&ui, "passage-changed")))
}

/// `POST /passage/portfolio/{keepsake}/garde`: the family keeps what was proposed.
pub async fn keep(
    keepsake: Granted<Keep, Keepsake>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (now, id, pupil) = (app.clock.now(), keepsake.id, keepsake.pupil_id);
    let keepers = Lent::of(&app);
    let write = move |tx: &Tx<'_>| {
        store::keepsakes::keep(tx, id, now)?;
        changed(tx, &keepers, (id, pupil), now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::portfolio(pupil)).saying(t!(&ui, "passage-kept")))
}

/// The numbers of those who decide, and the list of a dossier on its way, are other ones.
fn changed(
    tx: &Tx<'_>,
    keepers: &Lent,
    (keepsake, pupil): (Id<Keepsake>, Id<Person>),
    at: base::Instant,
) -> db::Result<()> {
    preparing::refresh(tx, keepers, pupil, at.day())?;
    news::looked_through(tx, keepsake, pupil, at)
}

/// `POST /passage/portfolio/{keepsake}/retrait`
pub async fn remove(
    keepsake: Granted<Edit, Keepsake>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (now, id, pupil) = (app.clock.now(), keepsake.id, keepsake.pupil_id);
    let keepers = Lent::of(&app);
    let write = move |tx: &Tx<'_>| {
        store::keepsakes::delete(tx, id)?;
        files::detach(tx, FILES, &[id], now)?;
        changed(tx, &keepers, (id, pupil), now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::portfolio(pupil)).saying(t!(&ui, "passage-removed")))
}

/// `GET /passage/portfolio/{keepsake}/fichiers/{file}`
pub async fn file(
    keepsake: Granted<Read, Keepsake>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    files::attached(&app, files_of(keepsake.id), path.file, asked).await
}

fn view(
    ui: &Ui,
    keepsake: &Keepsake,
    shown: &Shown,
    (form, problems): (&KeepsakeForm, &Problems),
) -> Page {
    let back = t!(ui, "passage-portfolio-of", name = keepsake.first_name);
    let is_proposed = keepsake.state == KeepsakeState::Proposed;
    let (kind, day) = (pieces::kind(ui, keepsake.kind), pieces::day(ui, keepsake.made_on));
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::portfolio(keepsake.pupil_id), &back)]))
        h1 { (keepsake.title) }
        p.quiet { (kind) " · " (day) }
        @for line in keepsake.words.lines() { p { (line) } }
        (files::view::attachments(ui, &shown.files, |it| urls::keepsake_file(keepsake.id, it.id)))
        @if is_proposed && ui.may::<Keep>(keepsake) { (deciding(ui, keepsake)) }
        @else if is_proposed { (ui::note(ui::Tone::Info, t!(ui, "passage-waits-family"))) }
        @if ui.may::<Edit>(keepsake) {
            (changing(ui, keepsake, shown, (form, problems)))
        }
    };
    ui.narrow(&keepsake.title, body)
}

fn deciding(ui: &Ui, keepsake: &Keepsake) -> Markup {
    html! {
        (ui::note(ui::Tone::Info, t!(ui, "passage-proposed-note")))
        div.actions {
            (ui::action(ui, &urls::keeping(keepsake.id), html! {
                button.button { (ui::icon("check")) (t!(ui, "passage-keep")) }
            }))
            (ui::action(ui, &urls::removal(keepsake.id), html! {
                button.button.plain { (ui::icon("x")) (t!(ui, "passage-do-not-keep")) }
            }))
        }
    }
}

fn changing(
    ui: &Ui,
    keepsake: &Keepsake,
    shown: &Shown,
    (form, problems): (&KeepsakeForm, &Problems),
) -> Markup {
    let is_ours = ui.may::<Keep>(keepsake);
    let (remove, question) = (t!(ui, "passage-remove"), t!(ui, "passage-remove-sure"));
    html! {
        details.more open[!problems.is_empty()] {
            summary { (t!(ui, "passage-change")) }
            form.form method="post" enctype="multipart/form-data"
                action=(urls::keepsake(keepsake.id)) {
                (ui::token(ui))
                input type="hidden" name="version" value=(form.version);
                (ui::problems(ui, problems))
                (fields(ui, form, problems, (&shown.chosen, shown.bytes_max), is_ours))
                div.actions { button.button { (t!(ui, "passage-save")) } }
            }
        }
        @if keepsake.state == KeepsakeState::Kept || !is_ours {
            (ui::sure(ui, &urls::removal(keepsake.id), "trash-2", &remove, &question))
        }
    }
}
