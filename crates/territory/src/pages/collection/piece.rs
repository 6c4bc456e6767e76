//! A piece of a file: `/territoire/dossiers/{dossier}/pieces/{piece}`. The commune gives it, the
//! métropole accepts it or has it sent again, both speak beside it; its documents are read here.

use super::piece_view::{self, GivingForm, Shown};
use crate::{
    collection::{
        Contents, Dossier, Part, PartState, Piece, PieceKind, Side, deeds,
        dossier::{Fill, Judge, Speak},
        telling::{self, About, News},
        urls,
    },
    store::collection::{acts, dossiers, parts},
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::Id;
use council::Deliberation;
use db::Tx;
use files::{Asked, File, FormWithFiles};
use serde::Deserialize;
use std::collections::HashMap;
use web::{Answer, App, At, Error, Form, Granted, Page, Problems, Read, Result, Ui, form, t};

const WORDS_CHARS_MAX: usize = 4_000;
const NOTE_CHARS_MAX: usize = 1_000;

type Which = Path<HashMap<String, String>>;

/// The number of the piece, or of a file, in the path.
fn number<T>(path: &Which, name: &str) -> Result<Id<T>> {
    path.get(name).and_then(|id| id.parse().ok()).ok_or(Error::NotFound)
}

pub async fn get(
    dossier: Granted<Read, Dossier>,
    State(app): State<App>,
    path: Which,
    ui: Ui,
) -> Result<Page> {
    let piece = number(&path, "piece")?;
    let shown = load(&app, &ui, &dossier, piece, None).await?;
    let (by, now, thing) = (dossier.viewer.person, ui.now, dossier.id.raw());
    app.db.mark(move |tx| telling::seen(tx, by, &[thing], now)).await?;
    Ok(piece_view::view(&ui, &dossier, &shown, &shown.as_given(), &Problems::none()))
}

/// Everything the page of a piece shows; 404 when the piece is of another collection.
async fn load(
    app: &App,
    ui: &Ui,
    dossier: &Dossier,
    piece: Id<Piece>,
    named: Option<Vec<Id<File>>>,
) -> Result<Shown> {
    let viewer = ui.viewer()?.clone();
    let bytes_max = files::bytes_max(app, &viewer);
    let (viewed, today, fills) = (dossier.clone(), ui.today(), ui.may::<Fill>(dossier));
    let load = move |tx: &Tx<'_>| {
        let contents = Contents::of(tx, &viewed, today)?;
        let Some(piece) = contents.pieces.iter().find(|it| it.id == piece).cloned() else {
            return Err(db::Error::Missing);
        };
        let part = contents.part(piece.id).cloned();
        let (mut choices, mut chosen, mut schools) = (Vec::new(), Vec::new(), Vec::new());
        if fills {
            let used = part.as_ref().map(|part| Part::files(part.id));
            chosen = files::shown(tx, viewer.person, used, named.as_deref())?;
            if piece.kind == PieceKind::Act {
                choices = acts::of_body(tx, viewed.commune.id)?;
            }
            if let (PieceKind::Schools, Some(town)) = (piece.kind, viewed.commune.town) {
                schools = people::school::of_town(tx, town)?;
            }
        }
        Ok(Shown { contents, piece, part, choices, chosen, schools, bytes_max })
    };
    Ok(app.db.read(load).await?)
}

/// What a commune gives, once it cannot be wrong.
struct Giving {
    act: Option<Id<Deliberation>>,
    words: String,
    files: Vec<Id<File>>,
}

fn check(form: &GivingForm, shown: &Shown) -> Result<Giving, Problems> {
    let files = files::checked(&form.files).at(files::FILES_FIELD)?;
    let words = form.words.trim().to_owned();
    if words.chars().count() > WORDS_CHARS_MAX {
        return Err(Problems::one("words", text::id!("collection-wrong-long")));
    }
    let kind = shown.piece.kind;
    let act = form.act.parse::<Id<Deliberation>>().ok().filter(|_| kind == PieceKind::Act);
    if act.is_some_and(|act| shown.choices.iter().all(|it| it.id != act)) {
        return Err(Problems::one("act", text::id!("collection-wrong-act")));
    }
    // A tied act needs no document, and a document no words.
    let (files, words) = if kind.takes_files() { (files, String::new()) } else { (vec![], words) };
    let is_nothing = act.is_none() && files.is_empty() && words.is_empty();
    match (is_nothing, kind) {
        (false, _) => Ok(Giving { act, words, files }),
        (true, PieceKind::Act) => Err(Problems::one("act", text::id!("collection-wrong-no-act"))),
        (true, PieceKind::File) => {
            Err(Problems::one(files::FILES_FIELD, text::id!("collection-wrong-no-file")))
        }
        (true, _) => Err(Problems::one("words", text::id!("collection-wrong-empty"))),
    }
}

