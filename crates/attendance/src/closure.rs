//! Closures: half-days without class that no calendar knows, declared by who runs the school, or by
//! the town for all of its schools. Nothing of what was called is lost.

use crate::{Moment, Slot, access::Close, deeds, jobs::TellClosed, store};
use base::{Day, Id, Instant};
use db::{Result, Tx};
use people::{Person, School, SchoolKind, Town};
use web::{Allows, Door, Guarded, Read, Viewer};

db::word! {
    /// Why there is no class.
    pub enum Cause {
        Strike = "strike", Weather = "weather", Bridge = "bridge", Works = "works",
        Training = "training", Other = "other",
    }
}

db::row! {
    /// A run of half-days without class in a school.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Closure {
        pub id: Id<Closure>,
        pub batch_id: Id<Closure>,
        pub school_id: Id<School>,
        pub school_name: String,
        pub kind: SchoolKind,
        pub town_id: Id<Town>,
        pub from_slot: Slot,
        pub until_slot: Slot,
        pub cause: Cause,
        pub note: String,
        pub lifted_at: Option<Instant>,
        /// Rolls that were called in it and are put aside.
        pub calls: u32,
    }
}

impl Guarded for Closure {
    const PARAM: &'static str = "closure";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        Ok(store::closures::find(tx, &[id])?.pop())
    }
}

impl Allows<Read> for Closure {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.works_in(self.school_id)
            || viewer.administers(self.school_id)
            || viewer.guards_a_pupil_of_school(self.school_id)
            || viewer.attends_school(self.school_id)
            || viewer.is_agent_of(self.town_id)
    }
}

impl Allows<Close> for Closure {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school_id)
            || self.kind.is_first_degree() && viewer.is_agent_of(self.town_id)
    }
}

/// A town with the schools that are the mayor's, those of the first degree.
#[derive(Clone, Debug)]
pub struct Commune {
    pub town: Town,
    pub schools: Vec<School>,
}

impl Commune {
    /// Those that are there on a day.
    pub fn open_on(&self, day: Day) -> Vec<Id<School>> {
        let open = self.schools.iter().filter(|it| it.closed_on.is_none_or(|on| on > day));
        open.map(|school| school.id).collect()
    }
}

impl Guarded for Commune {
    const PARAM: &'static str = "town";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(town) = people::town::load(tx, id.cast())? else { return Ok(None) };
        let mut schools = people::school::of_town(tx, town.id)?;
        schools.retain(|school| school.kind.is_first_degree());
        Ok(Some(Commune { town, schools }))
    }
}

impl Allows<Read> for Commune {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_agent_of(self.town.id)
    }
}

impl Allows<Close> for Commune {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.is_agent_of(self.town.id)
    }
}

db::word! {
    /// What becomes of half-days that were called already.
    pub enum Called {
        /// There was class: they stay as they are, the others close.
        Keep = "keep",
        /// They close as well; their calls are put aside.
        Close = "close",
    }
}

/// What is declared.
#[derive(Clone, Debug)]
pub struct Declaring {
    pub schools: Vec<Id<School>>,
    pub from: Slot,
    pub until: Slot,
    pub cause: Cause,
    pub note: String,
    pub called: Option<Called>,
    pub by: Id<Person>,
    pub at: Instant,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Declared,
    /// These were called already, by so many classes: nothing is written until somebody says what
    /// is to be done.
    Asks(Vec<(Slot, u32)>),
    /// There is no class then that could close.
    Nothing,
}

