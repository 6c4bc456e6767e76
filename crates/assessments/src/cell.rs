//! A cell: what is said of a pupil for an item, and how what two teachers say becomes one.

use crate::Item;
use base::{Id, Instant};
use people::Person;
use results::{Mark, Scale};

db::word! {
    pub enum Kind {
        Step = "step", Mark = "mark",
        Absent = "absent", Excused = "excused", NotDone = "not_done",
        /// What was said was taken back.
        Blank = "blank",
    }
}

/// What one says of a pupil.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// The rank of a step of a scale, from 1.
    Step(Id<Scale>, u8),
    Mark(Mark),
    Absent,
    Excused,
    NotDone,
    Blank,
}

impl Said {
    pub const fn kind(self) -> Kind {
        match self {
            Said::Step(..) => Kind::Step,
            Said::Mark(_) => Kind::Mark,
            Said::Absent => Kind::Absent,
            Said::Excused => Kind::Excused,
            Said::NotDone => Kind::NotDone,
            Said::Blank => Kind::Blank,
        }
    }

    /// Of two that were said at the same instant, the same stands whichever came first.
    fn weight(self) -> (Kind, i64) {
        let weight = match self {
            Said::Step(_, rank) => i64::from(rank),
            Said::Mark(mark) => mark.value(),
            Said::Absent | Said::Excused | Said::NotDone | Said::Blank => 0,
        };
        (self.kind(), weight)
    }

    /// As columns: the scale and the rank, the value and what it is out of.
    pub fn columns(self) -> Columns {
        let mut columns = Columns { kind: self.kind(), scale: None, step: None, mark: None };
        match self {
            Said::Step(scale, rank) => (columns.scale, columns.step) = (Some(scale), Some(rank)),
            Said::Mark(mark) => columns.mark = Some(mark),
            Said::Absent | Said::Excused | Said::NotDone | Said::Blank => {}
        }
        columns
    }
}

pub struct Columns {
    pub kind: Kind,
    pub scale: Option<Id<Scale>>,
    pub step: Option<u8>,
    pub mark: Option<Mark>,
}

/// Those columns read again.
pub fn said(
    kind: Kind,
    step: Option<(Id<Scale>, u8)>,
    value: Option<i64>,
    out_of: Option<i64>,
) -> Said {
    let mark = || Mark::new(value?, out_of?).ok();
    match kind {
        Kind::Step => step.map_or(Said::Blank, |(scale, rank)| Said::Step(scale, rank)),
        Kind::Mark => mark().map_or(Said::Blank, Said::Mark),
        Kind::Absent => Said::Absent,
        Kind::Excused => Said::Excused,
        Kind::NotDone => Said::NotDone,
        Kind::Blank => Said::Blank,
    }
}

db::row! {
    /// What stands.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Cell {
        pub item_id: Id<Item>,
        pub pupil_id: Id<Person>,
        pub kind: Kind,
        pub scale_id: Option<Id<Scale>>,
        pub step: Option<u8>,
        pub value: Option<i64>,
        pub out_of: Option<i64>,
        /// Grows with each change: who types says which one he has seen.
        pub version: u32,
        pub written_by: Id<Person>,
        pub written_at: Instant,
        pub received_at: Instant,
        /// Two have written different things, and nobody has looked yet.
        pub is_disputed: bool,
    }
}

impl Cell {
    pub fn said(&self) -> Said {
        said(self.kind, self.scale_id.zip(self.step), self.value, self.out_of)
    }
}

/// What somebody writes into a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub item: Id<Item>,
    pub pupil: Id<Person>,
    pub said: Said,
    /// The version he had before his eyes; 0 for an empty cell.
    pub seen: u32,
    /// When he typed it, perhaps long before it came here.
    pub at: Instant,
}

/// What becomes of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It says what stands already.
    Same,
    /// Its author knew what stood: it stands now.
    Kept,
    /// Somebody has written another thing meanwhile, earlier: this one stands, and it is shown.
    Wins,
    /// Somebody has written another thing meanwhile, later: that one stands, and it is shown.
    Beaten,
    /// He has written another thing himself since, from elsewhere: that one stands.
    Late,
}

impl Change {
    /// The same whichever of two comes first: the later stands, both are told.
    pub fn meets(&self, stands: Option<&Cell>, by: Id<Person>) -> Outcome {
        let Some(stands) = stands else {
            return if self.said == Said::Blank { Outcome::Same } else { Outcome::Kept };
        };
        let (knew, before) = (stands.version == self.seen, stands.said());
        if self.said == before {
            // Who looks at a difference and says what stands settles it.
            return if knew && stands.is_disputed { Outcome::Kept } else { Outcome::Same };
        }
        let is_later = (self.at, self.said.weight()) > (stands.written_at, before.weight());
        // Nobody differs with himself.
        let is_own = stands.written_by == by && !stands.is_disputed;
        match (is_own, is_later) {
            _ if knew => Outcome::Kept,
            (true, true) => Outcome::Kept,
            (true, false) => Outcome::Late,
            (false, true) => Outcome::Wins,
            (false, false) => Outcome::Beaten,
        }
    }

