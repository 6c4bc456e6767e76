//! In the made-up town: teachers propose, families keep, two move and a son of CM2 goes up.

use crate::{
    answer::{self, NOBODY, Said},
    dossier::{Reason, State},
    keepsake::{KeepsakeKind, NewKeepsake},
    piece::Sheet,
    preparing::{self, Destination, Leaving},
    store,
};
use base::{Id, Minutes};
use db::{Result, Tx};
use people::{
    Function, Level, Person, SchoolKind,
    pages::{ClassPage, PupilLine},
};
use std::sync::Arc;
use web::{
    demo::{Act, Stage, StageSchool},
    passage::{Kind, Lent},
};

/// What a teacher proposes, and whether the family has kept it.
const PROPOSED: [(KeepsakeKind, &str, &str, bool); 3] = [
    (KeepsakeKind::Work, "Mon herbier d’automne", "Huit feuilles ramassées au parc.", true),
    (KeepsakeKind::Reading, "Le Petit Nicolas", "Lu en entier, puis raconté à la classe.", true),
    (KeepsakeKind::Certificate, "Savoir nager", "Attestation de la piscine de Lys.", false),
];

/// The same in maternelle.
const PROPOSED_YOUNG: [(KeepsakeKind, &str, &str, bool); 3] = [
    (KeepsakeKind::Work, "Mon bonhomme", "Dessiné en novembre, avec des doigts aux mains.", true),
    (KeepsakeKind::Reading, "La chenille qui fait des trous", "Racontée à toute la classe.", true),
    (KeepsakeKind::Work, "Mon prénom", "Écrit tout seul en capitales.", false),
];

const AFTER_CLASS: Minutes = Minutes(16 * 60 + 40);
const EVENING: Minutes = Minutes(18 * 60 + 20);

pub fn acts(tx: &Tx<'_>, stage: &Stage) -> Result<Vec<Act>> {
    let mut acts = Vec::new();
    for school in &stage.schools {
        for class in &school.classes {
            acts.extend(portfolios(stage, class));
        }
    }
    acts.extend(leaving(tx, stage)?);
    Ok(acts)
}

fn teacher(class: &ClassPage) -> Option<Id<Person>> {
    let teachers = class.team.iter().filter(|member| member.function == Function::Teacher);
    teachers.map(|member| member.person).next()
}

fn is_known_by_heart(pupil: &PupilLine) -> bool {
    pupil.guardians.iter().any(|it| it.name.first == "Samira") || is_of_a_teacher(pupil)
}

/// A teacher proposes something to three pupils of the class, and all of it to those known by
/// heart.
fn portfolios(stage: &Stage, class: &ClassPage) -> Option<Act> {
    let by = teacher(class)?;
    let at = stage.hour(3, AFTER_CLASS);
    let known = class.pupils.iter().filter(|pupil| is_known_by_heart(pupil));
    let is_young = class.levels.iter().all(|level| *level <= Level::Gs);
    let proposed = if is_young { PROPOSED_YOUNG } else { PROPOSED };
    let known = known.flat_map(|pupil| proposed.map(|it| (pupil, it)));
    let others = class.pupils.iter().filter(|pupil| !is_known_by_heart(pupil)).zip(proposed);
    let pupils = known.chain(others);
    let new = |(pupil, (kind, title, words, is_kept)): (&PupilLine, _)| NewKeepsake {
        pupil: pupil.person,
        kind,
        title: String::from(title),
        words: String::from(words),
        made_on: at.day(),
        is_kept,
        is_shown: true,
        by,
        at,
    };
    let new: Vec<NewKeepsake> = pupils.map(new).collect();
    Some(Act::write(at, move |tx, _| {
        for one in &new {
            store::keepsakes::insert(tx, one)?;
        }
        Ok(Vec::new())
    }))
}

fn is_of_a_teacher(pupil: &PupilLine) -> bool {
    pupil.guardians.iter().any(|it| (&*it.name.first, &*it.name.last) == ("Émilie", "Fontaine"))
}

