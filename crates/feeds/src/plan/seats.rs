//! Pupils: who comes, who goes from one class to another, who has left.

use super::ahead::Places;
use super::ledger::Ledger;
use super::slice::PersonLine;
use super::{ClassSlot, NewSeat, Outcome};
use crate::record::RecordKind;
use crate::wanted::{Seat, Verb, WantedPerson};
use base::{Day, Id, fold};
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
    let places = Places::of(ledger.slice, running.map_or(&[], Vec::as_slice));
    let Some(seats) = &wanted.seats else {
        ledger.page(RecordKind::Pupil, &line.key, person, wanted);
        return;
    };
    let today = ledger.slice.today;
    let place = ledger.slice.place.clone();
    let targets: Vec<NewSeat> = seats
        .iter()
        .filter(|seat| seat.place == place)
        .filter_map(|seat| Some(target(ledger, seat, wanted, &places, today?)))
        .collect();
    let stays = |seat: &&Enrolment| {
        targets.iter().any(|target| is_same(target, seat)) || places.ends_by_itself(seat)
    };
    let told = places.here.iter().chain(&places.told);
    let mut rises: Vec<Enrolment> = told.clone().filter(|it| !stays(it)).cloned().collect();
    // He is in no other school than those the feed names.
    let is_moved =
        |seat: &&Enrolment| !is_wanted_in(ledger, seat, wanted) && !places.ends_by_itself(seat);
    let moved: Vec<Enrolment> = places.elsewhere.iter().filter(is_moved).cloned().collect();
    let from = moved.first().map(|seat| seat.school);
    let arrives = places.here.is_empty() && from.is_some();
    // Whoever leaves a school does not come back to it in September.
    let is_left = |seat: &Enrolment| moved.iter().any(|it| it.school == seat.school);
    let (left, kept): (Vec<Enrolment>, Vec<Enrolment>) =
        places.to_come.iter().cloned().partition(is_left);
    rises.extend(moved);
    rises.extend(left);
    let next = kept.iter().map(|seat| seat.from_on).min();
    let sits: Vec<NewSeat> = targets
        .into_iter()
        .filter(|target| !told.clone().any(|seat| is_same(target, seat)))
        .map(|target| NewSeat { until_on: next, ..target })
        .collect();
    let goes_back =
        person.is_some_and(|person| is_put_back(ledger, person, &sits, wanted, &places));
    let page = ledger.page(RecordKind::Pupil, &line.key, person, wanted);
    if arrives {
        page.outcome = Outcome::Arrived { from };
    } else if page.outcome == Outcome::Unchanged && (!sits.is_empty() || !rises.is_empty()) {
        page.outcome = Outcome::Changed;
    }
    page.sits = sits;
    page.rises = rises;
    page.keeps_place = next.is_some();
    page.goes_back = goes_back;
}

fn target(
    ledger: &mut Ledger<'_>,
    seat: &Seat,
    wanted: &WantedPerson,
    places: &Places,
    today: Day,
) -> NewSeat {
    let class = seat.class.as_ref().map(|name| ledger.class_slot(name));
    let mut all = places.here.iter().chain(&places.told);
    let known = all.find(|seat| class == seat.class.map(ClassSlot::Known));
    let level = wanted.level().or_else(|| known.map(|seat| seat.level)).unwrap_or(Level::Other);
    // The feed may know since when; it is not asked to tell the future.
    let since = wanted.from_on.filter(|day| *day <= today && places.here.is_empty());
    // A place of September that is corrected in August is one of September.
    let from_on = places.begins().or(since).unwrap_or(today);
    NewSeat { class, level, from_on, until_on: None }
}

/// The class and level he had here last year, for this one. Whoever stays a year is one; a file of
/// last year says it of everybody. Without a level it is known by where he is since.
fn is_put_back(
    ledger: &Ledger<'_>,
    person: Id<Person>,
    sits: &[NewSeat],
    wanted: &WantedPerson,
    places: &Places,
) -> bool {
    let Some(last) = ledger.slice.last_year.get(&person) else { return false };
    let classes = &ledger.slice.classes;
    let has_moved_on = || {
        let here = places.here.iter().chain(&places.told);
        here.filter_map(|seat| seat.class).any(|it| classes.iter().any(|class| class.id == it))
    };
    let is_same = |seat: &NewSeat| {
        let name = match seat.class.as_ref()? {
            ClassSlot::Known(id) => &classes.iter().find(|class| class.id == *id)?.name,
            ClassSlot::New(name) => &name.label,
        };
        let mut same = last.iter().filter(|(_, class)| *class == fold(name));
        Some(match wanted.level() {
            Some(Level::Other) => false,
            Some(level) => same.any(|(last, _)| *last == level),
            None => same.next().is_some() && has_moved_on(),
        })
    };
    sits.iter().any(|seat| is_same(seat).unwrap_or_default())
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
    let all = ledger.slice.enrolments.get(&person).map_or(&[][..], Vec::as_slice);
    if seats.is_empty() || Places::of(ledger.slice, all).are_over(ledger.slice) {
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
