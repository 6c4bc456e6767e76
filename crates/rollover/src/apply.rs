//! Applying: one transaction for a school. The plan is made again inside it; what nobody has read
//! holds it. Everything is dated: until the day nothing changes for anybody.

use crate::{
    Of, Way, YearChange, YearClass,
    caution::{self, Caution, cautions},
    done::Done,
    facts::SchoolFacts,
    plan::{Counts, Line, Plan, To},
    store,
};
use base::{Day, Id, Instant, fold};
use db::{Result, Tx};
use people::{
    Assignment, Class, Enrolment, Level, NewAssignment, NewClass, NewEnrolment, Post, Touched,
    assignment, class, enrolment, groups,
};
use std::collections::{HashMap, HashSet};

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Applied(Box<Counts>),
    /// Somebody must look: nothing was written but why.
    Held(Vec<Caution>),
}

/// The plan of a change over the facts of today.
pub fn plan(tx: &Tx<'_>, change: &YearChange) -> Result<(SchoolFacts, Plan)> {
    let facts = SchoolFacts::load(tx, change.school, change.year, change.effective_on)?;
    let classes = store::classes::of_change(tx, change.id)?;
    let moves = store::moves::of_change(tx, change.id)?;
    let plan = Plan::of(&facts, classes, &moves);
    Ok((facts, plan))
}

pub fn apply(tx: &Tx<'_>, change: &YearChange, at: Instant) -> Result<Outcome> {
    let (facts, plan) = plan(tx, change)?;
    let unread = caution::unread(cautions(&facts, &plan, at.day()), &change.minded);
    if !unread.is_empty() {
        store::changes::hold(tx, change.id, &caution::written(&unread))?;
        return Ok(Outcome::Held(unread));
    }
    let mut done = Done::since(tx.new_id());
    let (classes, widened) = open(tx, &facts, &plan, &mut done)?;
    let mut touched = widened.and(end(tx, &facts, &mut done)?);
    touched = touched.and(begin(tx, &facts, &plan, &classes, &mut done)?);
    settle(tx, change, &facts, &plan, &classes)?;
    done.classes_old = facts.classes.iter().map(|class| class.id).collect();
    groups::refresh(tx, &touched, at.day())?;
    store::changes::set_applied(tx, change.id, at, &done)?;
    send(tx, change, at)?;
    Ok(Outcome::Applied(Box::new(plan.counts())))
}

type Opened = HashMap<Id<YearClass>, Id<Class>>;

/// The classes of the plan: those that a feed or a hand has opened already, the others now.
fn open(
    tx: &Tx<'_>,
    facts: &SchoolFacts,
    plan: &Plan,
    done: &mut Done,
) -> Result<(Opened, Touched)> {
    let (mut classes, mut touched) = (Opened::new(), Touched::nobody());
    let mut wanted = Vec::new();
    for class in &plan.classes {
        match facts.next.iter().find(|known| fold(&known.name) == fold(&class.name)) {
            Some(known) => {
                touched = touched.and(widen(tx, known.id, &plan.levels_of(class), done)?);
                classes.insert(class.id, known.id);
            }
            None => wanted.push(class),
        }
    }
    let new = |class: &&YearClass| NewClass {
        school: facts.school.id,
        year: facts.year.next(),
        name: class.name.clone(),
        // The feeds know a class without a key by its name.
        source_key: None,
        levels: plan.levels_of(class),
    };
    let new: Vec<NewClass> = wanted.iter().map(new).collect();
    let opened = class::open(tx, &new)?;
    done.classes_opened.extend(&opened);
    classes.extend(wanted.iter().map(|class| class.id).zip(opened));
    Ok((classes, touched))
}

/// A class that is there already teaches what it is to teach, too.
fn widen(tx: &Tx<'_>, class: Id<Class>, levels: &[Level], done: &mut Done) -> Result<Touched> {
    let known: Vec<Level> =
        class::levels_of(tx, &[class])?.into_iter().map(|(_, level)| level).collect();
    if levels.iter().all(|level| known.contains(level)) {
        return Ok(Touched::nobody());
    }
    let words = known.iter().map(|level| level.word().to_owned()).collect();
    done.levels_changed.push((class, words));
    let mut all: Vec<Level> = known.iter().chain(levels).copied().collect();
    all.sort_unstable();
    all.dedup();
    class::set_levels(tx, class, &all)
}

/// What is of the year that ends, ends on the day.
fn end(tx: &Tx<'_>, facts: &SchoolFacts, done: &mut Done) -> Result<Touched> {
    let seats: Vec<Id<Enrolment>> = facts.seats.iter().map(|seat| seat.id).collect();
    let posts: Vec<Id<Assignment>> = facts.posts.iter().map(|post| post.id).collect();
    done.enrolments_ended = facts.seats.iter().map(|it| (it.id, it.until_on)).collect();
    done.assignments_ended = facts.posts.iter().map(|it| (it.id, it.until_on)).collect();
    let touched = enrolment::end(tx, &seats, facts.on)?;
    Ok(touched.and(assignment::end(tx, &posts, facts.on)?))
}

/// The places the plan gives. Whoever another school sends has his when it has let him go.
fn places(facts: &SchoolFacts, plan: &Plan, classes: &Opened) -> Vec<NewEnrolment> {
    let (school, from_on) = (facts.school.id, facts.on);
    let seat = |line: &Line| {
        let To::Goes(Way::Class(class, level)) = line.to else { return None };
        let class = Some(*classes.get(&class)?);
        let pupil = line.pupil;
        let new = NewEnrolment { pupil, school, class, level, from_on, until_on: None };
        facts.is_free(pupil).then_some(new)
    };
    plan.lines.iter().filter_map(seat).collect()
}

