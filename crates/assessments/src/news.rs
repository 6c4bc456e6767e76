//! The news. What may be read for the first time is told as `results` tells it, to each guardian by
//! his choice; what was corrected since, to those who want to be told: whose and of what, never
//! which.

use crate::{Assessment, Cell, cell::Said, store, store::telling::Due, urls, visibility};
use base::{Id, Instant};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::Person;
use results::{
    Scale, Share,
    news::{News, Published},
};
use web::{NoticeKind, Rhythm};

pub const CORRECTED: NoticeKind = NoticeKind {
    word: "assessments.corrected",
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
    let (again, first): (Vec<&Due>, Vec<&Due>) = ripe.iter().partition(|due| due.was_told);
    tell_first(tx, &assessment, &first, now)?;
    tell_again(tx, &assessment, &again, now)?;
    let told: Vec<Id<Person>> = ripe.iter().map(|due| due.pupil_id).collect();
    store::telling::set_told(tx, id, &told, now)?;
    let next = green.iter().map(|due| visibility::later(due.last_at)).min();
    Ok(next.map(|next| assessment.quiet().delivery(next)))
}

fn tell_first(tx: &Tx<'_>, assessment: &Assessment, due: &[&Due], now: Instant) -> Result<()> {
    if due.is_empty() {
        return Ok(());
    }
    let cells = store::cells::of_assessment(tx, assessment.id)?;
    let scales: Vec<Id<Scale>> = cells.iter().filter_map(|cell| cell.scale_id).collect();
    let scales = store::scales::by_id(tx, &scales)?;
    let least = |due: &&Due| (due.pupil_id, least(&cells, &scales, due.pupil_id));
    let pupils: Vec<(Id<Person>, Option<Share>)> = due.iter().map(least).collect();
    let news = News {
        what: Published::Results,
        thing: assessment.id.raw(),
        title: assessment.title.clone(),
        url: urls::own(assessment.id),
        visible_at: now,
        by: None,
    };
    results::news::tell(tx, &news, &pupils, now)
}

/// What the least of a pupil's results counts for.
fn least(cells: &[Cell], scales: &[Scale], pupil: Id<Person>) -> Option<Share> {
    let share = |cell: &Cell| match cell.said() {
        Said::Step(scale, rank) => scales.iter().find(|it| it.id == scale)?.share_of(rank),
        Said::Mark(mark) => Some(mark.share()),
        Said::Absent | Said::Excused | Said::NotDone | Said::Blank => None,
    };
    let own = cells.iter().filter(|cell| cell.pupil_id == pupil);
    own.filter_map(share).min_by_key(|share| share.hundredths_of(100))
}

fn tell_again(tx: &Tx<'_>, assessment: &Assessment, due: &[&Due], now: Instant) -> Result<()> {
    let pupils: Vec<Id<Person>> = due.iter().map(|due| due.pupil_id).collect();
    if pupils.is_empty() {
        return Ok(());
    }
    let guards = store::telling::guardians(tx, &pupils, now.day())?;
    for due in due {
        let own = guards.iter().filter(|guard| guard.pupil_id == due.pupil_id);
        let readers: Vec<Reader> =
            own.map(|guard| Reader::guardian(guard.guardian_id, due.pupil_id)).collect();
        let telling = Telling {
            kind: CORRECTED,
            thing: assessment.id.raw(),
            url: urls::sheet(assessment.id, due.pupil_id),
            text: text::id!("assessments-notice-changed"),
            args: vec![("name", due.first_name.clone()), ("title", assessment.title.clone())],
            at: now,
            timing: Timing::Quiet,
            except: None,
        };
        notices::tell(tx, &telling, &readers)?;
    }
    Ok(())
}

/// Nobody reads it any more: nobody is told of it, nor was.
pub fn take_back(tx: &Tx<'_>, id: Id<Assessment>) -> Result<()> {
    store::telling::forget(tx, id)?;
    results::news::take_back(tx, &[id.raw()])?;
    notices::take_back(tx, &CORRECTED, id.raw())
}

/// He has opened it: no mail needs to speak of it.
pub fn seen(tx: &Tx<'_>, id: Id<Assessment>, person: Id<Person>, at: Instant) -> Result<()> {
    results::news::seen(tx, person, id.raw(), at)?;
    notices::seen(tx, person, &CORRECTED, id.raw(), at)
}
