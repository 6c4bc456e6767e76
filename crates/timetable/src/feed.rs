//! A subscription: one's lessons, or those of one's children, at a secret address, for the calendar
//! of a telephone. No session: whoever knows the address reads what its person may read at that
//! moment, until it is revoked.

use crate::{
    Occurrence,
    pages::{mine, whose},
    weeks::monday_of,
};
use base::{Day, Id, Instant, SchoolYear};
use db::{Result, Tx};
use people::{Person, Standing};
use web::App;

db::row! {
    #[derive(Clone, Debug)]
    pub struct Feed {
        pub id: Id<Feed>,
        pub person_id: Id<Person>,
        pub salt: String,
        pub made_at: Instant,
        pub read_on: Option<Day>,
    }
}

/// The secret part of the address. It is computed, so that the database alone gives it to nobody.
pub fn secret(app: &App, feed: &Feed) -> String {
    let key = blake3::derive_key("preau 2026-11-26 timetable feed", &app.settings.secret);
    let mut hasher = blake3::Hasher::new_keyed(&key);
    hasher.update(&feed.id.raw().to_be_bytes());
    hasher.update(feed.salt.as_bytes());
    hasher.finalize().to_hex().as_str()[..40].to_owned()
}

/// Is this its secret? In constant time.
pub fn is_known(app: &App, feed: &Feed, told: &str) -> bool {
    blake3::hash(secret(app, feed).as_bytes()) == blake3::hash(told.as_bytes())
}

/// Lessons, and whose they are where they are a child's.
pub type Lessons = Vec<(Option<String>, Vec<Occurrence>)>;

/// What is ahead for a person until the end of the school year, from this week on.
pub fn ahead(tx: &Tx<'_>, standing: &Standing, today: Day) -> Result<Lessons> {
    let last = SchoolYear::of(today).last_day().unwrap_or(today);
    let span = (monday_of(today), last);
    let (own, plan) = mine::load(tx, standing, ((today, today), span))?;
    let is_own = match &own {
        mine::Whose::Pupil(pupil, _) => pupil.id == standing.person,
        mine::Whose::Teacher(..) => true,
        mine::Whose::Nobody => false,
    };
    let mut all = Lessons::new();
    if is_own {
        let mut lessons = mine::lessons(&own, &plan, span);
        // A calendar says where one must be: what a colleague gives in one's place is his.
        if let mine::Whose::Teacher(person, _) = &own {
            lessons.retain(|it| it.is_given_by(*person));
        }
        all.push((None, lessons));
    }
    let ids: Vec<Id<Person>> = standing.children.iter().map(|child| child.id).collect();
    if ids.is_empty() {
        return Ok(all);
    }
    let pupils = whose::pupils(tx, &ids, today)?;
    let plan = whose::plan_of(tx, &pupils, span)?;
    let held = plan.between(span.0, span.1);
    for (pupil, groups) in &pupils {
        let own = whose::of_pupil(held.clone(), pupil, groups);
        all.push((Some(pupil.name.first.clone()), own));
    }
    Ok(all)
}

/// The same for who comes without a session; none when this person may not come in any more.
pub fn content(tx: &Tx<'_>, person: Id<Person>, today: Day) -> Result<Option<Lessons>> {
    let standing = Standing::load(tx, person)?;
    let Some(standing) = standing.filter(|it| it.suspended_at.is_none()) else { return Ok(None) };
    ahead(tx, &standing, today).map(Some)
}
