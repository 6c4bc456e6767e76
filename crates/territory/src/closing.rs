//! The end of a competence: the town and its heads are told 60, 30 and 7 days before; on the day
//! the schools close, everything they hold is handed to the town, and nothing is deleted.

use crate::{
    competence, deeds,
    store::openings::{self, Ending},
    urls,
};
use base::{Day, Instant};
use db::{Result, Tx};
use notices::{Telling, Timing};
use people::{GroupKind, Scope, groups, school};
use std::sync::Arc;
use web::{
    NoticeKind, Rhythm,
    opening::{Archivist, Handover},
};

/// Days before the end on which they are told.
pub const WARNING_DAYS: [i32; 3] = [60, 30, 7];
/// A house that was asleep closes what ended while it was.
const BEHIND_DAYS: i32 = 400;

/// The schools of a town are about to close, or have closed.
pub const KIND: NoticeKind = NoticeKind {
    word: "territory.closing",
    text: text::id!("territory-notice-closing"),
    icon: "landmark",
    rhythm: Rhythm::AtOnce,
    shown: |standing| {
        let concerns =
            |kind| matches!(kind, GroupKind::Agents | GroupKind::Heads | GroupKind::Administrators);
        standing.memberships.iter().any(|member| concerns(member.kind))
    },
};

/// Tells those whose schools close soon, and closes those whose day has come. The same day twice
/// changes nothing.
pub fn see_to(tx: &Tx<'_>, now: Instant, archivist: Option<&Archivist>) -> Result<()> {
    let today = now.day();
    let (first, last) = (today.plus_days(-BEHIND_DAYS), today.plus_days(WARNING_DAYS[0]));
    for ending in openings::endings(tx, first, last)? {
        // By then it may have given the competence again, to this syndicate or another.
        if competence::opens_schools(tx, ending.town, ending.ends_on.max(today))? {
            continue;
        }
        if ending.ends_on > today {
            warn(tx, &ending, today, now)?;
        } else {
            close(tx, &ending, now, archivist)?;
        }
    }
    Ok(())
}

fn warn(tx: &Tx<'_>, ending: &Ending, today: Day, now: Instant) -> Result<()> {
    let left = ending.ends_on.since(today);
    // The nearest one: who decides 20 days before is told at once, of 30, and not of 60.
    let Some(days) = WARNING_DAYS.into_iter().rev().find(|days| left <= *days) else {
        return Ok(());
    };
    if openings::to_close(tx, ending.town, ending.ends_on)?.is_empty()
        || !openings::note(tx, ending, days, now)?
    {
        return Ok(());
    }
    let args = vec![("town", ending.name.clone()), ("day", ending.ends_on.french())];
    let telling = telling(ending, text::id!("territory-notice-will-close"), args, now);
    tell(tx, &telling, ending, &[GroupKind::Agents, GroupKind::Heads])
}

fn close(tx: &Tx<'_>, ending: &Ending, now: Instant, archivist: Option<&Archivist>) -> Result<()> {
    if !openings::note(tx, ending, 0, now)? {
        return Ok(());
    }
    let schools = openings::to_close(tx, ending.town, now.day())?;
    if schools.is_empty() {
        return Ok(());
    }
    // Told first: who heads a school that is closed heads none.
    let handed = hand_over(tx, ending, now, archivist.map(|it| &it.0))?;
    let args = vec![("town", ending.name.clone())];
    let mut telling = telling(ending, text::id!("territory-notice-closed"), args, now);
    if let Some(url) = handed {
        telling.url = url;
    }
    tell(tx, &telling, ending, &[GroupKind::Agents, GroupKind::Heads])?;
    for (id, _) in &schools {
        let touched = school::close(tx, *id, now.day())?;
        groups::refresh(tx, &touched, now.day())?;
        deeds::closed(tx, *id, ending.member_id, now)?;
    }
    Ok(())
}

/// The archive of everything is made; without an archivist the stewards are asked to make it.
fn hand_over(
    tx: &Tx<'_>,
    ending: &Ending,
    now: Instant,
    archivist: Option<&Arc<dyn Handover>>,
) -> Result<Option<String>> {
    if let Some(archivist) = archivist {
        return archivist.hand_over(tx, ending.town, now);
    }
    let args = vec![("town", ending.name.clone()), ("insee", ending.insee.clone())];
    let telling = telling(ending, text::id!("territory-notice-hand-over"), args, now);
    let stewards = groups::find(tx, GroupKind::Administrators, Scope::Platform)?;
    stewards.map_or(Ok(()), |group| notices::tell_group(tx, &telling, group))?;
    Ok(None)
}

fn telling(
    ending: &Ending,
    text: &'static str,
    args: Vec<(&'static str, String)>,
    at: Instant,
) -> Telling {
    Telling {
        kind: KIND,
        thing: ending.member_id.raw(),
        url: urls::body(ending.member_id),
        text,
        args,
        at,
        timing: Timing::Quiet,
        except: None,
    }
}

fn tell(tx: &Tx<'_>, telling: &Telling, ending: &Ending, kinds: &[GroupKind]) -> Result<()> {
    let mut all = Vec::new();
    for kind in kinds {
        all.extend(groups::find(tx, *kind, Scope::Town(ending.town))?);
    }
    let mut readers: Vec<_> =
        notices::members(tx, &all)?.into_iter().map(|(_, reader)| reader).collect();
    readers.sort_unstable();
    readers.dedup();
    notices::tell(tx, telling, &readers)
}