/// Declares it, and asks for the families to be told once.
pub fn declare(tx: &Tx<'_>, new: &Declaring) -> Result<Outcome> {
    let weeks = store::weeks::of_all(tx, &new.schools)?;
    let called = store::closures::called(tx, &new.schools, (new.from, new.until))?;
    let mut runs = Vec::new();
    let mut asks: Vec<(Slot, u32)> = Vec::new();
    for (school, week) in &weeks {
        let is_called =
            |slot: &Slot| called.iter().any(|it| it.school_id == *school && it.slot() == *slot);
        let within = week.half_days(new.from.day, new.until.day);
        let within = within.into_iter().filter(|slot| new.from <= *slot && *slot <= new.until);
        let (had_class, free): (Vec<Slot>, Vec<Slot>) = within.partition(is_called);
        if new.called.is_none() {
            for slot in &had_class {
                let own = called.iter().filter(|it| it.school_id == *school && it.slot() == *slot);
                let classes: u32 = own.map(|it| it.classes).sum();
                match asks.iter_mut().find(|(known, _)| known == slot) {
                    Some(known) => known.1 += classes,
                    None => asks.push((*slot, classes)),
                }
            }
        }
        let kept = if new.called == Some(Called::Close) { Vec::new() } else { had_class.clone() };
        let mut closing: Vec<Slot> = free;
        closing.extend(had_class.iter().filter(|slot| !kept.contains(slot)));
        closing.sort_unstable();
        runs.extend(runs_of(&closing, &kept).into_iter().map(|run| (*school, run)));
    }
    if !asks.is_empty() {
        asks.sort_unstable();
        return Ok(Outcome::Asks(asks));
    }
    let ids = store::closures::insert(tx, new, &runs)?;
    let Some(first) = ids.first() else { return Ok(Outcome::Nothing) };
    for (school, run) in &runs {
        deeds::closed(tx, *school, *run, new)?;
    }
    publish(tx, &new.schools)?;
    jobs::enqueue(tx, &TellClosed { batch: *first, lifted: None }, new.at)?;
    Ok(Outcome::Declared)
}

/// The half-days that close, together as long as none between them stays open.
fn runs_of(closing: &[Slot], kept: &[Slot]) -> Vec<(Slot, Slot)> {
    let mut runs: Vec<(Slot, Slot)> = Vec::new();
    for slot in closing {
        let goes_on = |run: &&mut (Slot, Slot)| !kept.iter().any(|it| run.1 < *it && it < slot);
        match runs.last_mut().filter(goes_on) {
            Some(run) => run.1 = *slot,
            None => runs.push((*slot, *slot)),
        }
    }
    runs
}

/// There is class after all: what was called then counts again, and families are told.
pub fn lift(tx: &Tx<'_>, closure: &Closure, by: Id<Person>, at: Instant) -> Result<()> {
    store::closures::lift(tx, closure.id, by, at)?;
    publish(tx, &[closure.school_id])?;
    deeds::reopened(tx, closure, by, at)?;
    let job = TellClosed { batch: closure.batch_id, lifted: Some(closure.id) };
    jobs::enqueue(tx, &job, at).map(drop)
}

/// The days of class that these schools have now, for everybody.
fn publish(tx: &Tx<'_>, schools: &[Id<School>]) -> Result<()> {
    let weeks = store::weeks::of_all(tx, schools)?;
    weeks.iter().try_for_each(|(school, week)| store::weeks::publish(tx, *school, week))
}

/// Does this slot lie between two half-days? By their words: a whole day covers its canteen.
pub fn covers((from, until): (Slot, Slot), slot: Slot) -> bool {
    let place = |slot: Slot| (slot.day, slot.moment.word());
    place(from) <= place(slot) && place(slot) <= place(until)
}

/// The half-day of a form, or the usual one.
pub fn half(word: &str, usual: Moment) -> Moment {
    Moment::parse(word).filter(|moment| moment.is_half_day()).unwrap_or(usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(word: &str) -> Slot {
        Slot::parse(word).expect("a slot")
    }

    #[test]
    fn what_stays_open_parts_the_days_that_close() {
        let closing = ["2026-11-23pm", "2026-11-24am", "2026-11-26am"].map(slot);
        let all = runs_of(&closing, &[]);
        assert_eq!(all, [(slot("2026-11-23pm"), slot("2026-11-26am"))]);
        let kept = [slot("2026-11-24pm")];
        let parted = [
            (slot("2026-11-23pm"), slot("2026-11-24am")),
            (slot("2026-11-26am"), slot("2026-11-26am")),
        ];
        assert_eq!(runs_of(&closing, &kept), parted);
    }

    #[test]
    fn a_closed_afternoon_leaves_the_canteen_open_and_a_closed_day_does_not() {
        let (am, pm) = (slot("2026-11-23am"), slot("2026-11-23pm"));
        let canteen = slot("2026-11-23canteen");
        assert!(covers((am, pm), canteen));
        assert!(!covers((pm, pm), canteen) && !covers((am, am), canteen));
    }
}
