//! Reading a sealed dossier: `GET /passage/dossiers/{dossier}/lecture` and its files. Each time
//! somebody of the receiving school does is written down, and shown to the family.

use super::pieces;
use crate::{
    Dossier,
    access::{Peruse, Share},
    deeds,
    piece::Piece,
    portfolio,
    sealing::{files_of, made_of},
    store::{
        self,
        pieces::{Line, Part},
    },
    urls,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::Id;
use db::Tx;
use files::{Asked, File, FilePath};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashMap;
use web::{Answer, App, Error, Form, Granted, Page, Result, Ui, t, ui};

struct Shown {
    pieces: Vec<Line>,
    parts: Vec<Part>,
    files: HashMap<Id<Piece>, Vec<File>>,
    made: HashMap<Id<Piece>, Vec<File>>,
    /// What a family has written beside what it kept.
    words: HashMap<Id<Piece>, String>,
}

const JSON: &str = "application/json";
/// More than words may weigh is not read.
const WORDS_BYTES_MAX: u64 = 20_000;

impl Shown {
    /// What people read of a piece: its files, and what machines read when there is nothing else.
    fn files_of(&self, piece: Id<Piece>) -> Vec<File> {
        let empty = Vec::new();
        let parts: Vec<&Part> = self.parts.iter().filter(|it| it.piece_id == piece).collect();
        let is_json = |file: &File| {
            parts.iter().any(|it| it.file_id == Some(file.id) && it.media_type == JSON)
        };
        let is_part = |file: &&File| parts.iter().any(|it| it.file_id == Some(file.id));
        let sent = self.files.get(&piece).unwrap_or(&empty).iter();
        let made = self.made.get(&piece).unwrap_or(&empty).iter();
        let all: Vec<&File> = sent.chain(made).filter(is_part).collect();
        let is_told = self.words.contains_key(&piece) || all.iter().any(|file| !is_json(file));
        all.into_iter().filter(|file| !is_told || !is_json(file)).cloned().collect()
    }
}

fn read(tx: &Tx<'_>, dossier: Id<Dossier>) -> db::Result<Shown> {
    let mut pieces = store::pieces::of(tx, dossier)?;
    pieces.retain(|it| it.goes == Some(true));
    let ids: Vec<Id<Piece>> = pieces.iter().map(|it| it.id).collect();
    Ok(Shown {
        parts: store::pieces::parts_of(tx, &[dossier])?,
        files: files::of_all(tx, crate::sealing::PIECE, &ids)?,
        made: files::of_all(tx, crate::sealing::MADE, &ids)?,
        words: HashMap::new(),
        pieces,
    })
}

pub async fn get(
    dossier: Granted<Peruse, Dossier>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    if !dossier.state.has_content() {
        return Err(Error::Gone);
    }
    let id = dossier.id;
    let mut shown = app.db.read(move |tx| read(tx, id)).await?;
    shown.words = words(&app, &shown).await?;
    write_down(&app, &dossier, None).await?;
    Ok(view(&ui, &dossier, &shown))
}

/// The words beside what comes from portfolios.
async fn words(app: &App, shown: &Shown) -> Result<HashMap<Id<Piece>, String>> {
    let mut words = HashMap::new();
    for it in shown.pieces.iter().filter(|it| it.keeper == portfolio::KEEPER) {
        let told = shown.parts.iter().find(|part| {
            part.piece_id == it.id && part.media_type == JSON && part.bytes <= WORDS_BYTES_MAX
        });
        let made = shown.made.get(&it.id).into_iter().flatten();
        let Some(file) =
            made.clone().find(|file| told.is_some_and(|it| it.file_id == Some(file.id)))
        else {
            continue;
        };
        let told = files::whole(app, file.hash).await?;
        words.extend(portfolio::words_of(&told).map(|words| (it.id, words)));
    }
    Ok(words)
}

/// Somebody of the receiving school reads it; a family that reads its own is nobody's business.
async fn write_down(
    app: &App,
    dossier: &Granted<Peruse, Dossier>,
    piece: Option<Id<Piece>>,
) -> Result<()> {
    if !dossier.is_received_by(&dossier.viewer) {
        return Ok(());
    }
    let (found, by, now) = (Dossier::clone(dossier), dossier.viewer.person, app.clock.now());
    let write = move |tx: &Tx<'_>| {
        store::openings::insert(tx, found.id, by, piece, now)?;
        if store::dossiers::set_opened(tx, found.id, now)? {
            deeds::of_dossier(tx, "dossier.open", &found, Some(by), now)?;
        }
        Ok(())
    };
    Ok(app.db.write(write).await?)
}

