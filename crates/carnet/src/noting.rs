//! Noting: what somebody of the team has seen, in one transaction, for one pupil or several.

use crate::{
    NurseryClass, Observation, goals,
    model::Area,
    observation::{Noted, Sight, State, files_of},
    refusal::Refusal,
    store::{self, observations::New},
};
use base::{Day, Id, Instant};
use db::{Error, Result, Tx};
use files::{File, Media, Shape};
use people::{ImageRight, Person, image_right};
use results::Skill;
use std::collections::HashMap;

/// What is to be noted, checked as far as a form can be alone.
#[derive(Clone, Debug)]
pub struct Note {
    pub pupils: Vec<Id<Person>>,
    pub skill: Option<Id<Skill>>,
    pub area: Area,
    pub state: State,
    pub on_day: Day,
    pub words: String,
    pub files: Vec<Id<File>>,
    pub sight: Sight,
    pub once: String,
}

/// A photo, or a voice of about five minutes as a phone records it: nothing else.
const SOUND_BYTES_MAX: u64 = 6_000_000;
pub const FILES_MAX: usize = 6;
/// What a form says a photo may weigh at most: any phone's weighs less.
pub const FILE_BYTES_MAX: u64 = 30_000_000;

/// Notes it in the carnet of each of the pupils; says which observations they are.
pub fn note(
    tx: &Tx<'_>,
    class: &NurseryClass,
    note: &Note,
    by: Id<Person>,
    now: Instant,
) -> Result<Vec<Id<Observation>>> {
    let known = store::observations::by_once(tx, by, &note.once, &note.pupils)?;
    let is_new = |pupil: &&Id<Person>| known.iter().all(|(known, _)| known != *pupil);
    let new: Vec<Id<Person>> = note.pupils.iter().filter(is_new).copied().collect();
    if new.is_empty() {
        return Ok(known.into_iter().map(|(_, id)| id).collect());
    }
    let pupils = store::pupils::of_class(tx, class.id, now.day())?;
    let mut levels = HashMap::new();
    levels.extend(pupils.iter().map(|pupil| (pupil.id, pupil.level)));
    if note.pupils.iter().any(|pupil| !levels.contains_key(pupil)) {
        return Err(Error::refused(Refusal::NotOfTheClass));
    }
    let (skill, (area, line)) = match note.skill {
        None => (None, (note.area, String::new())),
        Some(id) => {
            let goals = goals::of_school(tx, class.school, now.day())?;
            let item = goals.item(id).ok_or_else(|| Error::refused(Refusal::Retired))?;
            (Some(id), goals.place(item))
        }
    };
    let own = files::own(tx, by, &note.files)?;
    check_media(&own, note.sight).map_err(Error::refused)?;
    let unwritten = note.words.is_empty() && own.iter().any(is_voice);
    check_sight(tx, &note.pupils, &note.files, note.sight)?;
    let pupils = new.as_slice();
    let levels = &levels;
    let new = New { class, skill, area, line: &line, note, pupils, levels, unwritten, by, at: now };
    let ids = store::observations::insert(tx, &new)?;
    attach(tx, by, &note.files, &ids)?;
    Ok(ids)
}

/// The files of one are the files of all.
fn attach(
    tx: &Tx<'_>,
    by: Id<Person>,
    files: &[Id<File>],
    observations: &[Id<Observation>],
) -> Result<()> {
    let Some((first, others)) = observations.split_first() else { return Ok(()) };
    files::attach(tx, by, files, files_of(*first))?;
    if files.is_empty() {
        return Ok(());
    }
    let pairs: Vec<_> = others.iter().map(|it| (files_of(*first), files_of(*it))).collect();
    files::copy_all(tx, &pairs)
}

pub fn is_voice(file: &File) -> bool {
    Media::of(&file.media_type).shape == Shape::Sound
}

/// Photos and voices only, not too long.
fn check_media(files: &[File], sight: Sight) -> Result<(), Refusal> {
    if files.len() > FILES_MAX {
        return Err(Refusal::TooManyFiles);
    }
    let is_known =
        |file: &File| matches!(Media::of(&file.media_type).shape, Shape::Photo | Shape::Sound);
    if !files.iter().all(is_known) {
        return Err(Refusal::NotAPhoto);
    }
    if files.iter().any(|file| is_voice(file) && file.bytes > SOUND_BYTES_MAX) {
        return Err(Refusal::VoiceTooLong);
    }
    if !files.is_empty() && sight == Sight::None {
        return Err(Refusal::NoSight);
    }
    Ok(())
}

/// A child who is recognised is seen by his own family alone, and only where it allows pictures.
fn check_sight(tx: &Tx<'_>, pupils: &[Id<Person>], files: &[Id<File>], sight: Sight) -> Result<()> {
    if files.is_empty() || sight != Sight::Child {
        return Ok(());
    }
    let [pupil] = pupils else { return Err(Error::refused(Refusal::SeveralSeen)) };
    let right = image_right::current(tx, &[*pupil])?.get(pupil).map(|word| word.word);
    if right.is_some_and(ImageRight::allows_class) {
        Ok(())
    } else {
        Err(Error::refused(Refusal::NoImageRight))
    }
}

/// What is said otherwise of an observation.
#[derive(Clone, Debug)]
pub struct Correction {
    pub state: State,
    pub on_day: Day,
    pub words: String,
    pub files: Vec<Id<File>>,
    pub sight: Sight,
    /// The version the form was made for.
    pub version: u32,
}

/// Corrects one; what families have read already says that it was.
pub fn correct(
    tx: &Tx<'_>,
    noted: &Noted,
    correction: &Correction,
    by: Id<Person>,
    now: Instant,
) -> Result<()> {
    if noted.skill_id.is_none() && correction.words.is_empty() {
        return Err(Error::refused(Refusal::NothingSaid));
    }
    let attached = files::of(tx, files_of(noted.id))?;
    let is_kept = |file: &File| correction.files.contains(&file.id);
    let mut kept: Vec<File> = attached.into_iter().filter(is_kept).collect();
    let had: Vec<Id<File>> = kept.iter().map(|file| file.id).collect();
    let new: Vec<Id<File>> =
        correction.files.iter().filter(|file| !had.contains(file)).copied().collect();
    kept.extend(files::own(tx, by, &new)?);
    let files: Vec<Id<File>> = kept.iter().map(|file| file.id).collect();
    check_media(&kept, correction.sight).map_err(Error::refused)?;
    let unwritten = correction.words.is_empty() && kept.iter().any(is_voice);
    // What a family reads already is never heard alone.
    if unwritten && noted.is_shown() {
        return Err(Error::refused(Refusal::VoiceWithoutWords));
    }
    check_sight(tx, &[noted.pupil_id], &files, correction.sight)?;
    let has = (files.len(), unwritten);
    if !store::observations::update(tx, noted.id, correction, has, by, now)? {
        return Err(Error::refused(Refusal::Overtaken));
    }
    files::set(tx, by, &files, files_of(noted.id), now)
}

/// Takes it out of the carnet: nobody reads it any more, its files go.
pub fn withdraw(tx: &Tx<'_>, noted: &Noted, by: Id<Person>, now: Instant) -> Result<()> {
    store::observations::withdraw(tx, noted.id, by, now)?;
    files::detach(tx, crate::observation::FILES, &[noted.id], now)
}
