//! The carnet of a pupil: `GET /carnet/eleves/{pupil}`, a school year at a time; and signing it.

use super::pupil_view;
use crate::{
    Carnet,
    carnet::Answer as Answering,
    observation::{FILES, Noted},
    showing::{self, Showing, Shown as LastShown, Sight},
    store, urls,
};
use axum::extract::{Query, State};
use base::{Day, Id, SchoolYear};
use db::Tx;
use files::File;
use people::{ImageRight, Level, image_right};
use serde::Deserialize;
use std::collections::HashMap;
use utoipa::IntoParams;
use web::{Answer, App, At, Error, Form, Granted, Page, Problems, Read, Result, Ui, form, t};

/// Which school year: `?annee=2025`.
#[derive(Default, Deserialize, IntoParams)]
pub struct Asked {
    /// The school year, by the year it begins in.
    #[serde(default)]
    pub annee: Option<i16>,
}

/// What the page shows.
pub struct Shown {
    pub year: SchoolYear,
    /// Those in which something was noted, the latest first.
    pub years: Vec<SchoolYear>,
    pub observations: Vec<Noted>,
    pub files: HashMap<Id<crate::Observation>, Vec<File>>,
    pub last: Option<LastShown>,
    pub sights: Vec<Sight>,
    pub right: Option<ImageRight>,
    /// There is a synthèse to open.
    pub has_synthesis: bool,
    /// The viewer reads it at work.
    pub is_followed: bool,
}

impl Shown {
    /// The files of an observation, unless the team may not see them.
    pub fn files_of(&self, noted: &Noted) -> Option<&[File]> {
        let may = !self.is_followed || noted.shows_files_to_the_team(self.right);
        may.then(|| self.files.get(&noted.id).map_or(&[][..], Vec::as_slice))
    }
}

/// The days of a school year.
pub fn span(year: SchoolYear, today: Day) -> (Day, Day) {
    let first = year.first_day().unwrap_or(today);
    (first, year.next().first_day().unwrap_or(today))
}

pub fn load(
    tx: &Tx<'_>,
    carnet: &Carnet,
    is_followed: bool,
    asked: Option<SchoolYear>,
    today: Day,
) -> db::Result<Shown> {
    let pupil = carnet.person();
    let span_of_all = store::observations::span(tx, pupil, !is_followed)?;
    let years = span_of_all.map(store::observations::years).unwrap_or_default();
    let latest = years.first().copied().unwrap_or(SchoolYear::of(today));
    let year = asked.filter(|year| years.contains(year)).unwrap_or(latest);
    let observations = store::observations::of_pupil(tx, pupil, span(year, today), !is_followed)?;
    let with_files: Vec<_> =
        observations.iter().filter(|it| it.files > 0).map(|it| it.id).collect();
    let files =
        if with_files.is_empty() { HashMap::new() } else { files::of_all(tx, FILES, &with_files)? };
    let last = store::showings::last(tx, pupil)?;
    let sights = match &last {
        Some(last) => store::showings::sights(tx, last.showing_id, pupil)?,
        None => Vec::new(),
    };
    let right = image_right::current(tx, &[pupil])?.get(&pupil).map(|word| word.word);
    let syntheses = store::syntheses::of_pupil(tx, pupil)?;
    let has_synthesis =
        is_followed && carnet.level == Level::Gs || syntheses.iter().any(|kept| kept.number > 0);
    Ok(Shown { year, years, observations, files, last, sights, right, has_synthesis, is_followed })
}

pub async fn get(
    carnet: Granted<Read, Carnet>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let shown = read(&app, &carnet, asked.annee.map(SchoolYear)).await?;
    seen(&app, &carnet, &shown).await?;
    Ok(pupil_view::page(&ui, &carnet, &shown, ("", &Problems::none())))
}

pub async fn read(
    app: &App,
    carnet: &Granted<Read, Carnet>,
    asked: Option<SchoolYear>,
) -> Result<Shown> {
    // Who is of the family reads as the family does, were he a teacher of the class too.
    let is_followed =
        carnet.is_followed_by(&carnet.viewer) && !carnet.is_of_the_family(&carnet.viewer);
    let (of, today) = (Carnet::clone(carnet), app.clock.today());
    Ok(app.db.read(move |tx| load(tx, &of, is_followed, asked, today)).await?)
}

/// A guardian has opened what was shown last: once is enough.
async fn seen(app: &App, carnet: &Granted<Read, Carnet>, shown: &Shown) -> Result<()> {
    let (pupil, person) = (carnet.person(), carnet.viewer.person);
    let is_known = |sight: &Sight| sight.guardian_id == person;
    let Some(last) = shown.last.as_ref().filter(|_| carnet.viewer.guards(pupil)) else {
        return Ok(());
    };
    if shown.sights.iter().any(is_known) {
        return Ok(());
    }
    let (showing, now) = (last.showing_id, app.clock.now());
    app.db.mark(move |tx| showing::opened(tx, (pupil, showing), person, now)).await?;
    Ok(())
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SightForm {
    pub words: String,
    /// What was read: a showing that came meanwhile is not signed unread.
    pub showing: String,
}

const WORDS_CHARS_MAX: usize = 300;

/// `POST /carnet/eleves/{pupil}/vu`
pub async fn sign(
    carnet: Granted<Answering, Carnet>,
    State(app): State<App>,
    ui: Ui,
    form: Form<SightForm>,
) -> Result<Answer> {
    let showing: Id<Showing> = form.showing.parse().map_err(|_| Error::BadRequest)?;
    let words = match form::optional(&form.words, WORDS_CHARS_MAX).at("words") {
        Ok(words) => words.unwrap_or_default(),
        Err(problem) => return again(&app, &ui, &carnet, (&form.words, &problem.into())).await,
    };
    let (pupil, by, now) = (carnet.person(), carnet.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        let is_last = store::showings::last(tx, pupil)?.is_some_and(|it| it.showing_id == showing);
        if !is_last {
            return Err(db::Error::Conflict("something newer was shown".to_owned()));
        }
        store::showings::sign(tx, (showing, pupil, by), &words, now)?;
        showing::opened(tx, (pupil, showing), by, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::pupil(pupil)).saying(t!(&ui, "carnet-signed")))
}

async fn again(
    app: &App,
    ui: &Ui,
    carnet: &Granted<Answering, Carnet>,
    typed: (&str, &Problems),
) -> Result<Answer> {
    let (of, today): (Carnet, Day) = (Carnet::clone(carnet), app.clock.today());
    let shown = app.db.read(move |tx| load(tx, &of, false, None, today)).await?;
    Ok(pupil_view::page(ui, carnet, &shown, typed).unprocessable().into())
}
