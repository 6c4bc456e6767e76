//! The days of a mandate; a delegate's end with the term of the council that sent him.

use base::Day;

/// From a day; `until_on` is the first day on which it no longer runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub from_on: Day,
    pub until_on: Option<Day>,
}

/// Why a delegate cannot have these days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TermError {
    #[error("appointed on {appointed_on}, when the council sits from {from_on}")]
    BeforeCouncil { appointed_on: Day, from_on: Day },
    #[error("appointed on {appointed_on}, when the council's term ended on {until_on}")]
    AfterCouncil { appointed_on: Day, until_on: Day },
    #[error("ended on {ended_on}, appointed on {appointed_on}")]
    EndedBeforeAppointed { ended_on: Day, appointed_on: Day },
}

impl Term {
    pub fn covers(&self, day: Day) -> bool {
        self.from_on <= day && self.until_on.is_none_or(|until_on| day < until_on)
    }

    /// Whether some day belongs to both.
    pub fn overlaps(&self, other: &Term) -> bool {
        let begins_before_end_of =
            |one: &Term, two: &Term| two.until_on.is_none_or(|until_on| one.from_on < until_on);
        begins_before_end_of(self, other) && begins_before_end_of(other, self)
    }

    /// The term of who this council sends somewhere: from his appointment until the council's own
    /// term ends, or sooner: he resigned, or was replaced, which a council may do at any time
    /// (CGCT L2121-33). In an EPCI it runs on until the new assembly is installed (L5211-8):
    /// `council.until_on` is that day then.
    pub fn of_delegate(
        council: &Term,
        appointed_on: Day,
        ended_on: Option<Day>,
    ) -> Result<Term, TermError> {
        if appointed_on < council.from_on {
            return Err(TermError::BeforeCouncil { appointed_on, from_on: council.from_on });
        }
        if let Some(until_on) = council.until_on.filter(|until_on| appointed_on >= *until_on) {
            return Err(TermError::AfterCouncil { appointed_on, until_on });
        }
        if let Some(ended_on) = ended_on.filter(|ended_on| *ended_on < appointed_on) {
            return Err(TermError::EndedBeforeAppointed { ended_on, appointed_on });
        }
        let until_on = [ended_on, council.until_on].into_iter().flatten().min();
        Ok(Term { from_on: appointed_on, until_on })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    /// The council elected in 2020, which the one of 2026 followed.
    fn council() -> Term {
        Term { from_on: day("2020-05-25"), until_on: Some(day("2026-03-20")) }
    }

    #[test]
    fn a_delegate_of_2023_sits_until_the_next_council_is_installed() {
        let term = Term::of_delegate(&council(), day("2023-12-13"), None).expect("a term");
        assert_eq!(term.until_on, Some(day("2026-03-20")));
        assert!(term.covers(day("2023-12-13")) && term.covers(day("2026-03-19")));
        assert!(!term.covers(day("2023-12-12")) && !term.covers(day("2026-03-20")));
    }

    #[test]
    fn a_delegate_who_resigns_sits_no_longer_and_one_who_stays_no_longer_than_the_council() {
        let until = |ended| {
            let term = Term::of_delegate(&council(), day("2023-12-13"), Some(day(ended)));
            term.map(|term| term.until_on)
        };
        assert_eq!(until("2024-09-01"), Ok(Some(day("2024-09-01"))));
        assert_eq!(until("2027-01-01"), Ok(Some(day("2026-03-20"))));
        assert!(matches!(until("2023-12-12"), Err(TermError::EndedBeforeAppointed { .. })));
    }

    #[test]
    fn a_council_appoints_nobody_before_or_after_its_term() {
        let before = Term::of_delegate(&council(), day("2020-05-24"), None);
        assert!(matches!(before, Err(TermError::BeforeCouncil { .. })));
        let after = Term::of_delegate(&council(), day("2026-03-20"), None);
        assert!(matches!(after, Err(TermError::AfterCouncil { .. })));
    }

    #[test]
    fn terms_that_touch_do_not_overlap() {
        let next = Term { from_on: day("2026-03-20"), until_on: None };
        assert!(!council().overlaps(&next) && !next.overlaps(&council()));
        assert!(council().overlaps(&council()) && next.overlaps(&next));
    }

    proptest! {
        #[test]
        fn a_delegate_never_sits_outside_the_term_of_his_council(
            appointed in -400i32..3_000, lasted in prop::option::of(-10i32..3_000),
            asked in -500i32..4_000,
        ) {
            let from = council().from_on;
            let appointed_on = from.plus_days(appointed);
            let ended_on = lasted.map(|days| appointed_on.plus_days(days));
            if let Ok(term) = Term::of_delegate(&council(), appointed_on, ended_on) {
                let asked = from.plus_days(asked);
                prop_assert!(!term.covers(asked) || council().covers(asked));
            }
        }
    }
}
