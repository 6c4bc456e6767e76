//! The news of results, as each guardian has chosen them: where, never what. A mark reaches the
//! family 24 hours after it was given ([`family_sees_at`]), and never in the quiet hours; until
//! then it waits, and what is taken back meanwhile is told to nobody.
//!
//! A feature that makes results says [`tell`] in the transaction that publishes them, and
//! [`take_back`] when it takes them back.

use crate::{
    Share,
    alert::{What, at_percent},
    jobs::TellNews,
    store::{alerts as store, fresh},
    urls,
};
use base::{Id, Instant};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::Person;
use std::collections::{BTreeMap, HashMap};
use web::{NoticeKind, Rhythm};

pub const RESULT: NoticeKind = NoticeKind {
    word: "results.new",
    text: text::id!("results-notice-kind-new"),
    icon: "chart-column",
    rhythm: Rhythm::Daily,
    shown: |standing| standing.is_guardian() || standing.is_pupil(),
};

pub const BELOW: NoticeKind = NoticeKind {
    word: "results.below",
    text: text::id!("results-notice-kind-below"),
    icon: "sprout",
    rhythm: Rhythm::AtOnce,
    shown: |standing| standing.is_guardian(),
};

pub const WEEK: NoticeKind = NoticeKind {
    word: "results.week",
    text: text::id!("results-notice-kind-week"),
    icon: "chart-column",
    rhythm: Rhythm::AtOnce,
    shown: |standing| standing.is_guardian(),
};

pub const LIVRET: NoticeKind = NoticeKind {
    word: "results.livret",
    text: text::id!("results-notice-kind-livret"),
    icon: "book-open",
    rhythm: Rhythm::AtOnce,
    shown: |standing| standing.is_guardian(),
};

/// What is published.
#[derive(Clone, Debug)]
pub struct News {
    pub what: Published,
    /// The assessment, the livret: with it the news are taken back.
    pub thing: i64,
    /// « Dictée n° 4 », « Trimestre 1 ».
    pub title: String,
    /// Where each reader finds his own: a page that shows a family its children alone.
    pub url: String,
    /// From when on a family may see it.
    pub visible_at: Instant,
    /// Who did it, and needs not be told.
    pub by: Option<Id<Person>>,
}

db::word! {
    pub enum Published {
        Results = "results",
        /// A livret to read and sign: told whatever was chosen.
        Livret = "livret",
    }
}

/// When the family sees what is given now: 24 hours later (circular of 10 July 2025).
pub fn family_sees_at(given_at: Instant) -> Instant {
    given_at.plus_days(1)
}

/// Tells the families of these pupils, when they may see it, with what the least of each pupil's
/// results counts for. Said again, it is told once, as it was said last.
pub fn tell(
    tx: &Tx<'_>,
    news: &News,
    pupils: &[(Id<Person>, Option<Share>)],
    now: Instant,
) -> Result<()> {
    let told = |(pupil, share): &(Id<Person>, Option<Share>)| (*pupil, share.map(at_percent));
    let pupils: Vec<(Id<Person>, Option<u8>)> = pupils.iter().map(told).collect();
    if news.visible_at <= now {
        return tell_now(tx, news, &pupils, now);
    }
    store::keep_news(tx, news, &pupils)?;
    ::jobs::enqueue(tx, &TellNews { thing: news.thing }, news.visible_at).map(drop)
}

/// The moment has come.
pub fn tell_kept(tx: &Tx<'_>, thing: i64, now: Instant) -> Result<()> {
    let (kept, later): (Vec<_>, Vec<_>) =
        store::kept_news(tx, thing)?.into_iter().partition(|it| it.visible_at <= now);
    // It was put off: the job came at the hour that was said first.
    if let Some(next) = later.iter().map(|it| it.visible_at).min() {
        ::jobs::enqueue(tx, &TellNews { thing }, next)?;
    }
    let Some(first) = kept.first() else { return Ok(()) };
    let news = first.news();
    let pupils: Vec<_> = kept.iter().map(|it| (it.pupil_id, it.at_percent)).collect();
    store::forget_told(tx, thing, now)?;
    tell_now(tx, &news, &pupils, now)
}

