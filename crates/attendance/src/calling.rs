//! Calling the roll: what a form says of each pupil becomes what stands, once, whoever came first.

use crate::{
    Mark, Month, Slot, Week, deeds, half_day,
    jobs::TellFamilies,
    mark::{Change, Outcome},
    roll::Roll,
    store::{self, calls::Called, pupils::Line},
};
use base::{Id, Instant};
use db::{Result, Tx};
use people::{Class, Person, School};

db::row! {
    /// A roll that was called: by whom first, and who has changed it last.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct RollCall {
        pub class_id: Id<Class>,
        pub day: base::Day,
        pub moment: crate::Moment,
        pub pupils: u32,
        pub called_by: Id<Person>,
        pub called_at: Instant,
        pub changed_by: Id<Person>,
        pub changed_at: Instant,
    }
}

/// A roll that is called or corrected.
#[derive(Clone, Debug)]
pub struct Call {
    /// The class, or the group in its place.
    pub class: Id<Class>,
    pub is_group: bool,
    pub school: Id<School>,
    pub slot: Slot,
    pub changes: Vec<Change>,
    /// The key of its form.
    pub once: String,
    pub by: Id<Person>,
    pub now: Instant,
    /// May he correct what the head has signed?
    pub may_reopen: bool,
}

/// How it went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// The same form had come already.
    pub was_known: bool,
    pub absent: usize,
    pub late: usize,
    /// Those of whom two devices have said different things.
    pub disputed: usize,
}

/// Why a roll cannot be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("there is no class then")]
    NoClass,
    #[error("it is not that day yet")]
    TooEarly,
    #[error("the register is signed")]
    Signed,
}

impl Refusal {
    pub const fn text(self) -> &'static str {
        match self {
            Refusal::NoClass => text::id!("attendance-refused-no-class"),
            Refusal::TooEarly => text::id!("attendance-refused-early"),
            Refusal::Signed => text::id!("attendance-refused-signed"),
        }
    }
}

/// A correction within this time alarms nobody.
pub const TELL_AFTER_MINUTES: i64 = 3;

/// Writes a call. It looks at rows of its own class alone, so that fifty classes that call at one
/// moment do not meet; two devices of one class take turns at the line of their call.
pub fn save(tx: &Tx<'_>, call: &Call) -> Result<Saved> {
    let week = store::weeks::of(tx, call.school)?;
    refuse(call, &week)?;
    let roll =
        Roll { id: call.class, school: call.school, name: String::new(), is_group: call.is_group };
    let pupils = store::pupils::of_roll(tx, &roll, call.slot.day)?;
    take_turns(tx, call, &pupils)?;
    let called = Called {
        class: call.class,
        school: call.school,
        slot: call.slot,
        pupils: pupils.len(),
        by: call.by,
        at: call.now,
    };
    store::calls::begin(tx, &called)?;
    let is_new = store::calls::take(tx, &called, &call.once)?;
    let stands = store::marks::of_call(tx, call.class, call.slot)?;
    if !is_new {
        return Ok(Saved { was_known: true, ..count(&stands) });
    }
    // Who has left the class meanwhile has nothing to be marked with.
    let is_here = |change: &&Change| pupils.iter().any(|pupil| pupil.id == change.pupil);
    let changes: Vec<&Change> = call.changes.iter().filter(is_here).collect();
    let merged = Merged::of(tx, call, &stands, &changes);
    if !merged.traces.is_empty() {
        store::marks::put(tx, call, &merged.marks)?;
        store::marks::trace(tx, call, &merged.traces)?;
    }
    if call.slot.moment.is_hour() {
        half_day::follow(tx, call, &week, &pupils)?;
    } else if call.slot.moment.is_half_day() && !merged.marks.is_empty() {
        let slot = call.slot.to_string();
        let job = TellFamilies { class: call.class, slot, by_half_day: false };
        jobs::enqueue(tx, &job, call.now.plus_minutes(TELL_AFTER_MINUTES))?;
    }
    Ok(count(&merged.all(stands)))
}

fn refuse(call: &Call, week: &Week) -> Result<()> {
    let Slot { day, moment } = call.slot;
    let is_hour_of_class = !call.is_group || moment.is_hour();
    let refused = if !week.has(call.slot) || !week.is_called(moment) || !is_hour_of_class {
        Some(Refusal::NoClass)
    } else if day > call.now.day() {
        Some(Refusal::TooEarly)
    } else {
        None
    };
    refused.map_or(Ok(()), |refusal| Err(db::Error::refused(refusal)))
}

/// One of them comes first: who calls, or who signs the register. What the head has signed, the
/// head alone corrects, and that is written down.
fn take_turns(tx: &Tx<'_>, call: &Call, pupils: &[Line]) -> Result<()> {
    let mut classes: Vec<Id<Class>> = if call.is_group {
        pupils.iter().filter_map(|line| line.class_id).collect()
    } else {
        vec![call.class]
    };
    classes.sort_unstable();
    classes.dedup();
    let mut is_signed = false;
    for class in classes {
        is_signed |= store::registers::take_turn(tx, class, Month::of(call.slot.day))?;
    }
    if is_signed {
        if !call.may_reopen {
            return Err(db::Error::refused(Refusal::Signed));
        }
        deeds::corrected(tx, call)?;
    }
    Ok(())
}

/// What stands after the changes, and what is written down of them.
struct Merged<'a> {
    marks: Vec<Mark>,
    traces: Vec<(&'a Change, bool)>,
}

impl<'a> Merged<'a> {
    fn of(tx: &Tx<'_>, call: &Call, stands: &[Mark], changes: &[&'a Change]) -> Self {
        let mut merged = Merged { marks: Vec::new(), traces: Vec::new() };
        for change in changes {
            let before = stands.iter().find(|mark| mark.pupil_id == change.pupil);
            let outcome = change.meets(before, call.slot.moment);
            if outcome == Outcome::Same {
                continue;
            }
            merged.marks.push(mark(tx, call, before, change, outcome));
            merged.traces.push((change, outcome == Outcome::Beaten));
        }
        merged
    }

    /// All the marks of the call, those that have not changed too.
    fn all(self, stands: Vec<Mark>) -> Vec<Mark> {
        let changed = |mark: &Mark| self.marks.iter().any(|new| new.pupil_id == mark.pupil_id);
        let mut all: Vec<Mark> = stands.into_iter().filter(|mark| !changed(mark)).collect();
        all.extend(self.marks);
        all
    }
}

fn mark(
    tx: &Tx<'_>,
    call: &Call,
    before: Option<&Mark>,
    change: &Change,
    outcome: Outcome,
) -> Mark {
    let version = before.map_or(0, |mark| mark.version) + 1;
    let is_disputed = matches!(outcome, Outcome::Wins | Outcome::Beaten);
    match before {
        Some(before) if outcome == Outcome::Beaten => {
            Mark { version, is_disputed, ..before.clone() }
        }
        _ => Mark {
            id: before.map_or_else(|| tx.new_id(), |mark| mark.id),
            pupil_id: change.pupil,
            state: change.state,
            minutes: change.minutes,
            taken_by: change.taken_by.clone(),
            version,
            marked_by: call.by,
            marked_at: change.at,
            is_disputed,
            told_at: before.and_then(|mark| mark.told_at),
        },
    }
}

fn count(marks: &[Mark]) -> Saved {
    let of = |state| marks.iter().filter(|mark| mark.state == state).count();
    Saved {
        was_known: false,
        absent: of(crate::State::Absent),
        late: of(crate::State::Late),
        disputed: marks.iter().filter(|mark| mark.is_disputed).count(),
    }
}
