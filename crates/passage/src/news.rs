//! The news: a dossier waits for the word of a family, or has come to a school. Whose and where,
//! never what.

use crate::{Arrival, Dossier, Keepsake, piece::Sheet, store, urls};
use base::{Id, Instant};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::{GroupKind, Person, School, Scope, groups};
use web::{NoticeKind, Rhythm, counters::COUNTERS_TOPIC};

pub const FAMILY: NoticeKind = NoticeKind {
    word: "passage.family",
    text: text::id!("passage-notice-kind-family"),
    icon: "folder-input",
    rhythm: Rhythm::AtOnce,
    shown: |standing| standing.is_guardian(),
};

pub const SCHOOL: NoticeKind = NoticeKind {
    word: "passage.school",
    text: text::id!("passage-notice-kind-school"),
    icon: "folder-input",
    rhythm: Rhythm::Daily,
    shown: |standing| standing.is_staff(),
};

/// Those who decide, each for his child, of these dossiers.
fn deciders(
    tx: &Tx<'_>,
    dossiers: &[(Id<Dossier>, Id<Person>)],
    at: Instant,
) -> Result<Vec<Reader>> {
    let pupils: Vec<Id<Person>> = dossiers.iter().map(|(_, pupil)| *pupil).collect();
    let deciders = store::pupils::deciders(tx, &pupils, at.day())?;
    Ok(deciders.iter().map(|it| Reader::guardian(it.person_id, it.pupil_id)).collect())
}

/// Families are asked: once for all those of a school.
pub fn offered(
    tx: &Tx<'_>,
    school: Id<School>,
    dossiers: &[(Id<Dossier>, Id<Person>)],
    at: Instant,
) -> Result<()> {
    let readers = deciders(tx, dossiers, at)?;
    let told = family(school.raw(), urls::HOME.to_owned(), text::id!("passage-notice-offered"), at);
    notices::tell(tx, &told, &readers)?;
    tx.signal(COUNTERS_TOPIC, readers.iter().map(|reader| reader.person.raw()));
    Ok(())
}

/// Those who have not said anything are asked again.
pub fn remind(tx: &Tx<'_>, dossiers: &[(Id<Dossier>, Id<Person>)], at: Instant) -> Result<()> {
    let Some((first, _)) = dossiers.first() else { return Ok(()) };
    let sheets = Sheet::load_all(tx, dossiers, at.day())?;
    let silent = sheets.values().flat_map(Sheet::silent);
    let readers: Vec<Reader> =
        silent.map(|it| Reader::guardian(it.person_id, it.pupil_id)).collect();
    let told = family(first.raw(), urls::HOME.to_owned(), text::id!("passage-notice-reminder"), at);
    notices::tell(tx, &told, &readers)
}

/// It goes elsewhere: those who decide are asked again.
pub fn redirected(tx: &Tx<'_>, dossier: &Dossier, at: Instant) -> Result<()> {
    let readers = deciders(tx, &[(dossier.id, dossier.pupil_id)], at)?;
    let text = text::id!("passage-notice-elsewhere");
    let told = Telling {
        args: vec![("name", dossier.first_name.clone())],
        ..family(dossier.id.raw(), urls::dossier(dossier.id), text, at)
    };
    notices::tell(tx, &told, &readers)?;
    tx.signal(COUNTERS_TOPIC, readers.iter().map(|reader| reader.person.raw()));
    Ok(())
}

/// It is sealed: the family may read what goes, the receiving school has it.
pub fn sealed(tx: &Tx<'_>, dossier: &Dossier, at: Instant) -> Result<()> {
    let readers = deciders(tx, &[(dossier.id, dossier.pupil_id)], at)?;
    let url = urls::dossier(dossier.id);
    let told = Telling {
        args: vec![("name", dossier.first_name.clone())],
        ..family(dossier.id.raw(), url.clone(), text::id!("passage-notice-sealed"), at)
    };
    notices::tell(tx, &told, &readers)?;
    tx.signal(COUNTERS_TOPIC, readers.iter().map(|reader| reader.person.raw()));
    let Some(school) = dossier.to_school else { return Ok(()) };
    let told = Telling {
        kind: SCHOOL,
        text: text::id!("passage-notice-arrived"),
        args: vec![("school", dossier.from_name.clone())],
        url: urls::school(school),
        thing: school.raw(),
        ..told
    };
    tell_heads(tx, school, &told)
}

