//! What the form of a call says: a state for each pupil, what was seen before, and when it was
//! tapped. A pupil whose state was not touched says nothing.

use crate::{Moment, Slot, State, mark::Change};
use base::{Day, Id, Instant, Minutes};
use people::Person;
use std::collections::BTreeMap;

/// The fields, as they come: `state-73…=absent`, `seen-73…=2-present`, `at-73…=1764…`.
#[derive(Clone, Debug, Default)]
pub struct CallForm {
    pub slot: Option<Slot>,
    pub once: String,
    /// What the device's clock said when it was sent, and when it was saved there.
    clock: Option<i64>,
    saved: Option<i64>,
    pupils: BTreeMap<i64, Said>,
}

#[derive(Clone, Debug, Default)]
struct Said {
    state: Option<State>,
    /// The version that was seen, and its state; none when every answer is one (a difference).
    seen: Option<(u32, Option<State>)>,
    at: Option<i64>,
    minutes: Option<Minutes>,
    taken_by: String,
}

const TAKEN_BY_CHARS_MAX: usize = 120;
const ONCE_CHARS_MAX: usize = 100;
/// What a device may have kept for.
const KEPT_DAYS_MAX: i64 = 7;

impl CallForm {
    pub fn of(fields: &[(String, String)]) -> Self {
        let mut form = CallForm::default();
        let mut day = None;
        let mut moment = None;
        for (name, value) in fields {
            match name.as_str() {
                "day" => day = Day::parse_iso(value),
                "moment" => moment = Moment::parse(value),
                "once" => form.once = value.chars().take(ONCE_CHARS_MAX).collect(),
                "clock" => form.clock = value.parse().ok(),
                "saved" => form.saved = value.parse().ok(),
                _ => form.say(name, value),
            }
        }
        form.slot = day.zip(moment).map(|(day, moment)| Slot::new(day, moment));
        form
    }

    fn say(&mut self, name: &str, value: &str) {
        let Some((what, pupil)) = name.split_once('-') else { return };
        let Ok(pupil) = pupil.parse::<i64>() else { return };
        let said = self.pupils.entry(pupil).or_default();
        match what {
            "state" => said.state = State::parse(value),
            "seen" => {
                let (version, state) = value.split_once('-').unwrap_or((value, ""));
                said.seen = version.parse().ok().map(|version| (version, State::parse(state)));
            }
            "at" => said.at = value.parse().ok(),
            "minutes" => said.minutes = Minutes::parse(value),
            "taken" => {
                said.taken_by = value.trim().chars().take(TAKEN_BY_CHARS_MAX).collect();
            }
            _ => {}
        }
    }

    /// The pupils of whom it says something new.
    pub fn changes(&self, now: Instant) -> Vec<Change> {
        let changes = self.pupils.iter().filter_map(|(pupil, said)| {
            let state = said.state?;
            let (seen, before) = said.seen.unwrap_or((0, None));
            let adds = said.minutes.is_some() || !said.taken_by.is_empty();
            if Some(state) == before && !adds {
                return None;
            }
            let at = self.instant(said.at.or(self.saved), now);
            Some(Change {
                pupil: Id::<Person>::new(*pupil),
                state,
                minutes: self.minutes(state, said, at),
                taken_by: said.taken_by.clone(),
                seen,
                at,
            })
        });
        changes.collect()
    }

    /// Who is late came when he was marked, unless somebody says when.
    fn minutes(&self, state: State, said: &Said, at: Instant) -> Option<Minutes> {
        let is_that_day = self.slot.is_some_and(|slot| slot.day == at.day());
        match state {
            State::Late | State::Left => said.minutes.or_else(|| is_that_day.then(|| at.minutes())),
            State::Present | State::Absent => None,
        }
    }

    /// A tap in our time: the device's clock may be wrong, but it knows how long ago it was.
    fn instant(&self, tapped: Option<i64>, now: Instant) -> Instant {
        let ago = match (tapped, self.clock) {
            (Some(tapped), Some(clock)) => clock.saturating_sub(tapped),
            _ => 0,
        };
        now.plus_millis(-ago.clamp(0, KEPT_DAYS_MAX * 86_400_000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> CallForm {
        let fields: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        CallForm::of(&fields)
    }

    fn now() -> Instant {
        Instant::parse_local("2026-11-23 08:40").expect("a time")
    }

    #[test]
    fn only_those_who_were_touched_are_spoken_of() {
        let form = form(&[
            ("day", "2026-11-23"),
            ("moment", "am"),
            ("seen-1", "0-present"),
            ("state-1", "present"),
            ("seen-2", "3-present"),
            ("state-2", "absent"),
            ("state-x", "absent"),
            ("state-3", "gone"),
        ]);
        let changes = form.changes(now());
        assert_eq!(changes.len(), 1);
        assert_eq!((changes[0].pupil.raw(), changes[0].seen), (2, 3));
        assert_eq!(form.slot.expect("a slot").to_string(), "2026-11-23am");
    }

    #[test]
    fn a_device_whose_clock_is_wrong_still_knows_how_long_ago_it_was() {
        let late = form(&[
            ("day", "2026-11-23"),
            ("moment", "am"),
            ("clock", "1000000"),
            ("at-1", "400000"),
            ("seen-1", "0-present"),
            ("state-1", "late"),
        ]);
        let change = late.changes(now()).remove(0);
        assert_eq!(change.at.local_field(), "2026-11-23T08:30");
        assert_eq!(change.minutes, Some(Minutes(8 * 60 + 30)));
        let ahead = form(&[("clock", "10"), ("at-1", "99"), ("state-1", "absent")]);
        assert_eq!(ahead.changes(now()).remove(0).at, now(), "nothing comes from the future");
    }

    use proptest::prelude::*;

    /// Names and values as a browser, an old device or a stranger sends them.
    fn fields() -> impl Strategy<Value = Vec<(String, String)>> {
        let name = prop_oneof![
            "(state|seen|at|minutes|taken)-[1-4]",
            "(day|moment|once|clock|saved|csrf)",
            "state-.{0,4}",
            ".{0,12}",
        ];
        let value = prop_oneof![
            "present|absent|late|left",
            "[0-9]{1,2}-(present|absent|late|left|disputed)",
            "-?[0-9]{1,19}",
            "[0-2][0-9]:[0-5][0-9]",
            "2026-11-2[0-9]",
            "am|pm|canteen|h0[1-9]",
            ".{0,140}",
        ];
        proptest::collection::vec((name, value), 0..24)
    }

    proptest! {
        #[test]
        fn any_form_says_one_thing_of_a_pupil_and_nothing_of_the_future(fields in fields()) {
            let form = CallForm::of(&fields);
            let changes = form.changes(now());
            prop_assert!(form.once.chars().count() <= ONCE_CHARS_MAX);
            let mut pupils: Vec<i64> = changes.iter().map(|change| change.pupil.raw()).collect();
            pupils.dedup();
            prop_assert_eq!(pupils.len(), changes.len());
            for change in &changes {
                prop_assert!(change.at <= now());
                prop_assert!(now().since(change.at) <= KEPT_DAYS_MAX * 86_400_000);
                prop_assert!(change.taken_by.chars().count() <= TAKEN_BY_CHARS_MAX);
                let has_hour = matches!(change.state, State::Late | State::Left);
                prop_assert!(has_hour || change.minutes.is_none());
            }
            prop_assert_eq!(CallForm::of(&fields).changes(now()), changes);
        }
    }
}
