//! Reminding: when a slip reminds those who have not answered, by itself or because it was asked.

use crate::{
    news::{self, News},
    slip::{Needs, Written},
    store,
};
use base::{Day, Instant, Minutes};
use db::{Result, Tx};

const MORNING: Minutes = Minutes(8 * 60);
/// Days after the last day (negative: before it).
const AROUND_THE_LAST_DAY: [(i32, News); 3] =
    [(-2, News::Reminder), (0, News::LastDay), (1, News::Late)];
/// Days after it was sent, when there is no last day.
const AFTER_IT_WAS_SENT: [i32; 2] = [4, 10];
/// A reminder follows what it reminds of by so many hours at least.
const HOURS_MIN: i64 = 12;

/// The reminders of a slip: when each is due, and what it says.
fn all(due_on: Option<Day>, accepts_late: bool, from: Day) -> Vec<(Instant, News)> {
    match due_on {
        Some(due) => AROUND_THE_LAST_DAY
            .into_iter()
            .filter(|(_, news)| accepts_late || *news != News::Late)
            .map(|(days, news)| (Instant::at(due.plus_days(days), MORNING), news))
            .collect(),
        None => AFTER_IT_WAS_SENT
            .into_iter()
            .map(|days| (Instant::at(from.plus_days(days), MORNING), News::Reminder))
            .collect(),
    }
}

/// The first reminder of a slip that families have at this hour: its place and its hour.
pub fn first(
    due_on: Option<Day>,
    accepts_late: bool,
    deliver_at: Instant,
) -> Option<(u32, Instant)> {
    next(due_on, accepts_late, deliver_at, 0, deliver_at.plus_hours(HOURS_MIN))
}

fn next(
    due_on: Option<Day>,
    accepts_late: bool,
    deliver_at: Instant,
    from: u32,
    after: Instant,
) -> Option<(u32, Instant)> {
    let all = all(due_on, accepts_late, deliver_at.day());
    let places = (0_u32..).zip(all).skip(from as usize);
    places.map(|(place, (at, _))| (place, at)).find(|(_, at)| *at >= after)
}

/// Reminds those who are missing, and says when the next reminder is.
pub fn by_itself(tx: &Tx<'_>, slip: &Written, now: Instant) -> Result<()> {
    let all = all(slip.due_on, slip.accepts_late, slip.deliver_at.day());
    let news = all.get(slip.reminders as usize).map_or(News::Reminder, |(_, news)| *news);
    remind(tx, slip, news, now)?;
    let next = next(slip.due_on, slip.accepts_late, slip.deliver_at, slip.reminders + 1, now);
    let place = next.map_or(slip.reminders + 1, |(place, _)| place);
    store::slips::set_reminder(tx, slip.id, place, next.map(|(_, at)| at))
}

/// Reminds those who are missing; says how many guardians there were.
pub fn remind(tx: &Tx<'_>, slip: &Written, news: News, now: Instant) -> Result<usize> {
    let both = slip.needs == Needs::Both;
    let missing = store::pupils::missing(tx, slip.id, slip.asked_version, both, now.day())?;
    news::tell(tx, slip, news, &missing, now)?;
    Ok(missing.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse_local(text).expect("a time")
    }

    fn hours(due: Option<&str>, late: bool, from: &str) -> Vec<String> {
        let (due, from) = (due.and_then(Day::parse_iso), at(from));
        let mut hours = Vec::new();
        let mut found = first(due, late, from);
        while let Some((place, hour)) = found {
            hours.push(hour.local_field());
            found = next(due, late, from, place + 1, hour);
        }
        hours
    }

    #[test]
    fn a_slip_reminds_before_its_last_day_on_it_and_once_after() {
        let all = hours(Some("2026-12-04"), true, "2026-11-23 10:00");
        assert_eq!(all, ["2026-12-02T08:00", "2026-12-04T08:00", "2026-12-05T08:00"]);
        let strict = hours(Some("2026-12-04"), false, "2026-11-23 10:00");
        assert_eq!(strict, ["2026-12-02T08:00", "2026-12-04T08:00"]);
    }

    #[test]
    fn nobody_is_reminded_of_what_he_has_just_received() {
        let soon = hours(Some("2026-11-24"), true, "2026-11-23 21:00");
        assert_eq!(soon, ["2026-11-25T08:00"]);
        let open = hours(None, true, "2026-11-23 10:00");
        assert_eq!(open, ["2026-11-27T08:00", "2026-12-03T08:00"]);
    }
}
