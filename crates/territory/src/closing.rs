//! The end of a competence: the town and its heads are told 60, 30 and 7 days before; on the day
//! the schools close, everything they hold is handed to the town, and nothing is deleted.

use crate::{
    deeds,
    store::openings::{self, Ending, Open},
    urls,
};
use base::{Day, Id, Instant};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::{Body, Group, GroupKind, Scope, Touched, Town, groups, school};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};
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
    let endings = openings::endings(tx, (first, last), today)?;
    let night = Night::load(tx, &endings, today)?;
    let due: Vec<(&Ending, i32)> = endings.iter().filter_map(|it| night.due(it)).collect();
    let (mut touched, mut closed) = (Touched::nobody(), HashSet::new());
    for (ending, days) in &due {
        if *days > 0 {
            night.warn(tx, ending, now)?;
        } else if closed.insert(ending.town) {
            touched = touched.and(night.close(tx, ending, now, archivist)?);
        }
    }
    groups::refresh(tx, &touched, today)?;
    let notes: Vec<_> = due.iter().map(|(it, days)| (it.member_id, it.ends_on, *days)).collect();
    openings::note(tx, &notes, now)
}

/// What is known of all these towns, read at once.
struct Night {
    today: Day,
    schools: HashMap<Id<Town>, Vec<Open>>,
    noted: HashSet<(Id<Body>, Day, i32)>,
    concerned: HashMap<Id<Town>, Vec<Reader>>,
}

impl Night {
    fn load(tx: &Tx<'_>, endings: &[Ending], today: Day) -> Result<Self> {
        let towns: Vec<Id<Town>> = endings.iter().map(|it| it.town).collect();
        let members: Vec<Id<Body>> = endings.iter().map(|it| it.member_id).collect();
        let mut schools: HashMap<Id<Town>, Vec<Open>> = HashMap::new();
        for school in openings::to_close(tx, &towns)? {
            schools.entry(school.town).or_default().push(school);
        }
        let noted = openings::noted(tx, &members)?.into_iter().collect();
        Ok(Night { today, schools, noted, concerned: readers(tx, &towns)? })
    }

    /// How many days before its end a town is told tonight, 0 when its schools close; none when it
    /// was told, or has no school to close.
    fn due<'e>(&self, ending: &'e Ending) -> Option<(&'e Ending, i32)> {
        let left = ending.ends_on.since(self.today);
        let days = if left > 0 {
            // The nearest one: who decides 20 days before is told at once, of 30, and not of 60.
            WARNING_DAYS.into_iter().rev().find(|days| left <= *days)?
        } else {
            0
        };
        let is_known = self.noted.contains(&(ending.member_id, ending.ends_on, days));
        let closes = self.open(ending, ending.ends_on.max(self.today)).next().is_some();
        (closes && !is_known).then_some((ending, days))
    }

    /// Its schools that are open on a day.
    fn open(&self, ending: &Ending, on: Day) -> impl Iterator<Item = &Open> {
        let all = self.schools.get(&ending.town).into_iter().flatten();
        all.filter(move |school| school.is_open_on(on))
    }

    fn warn(&self, tx: &Tx<'_>, ending: &Ending, now: Instant) -> Result<()> {
        let args = vec![("town", ending.name.clone()), ("day", ending.ends_on.french())];
        let telling = telling(ending, text::id!("territory-notice-will-close"), args, now);
        self.tell(tx, &telling, ending)
    }

    fn close(
        &self,
        tx: &Tx<'_>,
        ending: &Ending,
        now: Instant,
        archivist: Option<&Archivist>,
    ) -> Result<Touched> {
        // Told first: who heads a school that is closed heads none.
        let handed = hand_over(tx, ending, now, archivist.map(|it| &it.0))?;
        let args = vec![("town", ending.name.clone())];
        let mut telling = telling(ending, text::id!("territory-notice-closed"), args, now);
        if let Some(url) = handed {
            telling.url = url;
        }
        self.tell(tx, &telling, ending)?;
        let mut touched = Touched::nobody();
        for open in self.open(ending, self.today) {
            touched = touched.and(school::close(tx, open.id, self.today)?);
            deeds::closed(tx, open.id, ending.member_id, now)?;
        }
        Ok(touched)
    }

    fn tell(&self, tx: &Tx<'_>, telling: &Telling, ending: &Ending) -> Result<()> {
        let readers = self.concerned.get(&ending.town).map_or(&[][..], Vec::as_slice);
        notices::tell(tx, telling, readers)
    }
}

/// The agents and the heads of each town, each once.
fn readers(tx: &Tx<'_>, towns: &[Id<Town>]) -> Result<HashMap<Id<Town>, Vec<Reader>>> {
    let towns: HashMap<Id<Group>, Id<Town>> =
        openings::concerned(tx, towns)?.into_iter().map(|(town, group)| (group, town)).collect();
    let groups: Vec<Id<Group>> = towns.keys().copied().collect();
    let mut readers: HashMap<Id<Town>, Vec<Reader>> = HashMap::new();
    for (group, reader) in notices::members(tx, &groups)? {
        readers.entry(towns[&group]).or_default().push(reader);
    }
    for all in readers.values_mut() {
        all.sort_unstable();
        all.dedup();
    }
    Ok(readers)
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
