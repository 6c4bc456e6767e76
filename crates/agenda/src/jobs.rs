//! What runs by itself: whole schools are told, tomorrow is reminded of, slots of those who lost
//! authority are free again.

use crate::{
    event::{self, Date},
    news::{self, Meeting, News},
    receiving, store,
};
use base::{Day, Id, Instant, Minutes, SchoolWeek, SchoolYear};
use db::{Result as DbResult, Tx};
use jobs::{Context, Job, Registry, Result, Schedule};
use notices::Reader;
use people::{Group, Person, School};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

const CHUNK: u32 = 20;
/// In the afternoon, when bags are packed.
const AFTER_SCHOOL: Schedule = Schedule::Daily(Minutes(16 * 60 + 45));
const AT_NIGHT: Schedule = Schedule::Daily(Minutes(3 * 60 + 35));
/// Reports of files are kept so long.
const REPORTS_DAYS: i64 = 90;
const BEFORE_SCHOOL: Schedule = Schedule::Daily(Minutes(5 * 60 + 50));

pub fn register(registry: &mut Registry) {
    registry.on(tell);
    registry.on(translate);
    registry.on(remind);
    registry.on(settle);
    registry.on(purge);
    registry.every("agenda-remind", AFTER_SCHOOL, &RemindOfTomorrow {});
    registry.every("agenda-settle", BEFORE_SCHOOL, &SettleSlots {});
    registry.every("agenda-purge", AT_NIGHT, &PurgeOld {});
}

/// Tells everybody of a school of an event.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TellReaders {
    pub date: Id<Date>,
    pub news: String,
    pub by: Id<Person>,
}

impl Job for TellReaders {
    const KIND: &'static str = "agenda.tell";
}

async fn tell(context: Context, job: TellReaders) -> Result<()> {
    let now = context.clock.now();
    let ends = context.clone();
    let write = move |tx: &Tx<'_>| {
        // It was removed since: there is nothing to tell.
        if let Some(moment) = store::dates::find(tx, job.date)?
            && let Some(event) = store::events::find(tx, moment.event_id)?
        {
            news::tell_readers(tx, &event, &moment, News::parse(&job.news), job.by, now)?;
        }
        ends.complete(tx)
    };
    context.db.write(write).await?;
    Ok(())
}

/// Prepares an event for those of its readers who read another language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Translate {
    pub date: Id<Date>,
}

impl Job for Translate {
    const KIND: &'static str = "agenda.translate";
}

async fn translate(context: Context, job: Translate) -> Result<()> {
    let Ok(translator) = context.tool::<translation::Translator>() else { return Ok(()) };
    let now = context.clock.now();
    let write = move |tx: &Tx<'_>| {
        if let Some(moment) = store::dates::find(tx, job.date)?
            && let Some(event) = store::events::find(tx, moment.event_id)?
        {
            // Groups and persons have no number in common.
            let readers = store::events::readers(tx, event.id)?;
            let persons: Vec<Id<Person>> = readers.iter().copied().map(Id::new).collect();
            let groups: Vec<Id<Group>> = readers.into_iter().map(Id::new).collect();
            let text = event::text(&event, &moment);
            translation::foresee(tx, &translator, &text, (&persons, &groups), now)?;
        }
        Ok(())
    };
    Ok(context.db.write(write).await?)
}

/// Reminds of what takes place before the next school day is over.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemindOfTomorrow {}

impl Job for RemindOfTomorrow {
    const KIND: &'static str = "agenda.remind";
}

/// Days without class that an evening speaks over: a week-end with a public holiday beside it.
const DAYS_MAX: i32 = 4;

/// Until the end of the next day of class: on Friday that is Monday. What is further away, after
/// holidays, is not spoken of on their eve: the next day alone is.
fn end_of_next_day(week: &SchoolWeek, today: Day) -> Instant {
    let next = week.day_after(today);
    let last = if next.since(today) > DAYS_MAX { today.plus_days(1) } else { next };
    Instant::at(last.plus_days(1), Minutes(0))
}

/// Until when each school is reminded; 0 is what belongs to none.
type Evenings = BTreeMap<Instant, Vec<Id<School>>>;

fn evenings(tx: &Tx<'_>, now: Instant) -> DbResult<Evenings> {
    let schools = store::dates::schools_to_remind(tx, (now, now.plus_days(DAYS_MAX.into())))?;
    let mut evenings = Evenings::new();
    let usual = end_of_next_day(&SchoolWeek::default(), now.day());
    evenings.entry(usual).or_default().push(Id::new(0));
    for (school, week) in people::school::weeks(tx, &schools)? {
        evenings.entry(end_of_next_day(&week, now.day())).or_default().push(school);
    }
    Ok(evenings)
}

