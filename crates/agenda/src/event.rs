//! An event of an agenda and its dates; one date is what pages show, change and cancel.

use crate::{
    place::{For, Place, PlaceKind},
    rule::{Length, Series},
    store,
};
use base::{Day, Id, Instant, Lang, RichText};
use db::Tx;
use files::Use;
use people::{Person, School, Standing};
use std::ops::Deref;
use translation::Text;
use web::{Action, Allows, Door, Edit, Guarded, Read, Viewer};

/// The word of the table of audiences.
pub const KIND: &str = "agenda_event";

/// By what its translations are known; and those of a date with words of its own.
pub const TRANSLATED: &str = "agenda_event";
pub const TRANSLATED_ALONE: &str = "agenda_date";

/// What files call an event.
pub const FILES_KIND: &str = "agenda_event";

db::word! {
    /// What an event is.
    pub enum Theme {
        Event = "event", Outing = "outing", Meeting = "meeting", Party = "party",
        Deadline = "deadline",
    }
}

impl Theme {
    pub const fn text(self) -> &'static str {
        match self {
            Theme::Event => text::id!("agenda-theme-event"),
            Theme::Outing => text::id!("agenda-theme-outing"),
            Theme::Meeting => text::id!("agenda-theme-meeting"),
            Theme::Party => text::id!("agenda-theme-party"),
            Theme::Deadline => text::id!("agenda-theme-deadline"),
        }
    }

    pub const fn icon(self) -> &'static str {
        match self {
            Theme::Event => "calendar",
            Theme::Outing => "map-pin",
            Theme::Meeting => "users",
            Theme::Party => "cake",
            Theme::Deadline => "clock",
        }
    }
}

db::word! {
    /// What pupils eat on an outing.
    pub enum Meal { None = "none", Packed = "packed", Canteen = "canteen" }
}

impl Meal {
    pub const fn text(self) -> &'static str {
        match self {
            Meal::None => text::id!("agenda-meal-none"),
            Meal::Packed => text::id!("agenda-meal-packed"),
            Meal::Canteen => text::id!("agenda-meal-canteen"),
        }
    }
}

db::word! {
    pub enum State { On = "on", Cancelled = "cancelled" }
}

db::row! {
    /// An event as it was written, whoever looks.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Event {
        pub id: Id<Event>,
        pub place_kind: PlaceKind,
        pub place_id: Id<Place>,
        pub school_id: Option<Id<School>>,
        pub author_id: Id<Person>,
        pub uid: String,
        pub theme: Theme,
        pub title: String,
        pub body: String,
        pub lang: Lang,
        pub location: String,
        pub link: String,
        pub is_all_day: bool,
        /// The first date its rule makes, as it was written.
        pub start_at: Instant,
        pub end_at: Instant,
        pub for_families: bool,
        pub for_pupils: bool,
        pub for_staff: bool,
        pub rule: String,
        pub until_on: Option<Day>,
        pub skips_holidays: bool,
        pub reminds: bool,
        pub meal: Meal,
        pub adults_needed: u32,
        pub consent_id: Option<i64>,
        /// How many documents are attached.
        pub files: u32,
        pub version: u32,
        pub made_at: Instant,
        pub changed_at: Instant,
    }
}

impl Event {
    /// Its documents.
    pub const fn attached(&self) -> Use {
        Use::of(FILES_KIND, self.id)
    }

    pub fn is_for(&self) -> For {
        For { families: self.for_families, pupils: self.for_pupils, staff: self.for_staff }
    }

    pub fn repeats(&self) -> bool {
        !self.rule.is_empty()
    }

    /// Its dates, as the rule makes them.
    pub fn series(&self) -> Series {
        Series {
            first: self.start_at.day(),
            minutes: self.start_at.minutes(),
            rule: self.rule.clone(),
            until_on: self.until_on,
            skips_holidays: self.skips_holidays,
            without: Vec::new(),
        }
    }

    pub fn length(&self) -> Length {
        Length::between(self.start_at, self.end_at, self.is_all_day)
    }
}

