//! The entrance: from "this is who he says" to an open session, by way of the second factor.

use crate::{
    Secret,
    secret::Purpose,
    store::{credentials, factors},
    urls,
};
use axum::http::{HeaderMap, HeaderValue};
use base::{Id, Instant};
use db::{Result, Tx};
use people::Person;
use web::{
    Answer, App, Viewer,
    session::{self, Opening, Proof, Session},
};

/// Remembers for a while that the password was right, while the second factor is asked for.
pub const STEP_COOKIE: &str = "etape";
const STEP_MINUTES: i64 = 10;
/// Lets a browser that has signed in to an account be counted apart ([`crate::brake`]).
const DEVICE_COOKIE: &str = "appareil";
const DEVICE_DAYS: i64 = 390;

/// Somebody at the entrance. Made before the transaction, which may run more than once.
#[derive(Clone)]
pub struct Passing {
    pub person: Id<Person>,
    device: String,
    token: String,
    at: Instant,
    is_secure: bool,
    /// The session this browser had: it ends, so that nobody goes on in it.
    previous: Option<(Id<Person>, Id<Session>)>,
}

/// What happens at the entrance.
pub enum Passed {
    Opened(HeaderValue),
    /// The second factor is still to be shown.
    MustShow,
    /// It must be set up first: administrators do not come in without.
    MustSetUp,
}

impl Passing {
    pub fn new(
        app: &App,
        headers: &HeaderMap,
        viewer: Option<&Viewer>,
        person: Id<Person>,
    ) -> Self {
        Passing {
            person,
            device: session::device(headers),
            token: app.random.token(),
            at: app.clock.now(),
            is_secure: app.settings.is_secure,
            previous: viewer.map(|viewer| (viewer.person, viewer.session.id)),
        }
    }

    /// After the password, or what stands for it.
    pub fn after_password(&self, tx: &Tx<'_>) -> Result<Passed> {
        let factor = factors::find(tx, self.person)?;
        if factor.is_some_and(|factor| factor.confirmed_at.is_some()) {
            return Ok(Passed::MustShow);
        }
        if factors::is_required(tx, self.person)? {
            return Ok(Passed::MustSetUp);
        }
        self.open(tx, Proof::Password).map(Passed::Opened)
    }

    /// Opens a session, always a new one.
    pub fn open(&self, tx: &Tx<'_>, proof: Proof) -> Result<HeaderValue> {
        if let Some((person, session)) = self.previous {
            session::close(tx, person, session)?;
        }
        credentials::mark_seen(tx, self.person, self.at)?;
        let opening = Opening {
            person: self.person,
            proof,
            device: self.device.clone(),
            secret: self.token.clone(),
            at: self.at,
            is_secure: self.is_secure,
        };
        session::open(tx, &opening).map(|opened| opened.cookie)
    }
}

/// Where the browser goes, and with which cookies.
pub fn answer(app: &App, person: Id<Person>, passed: Passed, next: &str) -> Answer {
    match passed {
        Passed::Opened(cookie) => {
            Answer::to(next).with_cookie(cookie).with_cookie(device_cookie(app, person))
        }
        Passed::MustShow => Answer::to(urls::with_next(urls::SECOND_STEP, next))
            .with_cookie(step_cookie(app, person)),
        Passed::MustSetUp => Answer::to(urls::with_next(urls::PROTECTION, next))
            .with_cookie(step_cookie(app, person)),
    }
}

fn step_cookie(app: &App, person: Id<Person>) -> HeaderValue {
    let until = app.clock.now().plus_minutes(STEP_MINUTES);
    let seal = Secret::of(app).seal(Purpose::Step, &person.to_string(), until);
    session::set_cookie(STEP_COOKIE, &seal, STEP_MINUTES * 60, app.settings.is_secure)
}

/// The cookie that forgets the step.
pub fn no_step_cookie(app: &App) -> HeaderValue {
    session::set_cookie(STEP_COOKIE, "", 0, app.settings.is_secure)
}

/// Whose password was right a moment ago, in this browser.
pub fn stepping(app: &App, headers: &HeaderMap) -> Option<Id<Person>> {
    let seal = session::cookie(headers, STEP_COOKIE)?;
    Secret::of(app).open(Purpose::Step, seal, app.clock.now())?.parse().ok()
}

/// A mark that this browser has signed in to this account.
pub fn device_cookie(app: &App, person: Id<Person>) -> HeaderValue {
    let until = app.clock.now().plus_days(DEVICE_DAYS);
    let words = format!("{person}-{}", app.random.word(b"0123456789abcdef", 16));
    let seal = Secret::of(app).seal(Purpose::Device, &words, until);
    session::set_cookie(DEVICE_COOKIE, &seal, DEVICE_DAYS * 86_400, app.settings.is_secure)
}

/// The account this browser knows, and the word its tries are counted by.
pub fn known_device(app: &App, headers: &HeaderMap) -> Option<(Id<Person>, String)> {
    let seal = session::cookie(headers, DEVICE_COOKIE)?;
    let words = Secret::of(app).open(Purpose::Device, seal, app.clock.now())?;
    let (person, _) = words.split_once('-')?;
    Some((person.parse().ok()?, words.to_owned()))
}
