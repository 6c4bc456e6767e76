//! A fortnight of carnets in the maternelles of the made-up town: successes noted in two taps, some
//! with a drawing, a Friday on which they are shown, families who read and sign, and the first
//! syntheses.

use crate::{
    NurseryClass,
    carnet::is_nursery,
    deciding::{self, Place},
    goals::{self, Goals},
    model::{self, Area, Column},
    noting::{self, Note},
    observation::{Sight, State},
    showing, store,
    synthesis::Content,
};
use base::{Id, Instant, Minutes, SchoolYear};
use db::{Error, Result, Tx};
use demo::{Dice, drawing::Drawing};
use people::{
    Function, Level, Person,
    pages::{ClassPage, PupilLine},
};
use results::Skill;
use web::demo::{Act, Stage, StageSchool};

/// When somebody notes something: the day of the fortnight, and the minute.
const MOMENTS: [(usize, u16); 10] = [
    (0, 9 * 60 + 20),
    (0, 14 * 60 + 5),
    (1, 10 * 60 + 45),
    (3, 9 * 60 + 50),
    (4, 11 * 60 + 10),
    (7, 9 * 60 + 15),
    (7, 15 * 60),
    (8, 10 * 60 + 30),
    (10, 9 * 60 + 40),
    (11, 14 * 60 + 20),
];
/// The Friday on which families are shown what was noted so far.
const SHOWN: (usize, u16) = (4, 16 * 60 + 15);
/// When the first of them sign, and when the syntheses are worked at.
const SIGNED: (usize, u16) = (7, 17 * 60 + 30);
const DECIDED: (usize, u16) = (9, 16 * 60 + 40);

const WORDS: [&str; 5] = [
    "Tout seul, du premier coup.",
    "Avec un peu d’aide pour commencer, puis sans.",
    "Et il l’a montré à son voisin.",
    "Pendant l’atelier du matin.",
    "Très concentré, il a recommencé jusqu’à y arriver.",
];
const FREE: &str = "A consolé un camarade qui s’était fait mal dans la cour.";
const ANSWERS: [&str; 2] = ["Merci, nous l’avons lu ensemble !", "Il en est très fier."];
const NEED: &str = "Participe avec plaisir et s’appuie bien sur les autres.";
const TOGETHER: &str = "Écoute, attend son tour, aide à ranger.";

/// Pixels of a drawing.
const SIDE: usize = 400;

pub fn acts(tx: &Tx<'_>, stage: &Stage) -> Result<Vec<Act>> {
    let mut acts = Vec::new();
    for school in &stage.schools {
        for class in school.classes.iter().filter(|class| has_nursery(class)) {
            let Some(teacher) = teacher(class) else { continue };
            let today = stage.until.day();
            let known = store::classes::find(tx, class.class.id.cast(), teacher, today)?;
            let Some(nursery) = known else { continue };
            let goals = goals::of_school(tx, nursery.school, today)?;
            acts.extend(of_class(stage, (school, class), &nursery, teacher, &goals));
        }
    }
    Ok(acts)
}

fn has_nursery(class: &ClassPage) -> bool {
    class.levels.iter().copied().any(is_nursery)
}

fn teacher(class: &ClassPage) -> Option<Id<Person>> {
    class.team.iter().find(|it| it.function == Function::Teacher).map(|it| it.person)
}

fn of_class(
    stage: &Stage,
    (school, class): (&StageSchool, &ClassPage),
    nursery: &NurseryClass,
    teacher: Id<Person>,
    goals: &Goals,
) -> Vec<Act> {
    let pupils = class.pupils.iter().filter(|it| is_nursery(it.level));
    let mut pupils: Vec<&PupilLine> = pupils.collect();
    // Whoever comes to try reads as Samira: her child is among those who are noted.
    let is_known = |it: &&PupilLine| it.guardians.iter().any(|it| it.name.first == "Samira");
    if let Some(known) = pupils.iter().position(is_known) {
        let pupil = pupils.remove(known);
        pupils.insert(1.min(pupils.len()), pupil);
    }
    if pupils.is_empty() {
        return Vec::new();
    }
    let place = usize::try_from(class.class.id.raw().rem_euclid(10_000)).unwrap_or(0);
    let dice = Dice::of(stage.seed, place, "carnet");
    let mut acts = Vec::new();
    for (turn, (day, minutes)) in MOMENTS.into_iter().enumerate() {
        let at = stage.hour(day, Minutes(minutes));
        let drawn = (turn % 3 == 1).then_some((stage.seed, place + turn));
        let note = note(&dice, goals, &pupils, turn, at);
        acts.extend(note.map(|note| noting(at, nursery.clone(), teacher, note, drawn)));
    }
    let all: Vec<Id<Person>> = pupils.iter().map(|pupil| pupil.person).collect();
    acts.push(showing(stage, nursery.clone(), teacher, all));
    acts.extend(signing(stage, &pupils));
    acts.extend(deciding(stage, school, nursery, teacher, &pupils));
    acts
}