async fn remind(context: Context, _: RemindOfTomorrow) -> Result<()> {
    let now = context.clock.now();
    let evenings = context.db.read(move |tx| evenings(tx, now)).await?;
    for (until, schools) in evenings {
        let schools = Arc::new(schools);
        for remind in [remind_events, remind_slots] {
            loop {
                let schools = schools.clone();
                let step = move |tx: &Tx<'_>| remind(tx, &schools, (now, until));
                if context.db.write(step).await? == 0 {
                    break;
                }
            }
        }
    }
    Ok(())
}

/// Some dates, with as many questions for twenty as for one.
pub fn remind_events(
    tx: &Tx<'_>,
    schools: &[Id<School>],
    hours: (Instant, Instant),
) -> DbResult<usize> {
    let due = store::dates::to_remind(tx, schools, hours, CHUNK)?;
    let (dates, events): (Vec<_>, Vec<_>) = due.iter().map(|it| (it.id, it.event_id)).unzip();
    store::dates::set_reminded(tx, &dates, hours.0)?;
    let events = store::events::all(tx, &events)?;
    let event = |id| events.iter().find(|event| event.id == id);
    let told: Vec<_> = due.iter().filter_map(|it| Some((event(it.event_id)?, it))).collect();
    news::remind(tx, &told, hours.0)?;
    Ok(due.len())
}

/// The same with booked slots.
pub fn remind_slots(
    tx: &Tx<'_>,
    schools: &[Id<School>],
    hours: (Instant, Instant),
) -> DbResult<usize> {
    let due = store::slots::to_remind(tx, schools, hours, CHUNK)?;
    let (slots, openings): (Vec<_>, Vec<_>) = due.iter().map(|it| (it.id, it.opening_id)).unzip();
    store::slots::set_reminded(tx, &slots, hours.0)?;
    let openings = store::openings::all(tx, &openings)?;
    for slot in &due {
        let opening = openings.iter().find(|opening| opening.id == slot.opening_id);
        if let (Some(opening), Some(pupil), Some(guardian)) =
            (opening, slot.pupil_id, slot.guardian_id)
        {
            let readers = [Reader::guardian(guardian, pupil)];
            news::tell_meeting(tx, opening, Some(slot), Meeting::Reminder, &readers, hours.0)?;
        }
    }
    Ok(due.len())
}

/// Every morning: whoever does not answer for a pupil by law any more gives his slot back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SettleSlots {}

impl Job for SettleSlots {
    const KIND: &'static str = "agenda.settle";
}

async fn settle(context: Context, _: SettleSlots) -> Result<()> {
    let now = context.clock.now();
    let step = move |tx: &Tx<'_>| {
        let lost = store::slots::without_authority(tx, now, CHUNK)?;
        receiving::settle(tx, &lost, now)?;
        Ok(lost.len())
    };
    while context.db.write(step).await? > 0 {}
    Ok(())
}

/// Every night: who met whom is kept until the end of the next school year, and no longer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PurgeOld {}

impl Job for PurgeOld {
    const KIND: &'static str = "agenda.purge";
}

/// What took place before this is forgotten: the first day of the school year before this one.
pub fn kept_since(today: Day) -> Instant {
    let year = SchoolYear(SchoolYear::of(today).0 - 1);
    Instant::at(year.first_day().unwrap_or(today.plus_days(-700)), Minutes(0))
}

async fn purge(context: Context, _: PurgeOld) -> Result<()> {
    let now = context.clock.now();
    let (since, reports) = (kept_since(now.day()), now.plus_days(-REPORTS_DAYS));
    while context.db.write(move |tx| store::erase::old(tx, since, reports)).await? > 0 {}
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn friday_speaks_of_monday_and_monday_of_tuesday() {
        let until = |now: &str| {
            let today = Day::parse_iso(now).expect("a day");
            end_of_next_day(&SchoolWeek::default(), today).local_field()
        };
        assert_eq!(until("2026-11-23"), "2026-11-25T00:00");
        assert_eq!(until("2026-11-24"), "2026-11-27T00:00", "no class on Wednesday");
        assert_eq!(until("2026-11-27"), "2026-12-01T00:00");
        assert_eq!(until("2026-12-18"), "2026-12-20T00:00", "holidays begin");
    }
}
