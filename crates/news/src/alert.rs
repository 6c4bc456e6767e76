//! An alert: one sentence for everybody of a school or a town, on top of every page, with a reason
//! that is written down.

use crate::{jobs as later, store, telling, thread::Place};
use base::{Id, Instant, PersonName, Title};
use db::{Error, Result, Tx};
use people::{Person, School, audit};
use web::banner::{self, Banner};

db::row! {
    #[derive(Clone, Debug)]
    pub struct Alert {
        pub id: Id<Banner>,
        pub place_id: i64,
        pub place_name: String,
        pub author_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        pub words: String,
        pub reason: String,
        pub at: Instant,
        pub ends_at: Instant,
        pub ended_at: Option<Instant>,
    }
}

impl Alert {
    pub fn author(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }

    pub fn is_on(&self, now: Instant) -> bool {
        self.ended_at.is_none() && self.ends_at > now
    }
}

/// What is to be said, checked.
#[derive(Clone, Debug)]
pub struct NewAlert {
    pub words: String,
    pub reason: String,
    pub ends_at: Instant,
}

/// Shows it, writes down who and why, and tells everybody.
pub fn raise(
    tx: &Tx<'_>,
    place: &Place,
    by: Id<Person>,
    new: &NewAlert,
    now: Instant,
) -> Result<Id<Banner>> {
    let id: Id<Banner> = tx.new_id();
    banner::show(
        tx,
        &Banner {
            id,
            place_id: place.id.raw(),
            place_name: place.name.clone(),
            words: new.words.clone(),
            until_at: new.ends_at,
        },
    )?;
    store::alerts::insert(tx, id, place.id.raw(), by, new, now)?;
    record(tx, "alert.raise", id, place.school_id, by, now)?;
    jobs::enqueue(tx, &later::TellAlert { alert: id, after: later::NOBODY }, now)?;
    Ok(id)
}

/// Ends it before its end.
pub fn end(tx: &Tx<'_>, place: &Place, id: Id<Banner>, by: Id<Person>, now: Instant) -> Result<()> {
    let alert = store::alerts::find(tx, id)?.filter(|alert| alert.place_id == place.id.raw());
    let alert = alert.ok_or(Error::Missing)?;
    if !alert.is_on(now) {
        return Ok(());
    }
    banner::end(tx, id, now)?;
    store::alerts::end(tx, id, by, now)?;
    telling::alert_ended(tx, &alert)?;
    record(tx, "alert.end", id, place.school_id, by, now)
}

fn record(
    tx: &Tx<'_>,
    action: &'static str,
    id: Id<Banner>,
    school: Option<Id<School>>,
    by: Id<Person>,
    now: Instant,
) -> Result<()> {
    let act = audit::Act {
        person: Some(by),
        action,
        risk: audit::Risk::Mass,
        school,
        thing: format!("alert:{id}"),
        detail: serde_json::json!({}),
    };
    audit::record(tx, now, &act)
}