/// The school has taken it back.
pub fn taken_back(tx: &Tx<'_>, dossier: &Dossier, at: Instant) -> Result<()> {
    let readers = deciders(tx, &[(dossier.id, dossier.pupil_id)], at)?;
    tx.signal(COUNTERS_TOPIC, readers.iter().map(|reader| reader.person.raw()));
    notices::take_back(tx, &FAMILY, dossier.id.raw())
}

/// A teacher proposes something for a portfolio.
pub fn proposed(tx: &Tx<'_>, keepsake: Id<Keepsake>, pupil: Id<Person>, at: Instant) -> Result<()> {
    let deciders = store::pupils::deciders(tx, &[pupil], at.day())?;
    let persons = people::person::load(tx, pupil)?;
    let name = persons.map(|it| it.details.name.first).unwrap_or_default();
    let told = Telling {
        args: vec![("name", name)],
        ..family(keepsake.raw(), urls::keepsake(keepsake), text::id!("passage-notice-proposed"), at)
    };
    let readers: Vec<Reader> =
        deciders.iter().map(|it| Reader::guardian(it.person_id, it.pupil_id)).collect();
    notices::tell(tx, &told, &readers)?;
    tx.signal(COUNTERS_TOPIC, readers.iter().map(|reader| reader.person.raw()));
    Ok(())
}

/// The family has kept it, or not: nobody needs to be told any more.
pub fn looked_through(
    tx: &Tx<'_>,
    keepsake: Id<Keepsake>,
    pupil: Id<Person>,
    at: Instant,
) -> Result<()> {
    let deciders = store::pupils::deciders(tx, &[pupil], at.day())?;
    tx.signal(COUNTERS_TOPIC, deciders.iter().map(|it| it.person_id.raw()));
    notices::take_back(tx, &FAMILY, keepsake.raw())
}

/// An archive was looked at.
pub fn looked_at(tx: &Tx<'_>, arrival: &Arrival, text: &'static str, at: Instant) -> Result<()> {
    let told = Telling {
        kind: SCHOOL,
        thing: arrival.id.raw(),
        url: urls::arrival(arrival.id),
        text,
        args: Vec::new(),
        at,
        timing: Timing::Quiet,
        except: None,
    };
    notices::tell(tx, &told, &[Reader::person(arrival.brought_by)])
}

/// Its platform is not known: those who run the house see to it.
pub fn held(tx: &Tx<'_>, arrival: &Arrival, at: Instant) -> Result<()> {
    let told = Telling {
        kind: SCHOOL,
        thing: arrival.id.raw(),
        url: urls::PLATFORMS.to_owned(),
        text: text::id!("passage-notice-unknown"),
        args: Vec::new(),
        at,
        timing: Timing::Quiet,
        except: None,
    };
    let group = groups::find(tx, GroupKind::Administrators, Scope::Platform)?;
    group.map_or(Ok(()), |group| notices::tell_group(tx, &told, group))
}

fn tell_heads(tx: &Tx<'_>, school: Id<School>, told: &Telling) -> Result<()> {
    let group = groups::find(tx, GroupKind::Heads, Scope::School(school))?;
    group.map_or(Ok(()), |group| notices::tell_group(tx, told, group))
}

fn family(thing: i64, url: String, text: &'static str, at: Instant) -> Telling {
    let (kind, args, timing) = (FAMILY, Vec::new(), Timing::Quiet);
    Telling { kind, thing, url, text, args, at, timing, except: None }
}
