//! The annexes of an act: `GET` and `POST /conseil/deliberations/{deliberation}/annexes` while it
//! is not signed; their order, and one less: `POST …/annexes/ordre`; each: `GET …/annexes/{file}`.

use super::pieces as fields;
use crate::{
    Deliberation,
    assembly::Prepare,
    life::{
        annexes::{self, Annex},
        refusal::caught,
    },
    urls,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::Id;
use db::Tx;
use files::{Asked, File, FilePath, FormWithFiles, view::UploadField};
use maud::{Markup, html};
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Page, Problems, Read, Result, Ui, t, ui};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AnnexForm {
    /// One's own uploads, by the name `files::FILES_FIELD`.
    files: Vec<String>,
}

/// An annex, and where it goes: `up`, `down` or `remove`.
#[derive(Clone, Debug, Deserialize)]
pub struct MovingForm {
    file: Id<File>,
    way: String,
}

struct Shown {
    annexes: Vec<Annex>,
    bytes_max: u64,
}

impl Shown {
    async fn of(app: &App, act: &Granted<Prepare, Deliberation>) -> Result<Shown> {
        let id = act.id;
        let annexes = app.db.read(move |tx| annexes::of(tx, id)).await?;
        let bytes_max = files::bytes_max(app, &act.viewer).min(annexes::BYTES_MAX);
        Ok(Shown { annexes, bytes_max })
    }
}

pub async fn get(
    act: Granted<Prepare, Deliberation>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    Ok(view(&ui, &act, &Shown::of(&app, &act).await?, &Problems::none()))
}

pub async fn post(
    act: Granted<Prepare, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<AnnexForm>,
) -> Result<Answer> {
    let FormWithFiles { fields: form, problems } = form;
    if !problems.is_empty() {
        return again(&app, &ui, &act, &problems).await;
    }
    if form.files.is_empty() {
        let none = Problems::one(files::FILES_FIELD, text::id!("council-letter-no-document"));
        return again(&app, &ui, &act, &none).await;
    }
    let (by, id, named) = (act.viewer.person, act.id, files::named(&form.files));
    let load = move |tx: &Tx<'_>| Ok((files::own(tx, by, &named)?, annexes::of(tx, id)?));
    let (new, there) = app.db.read(load).await?;
    if let Err(refusal) = annexes::check(&app, &new, &there).await? {
        return again(&app, &ui, &act, &refusal.problems()).await;
    }
    let new: Vec<Id<File>> = new.iter().map(|file| file.id).collect();
    let write = move |tx: &Tx<'_>| annexes::attach(tx, by, id, &new);
    match caught(app.db.write(write).await)? {
        Ok(()) => Ok(back(&act).saying(t!(&ui, "council-annex-added"))),
        Err(refusal) => again(&app, &ui, &act, &refusal.problems()).await,
    }
}

pub async fn post_order(
    act: Granted<Prepare, Deliberation>,
    State(app): State<App>,
    form: Form<MovingForm>,
) -> Result<Answer> {
    let (id, by, now) = (act.id, act.viewer.person, app.clock.now());
    let MovingForm { file, way } = form.0.clone();
    let write = move |tx: &Tx<'_>| match way.as_str() {
        "remove" => annexes::detach(tx, by, id, file, now),
        way => annexes::shift(tx, id, file, way == "up"),
    };
    app.db.write(write).await?;
    Ok(back(&act))
}

/// For those who read the act; the public has its own address.
pub async fn get_one(
    act: Granted<Read, Deliberation>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    files::attached(&app, annexes::files_of(act.id), path.file, asked).await
}

fn back(act: &Deliberation) -> Answer {
    Answer::to(urls::of_act(act.id, "annexes"))
}

async fn again(
    app: &App,
    ui: &Ui,
    act: &Granted<Prepare, Deliberation>,
    problems: &Problems,
) -> Result<Answer> {
    let shown = Shown::of(app, act).await?;
    Ok(view(ui, act, &shown, problems).unprocessable().into())
}

