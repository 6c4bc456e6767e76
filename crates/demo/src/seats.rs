//! Seats: every place in every class, taken one by one until none is left.

use crate::{Level, School};
use std::collections::HashMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    pub school: usize,
    pub class: usize,
    pub level: Level,
}

pub struct Seats {
    all: Vec<Seat>,
    is_taken: Vec<bool>,
    next: usize,
    by_school: HashMap<(usize, Level), Vec<usize>>,
    schools_of: HashMap<Level, Vec<usize>>,
}

impl Seats {
    pub fn of(schools: &[School], dice: &crate::Dice) -> Self {
        let mut all = Vec::new();
        for (school, of) in schools.iter().enumerate() {
            for (class, of) in of.classes.iter().enumerate() {
                for (level, seats) in &of.seats {
                    all.extend(std::iter::repeat_n(Seat { school, class, level: *level }, *seats));
                }
            }
        }
        dice.shuffle(&mut all);
        let mut by_school: HashMap<_, Vec<usize>> = HashMap::new();
        let mut schools_of: HashMap<_, Vec<usize>> = HashMap::new();
        for (place, seat) in all.iter().enumerate() {
            let places = by_school.entry((seat.school, seat.level)).or_default();
            if places.is_empty() {
                schools_of.entry(seat.level).or_default().push(seat.school);
            }
            places.push(place);
        }
        let is_taken = vec![false; all.len()];
        Seats { all, is_taken, next: 0, by_school, schools_of }
    }

    /// Any seat still free.
    pub fn take(&mut self) -> Option<Seat> {
        while *self.is_taken.get(self.next)? {
            self.next += 1;
        }
        self.is_taken[self.next] = true;
        self.all.get(self.next).copied()
    }

    /// A seat of that level in that school.
    pub fn take_in(&mut self, school: usize, level: Level) -> Option<Seat> {
        let places = self.by_school.get_mut(&(school, level))?;
        while let Some(place) = places.pop() {
            if !std::mem::replace(&mut self.is_taken[place], true) {
                return self.all.get(place).copied();
            }
        }
        None
    }

    /// A seat of that level in that very class.
    pub fn take_beside(&mut self, seat: Seat) -> Option<Seat> {
        let places = self.by_school.get(&(seat.school, seat.level))?;
        let free = |place: &&usize| !self.is_taken[**place] && self.all[**place] == seat;
        let place = *places.iter().find(free)?;
        self.is_taken[place] = true;
        Some(seat)
    }

    /// Schools that have this level.
    pub fn schools_of(&self, level: Level) -> &[usize] {
        self.schools_of.get(&level).map_or(&[], Vec::as_slice)
    }
}
