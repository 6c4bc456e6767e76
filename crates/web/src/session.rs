//! Sessions: a random secret in a cookie, its hash in the database, both known to a cache.

use crate::{
    App,
    cache::Cache,
    token::{self, Token},
    visits::{self, Place},
};
use axum::http::{HeaderMap, HeaderValue, header};
use base::{Id, Instant, Lang, Locale};
use db::{Db, Tx, params};
use people::{Person, Standing};
use std::sync::Arc;

/// The topics that end a cached session or standing, on every node.
pub const SESSION_TOPIC: &str = "session";
pub const VIEWER_TOPIC: &str = "viewer";

pub(crate) const COOKIE: &str = "preau";
const DAYS_ADULT: i64 = 30;
const HOURS_PICTURE: i64 = 4;
/// A session is marked as seen this often at most: one write an hour, not one a page.
const SEEN_EVERY_MINUTES: i64 = 60;

db::word! {
    /// What was shown at sign-in.
    pub enum Proof { Password = "password", SecondFactor = "second_factor", Picture = "picture" }
}

/// A browser in which somebody has signed in.
#[derive(Clone, Debug)]
pub struct Session {
    pub id: Id<Session>,
    pub person: Id<Person>,
    pub proof: Proof,
    /// The token every form of this session carries, masked.
    pub(crate) csrf: Token,
    secret_hash: [u8; 32],
    seen_at: Instant,
    expires_at: Instant,
}

/// A line of the list of one's own sessions.
#[derive(Clone, Debug)]
pub struct SessionLine {
    pub id: Id<Session>,
    pub proof: Proof,
    pub device: String,
    pub created_at: Instant,
    pub seen_at: Instant,
}

db::row! {
    struct SessionRow {
        id: Id<Session>, person_id: Id<Person>, secret_hash: [u8; 32], proof: Proof,
        device: String, created_at: Instant, seen_at: Instant, expires_at: Instant,
    }
}

/// How a person likes the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    pub locale: Locale,
    /// `auto`, `light`, `dark` or `contrast`.
    pub theme: String,
    /// Empty or `dyslexia`.
    pub spacing: String,
    /// In which language he reads what people write; none: in that of the interface.
    pub reads: Option<Lang>,
}

impl Default for Preferences {
    fn default() -> Self {
        let (theme, spacing) = ("auto".to_owned(), String::new());
        Preferences { locale: Locale::Fr, theme, spacing, reads: None }
    }
}

impl Preferences {
    /// In which language he reads what people write.
    pub fn reading(&self) -> Lang {
        self.reads.unwrap_or(self.locale.lang())
    }
}

/// What is known of a person on every page, kept until a signal says that it has changed.
#[derive(Debug)]
pub struct Profile {
    pub standing: Standing,
    pub preferences: Preferences,
    /// Where his visits are counted.
    pub(crate) places: Box<[Place]>,
}

/// The caches of a node.
#[derive(Clone)]
pub struct Sessions {
    by_id: Arc<Cache<i64, Arc<Session>>>,
    profiles: Arc<Cache<i64, Arc<Profile>>>,
}

impl Sessions {
    pub fn new(db: &Db) -> Self {
        let by_id = Cache::new(500_000);
        let profiles = Cache::new(300_000);
        let (sessions, standings) = (Arc::clone(&by_id), Arc::clone(&profiles));
        db.listen(SESSION_TOPIC, move |heard| sessions.hear(heard));
        db.listen(VIEWER_TOPIC, move |heard| standings.hear(heard));
        Sessions { by_id, profiles }
    }

    /// The session whose cookie the request carries, if it is still good.
    pub async fn of(&self, app: &App, headers: &HeaderMap) -> crate::Result<Option<Arc<Session>>> {
        let Some((id, secret)) = cookie(headers, COOKIE).and_then(|value| value.split_once('.'))
        else {
            return Ok(None);
        };
        let Ok(id) = id.parse::<Id<Session>>() else { return Ok(None) };
        let Some(session) = self.load(app, id).await? else { return Ok(None) };
        // blake3's Hash compares in constant time.
        let is_his = blake3::hash(secret.as_bytes()) == blake3::Hash::from(session.secret_hash);
        let now = app.clock.now();
        if !is_his || session.expires_at <= now {
            return Ok(None);
        }
        if session.seen_at.plus_minutes(SEEN_EVERY_MINUTES) < now {
            app.db.mark(move |tx| mark_seen(tx, id, now)).await?;
        }
        Ok(Some(session))
    }

