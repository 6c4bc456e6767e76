//! Facts: what ends, what begins, and who no longer stands anywhere.

use super::Persons;
use crate::done::Done;
use crate::plan::{ClassSlot, NewSeat, Outcome, PersonPlan, SchoolPlan};
use crate::store;
use base::{Day, Id, SchoolYear};
use db::{Result, Tx};
use people::{
    Class, NewAssignment, NewEnrolment, NewGuardianship, Person, Post, School, Touched, assignment,
    enrolment, guardianship, person,
};
use std::collections::{BTreeSet, HashMap};

/// Ends what the plan ends, and writes down the ends they had.
pub fn end(tx: &Tx<'_>, plan: &SchoolPlan, on: Day, done: &mut Done) -> Result<Touched> {
    let seats: Vec<_> = plan.persons.iter().flat_map(|page| &page.rises).collect();
    let ties: Vec<_> = plan.persons.iter().flat_map(|page| &page.unties).collect();
    let posts: Vec<_> = plan.persons.iter().flat_map(|page| &page.lays_down).collect();
    done.enrolments_ended.extend(seats.iter().map(|fact| (fact.id, fact.until_on)));
    done.guardianships_ended.extend(ties.iter().map(|fact| (fact.id, fact.until_on)));
    done.assignments_ended.extend(posts.iter().map(|fact| (fact.id, fact.until_on)));
    let mut touched = Touched::nobody();
    if !seats.is_empty() {
        let ids: Vec<_> = seats.iter().map(|fact| fact.id).collect();
        touched = touched.and(enrolment::end(tx, &ids, on)?);
    }
    if !ties.is_empty() {
        let ids: Vec<_> = ties.iter().map(|fact| fact.id).collect();
        touched = touched.and(guardianship::end(tx, &ids, on)?);
    }
    if !posts.is_empty() {
        let ids: Vec<_> = posts.iter().map(|fact| fact.id).collect();
        touched = touched.and(assignment::end(tx, &ids, on)?);
    }
    Ok(touched)
}

/// Begins what the plan begins.
pub fn begin(
    tx: &Tx<'_>,
    school: Id<School>,
    plan: &SchoolPlan,
    persons: &Persons,
    classes: &HashMap<ClassSlot, Id<Class>>,
    on: Day,
    done: &mut Done,
) -> Result<Touched> {
    let class_of = |slot: &Option<ClassSlot>| match slot {
        Some(ClassSlot::Known(class)) => Some(*class),
        Some(slot @ ClassSlot::New(_)) => classes.get(slot).copied(),
        None => None,
    };
    let mut seats = Vec::new();
    let mut ties = Vec::new();
    let mut posts = Vec::new();
    // The first feed of a school tells how it is since the year began.
    let year = SchoolYear::of(on).first_day().filter(|_| plan.present == 0);
    for page in &plan.persons {
        let Some(person) = persons.get(&page.key).copied().or(page.person) else { continue };
        seats.extend(page.sits.iter().map(|seat| new_seat(seat, person, school, &class_of)));
        let since = page.sits.iter().map(|seat| seat.from_on).min();
        let since = since.filter(|_| page.outcome == Outcome::Created);
        ties.extend(new_ties(page, person, persons, since.unwrap_or(on)));
        posts.extend(page.holds.iter().map(|post| {
            NewAssignment {
                person,
                post: class_of(&post.class)
                    .map_or(Post::School(school), |class| Post::Class(school, class)),
                function: post.function,
                subject: post.subject.clone(),
                from_on: year.unwrap_or(on),
                until_on: None,
            }
        }));
    }
    let (seats, seated) = enrolment::begin(tx, &seats)?;
    let (ties, tied) = guardianship::begin(tx, &ties)?;
    let (posts, posted) = assignment::begin(tx, &posts)?;
    done.enrolments_begun.extend(seats);
    done.guardianships_begun.extend(ties);
    done.assignments_begun.extend(posts);
    Ok(seated.and(tied).and(posted))
}

fn new_seat(
    seat: &NewSeat,
    pupil: Id<Person>,
    school: Id<School>,
    class_of: &impl Fn(&Option<ClassSlot>) -> Option<Id<Class>>,
) -> NewEnrolment {
    NewEnrolment {
        pupil,
        school,
        class: class_of(&seat.class),
        level: seat.level,
        from_on: seat.from_on,
        until_on: seat.until_on,
    }
}

fn new_ties(
    page: &PersonPlan,
    pupil: Id<Person>,
    persons: &Persons,
    on: Day,
) -> Vec<NewGuardianship> {
    page.ties
        .iter()
        .filter_map(|tie| {
            Some(NewGuardianship {
                guardian: persons.get(&tie.guardian).copied()?,
                pupil,
                kind: tie.kinship,
                has_authority: tie.has_authority,
                is_contact: tie.is_contact,
                pays: tie.pays,
                priority: tie.priority,
                from_on: on,
                until_on: None,
            })
        })
        .collect()
}

/// Whoever stands nowhere any more has left the platform: pupils and staff of this school, and
/// guardians whose last child has gone.
pub fn leave(tx: &Tx<'_>, plan: &SchoolPlan, on: Day, done: &mut Done) -> Result<Touched> {
    let left = plan.persons.iter().filter(|page| page.outcome == Outcome::Left);
    let left: Vec<Id<Person>> = left.filter_map(|page| page.person).collect();
    let untied = plan.persons.iter().flat_map(|page| &page.unties).map(|fact| fact.guardian);
    let mut doubtful: BTreeSet<Id<Person>> = left.iter().copied().chain(untied).collect();
    if doubtful.is_empty() {
        return Ok(Touched::nobody());
    }
    let guardianships = guardianship::of_pupils(tx, &left)?;
    let runs = |until: Option<Day>| until.is_none_or(|until| until > on);
    let running = guardianships.iter().filter(|fact| runs(fact.until_on));
    doubtful.extend(running.map(|fact| fact.guardian));
    let doubtful: Vec<Id<Person>> = doubtful.into_iter().collect();
    let standing: BTreeSet<Id<Person>> =
        store::people::standing(tx, &doubtful, on)?.into_iter().collect();
    let gone: Vec<Id<Person>> =
        doubtful.into_iter().filter(|person| !standing.contains(person)).collect();
    if gone.is_empty() {
        return Ok(Touched::nobody());
    }
    for fact in store::people::guarding(tx, &gone, on)? {
        done.guardianships_ended.push((fact.id, fact.until_on));
    }
    done.left.extend(&gone);
    person::leave(tx, &gone, on)
}
