//! A subscription: one's own agenda at a secret address, for the calendar of a telephone. No
//! session: whoever knows the address reads what its person may read at that moment, until it is
//! revoked.

use crate::{
    event::{Event, Moment},
    holidays, ics,
    opening::{Opening, Slot},
    store, urls,
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
    meetings: Vec<Meeting>,
    off: Vec<holidays::Off>,
    stamp: Instant,
}

/// An appointment, with whom one is there for.
struct Meeting {
    slot: Id<Slot>,
    opening: Id<Opening>,
    title: String,
    location: String,
    start_at: Instant,
    end_at: Instant,
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
    let meetings = meetings(tx, person, (from, until))?;
    let off = holidays::of_viewer(tx, &standing, from.day(), until.day())?;
    let stamp = all.iter().map(|(event, _)| event.changed_at).max().unwrap_or_default();
    Ok(Some(Content { events: all, meetings, off, stamp }))
}

/// What one has booked, and what was booked with oneself.
fn meetings(tx: &Tx<'_>, person: Id<Person>, hours: (Instant, Instant)) -> Result<Vec<Meeting>> {
    let booked = store::slots::booked_by(tx, person, hours, LINES_MAX)?.into_iter();
    let mut meetings: Vec<Meeting> = booked
        .map(|it| Meeting {
            slot: it.slot_id,
            opening: it.opening_id,
            title: format!("{} ({})", it.title, it.pupil_first_name),
            location: it.location,
            start_at: it.start_at,
            end_at: it.end_at,
        })
        .collect();
    let received = store::slots::received_by(tx, person, hours, LINES_MAX)?.into_iter();
    meetings.extend(received.filter_map(|it| {
        Some(Meeting {
            slot: it.slot_id,
            opening: it.opening_id,
            title: format!("{} ({})", it.title, it.pupil()?.full()),
            location: it.location,
            start_at: it.start_at,
            end_at: it.end_at,
        })
    }));
    Ok(meetings)
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
            sheet.event(event, moments, &shown);
        }
        for meeting in &self.meetings {
            appointment(&mut sheet, meeting, base_url);
        }
        for off in &self.off {
            let name = texts.words(Locale::Fr, off.text);
            let title = match &off.school {
                Some(school) => format!("{name} ({school})"),
                None => name.into_owned(),
            };
            let uid = format!("{}-{}@preau", off.kind.word(), off.first);
            sheet.days(&words(&uid, &title), off.first, off.last);
        }
        sheet.finish()
    }
}

fn appointment(sheet: &mut ics::Sheet, meeting: &Meeting, base_url: &str) {
    let uid = format!("rdv-{}@preau", meeting.slot);
    let url = format!("{base_url}{}", urls::opening(meeting.opening));
    let words = words(&uid, &meeting.title);
    let words = ics::Words { location: &meeting.location, url: &url, ..words };
    sheet.once(&words, meeting.start_at, meeting.end_at, false);
}

fn words<'a>(uid: &'a str, title: &'a str) -> ics::Words<'a> {
    let (body, location, url) = ("", "", "");
    ics::Words { uid, title, body, location, url, sequence: 0, is_cancelled: false }
}

/// The mark of a content: the same agenda has the same.
pub fn etag(text: &str) -> String {
    format!("\"{}\"", &blake3::hash(text.as_bytes()).to_hex().as_str()[..32])
}
