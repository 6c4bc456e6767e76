//! What pupils have shown here, told to the features that speak of it: `results::Shows`.

use crate::{cell, store, urls};
use db::{Result, Tx};
use results::{Evidence, Reader, Shows, Wanted};

/// Lent by the server: `app.jobs.lend(results::Lent(vec![Arc::new(assessments::Assessed), …]))`.
pub struct Assessed;

impl Shows for Assessed {
    fn evidence(&self, tx: &Tx<'_>, wanted: &Wanted<'_>) -> Result<Vec<Evidence>> {
        let visible_at = match wanted.reader {
            Reader::Staff => None,
            Reader::Family(at) => Some(at),
        };
        let span = (wanted.from_on, wanted.until_on);
        let rows = store::evidence::of_pupils(tx, wanted.pupils, span, visible_at)?;
        Ok(rows.into_iter().filter_map(evidence).collect())
    }
}

fn evidence(row: store::evidence::Row) -> Option<Evidence> {
    let step = row.scale_id.zip(row.step);
    let shown = match cell::said(row.kind, step, row.value, row.out_of) {
        cell::Said::Step(scale, rank) => results::Shown::Step(scale, rank),
        cell::Said::Mark(mark) => results::Shown::Mark(mark),
        cell::Said::Absent => results::Shown::Absent,
        cell::Said::Excused => results::Shown::Excused,
        cell::Said::NotDone => results::Shown::NotDone,
        cell::Said::Blank => return None,
    };
    Some(Evidence {
        pupil: row.pupil_id,
        skill: row.skill_id,
        subject: row.subject_id,
        on: row.day,
        shown,
        weight: row.weight,
        title: row.title,
        url: urls::sheet(row.assessment_id, row.pupil_id),
    })
}