pub async fn post(
    dossier: Granted<Fill, Dossier>,
    State(app): State<App>,
    path: Which,
    ui: Ui,
    form: FormWithFiles<GivingForm>,
) -> Result<Answer> {
    let piece: Id<Piece> = number(&path, "piece")?;
    let named = files::named(&form.files);
    let shown = load(&app, &ui, &dossier, piece, Some(named)).await?;
    let checked =
        if form.problems.is_empty() { check(&form, &shown) } else { Err(form.problems.clone()) };
    let giving = match checked {
        Ok(giving) => giving,
        Err(problems) => {
            let page = piece_view::view(&ui, &dossier, &shown, &form, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let (id, version, by, now) = (dossier.id, form.version, dossier.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        dossiers::touch(tx, id, version)?;
        let part = parts::give(tx, (id, piece), giving.act, &giving.words, now)?;
        files::set(tx, by, &giving.files, Part::files(part), now)?;
        deeds::of(tx, (by, now), "collection.give", ("dossier", id))
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::dossier(id)).saying(t!(ui, "collection-given")))
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct VerdictForm {
    /// `accept` or `refuse`
    verdict: String,
    /// What is to be done again.
    words: String,
    version: u32,
}

pub async fn judge(
    dossier: Granted<Judge, Dossier>,
    State(app): State<App>,
    path: Which,
    ui: Ui,
    form: Form<VerdictForm>,
) -> Result<Answer> {
    let piece: Id<Piece> = number(&path, "piece")?;
    let shown = load(&app, &ui, &dossier, piece, None).await?;
    let part = shown.part.as_ref().ok_or(Error::Conflict)?;
    let is_accepted = form.verdict == "accept";
    let words = form::optional(&form.words, NOTE_CHARS_MAX).at("verdict-words");
    let problems = match &words {
        Err(problem) => Some(Problems::from(problem.clone())),
        Ok(None) if !is_accepted => {
            Some(Problems::one("verdict-words", text::id!("collection-wrong-no-reason")))
        }
        Ok(_) if is_accepted && !shown.contents.files(part.id).iter().all(File::is_ready) => {
            Some(Problems::one("verdict-words", text::id!("collection-wrong-not-ready")))
        }
        Ok(_) => None,
    };
    if let Some(problems) = problems {
        let page = piece_view::view(&ui, &dossier, &shown, &shown.as_given(), &problems);
        return Ok(page.unprocessable().into());
    }
    let words = words.ok().flatten();
    let (judged, part, version) = (Dossier::clone(&dossier), part.id, form.version);
    let by = (dossier.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        dossiers::touch(tx, judged.id, version)?;
        let state = if is_accepted { PartState::Accepted } else { PartState::Refused };
        parts::judge(tx, part, state)?;
        if let Some(words) = &words {
            parts::say(tx, (judged.id, piece), Side::Collector, words, by.1)?;
        }
        if !is_accepted {
            dossiers::give_back(tx, judged.id)?;
            tell(tx, &judged, piece, News::Refused, &[judged.body_id], by)?;
        }
        deeds::of(tx, by, "collection.judge", ("dossier", judged.id))
    };
    app.db.write(write).await?;
    let said =
        if is_accepted { t!(ui, "collection-accepted") } else { t!(ui, "collection-refused") };
    Ok(Answer::to(urls::dossier(dossier.id)).saying(said))
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    words: String,
}

pub async fn say(
    dossier: Granted<Speak, Dossier>,
    State(app): State<App>,
    path: Which,
    ui: Ui,
    form: Form<NoteForm>,
) -> Result<Answer> {
    let piece: Id<Piece> = number(&path, "piece")?;
    let shown = load(&app, &ui, &dossier, piece, None).await?;
    let words = match form::required(&form.words, NOTE_CHARS_MAX).at("note") {
        Ok(words) => words,
        Err(problem) => {
            let problems = Problems::from(problem);
            let page = piece_view::view(&ui, &dossier, &shown, &shown.as_given(), &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let (spoken, by) = (Dossier::clone(&dossier), (dossier.viewer.person, ui.now));
    let is_run = dossier.collection.is_run;
    let write = move |tx: &Tx<'_>| {
        let (side, to) = if is_run {
            (Side::Collector, spoken.body_id)
        } else {
            (Side::Commune, spoken.collection.body_id)
        };
        parts::say(tx, (spoken.id, piece), side, &words, by.1)?;
        tell(tx, &spoken, piece, News::Said, &[to], by)?;
        deeds::of(tx, by, "collection.say", ("dossier", spoken.id))
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::piece(dossier.id, piece)).saying(t!(ui, "collection-said")))
}

fn tell(
    tx: &Tx<'_>,
    dossier: &Dossier,
    piece: Id<Piece>,
    news: News,
    to: &[Id<people::Body>],
    by: deeds::By,
) -> db::Result<()> {
    let about = About::piece(dossier, piece);
    telling::tell(tx, &dossier.collection.row, news, about, to, (Some(by.0), by.1))
}

/// A document: `GET …/pieces/{piece}/fichiers/{file}`.
pub async fn file(
    dossier: Granted<Read, Dossier>,
    State(app): State<App>,
    path: Which,
    asked: Asked,
) -> Result<Response> {
    let (id, piece) = (dossier.id, number::<Piece>(&path, "piece")?);
    let parts = app.db.read(move |tx| parts::of_dossier(tx, id)).await?;
    let part = parts.iter().find(|part| part.piece_id == piece).ok_or(Error::NotFound)?;
    files::attached(&app, Part::files(part.id), number(&path, "file")?, asked).await
}