/// Each guardian by his choice of now; and the pupils who read. The statements are as many for a
/// pupil as for a class.
fn tell_now(
    tx: &Tx<'_>,
    news: &News,
    pupils: &[(Id<Person>, Option<u8>)],
    now: Instant,
) -> Result<()> {
    let ids: Vec<Id<Person>> = pupils.iter().map(|(pupil, _)| *pupil).collect();
    let guards = store::guards(tx, &ids, now.day())?;
    if news.what == Published::Livret {
        let readers: Vec<Reader> = guards.iter().map(store::Guard::reader).collect();
        let telling = telling(news, (LIVRET, text::id!("results-notice-livret")), now);
        return notices::tell(tx, &telling, &readers);
    }
    let at: HashMap<Id<Person>, Option<u8>> = pupils.iter().copied().collect();
    let told = |what: What| {
        let wants = |it: &&store::Guard| {
            let choice = it.choice();
            choice.what == what && choice.tells(at.get(&it.pupil_id).copied().flatten())
        };
        guards.iter().filter(wants).map(store::Guard::reader).collect::<Vec<Reader>>()
    };
    let mut each = told(What::Each);
    each.extend(store::reading(tx, &ids, now.day())?.into_iter().map(Reader::person));
    let below = told(What::Below);
    let tellings = [
        (telling(news, (RESULT, text::id!("results-notice-new")), now), each.clone()),
        (telling(news, (BELOW, text::id!("results-notice-below")), now), below.clone()),
    ];
    notices::tell_all(tx, &tellings)?;
    let weekly = guards.iter().filter(|it| it.choice().what == What::Weekly);
    let weekly: Vec<Reader> = weekly.map(store::Guard::reader).collect();
    store::wait(tx, &weekly, news.thing, now)?;
    // Who wants to be told nothing comes and looks by himself.
    let fresh: Vec<Reader> = [each, below, weekly].concat();
    fresh::add(tx, &fresh, news.thing)
}

fn telling(news: &News, (kind, text): (NoticeKind, &'static str), now: Instant) -> Telling {
    Telling {
        kind,
        thing: news.thing,
        url: news.url.clone(),
        text,
        args: vec![("title", news.title.clone())],
        at: now,
        timing: Timing::Quiet,
        except: news.by,
    }
}

/// What was published is no longer: nobody is told of it any more.
pub fn take_back(tx: &Tx<'_>, things: &[i64]) -> Result<()> {
    for kind in [&RESULT, &BELOW, &LIVRET] {
        notices::take_back_all(tx, kind, things)?;
    }
    store::forget_news(tx, things)?;
    fresh::take_back(tx, things)?;
    store::take_back(tx, things)
}

/// He has opened it: no mail needs to speak of it.
pub fn seen(tx: &Tx<'_>, person: Id<Person>, thing: i64, at: Instant) -> Result<()> {
    for kind in [&RESULT, &BELOW, &LIVRET] {
        notices::seen(tx, person, kind, thing, at)?;
    }
    Ok(())
}

/// The word of the week: how many results each child had. One notice for
/// each number, whoever reads it. Says whether some are left.
pub fn tell_week(tx: &Tx<'_>, now: Instant) -> Result<bool> {
    let waiting = store::waiting(tx, now)?;
    let mut by_count: BTreeMap<i64, Vec<Reader>> = BTreeMap::new();
    for it in &waiting {
        by_count.entry(it.results).or_default().push(it.reader());
    }
    let of_the_week = |(count, readers): (i64, Vec<Reader>)| {
        let text = match count {
            1 => text::id!("results-notice-week-one"),
            _ => text::id!("results-notice-week"),
        };
        let telling = Telling {
            kind: WEEK,
            thing: tx.new_id::<News>().raw(),
            url: urls::HOME.to_owned(),
            text,
            args: if count == 1 { Vec::new() } else { vec![("count", count.to_string())] },
            at: now,
            timing: Timing::Quiet,
            except: None,
        };
        (telling, readers)
    };
    let tellings: Vec<(Telling, Vec<Reader>)> = by_count.into_iter().map(of_the_week).collect();
    notices::tell_all(tx, &tellings)?;
    store::told_week(tx, &waiting, now)?;
    Ok(waiting.len() >= store::WEEK_MAX)
}
