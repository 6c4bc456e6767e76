//! Pupils: who comes, who goes from one class to another, who has left.

use super::ledger::Ledger;
use super::slice::PersonLine;
use super::{ClassSlot, NewSeat, Outcome};
use crate::record::RecordKind;
use crate::wanted::{Seat, Verb, WantedPerson};
use base::{Day, Id};
use people::{Enrolment, Level, Person};

pub(super) fn plan(ledger: &mut Ledger<'_>, line: &PersonLine, person: Option<Id<Person>>) {
    match line.verb {
        Verb::Put | Verb::Modify => put(ledger, line, person),
        Verb::Absent | Verb::Delete | Verb::Moved => gone(ledger, line, person),
    }
}

fn put(ledger: &mut Ledger<'_>, line: &PersonLine, person: Option<Id<Person>>) {
    if person.is_none() && line.verb == Verb::Modify && line.wanted.details.last.is_none() {
        // A change of somebody the platform does not have.
        return;
    }
    let wanted = &line.wanted;
    let running = person.and_then(|person| ledger.slice.enrolments.get(&person));
    let running: Vec<Enrolment> = running.cloned().unwrap_or_default();
    let here = ledger.slice.school.as_ref().map(|school| school.id);
    let (seats_here, elsewhere): (Vec<Enrolment>, Vec<Enrolment>) =
        running.into_iter().partition(|seat| Some(seat.school) == here);
    let Some(seats) = &wanted.seats else {
        ledger.page(RecordKind::Pupil, &line.key, person, wanted);
        return;
    };
    let today = ledger.slice.today;
    let place = ledger.slice.place.clone();
    let targets: Vec<NewSeat> = seats
        .iter()
        .filter(|seat| seat.place == place)
        .filter_map(|seat| Some(target(ledger, seat, wanted, &seats_here, today?)))
        .collect();
    let stays = |seat: &Enrolment| targets.iter().any(|target| is_same(target, seat));
    let mut rises: Vec<Enrolment> =
        seats_here.iter().filter(|seat| !stays(seat)).cloned().collect();
    // He is in no other school than those the feed names.
    let moved: Vec<Enrolment> =
        elsewhere.into_iter().filter(|seat| !is_wanted_in(ledger, seat, wanted)).collect();
    let from = moved.first().map(|seat| seat.school);
    let arrives = seats_here.is_empty() && from.is_some();
    rises.extend(moved);
    let sits: Vec<NewSeat> = targets
        .into_iter()
        .filter(|target| !seats_here.iter().any(|seat| is_same(target, seat)))
        .collect();
    let page = ledger.page(RecordKind::Pupil, &line.key, person, wanted);
    if arrives {
        page.outcome = Outcome::Arrived { from };
    } else if page.outcome == Outcome::Unchanged && (!sits.is_empty() || !rises.is_empty()) {
        page.outcome = Outcome::Changed;
    }
    page.sits = sits;
    page.rises = rises;
}

fn target(
    ledger: &mut Ledger<'_>,
    seat: &Seat,
    wanted: &WantedPerson,
    here: &[Enrolment],
    today: Day,
) -> NewSeat {
    let class = seat.class.as_ref().map(|name| ledger.class_slot(name));
    let known = here.iter().find(|seat| class == seat.class.map(ClassSlot::Known));
    let level = wanted.level().or_else(|| known.map(|seat| seat.level)).unwrap_or(Level::Other);
    // The feed may know since when; it is not asked to tell the future.
    let from_on = wanted.from_on.filter(|day| *day <= today && here.is_empty()).unwrap_or(today);
    NewSeat { class, level, from_on }
}

fn is_same(target: &NewSeat, seat: &Enrolment) -> bool {
    target.class == seat.class.map(ClassSlot::Known) && target.level == seat.level
}

fn is_wanted_in(ledger: &Ledger<'_>, seat: &Enrolment, wanted: &WantedPerson) -> bool {
    let places = ledger.slice.places.get(&seat.school);
    places.into_iter().flatten().any(|place| wanted.places.contains(place))
}

fn gone(ledger: &mut Ledger<'_>, line: &PersonLine, person: Option<Id<Person>>) {
    let Some(person) = person else { return };
    let here = ledger.slice.school.as_ref().map(|school| school.id);
    let running = ledger.slice.enrolments.get(&person).into_iter().flatten();
    let seats: Vec<Enrolment> = running.filter(|seat| Some(seat.school) == here).cloned().collect();
    if seats.is_empty() {
        return;
    }
    let is_taken = line.verb == Verb::Moved && ledger.slice.taken_elsewhere.contains(&line.key);
    let page = ledger.page(RecordKind::Pupil, &line.key, Some(person), &WantedPerson::default());
    if is_taken {
        page.outcome = Outcome::MovedAway;
        return;
    }
    page.outcome = Outcome::Left;
    page.rises = seats;
    ledger.plan.leaving.push(person);
}