    async fn load(&self, app: &App, id: Id<Session>) -> crate::Result<Option<Arc<Session>>> {
        if let Some(session) = self.by_id.get(id.raw()) {
            return Ok(Some(session));
        }
        let epoch = self.by_id.epoch();
        let Some(row) = app.db.read(move |tx| find(tx, id)).await? else { return Ok(None) };
        let session = Arc::new(Session::from(row));
        self.by_id.keep(id.raw(), session.clone(), epoch);
        Ok(Some(session))
    }

    /// How many sessions and persons this node knows by heart.
    pub(crate) fn kept(&self) -> (u64, u64) {
        (self.by_id.len(), self.profiles.len())
    }

    /// Everything every page knows of a person; nobody when he has left or is suspended.
    pub async fn profile(&self, app: &App, id: Id<Person>) -> crate::Result<Option<Arc<Profile>>> {
        if let Some(profile) = self.profiles.get(id.raw()) {
            return Ok(Some(profile));
        }
        let epoch = self.profiles.epoch();
        let load = move |tx: &Tx<'_>| {
            let standing = Standing::load(tx, id)?.filter(|it| it.suspended_at.is_none());
            let Some(standing) = standing else { return Ok(None) };
            let places = visits::places(&standing);
            Ok(Some(Profile { standing, preferences: preferences(tx, id)?, places }))
        };
        let Some(profile) = app.db.read(load).await?.map(Arc::new) else { return Ok(None) };
        self.profiles.keep(id.raw(), profile.clone(), epoch);
        Ok(Some(profile))
    }
}

impl From<SessionRow> for Session {
    fn from(row: SessionRow) -> Self {
        Session {
            id: row.id,
            person: row.person_id,
            proof: row.proof,
            csrf: csrf_of(&row.secret_hash),
            secret_hash: row.secret_hash,
            seen_at: row.seen_at,
            expires_at: row.expires_at,
        }
    }
}

/// Derived, so that it needs no column and ends with its session.
fn csrf_of(secret_hash: &[u8]) -> Token {
    token::first_of(blake3::derive_key("preau 2026-11-23 form token", secret_hash))
}

/// A session that was just opened: its cookie goes into the answer, its secret nowhere else.
pub struct Opened {
    pub id: Id<Session>,
    pub cookie: HeaderValue,
}

/// What a session is opened with.
pub struct Opening {
    pub person: Id<Person>,
    pub proof: Proof,
    /// From [`device`].
    pub device: String,
    /// From `app.random.token()`, taken before the transaction, which may run more than once.
    pub secret: String,
    pub at: Instant,
    pub is_secure: bool,
}

/// Opens a session in the caller's transaction.
pub fn open(tx: &Tx<'_>, opening: &Opening) -> db::Result<Opened> {
    let id: Id<Session> = tx.new_id();
    let expires_at = match opening.proof {
        Proof::Picture => opening.at.plus_hours(HOURS_PICTURE),
        Proof::Password | Proof::SecondFactor => opening.at.plus_days(DAYS_ADULT),
    };
    let hash = blake3::hash(opening.secret.as_bytes());
    tx.run(
        "insert into session
           (id, person_id, secret_hash, proof, device, created_at, seen_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $6, $7)",
        params![
            id,
            opening.person,
            hash.as_bytes().as_slice(),
            opening.proof,
            &opening.device,
            opening.at,
            expires_at
        ],
    )?;
    let seconds = expires_at.since(opening.at) / 1000;
    let value = format!("{id}.{}", opening.secret);
    Ok(Opened { id, cookie: set_cookie(COOKIE, &value, seconds, opening.is_secure) })
}

/// Ends one session of this person: signing out, or a browser he no longer trusts.
pub fn close(tx: &Tx<'_>, person: Id<Person>, id: Id<Session>) -> db::Result<()> {
    tx.run("delete from session where id = $1 and person_id = $2", params![id, person])?;
    tx.signal(SESSION_TOPIC, [id.raw()]);
    Ok(())
}

