//! What the agenda tells: an event made, moved or cancelled, tomorrow's events, appointments. The
//! title and the hour, never who comes with whom.

use crate::{
    event::{Date, Event, Moment},
    jobs::TellReaders,
    opening::{Opening, Slot},
    place::PlaceKind,
    store, urls,
};
use base::{Id, Instant, Locale, PersonName};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::{Group, Person};
use std::collections::HashMap;
use web::{NoticeKind, Rhythm};

pub const EVENT: NoticeKind = NoticeKind {
    word: "agenda.event",
    text: text::id!("agenda-notice-events"),
    icon: "calendar",
    rhythm: Rhythm::Daily,
    shown: |standing| !standing.is_young_pupil(),
};

pub const REMINDER: NoticeKind = NoticeKind {
    word: "agenda.reminder",
    text: text::id!("agenda-notice-reminders"),
    icon: "bell",
    rhythm: Rhythm::AtOnce,
    shown: |standing| !standing.is_young_pupil(),
};

pub const APPOINTMENT: NoticeKind = NoticeKind {
    word: "agenda.appointment",
    text: text::id!("agenda-notice-appointments"),
    icon: "calendar-clock",
    rhythm: Rhythm::AtOnce,
    shown: |standing| standing.is_guardian() || standing.is_staff(),
};

/// What is told of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News<'a> {
    Made,
    Changed,
    Moved,
    Cancelled,
    Reminder,
    Offered(&'a PersonName),
    OfferWithdrawn(&'a PersonName),
    Confirmed,
    Declined,
}

impl News<'_> {
    const fn kind(self) -> NoticeKind {
        if matches!(self, News::Reminder) { REMINDER } else { EVENT }
    }

    const fn text(self) -> &'static str {
        match self {
            News::Made => text::id!("agenda-told-made"),
            News::Changed => text::id!("agenda-told-changed"),
            News::Moved => text::id!("agenda-told-moved"),
            News::Cancelled => text::id!("agenda-told-cancelled"),
            News::Reminder => text::id!("agenda-told-reminder"),
            News::Offered(_) => text::id!("agenda-told-offered"),
            News::OfferWithdrawn(_) => text::id!("agenda-told-offer-withdrawn"),
            News::Confirmed => text::id!("agenda-told-confirmed"),
            News::Declined => text::id!("agenda-told-declined"),
        }
    }

    /// How a job keeps it.
    pub const fn word(self) -> &'static str {
        match self {
            News::Made => "made",
            News::Moved => "moved",
            News::Cancelled => "cancelled",
            News::Reminder => "reminder",
            _ => "changed",
        }
    }

    pub fn parse(word: &str) -> News<'static> {
        match word {
            "made" => News::Made,
            "moved" => News::Moved,
            "cancelled" => News::Cancelled,
            "reminder" => News::Reminder,
            _ => News::Changed,
        }
    }
}

/// `jeudi 3 décembre à 9 h`, as a mail says it; notices are kept in the language of the school.
pub fn said(at: Instant, is_all_day: bool) -> String {
    let day = at.day();
    let words = format!("{} {}", day.weekday_in(Locale::Fr), day.without_year(Locale::Fr));
    if is_all_day { words } else { format!("{words}, {}", at.time_in(Locale::Fr)) }
}

fn telling(event: &Event, moment: &Moment, news: News<'_>, now: Instant) -> Telling {
    let title = moment.title.clone().unwrap_or_else(|| event.title.clone());
    let mut args = vec![("title", title), ("hour", said(moment.start_at, event.is_all_day))];
    if let News::Offered(name) | News::OfferWithdrawn(name) = news {
        args.push(("name", name.full()));
    }
    Telling {
        kind: news.kind(),
        thing: moment.id.raw(),
        url: urls::date(moment.id),
        text: news.text(),
        args,
        at: now,
        timing: Timing::Quiet,
        except: None,
    }
}

/// Tells those an event is for; a whole school in a job of its own.
pub fn tell(
    tx: &Tx<'_>,
    event: &Event,
    moment: &Moment,
    news: News<'_>,
    by: Id<Person>,
    now: Instant,
) -> Result<()> {
    match event.place_kind {
        PlaceKind::Person => Ok(()),
        PlaceKind::School => {
            let news = news.word().to_owned();
            jobs::enqueue(tx, &TellReaders { date: moment.id, news, by }, now).map(drop)
        }
        PlaceKind::Class | PlaceKind::Group => tell_readers(tx, event, moment, news, by, now),
    }
}

/// The same, at once.
pub fn tell_readers(
    tx: &Tx<'_>,
    event: &Event,
    moment: &Moment,
    news: News<'_>,
    by: Id<Person>,
    now: Instant,
) -> Result<()> {
    let readers = Readers::of(tx, &[event.id])?.of_event(event.id);
    let telling = Telling { except: Some(by), ..telling(event, moment, news, now) };
    notices::tell(tx, &telling, &readers)
}

