//! What begins on a later day: a year change that was applied has given places and posts already.
//! A feed tells of today. What it does not speak of stays; what it does is confirmed or corrected.

use super::Slice;
use base::Day;
use people::{Assignment, Class, Enrolment};

/// The places of a pupil, by when and where they are.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Those that run in this school, and in others.
    pub here: Vec<Enrolment>,
    pub elsewhere: Vec<Enrolment>,
    /// Those that begin later, in a class of this school and of the year the feed tells: in August
    /// it is the year to come.
    pub told: Vec<Enrolment>,
    /// Those that begin later, and of which the feed says nothing.
    pub to_come: Vec<Enrolment>,
}

impl Places {
    pub fn of(slice: &Slice, running: &[Enrolment]) -> Self {
        let mut places = Places::default();
        let here = slice.school.as_ref().map(|school| school.id);
        let is_later = |seat: &Enrolment| slice.today.is_some_and(|today| seat.from_on > today);
        for seat in running.iter().cloned() {
            match (is_later(&seat), Some(seat.school) == here) {
                (true, true) if is_told(slice, seat.class) => places.told.push(seat),
                (true, _) => places.to_come.push(seat),
                (false, true) => places.here.push(seat),
                (false, false) => places.elsewhere.push(seat),
            }
        }
        places
    }

    /// The day on which the places the feed tells of begin, when it is a later one.
    pub fn begins(&self) -> Option<Day> {
        self.told.iter().map(|seat| seat.from_on).min()
    }

    /// He is here until a day that is set, in a class of the year before the one the feed tells,
    /// and is not expected after it: that the feed does not name him is no news.
    pub fn are_over(&self, slice: &Slice) -> bool {
        let is_over = |seat: &Enrolment| seat.until_on.is_some() && !is_told(slice, seat.class);
        self.told.is_empty() && self.here.iter().all(is_over)
    }

    /// It ends by itself when the places the feed tells of begin.
    pub fn ends_by_itself(&self, seat: &Enrolment) -> bool {
        ends_by(seat.until_on, self.begins())
    }
}

/// The posts of somebody that begin later, in a class of the year the feed tells.
pub(super) fn told_posts(slice: &Slice, to_come: &[Assignment]) -> Vec<Assignment> {
    to_come.iter().filter(|post| is_told(slice, post.class)).cloned().collect()
}

/// It ends by itself when those begin.
pub(super) fn is_relieved(post: &Assignment, told: &[Assignment]) -> bool {
    ends_by(post.until_on, told.iter().map(|post| post.from_on).min())
}

fn ends_by(until_on: Option<Day>, begins: Option<Day>) -> bool {
    until_on.zip(begins).is_some_and(|(until, begins)| until <= begins)
}

fn is_told(slice: &Slice, class: Option<base::Id<Class>>) -> bool {
    class.is_some_and(|class| slice.classes.iter().any(|known| known.id == class))
}