fn view(ui: &Ui, act: &Deliberation, shown: &Shown, problems: &Problems) -> Page {
    let title = t!(ui, "council-annexes");
    let label = t!(ui, "council-annex-files");
    let field = UploadField { label: &label, bytes_max: shown.bytes_max, chosen: &[] };
    let content = html! {
        (ui::breadcrumb(ui, &[(&urls::deliberation(act.id), &act.title)]))
        h1 { (title) }
        p { (t!(ui, "council-annexes-lead")) }
        (list(ui, act, &shown.annexes))
        form.form method="post" enctype="multipart/form-data"
            action=(urls::of_act(act.id, "annexes")) {
            (ui::token(ui))
            (ui::problems(ui, problems))
            (files::view::upload_field(ui, &field, problems))
            (fields::save(t!(ui, "council-annex-add")))
        }
    };
    ui.narrow(&title, content)
}

fn list(ui: &Ui, act: &Deliberation, annexes: &[Annex]) -> Markup {
    let lines = html! {
        @if annexes.is_empty() { p.body.quiet { (t!(ui, "council-annexes-none")) } }
        ol.rows {
            @for (place, annex) in (1..).zip(annexes) {
                li { div.row { span {
                    a href=(urls::annex(act.id, annex.file.id)) {
                        b { (place) ". " (annex.file.name) }
                    }
                    span.quiet { (files::view::state(ui, &annex.file)) }
                    (moving(ui, act, annex, (place, annexes.len())))
                } } }
            }
        }
    };
    ui::card("annexes", t!(ui, "council-annexes"), None, lines)
}

/// The buttons that move an annex or take it off.
fn moving(ui: &Ui, act: &Deliberation, annex: &Annex, (place, count): (usize, usize)) -> Markup {
    let name = annex.file.name.as_str();
    let button = |way: &str, icon: &str, label: &str, words: &str| {
        html! {
            button.button.plain.small name="way" value=(way) aria-label=(label) {
                (ui::icon(icon)) (words)
            }
        }
    };
    let (up, down) = (t!(ui, "council-item-up"), t!(ui, "council-item-down"));
    let content = html! {
        input type="hidden" name="file" value=(annex.file.id);
        @if place > 1 {
            (button("up", "chevron-up", &t!(ui, "council-annex-up-of", name = name), &up))
        }
        @if place < count {
            (button("down", "chevron-down", &t!(ui, "council-annex-down-of", name = name), &down))
        }
        (button("remove", "x", &t!(ui, "council-annex-remove-of", name = name),
            &t!(ui, "council-remove")))
    };
    html! {
        div.actions { (ui::action(ui, &urls::of_act(act.id, "annexes/ordre"), content)) }
    }
}

/// What comes with an act, for who reads it; nothing when nothing does.
pub fn card(ui: &Ui, annexes: &[File], url: impl Fn(&File) -> String) -> Markup {
    if annexes.is_empty() {
        return html! {};
    }
    let content = html! { div.body { (files::view::attachments(ui, annexes, url)) } };
    ui::card("annexes", t!(ui, "council-annexes"), None, content)
}

/// The same for who may attach some: with the way to do it.
pub fn of_act(ui: &Ui, act: &Deliberation, annexes: &[File]) -> Markup {
    let url = |file: &File| urls::annex(act.id, file.id);
    if !ui.may::<Prepare>(act) {
        return card(ui, annexes, url);
    }
    let content = html! {
        div.body.stack {
            @if annexes.is_empty() { p.quiet { (t!(ui, "council-annexes-none")) } }
            (files::view::attachments(ui, annexes, url))
            p { a.button.plain href=(urls::of_act(act.id, "annexes")) {
                (ui::icon("paperclip")) (t!(ui, "council-annexes-change"))
            } }
        }
    };
    ui::card("annexes", t!(ui, "council-annexes"), None, content)
}

/// What each annex is to the prefecture, in the form that sends the act.
pub fn typologies(ui: &Ui, annexes: &[Annex]) -> Markup {
    let hint = t!(ui, "council-annex-typology-hint");
    html! {
        @for (place, annex) in (1..).zip(annexes) {
            @let name = annex.file.name.as_str();
            @let label = t!(ui, "council-annex-typology", place = place, name = name);
            @let id = format!("typology-{place}");
            div.field {
                label for=(id) { (label) }
                p.hint #{ (id) "-hint" } { (hint) }
                input.input.short #(id) name="typology" value=(annex.typology) maxlength="5"
                    required aria-describedby={ (id) "-hint" };
            }
        }
    }
}
