//! What the prefecture wrote about an act: `GET` and `POST
//! /conseil/deliberations/{deliberation}/courriers` (an agent writes one down); its documents:
//! `GET …/courriers/fichiers/{file}`; the message of the State: `GET …/{letter}/message.xml`.

use super::{act_letter_pieces as pieces, pieces as fields};
use crate::{
    Deliberation,
    deliberation::Transmit,
    life::{
        annexes,
        letters::{
            Correspondence, Kind, Letter, OF_ANSWER, OF_LETTER,
            recording::{self, Typed},
            refusal::caught,
        },
    },
    store, urls,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::{Day, Id};
use db::Tx;
use files::{Asked, File, FilePath, FormWithFiles, view::UploadField};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashMap;
use web::{Answer, App, At, Error, Granted, Page, Problems, Result, Ui, form, t, ui, ui::Field};

const WORDS_CHARS_MAX: usize = 4_000;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct LetterForm {
    /// `simple`, `pieces`, `observations`, `referral`
    kind: String,
    written_on: String,
    came_on: String,
    words: String,
    /// One's own uploads, by the name `files::FILES_FIELD`.
    files: Vec<String>,
}

impl LetterForm {
    fn check(&self, documents: Vec<Id<File>>) -> Result<Typed, Problems> {
        let kind = Kind::parse(&self.kind).ok_or(text::id!("council-letter-kind-unknown"));
        let words = form::optional(&self.words, WORDS_CHARS_MAX);
        let (kind, written_on, came_on, words) = Problems::gather((
            kind.at("kind"),
            Day::parse(&self.written_on).at("written_on"),
            Day::parse(&self.came_on).at("came_on"),
            words.at("words"),
        ))?;
        Ok(Typed { kind, written_on, came_on, words: words.unwrap_or_default(), documents })
    }
}

/// The letters with what came with them, and the answers with what went with them.
pub struct Shown {
    pub known: Correspondence,
    pub documents: HashMap<Id<Letter>, Vec<File>>,
    pub answered: HashMap<Id<crate::life::letters::Answer>, Vec<File>>,
    bytes_max: u64,
}

impl Shown {
    async fn of(app: &App, act: &Granted<Transmit, Deliberation>) -> Result<Shown> {
        let (id, bytes_max) = (act.id, files::bytes_max(app, &act.viewer));
        let load = move |tx: &Tx<'_>| {
            let known = Correspondence::of(tx, id)?;
            let letters: Vec<_> = known.letters.iter().map(|it| it.id).collect();
            let answers: Vec<_> = known.answers.iter().map(|it| it.id).collect();
            let documents = files::of_all(tx, OF_LETTER, &letters)?;
            let answered = files::of_all(tx, OF_ANSWER, &answers)?;
            Ok(Shown { known, documents, answered, bytes_max })
        };
        Ok(app.db.read(load).await?)
    }
}

pub async fn get(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let (id, by, now) = (act.id, act.viewer.person, app.clock.now());
    app.db.write(move |tx| recording::seen(tx, by, id, now)).await?;
    let shown = Shown::of(&app, &act).await?;
    Ok(view(&ui, &act, &shown, &LetterForm::default(), &Problems::none()))
}

pub async fn post(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<LetterForm>,
) -> Result<Answer> {
    let FormWithFiles { fields: form, problems } = form;
    let documents = own_documents(&app, &act, &form.files).await?;
    let typed = match form.check(documents.iter().map(|file| file.id).collect()) {
        Ok(typed) if problems.is_empty() => typed,
        Ok(_) => return again(&app, &ui, &act, &form, &problems).await,
        Err(wrong) => return again(&app, &ui, &act, &form, &wrong).await,
    };
    if let Err(refusal) = annexes::check(&app, &documents, &[]).await? {
        return again(&app, &ui, &act, &form, &refusal.problems()).await;
    }
    let (written, by, now) = (act.written.clone(), act.viewer.person, app.clock.now());
    let write = move |tx: &Tx<'_>| recording::record(tx, &written, &typed, by, now);
    match caught(app.db.write(write).await)? {
        Ok(_) => Ok(back(&act).saying(t!(&ui, "council-letter-recorded"))),
        Err(refusal) => again(&app, &ui, &act, &form, &refusal.problems()).await,
    }
}

/// The uploads a form names, of who sends it.
pub async fn own_documents(
    app: &App,
    act: &Granted<Transmit, Deliberation>,
    named: &[String],
) -> Result<Vec<File>> {
    let (by, named) = (act.viewer.person, files::named(named));
    Ok(app.db.read(move |tx| files::own(tx, by, &named)).await?)
}

