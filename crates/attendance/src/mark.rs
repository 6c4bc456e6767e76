//! A mark: what is said of one pupil at one call, and how what two devices say becomes one.

use crate::Moment;
use base::{Id, Instant, Minutes};
use people::Person;

db::word! {
    pub enum State { Present = "present", Absent = "absent", Late = "late", Left = "left" }
}

impl State {
    /// What everybody is until somebody says otherwise: in class, and not at the canteen.
    pub fn usual(moment: Moment) -> Self {
        if moment.is_class() { State::Present } else { State::Absent }
    }

    /// Of two that were said at the same instant, the one that makes somebody look for the child.
    const fn weight(self) -> u8 {
        match self {
            State::Present => 0,
            State::Left => 1,
            State::Late => 2,
            State::Absent => 3,
        }
    }
}

db::row! {
    /// What stands of a pupil now.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Mark {
        pub id: Id<Mark>,
        pub pupil_id: Id<Person>,
        pub state: State,
        /// When he came or left.
        pub minutes: Option<Minutes>,
        /// With whom he left.
        pub taken_by: String,
        /// Grows with each change: a form says which one it has seen.
        pub version: u32,
        pub marked_by: Id<Person>,
        pub marked_at: Instant,
        /// Two devices have said different things, and nobody has looked yet.
        pub is_disputed: bool,
        pub told_at: Option<Instant>,
    }
}

/// What a form says of a pupil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub pupil: Id<Person>,
    pub state: State,
    pub minutes: Option<Minutes>,
    pub taken_by: String,
    /// The version its author had before his eyes; 0 when nothing was said yet.
    pub seen: u32,
    /// When it was tapped, perhaps long before it came here.
    pub at: Instant,
}

/// What becomes of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It says what stands already.
    Same,
    /// Its author knew what stood: it stands now.
    Kept,
    /// Another device has said something else meanwhile, earlier: this one stands, and it is shown.
    Wins,
    /// Another device has said something else, later: that one stands, and it is shown.
    Beaten,
}

impl Change {
    /// The same whichever of two devices comes first: the later tap stands, both are told.
    pub fn meets(&self, stands: Option<&Mark>, moment: Moment) -> Outcome {
        let Some(stands) = stands else {
            return if self.state == State::usual(moment) { Outcome::Same } else { Outcome::Kept };
        };
        let knew = stands.version == self.seen;
        if self.says(stands) && (!knew || !stands.is_disputed) {
            Outcome::Same
        } else if knew {
            Outcome::Kept
        } else if self.state == stands.state {
            // One has told more than the other: who came late, and when.
            Outcome::Kept
        } else if (self.at, self.state.weight()) > (stands.marked_at, stands.state.weight()) {
            Outcome::Wins
        } else {
            Outcome::Beaten
        }
    }

    fn says(&self, stands: &Mark) -> bool {
        self.state == stands.state
            && (self.minutes.is_none() || self.minutes == stands.minutes)
            && (self.taken_by.is_empty() || self.taken_by == stands.taken_by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(state: State, seen: u32, at: i64) -> Change {
        let at = Instant::from_millis(at);
        Change { pupil: Id::new(1), state, minutes: None, taken_by: String::new(), seen, at }
    }

    /// What stands after a change, as the store writes it.
    fn after(stands: Option<Mark>, change: &Change) -> Option<Mark> {
        let outcome = change.meets(stands.as_ref(), Moment::Morning);
        let version = stands.as_ref().map_or(0, |mark| mark.version) + 1;
        let is_disputed = matches!(outcome, Outcome::Wins | Outcome::Beaten);
        match outcome {
            Outcome::Same => stands,
            Outcome::Beaten => stands.map(|mark| Mark { version, is_disputed, ..mark }),
            Outcome::Kept | Outcome::Wins => Some(Mark {
                id: Id::new(1),
                pupil_id: change.pupil,
                state: change.state,
                minutes: change.minutes,
                taken_by: change.taken_by.clone(),
                version,
                marked_by: Id::new(7),
                marked_at: change.at,
                is_disputed,
                told_at: None,
            }),
        }
    }

    #[test]
    fn two_devices_come_to_the_same_whichever_is_first() {
        for (one, other) in [
            (change(State::Absent, 0, 10), change(State::Late, 0, 20)),
            (change(State::Late, 0, 10), change(State::Absent, 0, 10)),
            (change(State::Left, 0, 30), change(State::Absent, 0, 20)),
        ] {
            let first = after(after(None, &one), &other).expect("a mark");
            let second = after(after(None, &other), &one).expect("a mark");
            assert_eq!((first.state, first.is_disputed), (second.state, true));
            assert!(second.is_disputed);
        }
    }

    #[test]
    fn who_knew_what_stood_corrects_it_and_nobody_is_troubled() {
        let absent = after(None, &change(State::Absent, 0, 10)).expect("a mark");
        let late = after(Some(absent), &change(State::Late, 1, 20)).expect("a mark");
        assert_eq!((late.state, late.version, late.is_disputed), (State::Late, 2, false));
    }

    #[test]
    fn two_who_say_the_same_do_not_differ() {
        let absent = after(None, &change(State::Absent, 0, 10)).expect("a mark");
        let again = change(State::Absent, 0, 20).meets(Some(&absent), Moment::Morning);
        assert_eq!(again, Outcome::Same);
    }

    #[test]
    fn whoever_looks_at_a_difference_settles_it() {
        let one = after(None, &change(State::Absent, 0, 10));
        let both = after(one, &change(State::Late, 0, 20)).expect("a mark");
        let settled = after(Some(both.clone()), &change(State::Late, both.version, 30));
        assert!(!settled.expect("a mark").is_disputed);
    }

    #[test]
    fn everybody_is_in_class_and_nobody_at_the_canteen_until_it_is_said() {
        let here = change(State::Present, 0, 10);
        assert_eq!(here.meets(None, Moment::Morning), Outcome::Same);
        assert_eq!(here.meets(None, Moment::Canteen), Outcome::Kept);
    }
}
