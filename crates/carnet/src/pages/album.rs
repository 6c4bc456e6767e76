//! The carnet of a year as a document, with its photos: `GET /carnet/eleves/{pupil}/carnet.pdf`. A
//! family takes what it was shown; the team what it may see.

use super::{
    pieces,
    pupil::{self, Asked, Shown},
};
use crate::{
    Carnet,
    model::{Area, typeset},
    observation::Noted,
    store::{self, observations::Place},
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::SchoolYear;
use files::File;
use serde::Serialize;
use std::collections::HashMap;
use web::{App, Error, Granted, Read, Result, Ui, t};

const TEMPLATE: &str = include_str!("../carnet.typ");
/// Photos of a document, each of so many pixels: a year of a child fits in a mail.
const PHOTOS_MAX: usize = 80;
const EDGE: u32 = 320;

#[derive(Serialize)]
struct Album {
    title: String,
    name: String,
    school: String,
    class: String,
    year: String,
    printed: String,
    left_out: String,
    areas: Vec<Chapter>,
}

#[derive(Serialize)]
struct Chapter {
    area: &'static str,
    title: String,
    observations: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    title: String,
    words: String,
    state: String,
    is_done: bool,
    day: String,
    photos: Vec<String>,
    alt: String,
}

pub async fn get(
    carnet: Granted<Read, Carnet>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Response> {
    let shown = pupil::read(&app, &carnet, asked.year()).await?;
    if shown.observations.is_empty() {
        return Err(Error::NotFound);
    }
    let (pictures, left_out) = pictures(&app, &shown).await?;
    let place = place(&app, &carnet, &shown).await?;
    let album = album(&ui, (&carnet, place), &shown, (&pictures, left_out));
    let pictures: Vec<(String, Vec<u8>)> = pictures.into_values().collect();
    let made =
        tokio::task::spawn_blocking(move || print::pdf_with(TEMPLATE, &album, pictures)).await;
    let bytes = made.map_err(Error::internal)?.map_err(Error::internal)?;
    let name = format!("carnet-{}-{}.pdf", pieces::slug(&carnet.name.first), shown.year);
    Ok(pieces::document(bytes, &name))
}

/// Where he is, in the document of this year; where he was last observed, in that of another.
async fn place(app: &App, carnet: &Carnet, shown: &Shown) -> Result<Place> {
    let today = Place { school: carnet.school_name.clone(), class: carnet.class_name.clone() };
    let past = shown.observations.first().map(|noted| noted.class_id);
    let past = past.filter(|_| shown.year != SchoolYear::of(app.clock.today()));
    let Some(class) = past else { return Ok(today) };
    let place = app.db.read(move |tx| store::observations::place(tx, class)).await?;
    Ok(place.unwrap_or(today))
}

type Pictures = HashMap<base::Id<File>, (String, Vec<u8>)>;

/// The photos that may be seen, by file, and how many found no room.
async fn pictures(app: &App, shown: &Shown) -> Result<(Pictures, usize)> {
    let of = |noted: &Noted| shown.files_of(noted).unwrap_or_default().to_vec();
    let all: Vec<File> = shown.observations.iter().flat_map(of).collect();
    let photos = all.iter().filter(|file| file.is_ready() && file.media().is_photo());
    let mut pictures = HashMap::new();
    for file in photos.clone().take(PHOTOS_MAX) {
        if let Some(bytes) = files::picture(app, file, EDGE).await? {
            let ending = if bytes.starts_with(b"\x89PNG") { "png" } else { "jpg" };
            pictures.insert(file.id, (format!("{}.{ending}", file.id), bytes));
        }
    }
    Ok((pictures, photos.count().saturating_sub(PHOTOS_MAX)))
}

fn album(
    ui: &Ui,
    (carnet, place): (&Carnet, Place),
    shown: &Shown,
    (pictures, left_out): (&Pictures, usize),
) -> Album {
    let chapter = |area: Area| {
        let of_area = shown.observations.iter().filter(|noted| noted.area == area);
        Chapter {
            area: area.word(),
            title: pieces::area(ui, area).into_owned(),
            observations: of_area.map(|noted| entry(ui, shown, noted, pictures)).collect(),
        }
    };
    let chapters = Area::ALL.iter().map(|area| chapter(*area));
    let left_out = if left_out == 0 {
        String::new()
    } else {
        t!(ui, "carnet-pdf-left-out", count = left_out).into_owned()
    };
    Album {
        title: t!(ui, "carnet-pdf-title", name = carnet.name.full()).into_owned(),
        name: carnet.name.first.clone(),
        school: place.school,
        class: place.class,
        year: shown.year.to_string(),
        printed: t!(ui, "carnet-pdf-printed", day = ui.today().in_words(ui.locale)).into_owned(),
        left_out,
        areas: chapters.filter(|chapter| !chapter.observations.is_empty()).collect(),
    }
}

fn entry(ui: &Ui, shown: &Shown, noted: &Noted, pictures: &Pictures) -> Entry {
    let files = shown.files_of(noted).unwrap_or_default();
    let named = files.iter().filter_map(|file| pictures.get(&file.id));
    let title = typeset(noted.heading());
    let words = if noted.label.is_some() { typeset(&noted.words) } else { String::new() };
    Entry {
        alt: t!(ui, "carnet-photo-alt", number = 1, success = title).into_owned(),
        title,
        words,
        state: pieces::state(ui, noted.state).into_owned(),
        is_done: noted.state == crate::observation::State::Done,
        day: noted.on_day.without_year(ui.locale),
        photos: named.map(|(name, _)| name.clone()).collect(),
    }
}

impl Asked {
    fn year(&self) -> Option<SchoolYear> {
        self.annee.map(SchoolYear)
    }
}