/// Reminds those these dates are for. Nobody is left out: whoever wrote it needs his bag too.
pub fn remind(tx: &Tx<'_>, dates: &[(&Event, &Moment)], now: Instant) -> Result<()> {
    let events: Vec<Id<Event>> = dates.iter().map(|(event, _)| event.id).collect();
    let readers = Readers::of(tx, &events)?;
    for (event, moment) in dates {
        let telling = telling(event, moment, News::Reminder, now);
        notices::tell(tx, &telling, &readers.of_event(event.id))?;
    }
    Ok(())
}

/// Who is told of several events, looked up at once.
struct Readers {
    groups: HashMap<Id<Event>, Vec<i64>>,
    members: Vec<(Id<Group>, Reader)>,
}

impl Readers {
    fn of(tx: &Tx<'_>, events: &[Id<Event>]) -> Result<Self> {
        let groups = store::events::readers_of(tx, events)?;
        let mut all: Vec<Id<Group>> = groups.values().flatten().map(|id| Id::new(*id)).collect();
        all.sort_unstable();
        all.dedup();
        Ok(Readers { groups, members: notices::members(tx, &all)? })
    }

    /// Each once, however many groups he is in.
    fn of_event(&self, event: Id<Event>) -> Vec<Reader> {
        let groups = self.groups.get(&event).map_or(&[][..], Vec::as_slice);
        let is_in = |(group, _): &&(Id<Group>, Reader)| groups.contains(&group.raw());
        let mut readers: Vec<Reader> =
            self.members.iter().filter(is_in).map(|(_, reader)| *reader).collect();
        readers.sort_unstable();
        readers.dedup();
        readers
    }
}

/// Tells whoever made it.
pub fn tell_author(tx: &Tx<'_>, date: &Date, news: News<'_>, now: Instant) -> Result<()> {
    tell_one(tx, date, news, date.event.author_id, now)
}

pub fn tell_one(
    tx: &Tx<'_>,
    date: &Date,
    news: News<'_>,
    person: Id<Person>,
    now: Instant,
) -> Result<()> {
    let telling = telling(&date.event, &date.moment, news, now);
    notices::tell(tx, &telling, &[Reader::person(person)])
}

/// He has opened it: no mail needs to speak of it.
pub fn seen(tx: &Tx<'_>, date: Id<Date>, person: Id<Person>, at: Instant) -> Result<()> {
    notices::seen(tx, person, &EVENT, date.raw(), at)?;
    notices::seen(tx, person, &REMINDER, date.raw(), at)
}

/// What is told of an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting<'a> {
    /// To the families: slots are open.
    Opened,
    /// To whoever opened it.
    Booked(&'a PersonName),
    Changed(&'a PersonName),
    CancelledByFamily(&'a PersonName),
    /// To the family.
    Moved,
    CancelledBySchool,
    TakenOver,
    /// Where it is, or another word of it, has changed.
    Said,
    Reminder,
    LostAuthority,
}

impl Meeting<'_> {
    const fn text(self) -> &'static str {
        match self {
            Meeting::Opened => text::id!("agenda-told-opened"),
            Meeting::Booked(_) => text::id!("agenda-told-booked"),
            Meeting::Changed(_) => text::id!("agenda-told-slot-changed"),
            Meeting::CancelledByFamily(_) => text::id!("agenda-told-slot-cancelled"),
            Meeting::Moved => text::id!("agenda-told-slot-moved"),
            Meeting::CancelledBySchool => text::id!("agenda-told-slot-off"),
            Meeting::TakenOver => text::id!("agenda-told-taken-over"),
            Meeting::Said => text::id!("agenda-told-changed"),
            Meeting::Reminder => text::id!("agenda-told-slot-reminder"),
            Meeting::LostAuthority => text::id!("agenda-told-slot-freed"),
        }
    }
}

/// Tells these of an appointment; of a slot, when it is about one.
pub fn tell_meeting(
    tx: &Tx<'_>,
    opening: &Opening,
    slot: Option<&Slot>,
    meeting: Meeting<'_>,
    readers: &[Reader],
    now: Instant,
) -> Result<()> {
    let mut args = vec![("title", opening.title.clone())];
    if let Some(slot) = slot {
        args.push(("hour", said(slot.start_at, false)));
    }
    if let Meeting::Booked(name) | Meeting::Changed(name) | Meeting::CancelledByFamily(name) =
        meeting
    {
        args.push(("name", name.full()));
    }
    let telling = Telling {
        kind: if meeting == Meeting::Reminder { REMINDER } else { APPOINTMENT },
        thing: opening.id.raw(),
        url: urls::opening(opening.id),
        text: meeting.text(),
        args,
        at: now,
        timing: Timing::Quiet,
        except: None,
    };
    notices::tell(tx, &telling, readers)
}
