//! The news: a carnet has something new, a synthèse can be read, a half-year ends. Whose and where,
//! never what.

use crate::{
    Half,
    carnet::is_nursery,
    showing::Showing,
    store::{self, schools::Late},
    synthesis::Kept,
    urls,
};
use base::{Id, Instant};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::{Person, School, Standing};
use std::collections::HashMap;
use web::{NoticeKind, Rhythm, counters::COUNTERS_TOPIC};

pub const SHOWN: NoticeKind = NoticeKind {
    word: "carnet.shown",
    text: text::id!("carnet-notice-kind-shown"),
    icon: "sprout",
    rhythm: Rhythm::AtOnce,
    shown: is_a_nursery_family,
};

pub const SYNTHESIS: NoticeKind = NoticeKind {
    word: "carnet.synthesis",
    text: text::id!("carnet-notice-kind-synthesis"),
    icon: "graduation-cap",
    rhythm: Rhythm::AtOnce,
    shown: is_a_nursery_family,
};

pub const LATE: NoticeKind = NoticeKind {
    word: "carnet.late",
    text: text::id!("carnet-notice-kind-late"),
    icon: "sprout",
    rhythm: Rhythm::Weekly,
    shown: Standing::is_staff,
};

/// Guardians of a child of maternelle.
pub fn is_a_nursery_family(standing: &Standing) -> bool {
    standing.children.iter().any(|child| child.levels.iter().copied().any(is_nursery))
}

/// What a notice of a showing is about: that showing, for that pupil. Ids are 64 bits of time and
/// chance; their mixture is one too.
pub fn thing(showing: Id<Showing>, pupil: Id<Person>) -> i64 {
    showing.raw() ^ pupil.raw().rotate_left(21)
}

/// Tells the guardians of each pupil, each for his child. A class, in a job.
pub fn shown(tx: &Tx<'_>, showing: Id<Showing>, now: Instant) -> Result<()> {
    let pupils = store::showings::pupils(tx, showing)?;
    let ids: Vec<Id<Person>> = pupils.iter().map(|pupil| pupil.id).collect();
    let mut guardians: HashMap<Id<Person>, Vec<Reader>> = HashMap::new();
    for (pupil, guardian) in store::pupils::guardians(tx, &ids, now.day())? {
        guardians.entry(pupil).or_default().push(Reader::guardian(guardian, pupil));
    }
    tx.signal(COUNTERS_TOPIC, guardians.values().flatten().map(|reader| reader.person.raw()));
    let telling = |pupil: &store::pupils::Line| Telling {
        kind: SHOWN,
        thing: thing(showing, pupil.id),
        url: urls::pupil(pupil.id),
        text: text::id!("carnet-notice-shown"),
        args: vec![("name", pupil.first_name.clone())],
        at: now,
        timing: Timing::Quiet,
        except: None,
    };
    let told = pupils.iter().filter_map(|it| Some((telling(it), guardians.remove(&it.id)?)));
    notices::tell_all(tx, &told.collect::<Vec<_>>())
}

/// Who has shown all of a class is reminded of nothing any more.
pub fn on_time(tx: &Tx<'_>, showing: Id<Showing>, now: Instant) -> Result<()> {
    let Some((class, school)) = store::showings::place(tx, showing)? else { return Ok(()) };
    let late = store::schools::late(tx, school, Half::of(now.day()), now.day())?;
    if late.iter().all(|line| line.class_id != class) {
        notices::take_back(tx, &LATE, class.raw())?;
    }
    if late.is_empty() { notices::take_back(tx, &LATE, school.raw()) } else { Ok(()) }
}

/// The synthèse of a pupil was locked: his guardians are told.
pub fn synthesis(tx: &Tx<'_>, kept: &Kept, by: Id<Person>, now: Instant) -> Result<()> {
    let Some(name) = store::pupils::first_name(tx, kept.pupil_id)? else { return Ok(()) };
    let guardians = store::pupils::guardians(tx, &[kept.pupil_id], now.day())?;
    let readers: Vec<Reader> =
        guardians.iter().map(|(pupil, guardian)| Reader::guardian(*guardian, *pupil)).collect();
    let telling = Telling {
        kind: SYNTHESIS,
        thing: kept.id.raw(),
        url: urls::synthesis(kept.pupil_id),
        text: text::id!("carnet-notice-synthesis"),
        args: vec![("name", name)],
        at: now,
        timing: Timing::Quiet,
        except: Some(by),
    };
    notices::take_back(tx, &SYNTHESIS, kept.id.raw())?;
    notices::tell(tx, &telling, &readers)
}

/// A half-year draws to its end and some carnets were not shown: the teachers of each class are
/// told of theirs, the heads of all of them.
pub fn late(tx: &Tx<'_>, school: Id<School>, late: &[Late], now: Instant) -> Result<()> {
    let teachers = store::schools::teachers(tx, school, now.day())?;
    // What was told half a year ago and nobody has opened is not told twice.
    let mut things: Vec<i64> = late.iter().map(|class| class.class_id.raw()).collect();
    things.push(school.raw());
    notices::take_back_all(tx, &LATE, &things)?;
    let telling = |thing, url, text, args| Telling {
        kind: LATE,
        thing,
        url,
        text,
        args,
        at: now,
        timing: Timing::Quiet,
        except: None,
    };
    let of_class = |class: &Late| {
        let own = teachers.iter().filter(|(id, _)| *id == class.class_id);
        let readers: Vec<Reader> = own.map(|(_, person)| Reader::person(*person)).collect();
        let url = urls::presentation(class.class_id.cast());
        let args = vec![("class", class.name.clone()), ("count", class.pupils.to_string())];
        (telling(class.class_id.raw(), url, text::id!("carnet-notice-late"), args), readers)
    };
    let mut told: Vec<(Telling, Vec<Reader>)> = late.iter().map(of_class).collect();
    let heads: Vec<Reader> = store::schools::heads(tx, school, now.day())?
        .into_iter()
        .filter(|head| teachers.iter().all(|(_, teacher)| teacher != head))
        .map(Reader::person)
        .collect();
    let args = vec![("count", late.len().to_string())];
    let text = text::id!("carnet-notice-late-school");
    told.push((telling(school.raw(), urls::school(school), text, args), heads));
    notices::tell_all(tx, &told)
}
