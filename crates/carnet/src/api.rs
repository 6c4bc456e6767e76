//! The carnet for programs: what its page shows to whoever asks, a school year at a time, as JSON:
//! `GET /api/carnet/eleves/{pupil}`.

use crate::{
    Carnet, Observation,
    model::Area,
    observation::{Noted, State as Seen},
    pages::pupil::{self, Asked, Shown},
    urls,
};
use axum::{
    Json,
    extract::{Query, State},
};
use base::{Id, SchoolYear};
use files::File;
use serde::Serialize;
use utoipa::ToSchema;
use web::{App, Granted, Read, Result, Routes, api::Operation, get, id};

pub fn routes() -> Routes {
    let told = Operation::new(id!("carnet-api-pupil")).query::<Asked>().answers::<CarnetTold>();
    Routes::new().at("/api/carnet/eleves/{pupil}", get(of_pupil).described(told))
}

/// The carnet of a pupil, as this reader may see it.
#[derive(Serialize, ToSchema)]
struct CarnetTold {
    /// The school year, by the year it begins in.
    year: i16,
    /// Those in which something was noted, the latest first.
    years: Vec<i16>,
    /// When the family was shown something last.
    shown_at: Option<String>,
    observations: Vec<CarnetObservation>,
}

#[derive(Serialize, ToSchema)]
struct CarnetObservation {
    #[schema(value_type = String)]
    id: Id<Observation>,
    day: String,
    /// `LAN`, `PHY`, `ART`, `PEN`, `MON`, `VIV`, `AUT`
    area: &'static str,
    /// The success of the programme, where it names one.
    label: Option<String>,
    words: String,
    /// `done`, `way`
    state: &'static str,
    is_shown: bool,
    /// Where its photos and voice notes are, for who may see them.
    files: Vec<String>,
}

async fn of_pupil(
    carnet: Granted<Read, Carnet>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Json<CarnetTold>> {
    let shown = pupil::read(&app, &carnet, asked.annee.map(SchoolYear)).await?;
    Ok(Json(CarnetTold {
        year: shown.year.0,
        years: shown.years.iter().map(|year| year.0).collect(),
        shown_at: shown.last.as_ref().map(|last| last.at.iso()),
        observations: shown.observations.iter().map(|noted| told(&shown, noted)).collect(),
    }))
}

fn told(shown: &Shown, noted: &Noted) -> CarnetObservation {
    let files = shown.files_of(noted).unwrap_or_default();
    let url = |file: &File| urls::file(noted.id, file.id);
    let (area, state): (Area, Seen) = (noted.area, noted.state);
    CarnetObservation {
        id: noted.id,
        day: noted.on_day.iso(),
        area: area.word(),
        label: noted.label.clone(),
        words: noted.words.clone(),
        state: state.word(),
        is_shown: noted.is_shown(),
        files: files.iter().map(url).collect(),
    }
}