/// `GET /passage/dossiers/{dossier}/pieces/{file}`
pub async fn file(
    dossier: Granted<Peruse, Dossier>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    if !dossier.state.has_content() {
        return Err(Error::Gone);
    }
    let (id, file) = (dossier.id, path.file);
    let part = app.db.read(move |tx| store::pieces::part_with(tx, id, file)).await?;
    let part = part.ok_or(Error::NotFound)?;
    let to = if part.is_made { made_of(part.piece_id) } else { files_of(part.piece_id) };
    write_down(&app, &dossier, Some(part.piece_id)).await?;
    files::attached(&app, to, path.file, asked).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ShareForm {
    /// `on` when the team of the class may read it.
    is_shared: String,
}

/// `POST /passage/dossiers/{dossier}/partage`
pub async fn share(
    dossier: Granted<Share, Dossier>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ShareForm>,
) -> Result<Answer> {
    let (found, by, now) = (Dossier::clone(&dossier), dossier.viewer.person, app.clock.now());
    let is_shared = form.is_shared == "on";
    let write = move |tx: &Tx<'_>| {
        store::dossiers::set_shared(tx, found.id, is_shared)?;
        deeds::of_dossier(tx, "dossier.share", &found, Some(by), now)
    };
    app.db.write(write).await?;
    let words = if is_shared { t!(&ui, "passage-shared") } else { t!(&ui, "passage-not-shared") };
    Ok(Answer::to(urls::reading(dossier.id)).saying(words))
}

fn view(ui: &Ui, dossier: &Dossier, shown: &Shown) -> Page {
    let name = dossier.pupil().full();
    let title = t!(ui, "passage-dossier-of", name = name);
    let back = t!(ui, "passage-dossier-back");
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::dossier(dossier.id), &back)]))
        h1 { (title) }
        p { (t!(ui, "passage-reading-lead", from = dossier.from_name)) }
        @if let Some(until) = dossier.kept_until {
            p.quiet { (t!(ui, "passage-kept-until", day = pieces::day(ui, until.plus_days(-1)))) }
        }
        @if shown.pieces.is_empty() { (ui::empty(t!(ui, "passage-reading-empty"), None)) }
        @for it in &shown.pieces { (piece(ui, dossier, shown, it)) }
        @if ui.may::<Share>(dossier) { (sharing(ui, dossier)) }
    };
    ui.narrow(&title, body)
}

fn piece(ui: &Ui, dossier: &Dossier, shown: &Shown, it: &Line) -> Markup {
    let files = shown.files_of(it.id);
    let words = shown.words.get(&it.id).map_or("", String::as_str);
    let refused =
        shown.parts.iter().filter(|part| part.piece_id == it.id && part.file_id.is_none());
    let id = format!("piece-{}", it.id);
    let content = html! {
        div.body {
            p.quiet {
                (pieces::day(ui, it.made_on))
                @if !it.why.is_empty() { " · " (it.why) }
            }
            @for line in words.lines() { p { (line) } }
            (files::view::attachments(ui, &files, |file| urls::piece_file(dossier.id, file.id)))
            @for part in refused {
                (ui::note(ui::Tone::Warn, t!(ui, "passage-part-refused", name = part.name)))
            }
        }
    };
    ui::card(&id, &it.title, None, content)
}

fn sharing(ui: &Ui, dossier: &Dossier) -> Markup {
    html! {
        (ui::form(ui, &urls::sharing(dossier.id), &web::Problems::none(), html! {
            (ui::checkbox("is_shared", &t!(ui, "passage-share"), dossier.is_shared))
            p.quiet { (t!(ui, "passage-share-hint")) }
            div.actions { button.button.plain { (t!(ui, "passage-save")) } }
        }))
    }
}
