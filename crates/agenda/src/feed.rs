//! A subscription: one's own agenda at a secret address, for the calendar of a telephone. No
//! session: whoever knows the address reads what its person may read at that moment, until it is
//! revoked.

use crate::{
    event::{Event, Moment},
    holidays, ics,
    store::{self, slots::Mine},
    urls,
};
use base::{Id, Instant, Locale};
use db::{Result, Tx};
use people::{Person, Standing};
use std::collections::BTreeSet;
use web::{App, Texts};

db::row! {
    #[derive(Clone, Debug)]
    pub struct Feed {
        pub id: Id<Feed>,
        pub person_id: Id<Person>,
        pub salt: String,
        pub made_at: Instant,
        pub read_on: Option<base::Day>,
    }
}

/// What a calendar asks for: some weeks back, and more than a school year.
const BACK_DAYS: i64 = 60;
const AHEAD_DAYS: i64 = 400;
const LINES_MAX: u32 = 2_000;

/// The secret part of the address. It is computed, so that the database alone gives it to nobody.
pub fn secret(app: &App, feed: &Feed) -> String {
    let key = blake3::derive_key("preau 2026-11-25 agenda feed", &app.settings.secret);
    let mut hasher = blake3::Hasher::new_keyed(&key);
    hasher.update(&feed.id.raw().to_be_bytes());
    hasher.update(feed.salt.as_bytes());
    hasher.finalize().to_hex().as_str()[..40].to_owned()
}

/// Is this its secret? In constant time.
pub fn is_known(app: &App, feed: &Feed, told: &str) -> bool {
    blake3::hash(secret(app, feed).as_bytes()) == blake3::hash(told.as_bytes())
}

/// What is in the agenda of a person now, as he may see it now.
pub struct Content {
    events: Vec<(Event, Vec<Moment>)>,
    slots: Vec<Mine>,
    off: Vec<holidays::Off>,
    zone: base::Zone,
    stamp: Instant,
}

/// None when this person may not come in any more.
pub fn content(tx: &Tx<'_>, person: Id<Person>, now: Instant) -> Result<Option<Content>> {
    let Some(standing) = Standing::load(tx, person)? else { return Ok(None) };
    if standing.suspended_at.is_some() {
        return Ok(None);
    }
    let (from, until) = (now.plus_days(-BACK_DAYS), now.plus_days(AHEAD_DAYS));
    let lines = store::lists::between(tx, &crate::targets(&standing), (from, until), LINES_MAX)?;
    let ids: BTreeSet<Id<Event>> = lines.iter().map(|line| line.event_id).collect();
    let ids: Vec<Id<Event>> = ids.into_iter().collect();
    let events = store::events::all(tx, &ids)?;
    let mut moments = store::dates::of_all(tx, &ids)?;
    let mut all = Vec::with_capacity(events.len());
    for event in events {
        let (its, others) = moments.into_iter().partition(|it| it.event_id == event.id);
        moments = others;
        all.push((event, its));
    }
    let slots = store::slots::of_person(tx, person, (from, until), LINES_MAX)?;
    let zone = holidays::zone_of(tx, &standing)?;
    let off = holidays::between(zone, from.day(), until.day());
    let stamp = all.iter().map(|(event, _)| event.changed_at).max().unwrap_or_default();
    Ok(Some(Content { events: all, slots, off, zone, stamp }))
}

impl Content {
    /// The file, in French: calendars have no language.
    pub fn written(&self, texts: &Texts, base_url: &str) -> String {
        let mut sheet =
            ics::Sheet::new(&texts.words(Locale::Fr, text::id!("agenda-feed-name")), self.stamp);
        for (event, moments) in &self.events {
            let shown = moments.first().map_or(String::new(), |moment| {
                if event.link.is_empty() {
                    format!("{base_url}{}", urls::date(moment.id))
                } else {
                    event.link.clone()
                }
            });
            sheet.event(event, moments, self.zone, &shown);
        }
        for slot in &self.slots {
            appointment(&mut sheet, slot, base_url);
        }
        for off in &self.off {
            let title = texts.words(Locale::Fr, off.text);
            let uid = format!(
                "{}-{}@preau",
                if off.is_public_holiday { "ferie" } else { "conge" },
                off.first
            );
            sheet.days(&words(&uid, &title), off.first, off.last);
        }
        sheet.finish()
    }
}

fn appointment(sheet: &mut ics::Sheet, slot: &Mine, base_url: &str) {
    let (uid, url) = (
        format!("rdv-{}@preau", slot.slot_id),
        format!("{base_url}{}", urls::opening(slot.opening_id)),
    );
    let title = format!("{} ({})", slot.title, slot.pupil_first_name);
    let words = ics::Words { location: &slot.location, url: &url, ..words(&uid, &title) };
    sheet.once(&words, slot.start_at, slot.end_at, false);
}

fn words<'a>(uid: &'a str, title: &'a str) -> ics::Words<'a> {
    let (body, location, url) = ("", "", "");
    ics::Words { uid, title, body, location, url, sequence: 0, is_cancelled: false }
}

/// The mark of a content: the same agenda has the same.
pub fn etag(text: &str) -> String {
    format!("\"{}\"", &blake3::hash(text.as_bytes()).to_hex().as_str()[..32])
}