db::row! {
    /// One date of an event. Title, location and body are its own when they are said for it alone.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Moment {
        pub id: Id<Date>,
        pub event_id: Id<Event>,
        pub original_at: Instant,
        pub start_at: Instant,
        pub end_at: Instant,
        pub title: Option<String>,
        pub location: Option<String>,
        pub body: Option<String>,
        pub state: State,
    }
}

impl Moment {
    /// One that the rule makes, and that says nothing for itself.
    pub fn of(event_id: Id<Event>, id: Id<Date>, (start_at, end_at): (Instant, Instant)) -> Self {
        Moment {
            id,
            event_id,
            original_at: start_at,
            start_at,
            end_at,
            title: None,
            location: None,
            body: None,
            state: State::On,
        }
    }
}

/// What a date says, as an engine is given it: title, then words. Dates that say nothing for
/// themselves share the translation of their event.
pub fn text(event: &Event, moment: &Moment) -> Text {
    let text = if moment.title.is_none() && moment.body.is_none() {
        Text::of(TRANSLATED, event.id, event.lang)
    } else {
        Text::of(TRANSLATED_ALONE, moment.id, event.lang)
    };
    let title = moment.title.as_ref().unwrap_or(&event.title);
    let body = moment.body.as_ref().unwrap_or(&event.body);
    text.line(title).rich(&RichText::from_plain(body))
}

/// A date of an event, with what the viewer is to it.
#[derive(Clone, Debug)]
pub struct Date {
    pub moment: Moment,
    pub event: Event,
    pub place: Place,
    /// It is for him among others.
    pub is_reader: bool,
}

impl Deref for Date {
    type Target = Moment;
    fn deref(&self) -> &Moment {
        &self.moment
    }
}

impl Date {
    pub fn title(&self) -> &str {
        self.moment.title.as_deref().unwrap_or(&self.event.title)
    }

    pub fn location(&self) -> &str {
        self.moment.location.as_deref().unwrap_or(&self.event.location)
    }

    pub fn body(&self) -> &str {
        self.moment.body.as_deref().unwrap_or(&self.event.body)
    }

    /// What it says, for who reads another language.
    pub fn text(&self) -> Text {
        text(&self.event, &self.moment)
    }

    pub fn is_cancelled(&self) -> bool {
        self.moment.state == State::Cancelled
    }

    /// The first one of its event, as the rule makes it.
    pub fn is_first(&self) -> bool {
        self.moment.original_at == self.event.start_at
    }

    pub fn is_outing(&self) -> bool {
        self.event.theme == Theme::Outing
    }

    /// It awaits adults, and has not begun.
    pub fn wants_adults(&self, now: Instant) -> bool {
        self.event.adults_needed > 0 && !self.is_cancelled() && self.start_at > now
    }

    /// His children it is about.
    pub fn children<'a>(&'a self, viewer: &'a Standing) -> impl Iterator<Item = &'a people::Child> {
        viewer.children.iter().filter(|child| concerns(viewer, child, &self.place))
    }
}

/// Is this child one of those of the place?
pub fn concerns(viewer: &Standing, child: &people::Child, place: &Place) -> bool {
    match place.kind {
        PlaceKind::Person => false,
        PlaceKind::Class => child.classes.contains(&place.id.cast()),
        PlaceKind::School => child.schools.contains(&place.id.cast()),
        PlaceKind::Group => viewer
            .memberships
            .iter()
            .any(|member| member.group == place.id.cast() && member.on_behalf_of == Some(child.id)),
    }
}

/// To offer oneself as an adult of an outing.
pub struct Offer;

impl Action for Offer {
    const NAME: &'static str = "Offer";
}

impl Guarded for Date {
    const PARAM: &'static str = "event_date";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::dates::load(tx, id, viewer)
    }
}

/// Those it is for, and those who write there.
impl Allows<Read> for Date {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_reader || self.place.is_written_by(viewer)
    }
}

/// Whoever writes there: a class that changes its teacher keeps its events.
impl Allows<Edit> for Date {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.place.is_written_by(viewer)
    }
}

impl Allows<Offer> for Date {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_outing() && self.is_reader && self.children(viewer).next().is_some()
    }
}
