//! A version of a school's timetable: it holds from a day on, until one that begins later or was
//! brought in later. The past stays as it was lived.

use crate::Import;
use base::{Day, Id, SchoolYear};
use people::School;

db::row! {
    /// What holds from a day on, in one school year.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Version {
        pub id: Id<Version>,
        pub school_id: Id<School>,
        pub year: SchoolYear,
        pub from_on: Day,
        pub import_id: Option<Id<Import>>,
        /// Lessons that were added by hand stay beside whatever is brought in.
        pub is_by_hand: bool,
    }
}

/// The version that holds in a school on a day: of those that have begun, the one that was brought
/// in last. Each takes the place of all that was planned from its day on.
pub fn holding(versions: &[Version], school: Id<School>, day: Day) -> Option<Id<Version>> {
    let begun = versions.iter().filter(|it| {
        !it.is_by_hand
            && it.school_id == school
            && it.year == SchoolYear::of(day)
            && it.from_on <= day
    });
    begun.map(|it| it.id).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    fn version(id: i64, from_on: &str) -> Version {
        let from_on = day(from_on);
        let year = SchoolYear::of(from_on);
        let school_id = Id::new(1);
        Version { id: Id::new(id), school_id, year, from_on, import_id: None, is_by_hand: false }
    }

    #[test]
    fn a_new_one_replaces_from_its_day_on_and_leaves_the_past() {
        let versions = [version(1, "2026-09-01"), version(2, "2026-11-30")];
        let held = |text: &str| holding(&versions, Id::new(1), day(text)).map(Id::raw);
        assert_eq!(held("2026-08-31"), None);
        assert_eq!(held("2026-11-29"), Some(1));
        assert_eq!(held("2026-11-30"), Some(2));
        // Nothing goes on into the next year, and nothing is another school's.
        assert_eq!(held("2027-07-31"), Some(2));
        assert_eq!(held("2027-08-01"), None);
        assert_eq!(holding(&versions, Id::new(2), day("2026-12-01")), None);
        // Brought in last with an earlier day: it takes the place of what was to come.
        let versions =
            [version(1, "2026-09-01"), version(2, "2026-11-30"), version(3, "2026-11-09")];
        assert_eq!(holding(&versions, Id::new(1), day("2026-12-15")).map(Id::raw), Some(3));
    }

    proptest! {
        #[test]
        fn what_is_brought_in_changes_nothing_before_its_day(
            begins in proptest::collection::vec(0i32..300, 1..8), asked in 0i32..300
        ) {
            let first = day("2026-08-01");
            let made = |(place, count): (usize, &i32)| {
                version(i64::try_from(place).unwrap_or(0) + 1, &first.plus_days(*count).iso())
            };
            let versions: Vec<Version> = begins.iter().enumerate().map(made).collect();
            let on = first.plus_days(asked);
            let school = Id::new(1);
            let (last, before) = versions.split_last().expect("one");
            if on < last.from_on {
                prop_assert_eq!(holding(&versions, school, on), holding(before, school, on));
            } else {
                prop_assert_eq!(holding(&versions, school, on), Some(last.id));
            }
        }
    }
}
