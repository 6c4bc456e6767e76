//! The report of the end of cycle 2 of a pupil without a level (ULIS): his teachers open it, and
//! take it away while nothing of it is written. Cycle 3 ends in 6e.

use crate::{
    place,
    report::{Kind, Report, Written},
    store::{self, reports::NewReport},
};
use base::Id;
use db::{Result, Tx};

/// What there is of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Balance {
    #[default]
    None,
    /// It is open, and nothing of it is written.
    Empty(Id<Report>),
    Begun(Id<Report>),
}

impl Balance {
    /// Of the pupil of this report.
    pub fn of(tx: &Tx<'_>, report: &Written) -> Result<Self> {
        if !report.chooses_cycle() {
            return Ok(Balance::None);
        }
        Ok(match store::balance::of(tx, report.pupil_id, report.period_id)? {
            None => Balance::None,
            Some((id, false)) => Balance::Empty(id),
            Some((id, true)) => Balance::Begun(id),
        })
    }

    pub fn is_there(self) -> bool {
        self != Balance::None
    }

    /// Makes it be there or not; one that was begun stays.
    pub fn set(self, tx: &Tx<'_>, report: &Written, is_wanted: bool) -> Result<()> {
        match (self, is_wanted) {
            (Balance::None, true) => {
                let new = NewReport {
                    id: tx.new_id(),
                    school: report.school_id,
                    period: report.period_id,
                    class: report.class_id,
                    pupil: report.pupil_id,
                    kind: Kind::Cycle,
                    level: report.level,
                    cycle: Some(place::CYCLE_OF_ECOLE),
                };
                store::reports::open(tx, &[new], tx.now()).map(drop)
            }
            (Balance::Empty(id), false) => store::balance::forget(tx, id),
            _ => Ok(()),
        }
    }
}
