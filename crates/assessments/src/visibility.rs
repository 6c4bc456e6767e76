//! From when families read an assessment: a day after its teacher says so, never in quiet hours.

use base::{Day, Instant, Minutes, QuietHours};

/// What was just decided may be thought over for a day: marks reach families after it.
pub const AFTER_HOURS: i64 = 24;

/// The instant from which they read it, when its teacher says now « from this day on ».
pub fn from(day: Day, quiet: &QuietHours, now: Instant) -> Instant {
    let asked = Instant::at(day, Minutes(0));
    quiet.delivery(asked.max(later(now)))
}

/// A day later.
pub fn later(at: Instant) -> Instant {
    at.plus_minutes(AFTER_HOURS * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visible(day: &str, now: &str) -> String {
        let day = Day::parse_iso(day).expect("a day");
        let now = Instant::parse_local(now).expect("a time");
        from(day, &QuietHours::default(), now).local_field()
    }

    #[test]
    fn families_read_it_a_day_later_and_never_at_night() {
        assert_eq!(visible("2026-11-24", "2026-11-24 10:00"), "2026-11-25T10:00");
        assert_eq!(visible("2026-11-24", "2026-11-24 21:30"), "2026-11-26T07:00");
        // A day that is chosen begins when the quiet hours end.
        assert_eq!(visible("2026-12-03", "2026-11-24 10:00"), "2026-12-03T07:00");
        // Friday afternoon: on Monday.
        assert_eq!(visible("2026-11-27", "2026-11-27 15:00"), "2026-11-30T07:00");
    }
}
