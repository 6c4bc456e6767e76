//! When things reach people: quiet hours of several schools, and the hours of mails.

use base::{Day, Instant, Minutes, QuietHours};
use web::Rhythm;

/// The daily mail leaves at six in the evening, before the quiet hours.
pub const DAILY: Minutes = Minutes(18 * 60);
/// The weekly mail leaves on Fridays at five.
pub const WEEKLY: Minutes = Minutes(17 * 60);
const FRIDAY: usize = 4;
/// Between a notice and its mail: whoever has it on the screen needs no mail.
const GRACE_MILLIS: i64 = 60_000;
const MINUTE_MILLIS: i64 = 60_000;

/// When every school of a reader has ended its quiet.
pub fn delivery(at: Instant, schools: &[QuietHours]) -> Instant {
    let later = |at: Instant, quiet: &QuietHours| at.max(quiet.delivery(at));
    // The second turn: what one school allows may be the quiet of another.
    let once = schools.iter().fold(at, later);
    schools.iter().fold(once, later)
}

/// When the mail of something delivered at `deliver_at` leaves; none at all for some.
pub fn mail_at(rhythm: Rhythm, deliver_at: Instant) -> Option<Instant> {
    match rhythm {
        // A whole minute, so that what comes together leaves together.
        Rhythm::AtOnce => {
            let millis = deliver_at.millis() + GRACE_MILLIS;
            let minutes = millis.div_euclid(MINUTE_MILLIS) + 1;
            Some(Instant::from_millis(minutes * MINUTE_MILLIS))
        }
        Rhythm::Daily => next(deliver_at, DAILY, |_| true),
        Rhythm::Weekly => next(deliver_at, WEEKLY, |day| day.weekday() == FRIDAY),
        Rhythm::Never => None,
    }
}

fn next(after: Instant, minutes: Minutes, is_day: impl Fn(Day) -> bool) -> Option<Instant> {
    let days = (0..=7).map(|days| after.day().plus_days(days));
    days.filter(|day| is_day(*day)).map(|day| Instant::at(day, minutes)).find(|at| *at > after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse_local(text).expect("a time")
    }

    fn mail(rhythm: Rhythm, deliver_at: &str) -> Option<String> {
        mail_at(rhythm, at(deliver_at)).map(Instant::local_field)
    }

    #[test]
    fn mails_leave_at_their_hours() {
        let monday = "2026-11-23 10:00";
        assert_eq!(mail(Rhythm::AtOnce, monday).as_deref(), Some("2026-11-23T10:02"));
        assert_eq!(mail(Rhythm::Daily, monday).as_deref(), Some("2026-11-23T18:00"));
        assert_eq!(mail(Rhythm::Daily, "2026-11-23 18:00").as_deref(), Some("2026-11-24T18:00"));
        assert_eq!(mail(Rhythm::Weekly, monday).as_deref(), Some("2026-11-27T17:00"));
        assert_eq!(mail(Rhythm::Weekly, "2026-11-27 17:30").as_deref(), Some("2026-12-04T17:00"));
        assert_eq!(mail(Rhythm::Never, monday), None);
    }

    #[test]
    fn a_family_of_two_schools_waits_for_both() {
        let early = QuietHours { until: Minutes(6 * 60), ..QuietHours::default() };
        let late = QuietHours { until: Minutes(9 * 60), ..QuietHours::default() };
        let morning = delivery(at("2026-11-23 21:00"), &[late, early]);
        assert_eq!(morning.local_field(), "2026-11-24T09:00");
        assert_eq!(delivery(at("2026-11-23 10:00"), &[late, early]), at("2026-11-23 10:00"));
        assert_eq!(delivery(at("2026-11-23 21:00"), &[]), at("2026-11-23 21:00"));
    }
}
