//! The addresses of the agenda: links and redirections come from here.

use crate::{event::Date, import::Import, opening::Opening, place::Key};
use base::{Day, Id};
use files::File;
use people::Person;

pub const AGENDA: &str = "/agenda";
pub const MONTH: &str = "/agenda/mois";
pub const NEW: &str = "/agenda/nouveau";
pub const SEARCH: &str = "/agenda/recherche";
pub const FEED: &str = "/agenda/abonnement";
pub const FEED_END: &str = "/agenda/abonnement/revocation";
pub const IMPORT: &str = "/agenda/import";
pub const OPENINGS: &str = "/agenda/rendez-vous";
pub const NEW_OPENING: &str = "/agenda/rendez-vous/nouveau";

/// What a page of the agenda keeps from one to the next: the day, the child, the place.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    pub day: Option<Day>,
    pub child: Option<Id<Person>>,
    pub place: Option<Key>,
}

impl Asked {
    pub fn at(self, path: &str) -> String {
        let mut parts = Vec::new();
        parts.extend(self.day.map(|day| format!("jour={day}")));
        parts.extend(self.child.map(|child| format!("enfant={child}")));
        parts.extend(self.place.map(|place| format!("lieu={place}")));
        if parts.is_empty() { path.to_owned() } else { format!("{path}?{}", parts.join("&")) }
    }

    pub fn on(self, day: Day) -> Self {
        Asked { day: Some(day), ..self }
    }
}

pub fn date(id: Id<Date>) -> String {
    format!("{AGENDA}/{id}")
}

pub fn edit(id: Id<Date>) -> String {
    format!("{AGENDA}/{id}/modification")
}

pub fn cancellation(id: Id<Date>) -> String {
    format!("{AGENDA}/{id}/annulation")
}

pub fn file(id: Id<Date>) -> String {
    format!("{AGENDA}/{id}/evenement.ics")
}

pub fn attached(id: Id<Date>, file: Id<File>) -> String {
    format!("{AGENDA}/{id}/fichiers/{file}")
}

pub fn all_attached(id: Id<Date>) -> String {
    format!("{AGENDA}/{id}/fichiers")
}

pub fn translation(id: Id<Date>) -> String {
    format!("{AGENDA}/{id}/traduction")
}

pub fn versions(id: Id<Date>) -> String {
    format!("{AGENDA}/{id}/versions")
}

pub fn offer(id: Id<Date>) -> String {
    format!("{AGENDA}/{id}/accompagnement")
}

pub fn adults(id: Id<Date>) -> String {
    format!("{AGENDA}/{id}/accompagnateurs")
}

pub fn consent(id: Id<Date>) -> String {
    format!("{AGENDA}/{id}/consentement")
}

pub fn new_on(day: Day) -> String {
    format!("{NEW}?jour={day}")
}

pub fn opening(id: Id<Opening>) -> String {
    format!("{OPENINGS}/{id}")
}

pub fn booking(id: Id<Opening>) -> String {
    format!("{OPENINGS}/{id}/reservation")
}

pub fn release(id: Id<Opening>) -> String {
    format!("{OPENINGS}/{id}/liberation")
}

pub fn slots(id: Id<Opening>) -> String {
    format!("{OPENINGS}/{id}/creneaux")
}

pub fn details(id: Id<Opening>) -> String {
    format!("{OPENINGS}/{id}/precisions")
}

pub fn printed(id: Id<Opening>) -> String {
    format!("{OPENINGS}/{id}/liste")
}

pub fn take_over(id: Id<Opening>) -> String {
    format!("{OPENINGS}/{id}/reprise")
}

pub fn run(id: Id<Opening>) -> String {
    format!("{OPENINGS}/{id}/etat")
}

pub fn import(id: Id<Import>) -> String {
    format!("/agenda/imports/{id}")
}

pub fn undo(id: Id<Import>) -> String {
    format!("/agenda/imports/{id}/annulation")
}

pub fn feed_file(feed: Id<crate::feed::Feed>, secret: &str) -> String {
    format!("{FEED}/{feed}/{secret}/agenda.ics")
}
