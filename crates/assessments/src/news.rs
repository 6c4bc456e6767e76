//! The news: results may be read, or were corrected. Whose and of what, never which.

use crate::{Assessment, store, store::telling::Due, urls, visibility};
use base::{Id, Instant};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::Person;
use web::{NoticeKind, Rhythm};

pub const RESULTS: NoticeKind = NoticeKind {
    word: "assessments.results",
    text: text::id!("assessments-notice-kind"),
    icon: "graduation-cap",
    rhythm: Rhythm::Daily,
    shown: |standing| standing.is_guardian(),
};

/// Tells the families of those of whom nothing was written for a day; says when to look again.
pub fn tell(tx: &Tx<'_>, id: Id<Assessment>, now: Instant) -> Result<Option<Instant>> {
    let Some(assessment) = store::assessments::find(tx, id, Id::new(0))? else { return Ok(None) };
    if !assessment.is_visible_at(now) {
        // Hidden again: whoever shows it again has it told again. Not yet: at its hour.
        return Ok(assessment.visible_at.filter(|visible_at| *visible_at > now));
    }
    let due = store::telling::due(tx, id)?;
    // What was there when it became visible had its day already.
    let published = assessment.visible_at.unwrap_or(now);
    let is_ripe = |due: &Due| {
        due.last_at < published && !due.was_told || visibility::later(due.last_at) <= now
    };
    let (ripe, green): (Vec<Due>, Vec<Due>) = due.into_iter().partition(is_ripe);
    let pupils: Vec<Id<Person>> = ripe.iter().map(|due| due.pupil_id).collect();
    let guards = store::telling::guardians(tx, &pupils, now.day())?;
    for due in &ripe {
        let own = guards.iter().filter(|guard| guard.pupil_id == due.pupil_id);
        let readers: Vec<Reader> =
            own.map(|guard| Reader::guardian(guard.guardian_id, due.pupil_id)).collect();
        let text = if due.was_told {
            text::id!("assessments-notice-changed")
        } else {
            text::id!("assessments-notice-results")
        };
        let telling = Telling {
            kind: RESULTS,
            thing: id.raw(),
            url: urls::sheet(id, due.pupil_id),
            text,
            args: vec![("name", due.first_name.clone()), ("title", assessment.title.clone())],
            at: now,
            timing: Timing::Quiet,
            except: None,
        };
        notices::tell(tx, &telling, &readers)?;
    }
    store::telling::set_told(tx, id, &pupils, now)?;
    let next = green.iter().map(|due| visibility::later(due.last_at)).min();
    Ok(next.map(|next| assessment.quiet().delivery(next)))
}
