//! What runs by itself: whole schools are told, tomorrow is reminded of, slots of those who lost
//! authority are free again.

use crate::{
    booking,
    event::Date,
    news::{self, Meeting, News},
    store,
};
use base::{Day, Id, Instant, Minutes, QuietHours, SchoolYear};
use db::{Result as DbResult, Tx};
use jobs::{Context, Job, Registry, Result, Schedule};
use notices::Reader;
use people::Person;
use serde::{Deserialize, Serialize};

const CHUNK: u32 = 20;
/// In the afternoon, when bags are packed.
const AFTER_SCHOOL: Schedule = Schedule::Daily(Minutes(16 * 60 + 45));
const AT_NIGHT: Schedule = Schedule::Daily(Minutes(3 * 60 + 35));
/// Reports of files are kept so long.
const REPORTS_DAYS: i64 = 90;
const BEFORE_SCHOOL: Schedule = Schedule::Daily(Minutes(5 * 60 + 50));

pub fn register(registry: &mut Registry) {
    registry.on(tell);
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

/// Reminds of what takes place before the next school day is over.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemindOfTomorrow {}

impl Job for RemindOfTomorrow {
    const KIND: &'static str = "agenda.remind";
}

/// From now to the end of the next day of class: on Friday that is Monday. Nothing is reminded of
/// during the holidays: the last day of class speaks of the first one after them at the latest
/// when that is a week away.
pub fn next_days(now: Instant) -> (Instant, Instant) {
    const DAYS_MAX: i32 = 4;
    let today = now.day();
    let is_open = |day: &Day| {
        let noon = Instant::at(*day, Minutes(12 * 60));
        QuietHours::default().delivery(noon) == noon
    };
    let next = (1..=DAYS_MAX).map(|days| today.plus_days(days)).find(is_open);
    let last = next.unwrap_or(today.plus_days(1));
    (now, Instant::at(last.plus_days(1), Minutes(0)))
}

async fn remind(context: Context, _: RemindOfTomorrow) -> Result<()> {
    let now = context.clock.now();
    let days = next_days(now);
    while context.db.write(move |tx| remind_events(tx, days, now)).await? > 0 {}
    while context.db.write(move |tx| remind_slots(tx, days, now)).await? > 0 {}
    Ok(())
}

fn remind_events(tx: &Tx<'_>, days: (Instant, Instant), now: Instant) -> DbResult<usize> {
    let due = store::dates::to_remind(tx, days, CHUNK)?;
    for moment in &due {
        store::dates::set_reminded(tx, moment.id, now)?;
        if let Some(event) = store::events::find(tx, moment.event_id)? {
            // Nobody is left out: whoever wrote it needs his bag too.
            news::tell(tx, &event, moment, News::Reminder, Id::new(0), now)?;
        }
    }
    Ok(due.len())
}

fn remind_slots(tx: &Tx<'_>, days: (Instant, Instant), now: Instant) -> DbResult<usize> {
    let due = store::slots::to_remind(tx, days, CHUNK)?;
    for slot in &due {
        store::slots::set_reminded(tx, slot.id, now)?;
        let opening = store::openings::find(tx, slot.opening_id)?;
        if let (Some(opening), Some(pupil), Some(guardian)) =
            (opening, slot.pupil_id, slot.guardian_id)
        {
            let readers = [Reader::guardian(guardian, pupil)];
            news::tell_meeting(tx, &opening, Some(slot), Meeting::Reminder, &readers, now)?;
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
        lost.iter().try_for_each(|slot| booking::settle(tx, slot, now))?;
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
            let (_, until) = next_days(Instant::parse_local(now).expect("a time"));
            until.local_field()
        };
        assert_eq!(until("2026-11-23 16:45"), "2026-11-25T00:00");
        assert_eq!(until("2026-11-27 16:45"), "2026-12-01T00:00");
        assert_eq!(until("2026-12-18 16:45"), "2026-12-20T00:00", "holidays begin");
    }
}