/// Ends every session of this person but `kept`: a new password, a suspension, a doubt.
pub fn close_all(tx: &Tx<'_>, person: Id<Person>, kept: Option<Id<Session>>) -> db::Result<()> {
    let kept = kept.map_or(0, Id::raw);
    let closed: Vec<(i64,)> = tx.all(
        "delete from session where person_id = $1 and id <> $2 returning id",
        params![person, kept],
    )?;
    tx.signal(SESSION_TOPIC, closed.into_iter().map(|(id,)| id));
    Ok(())
}

/// The browsers in which this person is signed in, last used first.
pub fn list(tx: &Tx<'_>, person: Id<Person>, now: Instant) -> db::Result<Vec<SessionLine>> {
    let rows: Vec<SessionRow> = tx.all(
        "select id, person_id, secret_hash, proof, device, created_at, seen_at, expires_at
           from session
          where person_id = $1 and expires_at > $2
          order by seen_at desc
          limit 100",
        params![person, now],
    )?;
    let line = |row: SessionRow| SessionLine {
        id: row.id,
        proof: row.proof,
        device: row.device,
        created_at: row.created_at,
        seen_at: row.seen_at,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Removes sessions past their end: a nightly job.
pub fn sweep(tx: &Tx<'_>, now: Instant) -> db::Result<u64> {
    tx.run("delete from session where expires_at <= $1", params![now])
}

fn find(tx: &Tx<'_>, id: Id<Session>) -> db::Result<Option<SessionRow>> {
    tx.first(
        "select id, person_id, secret_hash, proof, device, created_at, seen_at, expires_at
           from session
          where id = $1",
        params![id],
    )
}

fn mark_seen(tx: &Tx<'_>, id: Id<Session>, at: Instant) -> db::Result<()> {
    tx.run("update session set seen_at = $1 where id = $2", params![at, id])?;
    tx.signal(SESSION_TOPIC, [id.raw()]);
    Ok(())
}

/// How this person likes the pages.
pub fn preferences(tx: &Tx<'_>, person: Id<Person>) -> db::Result<Preferences> {
    let row: Option<(Locale, String, String, Option<Lang>)> = tx.first(
        "select locale, theme, spacing, reads from preference where person_id = $1",
        params![person],
    )?;
    Ok(row.map_or_else(Preferences::default, |(locale, theme, spacing, reads)| Preferences {
        locale,
        theme,
        spacing,
        reads,
    }))
}

/// Keeps how this person likes the pages.
pub fn prefer(tx: &Tx<'_>, person: Id<Person>, preferences: &Preferences) -> db::Result<()> {
    tx.run(
        "insert into preference (person_id, locale, theme, spacing, reads)
         values ($1, $2, $3, $4, $5)
         on conflict (person_id) do update
            set locale = excluded.locale, theme = excluded.theme, spacing = excluded.spacing,
                reads = excluded.reads",
        params![
            person,
            preferences.locale,
            &preferences.theme,
            &preferences.spacing,
            preferences.reads
        ],
    )?;
    tx.signal(VIEWER_TOPIC, [person.raw()]);
    Ok(())
}

/// Forgets how a person who is erased liked the pages.
pub(crate) fn forget_preferences(tx: &Tx<'_>, person: Id<Person>) -> db::Result<u64> {
    tx.signal(VIEWER_TOPIC, [person.raw()]);
    tx.run("delete from preference where person_id = $1", params![person])
}

/// The value of a cookie of the request.
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs =
        cookies.flat_map(|cookies| cookies.split("; ")).filter_map(|c| c.split_once('='));
    pairs.find(|(found, _)| *found == name).map(|(_, value)| value)
}

/// `HttpOnly`, `SameSite=Lax`, and `Secure` unless the house is served without TLS (a laptop).
pub fn set_cookie(name: &str, value: &str, seconds: i64, is_secure: bool) -> HeaderValue {
    let secure = if is_secure { "; Secure" } else { "" };
    let cookie =
        format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::try_from(cookie).unwrap_or_else(|_| HeaderValue::from_static("preau=; Max-Age=0"))
}

/// The cookie that removes the session from the browser.
pub fn forget_cookie(is_secure: bool) -> HeaderValue {
    set_cookie(COOKIE, "", 0, is_secure)
}

/// `Firefox · Android`: enough for a person to know his phone, too little to follow him.
pub fn device(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or("");
    let first = |known: &[(&'static str, &'static str)]| {
        known.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Firefox/", "Firefox"),
        ("Edg/", "Edge"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