/// Two children or three of a level; one where there is a drawing.
fn note(
    dice: &Dice,
    goals: &Goals,
    pupils: &[&PupilLine],
    turn: usize,
    at: Instant,
) -> Option<Note> {
    let first = *pupils.get((turn * 3 + turn / 2) % pupils.len())?;
    let items: Vec<Id<Skill>> = goals.items(&[first.level]).iter().map(|item| item.id).collect();
    let is_free = turn == 8 || items.is_empty();
    let count = if turn % 3 == 1 || is_free { 1 } else { 2 + turn % 2 };
    let same = pupils.iter().filter(|pupil| pupil.level == first.level);
    let others = same.filter(|pupil| pupil.person != first.person).map(|pupil| pupil.person);
    let chosen = std::iter::once(first.person).chain(others).take(count).collect();
    let words = match turn {
        _ if is_free => FREE,
        turn if turn % 2 == 0 => dice.pick(&WORDS),
        _ => "",
    };
    Some(Note {
        pupils: chosen,
        skill: (!is_free).then(|| *dice.pick(&items)),
        area: Area::Together,
        state: if dice.chance(25) { State::Way } else { State::Done },
        on_day: at.day(),
        words: words.to_owned(),
        files: Vec::new(),
        sight: Sight::None,
        once: String::new(),
    })
}

fn noting(
    at: Instant,
    class: NurseryClass,
    teacher: Id<Person>,
    mut note: Note,
    drawn: Option<(u64, usize)>,
) -> Act {
    Act::run(at, move |app| async move {
        if let Some((seed, place)) = drawn {
            let drawing = Drawing::of(&Dice::of(seed, place, "carnet drawing"));
            let png = drawing.png(SIDE).map_err(|error| Error::Engine(error.to_string()))?;
            let name = format!("{}.png", drawing.title);
            note.files = files::keep_all(&app, teacher, vec![(name, png)]).await?;
            note.sight = Sight::Work;
        }
        let write = move |tx: &Tx<'_>| noting::note(tx, &class, &note, teacher, at).map(drop);
        app.db.write(write).await?;
        Ok(Vec::new())
    })
}

fn showing(
    stage: &Stage,
    class: NurseryClass,
    teacher: Id<Person>,
    pupils: Vec<Id<Person>>,
) -> Act {
    Act::write(stage.hour(SHOWN.0, Minutes(SHOWN.1)), move |tx, now| {
        let waiting = store::showings::waiting(tx, &pupils, now.day())?;
        if !waiting.is_empty() {
            showing::show(tx, &class, &pupils, now.day(), (teacher, now))?;
        }
        Ok(Vec::new())
    })
}

/// Some of the families have read it on Monday, one guardian each.
fn signing(stage: &Stage, pupils: &[&PupilLine]) -> Option<Act> {
    let at = stage.hour(SIGNED.0, Minutes(SIGNED.1));
    // Before the carnets were shown there is nothing to sign.
    (at > stage.hour(SHOWN.0, Minutes(SHOWN.1))).then_some(())?;
    let families: Vec<(Id<Person>, Id<Person>)> = pupils
        .iter()
        .step_by(3)
        .filter_map(|pupil| {
            let guardian = pupil.guardians.iter().find(|guardian| guardian.has_authority)?;
            Some((pupil.person, guardian.person))
        })
        .collect();
    Some(Act::write(at, move |tx, now| {
        for (turn, (pupil, guardian)) in families.iter().enumerate() {
            let Some(last) = store::showings::last(tx, *pupil)? else { continue };
            showing::opened(tx, (*pupil, last.showing_id), *guardian, now)?;
            let words = ANSWERS.get(turn).copied().unwrap_or_default();
            let of = (last.showing_id, *pupil, *guardian);
            if turn < ANSWERS.len() {
                store::showings::sign(tx, of, words, now)?;
            }
        }
        Ok(Vec::new())
    }))
}

/// The first of GS has a synthèse that is locked and stamped, the next one is being made.
fn deciding(
    stage: &Stage,
    school: &StageSchool,
    class: &NurseryClass,
    teacher: Id<Person>,
    pupils: &[&PupilLine],
) -> Option<Act> {
    let is_last = |pupil: &&&PupilLine| pupil.level == Level::Gs;
    let last: Vec<Id<Person>> =
        pupils.iter().filter(is_last).take(2).map(|pupil| pupil.person).collect();
    let head = school.page.staff.iter().find(|it| it.function.is_of_the_heads());
    let head = head.map(|it| it.person);
    let (class, first) = (class.clone(), *last.first()?);
    Some(Act::write(stage.hour(DECIDED.0, Minutes(DECIDED.1)), move |tx, now| {
        for pupil in &last {
            let place = Place {
                pupil: *pupil,
                school: class.school,
                class: class.class(),
                year: SchoolYear::of(now.day()),
            };
            let content = content(*pupil == first);
            deciding::save(tx, place, &content, 0, (teacher, now))?;
        }
        let kept = store::syntheses::of_pupil(tx, first)?;
        let Some(kept) = kept.into_iter().next() else { return Ok(Vec::new()) };
        deciding::lock(tx, &kept, false, (teacher, now))?;
        let locked = store::syntheses::of_pupil(tx, first)?.into_iter().next();
        if let Some((head, locked)) = head.zip(locked) {
            deciding::stamp(tx, &locked, (head, now))?;
        }
        Ok(Vec::new())
    }))
}

/// All of it, or the first lines.
fn content(is_whole: bool) -> Content {
    let mut content = Content::default();
    let count = if is_whole { model::lines().count() } else { 7 };
    for (turn, line) in model::lines().enumerate().take(count) {
        let column = if turn % 4 == 3 { Column::OnTheWay } else { Column::Often };
        content.lines.insert(line.code.to_owned(), column);
    }
    content.needs.insert(Area::Language.word().to_owned(), NEED.to_owned());
    if is_whole {
        for line in &model::TOGETHER[..2] {
            content.together.insert(line.code.to_owned(), TOGETHER.to_owned());
        }
    }
    content
}
