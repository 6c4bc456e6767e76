//! What a grid is sent as, by a page or a script: a text for each cell, what was seen before it,
//! and when it was typed.
//!
//! `cell-{item}-{pupil}=3`, `seen-{item}-{pupil}=2` (the version), `at-{item}-{pupil}=1764…`. A
//! page says in one field for each pupil what its cells were, `was-{pupil}=item:version:text …`, so
//! that a cell nobody touched says nothing.

use crate::{Item, cell::Change, grid::Grid, keys::Wrong};
use base::{Id, Instant};
use people::Person;
use std::collections::{BTreeMap, HashMap};

type Place = (i64, i64);

#[derive(Clone, Debug, Default)]
pub struct GridForm {
    pub once: String,
    /// What the device's clock said when it was sent.
    clock: Option<i64>,
    cells: BTreeMap<Place, Typed>,
    was: HashMap<Place, (u32, String)>,
}

#[derive(Clone, Debug, Default)]
struct Typed {
    text: Option<String>,
    seen: Option<u32>,
    at: Option<i64>,
}

/// What the cells say, and those that say nothing one can read.
#[derive(Clone, Debug, Default)]
pub struct Read {
    pub changes: Vec<Change>,
    pub wrong: Vec<(Place, Wrong)>,
}

const TEXT_CHARS_MAX: usize = 20;
const ONCE_CHARS_MAX: usize = 100;
/// What a device may have kept for.
const KEPT_DAYS_MAX: i64 = 30;
/// More than any grid has.
const CELLS_MAX: usize = 12_000;

impl GridForm {
    pub fn of(fields: &[(String, String)]) -> Self {
        let mut form = GridForm::default();
        for (name, value) in fields {
            match name.split_once('-') {
                None if name == "once" => form.once = value.chars().take(ONCE_CHARS_MAX).collect(),
                None if name == "clock" => form.clock = value.parse().ok(),
                None => {}
                Some(("was", pupil)) => form.keep_what_was(pupil, value),
                Some((what, place)) => form.say(what, place, value),
            }
        }
        form
    }

    fn say(&mut self, what: &str, place: &str, value: &str) {
        let place = place.split_once('-').and_then(|(item, pupil)| {
            Some((item.parse::<i64>().ok()?, pupil.parse::<i64>().ok()?))
        });
        let Some(place) = place.filter(|_| self.cells.len() < CELLS_MAX) else { return };
        match what {
            "cell" => {
                let text = value.trim().chars().take(TEXT_CHARS_MAX).collect();
                self.cells.entry(place).or_default().text = Some(text);
            }
            "seen" => self.cells.entry(place).or_default().seen = value.parse().ok(),
            "at" => self.cells.entry(place).or_default().at = value.parse().ok(),
            _ => {}
        }
    }

    fn keep_what_was(&mut self, pupil: &str, value: &str) {
        let Ok(pupil) = pupil.parse::<i64>() else { return };
        for cell in value.split(' ').take(CELLS_MAX) {
            let mut parts = cell.splitn(3, ':');
            let item = parts.next().and_then(|item| item.parse::<i64>().ok());
            let version = parts.next().and_then(|version| version.parse::<u32>().ok());
            if let (Some(item), Some(version)) = (item, version) {
                let text = parts.next().unwrap_or_default().to_owned();
                self.was.insert((item, pupil), (version, text));
            }
        }
    }

    /// What was typed in a cell, for the page that is shown again.
    pub fn typed(&self, item: Id<Item>, pupil: Id<Person>) -> Option<&str> {
        self.cells.get(&(item.raw(), pupil.raw()))?.text.as_deref()
    }

    /// What it says of the cells of a grid. What names no item that is typed in, or no pupil, is
    /// left to be refused by who writes.
    pub fn read(&self, grid: &Grid, now: Instant) -> Read {
        let mut read = Read::default();
        for (place, typed) in &self.cells {
            let Some(text) = &typed.text else { continue };
            let (item, pupil) = (Id::<Item>::new(place.0), Id::<Person>::new(place.1));
            let was = self.was.get(place);
            let before = was.map(|(_, text)| text.as_str());
            // A page sends all of its cells; a script those that were typed in.
            if typed.seen.is_none() && text == before.unwrap_or_default() {
                continue;
            }
            let seen = typed.seen.or(was.map(|(version, _)| *version)).unwrap_or(0);
            let Some(known) = grid.item(item).filter(|item| item.is_live()) else {
                let (said, at) = (crate::cell::Said::Blank, now);
                read.changes.push(Change { item, pupil, said, seen, at });
                continue;
            };
            match grid.column(known).read(text) {
                Ok(said) => {
                    let at = self.instant(typed.at, now);
                    read.changes.push(Change { item, pupil, said, seen, at });
                }
                Err(wrong) => read.wrong.push((*place, wrong)),
            }
        }
        read
    }

    /// An hour of ours: the device's clock may be wrong, but it knows how long ago it was.
    fn instant(&self, typed: Option<i64>, now: Instant) -> Instant {
        let ago = match (typed, self.clock) {
            (Some(typed), Some(clock)) => clock.saturating_sub(typed),
            _ => 0,
        };
        now.plus_millis(-ago.clamp(0, KEPT_DAYS_MAX * 86_400_000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn form(fields: &[(&str, &str)]) -> GridForm {
        let fields: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        GridForm::of(&fields)
    }

    #[test]
    fn a_row_says_what_its_cells_were() {
        let form = form(&[("was-7", "3:2:1 4:1: 5:9:13,5"), ("cell-3-7", " 2 "), ("x-3-7", "9")]);
        assert_eq!(form.was[&(3, 7)], (2, "1".to_owned()));
        assert_eq!(form.was[&(4, 7)], (1, String::new()));
        assert_eq!(form.was[&(5, 7)], (9, "13,5".to_owned()));
        assert_eq!(form.typed(Id::new(3), Id::new(7)), Some("2"));
        assert_eq!(form.cells.len(), 1);
    }

    #[test]
    fn a_device_whose_clock_is_wrong_still_knows_how_long_ago_it_was() {
        let now = Instant::parse_local("2026-11-23 10:00").expect("a time");
        let late = form(&[("clock", "1000000")]);
        assert_eq!(late.instant(Some(400_000), now).local_field(), "2026-11-23T09:50");
        assert_eq!(late.instant(Some(9_000_000), now), now, "nothing comes from the future");
        assert_eq!(form(&[]).instant(Some(1), now), now);
    }

    proptest! {
        #[test]
        fn any_form_is_read(fields in proptest::collection::vec(
            ("(cell|seen|at|was|once|clock)(-[0-9]{1,3}){0,2}", ".{0,30}"), 0..20)
        ) {
            let fields: Vec<(String, String)> = fields;
            let form = GridForm::of(&fields);
            let is_short = |text: &String| text.chars().count() <= TEXT_CHARS_MAX;
            let texts = form.cells.values().filter_map(|typed| typed.text.as_ref());
            prop_assert!(texts.into_iter().all(is_short));
        }
    }
}
