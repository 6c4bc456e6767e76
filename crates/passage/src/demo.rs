//! In the made-up town: teachers propose, families keep, one family shows its choice, and another
//! one moves.

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
    Function, Person, SchoolKind,
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

const AFTER_CLASS: Minutes = Minutes(16 * 60 + 40);
const EVENING: Minutes = Minutes(18 * 60 + 20);

pub fn acts(tx: &Tx<'_>, stage: &Stage) -> Result<Vec<Act>> {
    let mut acts = Vec::new();
    for school in &stage.schools {
        for class in &school.classes {
            acts.extend(portfolios(stage, class));
        }
    }
    acts.extend(moving(tx, stage)?);
    Ok(acts)
}

fn teacher(class: &ClassPage) -> Option<Id<Person>> {
    let teachers = class.team.iter().filter(|member| member.function == Function::Teacher);
    teachers.map(|member| member.person).next()
}

fn is_known_by_heart(pupil: &PupilLine) -> bool {
    pupil.guardians.iter().any(|it| it.name.first == "Samira")
}

/// A teacher proposes something to three pupils of the class, and all of it to those known by
/// heart.
fn portfolios(stage: &Stage, class: &ClassPage) -> Option<Act> {
    let by = teacher(class)?;
    let at = stage.hour(3, AFTER_CLASS);
    let known = class.pupils.iter().filter(|pupil| is_known_by_heart(pupil));
    let known = known.flat_map(|pupil| PROPOSED.map(|proposed| (pupil, proposed)));
    let others = class.pupils.iter().filter(|pupil| !is_known_by_heart(pupil)).zip(PROPOSED);
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

/// The family of two pupils moves: their dossiers are prepared and shown, and one is answered.
fn moving(tx: &Tx<'_>, stage: &Stage) -> Result<Option<Act>> {
    let has_known = |class: &ClassPage| class.pupils.iter().any(is_known_by_heart);
    let is_ours = |it: &&StageSchool| {
        it.page.school.kind != SchoolKind::Nursery
            && it.page.school.kind.is_first_degree()
            && it.classes.iter().any(has_known)
    };
    let Some(school) = stage.schools.iter().find(is_ours) else { return Ok(None) };
    let Some(class) = school.classes.last() else { return Ok(None) };
    let Some(by) = teacher(class) else { return Ok(None) };
    let from = people::school::load(tx, school.page.school.id)?;
    let Some(from) = from else { return Ok(None) };
    let pupils: Vec<Id<Person>> = class.pupils.iter().take(2).map(|it| it.person).collect();
    let at = stage.hour(7, AFTER_CLASS);
    let act = Act::write(at, move |tx, now| {
        let leaving = Leaving {
            pupils: pupils.clone(),
            to: Destination {
                school: None,
                uai: "0290123X".to_owned(),
                name: "École Anita-Conti, Brest".to_owned(),
            },
            reason: Reason::Move,
            due_on: now.day().plus_days(14),
            by,
            at: now,
        };
        let keepers = Lent(vec![Arc::new(crate::Portfolios)]);
        preparing::prepare(tx, &keepers, &from, &leaving)?;
        preparing::offer(tx, from.id, by, now)?;
        let first = pupils.first().copied();
        Ok(first.map(|pupil| answering(pupil, now)).into_iter().collect())
    });
    Ok(Some(act))
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