pub fn back(act: &Deliberation) -> Answer {
    Answer::to(urls::of_act(act.id, "courriers"))
}

async fn again(
    app: &App,
    ui: &Ui,
    act: &Granted<Transmit, Deliberation>,
    form: &LetterForm,
    problems: &Problems,
) -> Result<Answer> {
    let shown = Shown::of(app, act).await?;
    Ok(view(ui, act, &shown, form, problems).unprocessable().into())
}

/// A document of a letter about this act, or of an answer to one.
pub async fn get_file(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    let shown = Shown::of(&app, &act).await?;
    let mut all = shown.documents.values().flatten().chain(shown.answered.values().flatten());
    let file = all.find(|file| file.id == path.file).ok_or(Error::NotFound)?;
    files::serve(&app, file, asked).await
}

#[derive(Deserialize)]
pub struct LetterPath {
    pub letter: Id<Letter>,
}

/// What the State sent, byte for byte.
pub async fn get_message(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    Path(path): Path<LetterPath>,
) -> Result<Response> {
    let id = act.id;
    let load = move |tx: &Tx<'_>| {
        let letter = store::letters::find(tx, path.letter)?;
        match letter.filter(|it| it.deliberation_id == id) {
            Some(letter) => store::letters::message(tx, letter.id),
            None => Ok(None),
        }
    };
    let message = app.db.read(load).await?.ok_or(Error::NotFound)?;
    let name = format!("attachment; filename=\"courrier-{}.xml\"", path.letter);
    super::act_files::file(message, "application/xml", &name)
}

fn view(
    ui: &Ui,
    act: &Deliberation,
    shown: &Shown,
    form: &LetterForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "council-letters");
    let content = html! {
        (ui::breadcrumb(ui, &[(&urls::deliberation(act.id), &act.title)]))
        h1 { (title) }
        p { (t!(ui, "council-letters-lead")) }
        (pieces::period(ui, act, &shown.known))
        @if shown.known.letters.is_empty() { p.quiet { (t!(ui, "council-letters-none")) } }
        @for letter in &shown.known.letters { (pieces::letter(ui, act, shown, letter)) }
        (recording_form(ui, act, shown.bytes_max, form, problems))
    };
    ui.narrow(&title, content)
}

fn recording_form(
    ui: &Ui,
    act: &Deliberation,
    bytes_max: u64,
    form: &LetterForm,
    problems: &Problems,
) -> Markup {
    let kinds = Kind::ALL.iter().map(|kind| (kind.word(), pieces::kind(ui, *kind)));
    let kinds: Vec<_> = kinds.collect();
    let kinds: Vec<(&str, &str)> = kinds.iter().map(|(word, said)| (*word, &**said)).collect();
    let label = t!(ui, "council-letter-what");
    let kind = Field { name: "kind", label: &label, value: &form.kind, ..Field::default() };
    let (written, came) = (t!(ui, "council-letter-written-on"), t!(ui, "council-letter-came-on"));
    let hint = t!(ui, "council-letter-written-hint");
    let written_on = Field {
        name: "written_on",
        label: &written,
        hint: Some(&hint),
        value: &form.written_on,
        kind: "date",
        class: "short",
        ..Field::default()
    };
    let (label, hint) = (t!(ui, "council-letter-words"), t!(ui, "council-letter-words-hint"));
    let words = Field {
        name: "words",
        label: &label,
        hint: Some(&hint),
        value: &form.words,
        is_optional: true,
        ..Field::default()
    };
    let label = t!(ui, "council-letter-documents");
    let documents = UploadField { label: &label, bytes_max, chosen: &[] };
    let content = html! {
        div.body {
            p.hint { (t!(ui, "council-letter-new-hint")) }
            form.form method="post" enctype="multipart/form-data"
                action=(urls::of_act(act.id, "courriers")) {
                (ui::token(ui))
                (ui::problems(ui, problems))
                (ui::choice(ui, &kind, &kinds, problems))
                (written_on.draw(ui, problems))
                (fields::field(ui, ("came_on", &came), &form.came_on, "date", problems))
                (ui::textarea(ui, &words, 3, problems))
                (files::view::upload_field(ui, &documents, problems))
                (fields::save(t!(ui, "council-letter-record")))
            }
        }
    };
    ui::card("new-letter", t!(ui, "council-letter-new"), None, content)
}