    /// The cell after it; none when nothing changes.
    pub fn onto(&self, stands: Option<&Cell>, by: Id<Person>, now: Instant) -> Option<Cell> {
        let outcome = self.meets(stands, by);
        let version = stands.map_or(0, |cell| cell.version) + 1;
        let is_disputed = matches!(outcome, Outcome::Wins | Outcome::Beaten);
        match (outcome, stands) {
            // Said again later, it is what was said last: an earlier word does not undo it.
            (Outcome::Same, Some(stands)) if self.at > stands.written_at => {
                Some(Cell { written_by: by, written_at: self.at, ..stands.clone() })
            }
            (Outcome::Same, _) => None,
            (Outcome::Beaten | Outcome::Late, Some(stands)) => {
                Some(Cell { version, is_disputed, received_at: now, ..stands.clone() })
            }
            _ => {
                let Columns { kind, scale, step, mark } = self.said.columns();
                Some(Cell {
                    item_id: self.item,
                    pupil_id: self.pupil,
                    kind,
                    scale_id: scale,
                    step,
                    value: mark.map(Mark::value),
                    out_of: mark.map(Mark::out_of),
                    version,
                    written_by: by,
                    written_at: self.at,
                    received_at: now,
                    is_disputed,
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn change(rank: u8, seen: u32, at: i64) -> Change {
        let said = if rank == 0 { Said::Blank } else { Said::Step(Id::new(1), rank) };
        Change { item: Id::new(1), pupil: Id::new(2), said, seen, at: Instant::from_millis(at) }
    }

    const ONE: Id<Person> = Id::new(7);
    const OTHER: Id<Person> = Id::new(8);

    fn after(stands: Option<Cell>, change: &Change, by: Id<Person>) -> Option<Cell> {
        change.onto(stands.as_ref(), by, Instant::from_millis(99)).or(stands)
    }

    #[test]
    fn who_knew_what_stood_corrects_it_and_nobody_is_troubled() {
        let first = after(None, &change(2, 0, 10), ONE).expect("a cell");
        let second = after(Some(first), &change(3, 1, 20), OTHER).expect("a cell");
        assert_eq!((second.step, second.version, second.is_disputed), (Some(3), 2, false));
    }

    #[test]
    fn nobody_differs_with_himself_and_his_later_word_stands() {
        let first = after(None, &change(2, 0, 20), ONE);
        let later = after(first.clone(), &change(3, 0, 30), ONE).expect("a cell");
        assert_eq!((later.step, later.is_disputed), (Some(3), false));
        // What a phone had kept comes after what was typed since.
        let late = after(first, &change(4, 0, 10), ONE).expect("a cell");
        assert_eq!((late.step, late.version, late.is_disputed), (Some(2), 2, false));
    }

    #[test]
    fn two_who_write_the_same_do_not_differ() {
        let first = after(None, &change(2, 0, 10), ONE);
        assert_eq!(change(2, 0, 20).meets(first.as_ref(), OTHER), Outcome::Same);
        assert_eq!(change(0, 0, 20).meets(None, ONE), Outcome::Same, "it is left empty");
    }

    #[test]
    fn whoever_looks_at_a_difference_settles_it() {
        let one = after(None, &change(2, 0, 10), ONE);
        let both = after(one, &change(3, 0, 20), OTHER).expect("a cell");
        assert!(both.is_disputed);
        let looked = change(3, both.version, 30);
        let settled = after(Some(both), &looked, ONE).expect("a cell");
        assert!(!settled.is_disputed);
    }

    proptest! {
        #[test]
        fn two_come_to_the_same_whichever_is_first(
            one in 1u8..5, other in 1u8..5, at in 0i64..3, then in 0i64..3,
        ) {
            let (one, other) = (change(one, 0, at), change(other, 0, then));
            let first = after(after(None, &one, ONE), &other, OTHER).expect("a cell");
            let second = after(after(None, &other, OTHER), &one, ONE).expect("a cell");
            prop_assert_eq!(first.said(), second.said());
            prop_assert_eq!(first.is_disputed, one.said != other.said);
            prop_assert_eq!(second.is_disputed, first.is_disputed);
        }

        #[test]
        fn what_was_said_last_stands_in_whatever_order_it_comes(
            said in proptest::collection::vec((1u8..5, 0i64..4), 1..6), turns in any::<u64>(),
        ) {
            let mut changes: Vec<(usize, Change)> =
                said.iter().map(|(rank, at)| change(*rank, 0, *at)).enumerate().collect();
            let last = changes.iter().map(|(_, it)| (it.at, it.said.weight())).max();
            let mut turns = turns;
            for index in (1..changes.len()).rev() {
                let other = usize::try_from(turns % (index as u64 + 1)).expect("small");
                changes.swap(index, other);
                turns /= 7;
            }
            let mut stands = None;
            for (person, change) in &changes {
                let person = Id::new(100 + i64::try_from(*person).expect("small"));
                stands = after(stands, change, person);
            }
            let stands = stands.expect("a cell");
            prop_assert_eq!(Some((stands.written_at, stands.said().weight())), last);
        }

        #[test]
        fn what_is_sent_again_changes_nothing(rank in 0u8..5, at in 0i64..9) {
            let typed = change(rank, 0, at);
            let once = after(None, &typed, ONE);
            prop_assert_eq!(after(once.clone(), &typed, ONE), once);
        }
    }
}
