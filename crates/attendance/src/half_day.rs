//! The half-day of the register (code de l'éducation, R131-5), made of the lessons of a secondary
//! school: who missed one lesson of it has missed it.

use crate::{
    Mark, Moment, Slot, State, Week,
    calling::Call,
    jobs::TellFamilies,
    store::{self, calls::Called, marks::OfDay, pupils::Line},
};
use base::Id;
use db::{Result, Tx};
use people::{Class, Person};

/// Writes what the lessons of its half-day make of each pupil, class by class.
pub fn follow(tx: &Tx<'_>, call: &Call, week: &Week, pupils: &[Line]) -> Result<()> {
    let half = Slot::new(call.slot.day, week.half_of(call.slot.moment));
    let mut classes: Vec<Id<Class>> = pupils.iter().filter_map(|line| line.class_id).collect();
    classes.sort_unstable();
    classes.dedup();
    // Its turn first: another lesson of the same half-day waits here, and reads this one.
    for class in &classes {
        let of_class = pupils.iter().filter(|line| line.class_id == Some(*class));
        let called = Called {
            class: *class,
            school: call.school,
            slot: half,
            pupils: of_class.count(),
            by: call.by,
            at: call.now,
        };
        store::calls::begin(tx, &called)?;
    }
    let ids: Vec<Id<Person>> = pupils.iter().map(|line| line.id).collect();
    let said = store::marks::of_pupils(tx, &ids, half.day)?;
    for class in classes {
        let own = pupils.iter().filter(|line| line.class_id == Some(class));
        let marks: Vec<Mark> = own
            .filter_map(|line| {
                let of: Vec<&OfDay> = said.iter().filter(|mark| mark.pupil_id == line.id).collect();
                derived(tx, call, week, &of, (class, half), line.id)
            })
            .collect();
        if marks.is_empty() {
            continue;
        }
        let derived = Call { class, slot: half, changes: Vec::new(), ..call.clone() };
        store::marks::put(tx, &derived, &marks)?;
        let job = TellFamilies { class, slot: half.to_string(), by_half_day: true };
        jobs::enqueue(tx, &job, call.now.plus_minutes(crate::calling::TELL_AFTER_MINUTES))?;
    }
    Ok(())
}

/// The mark of a half-day, when the lessons say another thing than what stands.
fn derived(
    tx: &Tx<'_>,
    call: &Call,
    week: &Week,
    said: &[&OfDay],
    (class, half): (Id<Class>, Slot),
    pupil: Id<Person>,
) -> Option<Mark> {
    let is_lesson =
        |mark: &&&OfDay| mark.moment.is_hour() && week.half_of(mark.moment) == half.moment;
    let lessons: Vec<&&OfDay> = said.iter().filter(is_lesson).collect();
    let of = |state: State| lessons.iter().find(|mark| mark.state == state);
    let worst = [State::Absent, State::Late, State::Left].into_iter().find_map(of);
    let state = worst.map_or(State::Present, |mark| mark.state);
    let minutes = worst.and_then(|mark| mark.minutes);
    let stands = said.iter().find(|mark| mark.moment == half.moment && mark.class_id == class);
    if stands.map_or(State::Present, |mark| mark.state) == state {
        return None;
    }
    Some(Mark {
        id: stands.map_or_else(|| tx.new_id(), |mark| mark.id),
        pupil_id: pupil,
        state,
        minutes,
        taken_by: String::new(),
        version: stands.map_or(0, |mark| mark.version) + 1,
        marked_by: call.by,
        marked_at: call.now,
        is_disputed: false,
        told_at: stands.and_then(|mark| mark.told_at),
    })
}

/// The moment whose announcements count for a call: an hour is covered with its half-day.
pub fn announced(week: &Week, slot: Slot) -> Slot {
    let moment: Moment = week.half_of(slot.moment);
    Slot::new(slot.day, moment)
}