/// Pupils and teams of the next year, from the day on.
fn begin(
    tx: &Tx<'_>,
    facts: &SchoolFacts,
    plan: &Plan,
    classes: &Opened,
    done: &mut Done,
) -> Result<Touched> {
    let (school, from_on) = (facts.school.id, facts.on);
    let seats = places(facts, plan, classes);
    let (begun, seated) = enrolment::begin(tx, &seats)?;
    done.enrolments_begun = begun;
    let held: HashSet<_> =
        facts.other_posts.iter().map(|it| (it.person, it.class, it.function)).collect();
    let mut posts = Vec::new();
    for class in &plan.classes {
        let Some(id) = classes.get(&class.id).copied() else { continue };
        let new = class.team.iter().filter(|it| {
            // A feed may have said so already.
            !held.contains(&(it.person, Some(id), it.function))
        });
        posts.extend(new.map(|mate| NewAssignment {
            person: mate.person,
            post: Post::Class(school, id),
            function: mate.function,
            subject: Some(mate.subject.clone()).filter(|it| !it.is_empty()),
            from_on,
            until_on: None,
        }));
    }
    let (begun, posted) = assignment::begin(tx, &posts)?;
    done.assignments_begun = begun;
    Ok(seated.and(posted))
}

/// The plan as it was applied, to be read in later years: who came since is in it, who left is not.
fn settle(
    tx: &Tx<'_>,
    change: &YearChange,
    facts: &SchoolFacts,
    plan: &Plan,
    classes: &Opened,
) -> Result<()> {
    let moves: Vec<_> = plan.lines.iter().filter_map(|line| line.settled(facts)).collect();
    store::moves::insert(tx, change.id, &moves)?;
    let placed = plan.lines.iter().filter(|line| line.to == To::Placed).map(|line| line.pupil);
    let away: Vec<_> = plan.gone.iter().map(|it| it.pupil).chain(placed).collect();
    store::moves::delete(tx, change.id, &away)?;
    let become_: Vec<_> = classes.iter().map(|(class, became)| (*class, *became)).collect();
    store::classes::settle(tx, &become_)
}

/// Those whom this school sends have their places at once where the other one has moved already.
fn send(tx: &Tx<'_>, change: &YearChange, at: Instant) -> Result<()> {
    for school in store::moves::receivers(tx, change.id)? {
        let theirs = store::changes::applied_of(tx, school, change.year)?;
        if let Some(theirs) = theirs.filter(|it| it.effective_on >= at.day()) {
            receive(tx, &theirs, at)?;
        }
    }
    Ok(())
}

/// Pupils who were announced, and whom their school has let go since.
fn receive(tx: &Tx<'_>, change: &YearChange, at: Instant) -> Result<()> {
    let Some(mut done) = store::changes::done(tx, change.id)? else { return Ok(()) };
    let (facts, plan) = plan(tx, change)?;
    let settled: Opened =
        plan.classes.iter().filter_map(|class| Some((class.id, class.class?))).collect();
    let is_new = |line: &&Line| line.of == Of::Announced && facts.is_free(line.pupil);
    let lines: Vec<Line> = plan.lines.iter().filter(is_new).cloned().collect();
    let come = Plan { classes: plan.classes.clone(), lines, gone: Vec::new() };
    let (begun, touched) = enrolment::begin(tx, &places(&facts, &come, &settled))?;
    done.enrolments_begun.extend(begun);
    let moves: Vec<_> = come.lines.iter().filter_map(|line| line.settled(&facts)).collect();
    store::moves::insert(tx, change.id, &moves)?;
    groups::refresh(tx, &touched, at.day())?;
    store::changes::set_done(tx, change.id, &done)
}

/// Places of the next year that somebody has ended before they began, although the pupil is in the
/// class of this year until the very day: a feed that knows this year only. They are given back;
/// says how many. Who leaves or changes class has another end to his place of this year; who is
/// away on the very day is not sent for again.
pub fn mend(tx: &Tx<'_>, change: &YearChange, today: Day) -> Result<usize> {
    if today > change.effective_on {
        return Ok(0);
    }
    let Some(done) = store::changes::done(tx, change.id)? else { return Ok(0) };
    let ended: Vec<Id<Enrolment>> = done.enrolments_ended.iter().map(|(id, _)| *id).collect();
    let (begun, on) = (&done.enrolments_begun, change.effective_on);
    let lost = store::checks::lost(tx, begun, &ended, on)?;
    if lost.is_empty() {
        return Ok(0);
    }
    let again: Vec<_> = lost.iter().map(|id| (*id, None)).collect();
    let touched = enrolment::set_until(tx, &again)?;
    groups::refresh(tx, &touched, today)?;
    Ok(lost.len())
}

/// The old classes close when their day has come, except those somebody is still in: he came after
/// the evening, and must be given a class.
pub fn close(tx: &Tx<'_>, change: &YearChange, today: Day) -> Result<()> {
    let Some(mut done) = store::changes::done(tx, change.id)? else { return Ok(()) };
    let on = change.effective_on;
    let inhabited: HashSet<Id<Class>> =
        store::checks::inhabited(tx, &done.classes_old, on)?.into_iter().collect();
    let open = store::checks::open(tx, &done.classes_old)?;
    let empty: Vec<Id<Class>> = open.into_iter().filter(|it| !inhabited.contains(it)).collect();
    let touched = class::close(tx, &empty, on)?;
    groups::refresh(tx, &touched, today)?;
    done.classes_closed.extend(&empty);
    store::changes::set_closed(tx, change.id, &done, inhabited.is_empty())
}