/// Two pupils of one class move, and one of their families has answered; the son of a teacher goes
/// up to the collège, and his family has still to choose.
fn leaving(tx: &Tx<'_>, stage: &Stage) -> Result<Option<Act>> {
    let has = |school: &&StageSchool, is_meant: fn(&PupilLine) -> bool| {
        let is_elementary = school.page.school.kind != SchoolKind::Nursery;
        let mut pupils = school.classes.iter().flat_map(|class| &class.pupils);
        is_elementary && pupils.any(is_meant)
    };
    let own = stage.schools.iter().find(|it| has(it, is_of_a_teacher));
    let own = own.or_else(|| stage.schools.iter().find(|it| has(it, is_known_by_heart)));
    let Some(school) = own else { return Ok(None) };
    let Some(class) = school.classes.last() else { return Ok(None) };
    let Some(by) = teacher(class) else { return Ok(None) };
    let from = people::school::load(tx, school.page.school.id)?;
    let Some(from) = from else { return Ok(None) };
    let moving = class.pupils.iter().filter(|pupil| !is_of_a_teacher(pupil)).take(2);
    let moving: Vec<Id<Person>> = moving.map(|it| it.person).collect();
    let all = school.classes.iter().flat_map(|class| &class.pupils);
    let going_up = all.filter(|pupil| is_of_a_teacher(pupil)).map(|it| it.person).collect();
    let brest = Destination {
        school: None,
        uai: "0290123X".to_owned(),
        name: "École Anita-Conti, Brest".to_owned(),
    };
    let mut ways = vec![(moving.clone(), brest, Reason::Move)];
    ways.extend(college(tx, stage)?.map(|college| (going_up, college, Reason::Cycle)));
    ways.retain(|(pupils, ..)| !pupils.is_empty());
    let at = stage.hour(7, AFTER_CLASS);
    let act = Act::write(at, move |tx, now| {
        let keepers = Lent(vec![Arc::new(crate::Portfolios)]);
        let due_on = now.day().plus_days(14);
        for (pupils, to, reason) in &ways {
            let (pupils, to, reason) = (pupils.clone(), to.clone(), *reason);
            let leaving = Leaving { pupils, to, reason, due_on, by, at: now };
            preparing::prepare(tx, &keepers, &from, &leaving)?;
        }
        preparing::offer(tx, from.id, by, now)?;
        let first = moving.first().copied();
        Ok(first.map(|pupil| answering(pupil, now)).into_iter().collect())
    });
    Ok(Some(act))
}

fn college(tx: &Tx<'_>, stage: &Stage) -> Result<Option<Destination>> {
    let Some(college) = stage.secondary.first() else { return Ok(None) };
    let found = people::school::load(tx, college.page.school.id)?;
    Ok(found.map(|it| Destination { school: Some(it.id), uai: it.uai, name: it.name }))
}

/// A guardian says yes to all of it, the evening after.
fn answering(pupil: Id<Person>, prepared_at: base::Instant) -> Act {
    let at = base::Instant::at(prepared_at.day().plus_days(1), EVENING);
    Act::write(at, move |tx, now| {
        let lines = store::lists::of_pupils(tx, &[pupil])?;
        let deciders = store::pupils::deciders(tx, &[pupil], now.day())?;
        let open = lines.iter().find(|it| it.state == State::Open);
        let (Some(line), Some(who)) = (open, deciders.first()) else { return Ok(Vec::new()) };
        let found = store::dossiers::find(tx, line.id, who.person_id, now.day())?;
        let Some(dossier) = found else { return Ok(Vec::new()) };
        let sheet = Sheet::load(tx, &dossier)?;
        let choices = sheet.of_kind(Kind::ByChoice).map(|it| (it.id, true)).collect();
        let (guardian, to) = (who.person_id, dossier.to_name.clone());
        let said = Said { guardian, recorded_by: NOBODY, to, choices, at: now };
        answer::record(tx, dossier.id, &said)?;
        Ok(Vec::new())
    })
}
