//! A homework: `GET /cahier-de-textes/{homework}`. What it is, done or not, what was handed in.

use super::{homework_view::view, work::WorkForm};
use crate::{HandIn, Homework, hand_in::Handed, homework::TRANSLATED, store, writing};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use files::File;
use people::Person;
use serde::Deserialize;
use std::collections::HashMap;
use store::{done::Done, readers::Line};
use translation::{Reader, Translations};
use web::{App, Granted, Page, Problems, Read, Result, Ui, Viewer};

#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Asked {
    pub enfant: Option<Id<Person>>,
}

/// What the page shows beside the homework.
pub struct Shown {
    /// Whose it is looked at for: one of those it is for.
    pub pupil: Option<Id<Person>>,
    pub files: Vec<File>,
    pub translations: Translations,
    pub done: Vec<Done>,
    /// What that pupil has handed in, the newest first.
    pub work: Vec<Handed>,
    pub work_files: HashMap<Id<HandIn>, Vec<File>>,
    pub back_files: HashMap<Id<HandIn>, Vec<File>>,
    /// Those it is for, when it is not for everybody; for those who follow the book.
    pub chosen: Vec<Line>,
    pub lesson: Option<String>,
    /// The uploads a form that was wrong names.
    pub uploads: Vec<File>,
    pub file_bytes_max: u64,
}

pub async fn get(
    homework: Granted<Read, Homework>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let shown = read(&homework, &app, &homework.viewer, asked.enfant, &[]).await?;
    seen(&homework, &app).await?;
    let form = WorkForm { once: app.random.token(), ..WorkForm::default() };
    Ok(view(&ui, &homework, &shown, (&form, &Problems::none())))
}

/// Its notice is not new any more. His own rows alone.
pub async fn seen(homework: &Granted<Read, Homework>, app: &App) -> Result<()> {
    if homework.pupils.is_empty() {
        return Ok(());
    }
    let (id, person, now) = (homework.id, homework.viewer.person, app.clock.now());
    let mark = move |tx: &Tx<'_>| notices::seen(tx, person, &crate::telling::GIVEN, id.raw(), now);
    Ok(app.db.mark(mark).await?)
}

pub async fn read(
    homework: &Homework,
    app: &App,
    viewer: &Viewer,
    pupil: Option<Id<Person>>,
    uploads: &[Id<File>],
) -> Result<Shown> {
    let (homework, person) = (homework.clone(), viewer.person);
    let is_followed = homework.book.is_followed_by(viewer);
    let reader = Reader::of(app, viewer);
    let (uploads, file_bytes_max) = (uploads.to_vec(), files::bytes_max(app, viewer));
    let load = move |tx: &Tx<'_>| {
        let pupil = pupil.filter(|pupil| homework.pupils.contains(pupil));
        let pupil = pupil.or_else(|| homework.pupils.first().copied());
        let asked = Loading { homework: &homework, pupil, is_followed, reader: &reader };
        let mut shown = asked.load(tx)?;
        shown.uploads = files::own(tx, person, &uploads)?;
        shown.file_bytes_max = file_bytes_max;
        Ok(shown)
    };
    Ok(app.db.read(load).await?)
}

/// What the page needs to know to load.
pub struct Loading<'a> {
    pub homework: &'a Homework,
    pub pupil: Option<Id<Person>>,
    pub is_followed: bool,
    pub reader: &'a Reader,
}

impl Loading<'_> {
    pub fn load(&self, tx: &Tx<'_>) -> db::Result<Shown> {
        let homework = self.homework;
        let files = if homework.files > 0 {
            files::of(tx, writing::files_of(homework.id))?
        } else {
            Vec::new()
        };
        let mut done = store::done::of_homework(tx, homework.id)?;
        done.retain(|done| self.is_followed || homework.pupils.contains(&done.pupil_id));
        let work = match self.pupil {
            Some(pupil) => store::hand_ins::of_pupils(tx, homework.id, &[pupil])?,
            None => Vec::new(),
        };
        let ids: Vec<Id<HandIn>> = work.iter().map(|work| work.id).collect();
        let (work_files, back_files) = if ids.is_empty() {
            (HashMap::new(), HashMap::new())
        } else {
            (
                files::of_all(tx, crate::HAND_IN_FILES, &ids)?,
                files::of_all(tx, crate::BACK_FILES, &ids)?,
            )
        };
        let is_named = self.is_followed && !homework.is_for_all;
        let chosen =
            if is_named { store::readers::of_homework(tx, homework.id)? } else { Vec::new() };
        let lesson = match homework.lesson_id {
            Some(lesson) => store::lessons::taught(tx, lesson)?,
            None => None,
        };
        let text = [(homework.id.raw(), homework.lang)];
        Ok(Shown {
            pupil: self.pupil,
            translations: translation::found(tx, self.reader, TRANSLATED, text)?,
            files,
            done,
            work,
            work_files,
            back_files,
            chosen,
            lesson: lesson.filter(|it| it.withdrawn_at.is_none()).map(|lesson| lesson.title),
            uploads: Vec::new(),
            file_bytes_max: 0,
        })
    }
}
