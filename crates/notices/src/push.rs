//! Web Push: a notice on the devices of those who want it there, encrypted for each of them
//! (RFC 8030, 8291 and 8292). Push services carry it and cannot read it.

use crate::{
    Notice,
    digest::sentence,
    store::{
        devices::{self, Device},
        quiet,
    },
    urls,
};
use base::{Id, Instant};
use db::Tx;
use jobs::{Context, Error, Job, Result};
use people::Person;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, time::Duration};
use text::t;
use web::{App, Arg};
use web_push_native::{
    Auth, WebPushBuilder,
    jwt_simple::algorithms::{ECDSAP256PublicKeyLike, ES256KeyPair},
    p256::PublicKey,
};

/// The way out to the push services: lent by the server when it may speak to them.
#[derive(Clone)]
pub struct Pusher {
    client: reqwest::Client,
    /// `mailto:` or `https:`: whom a push service may write to about us.
    contact: String,
    /// The push services that may be spoken to: whole hosts, or `.ends.of.hosts`.
    services: Vec<String>,
}

/// Those of the browsers in use. An address is given by a browser: nothing else is spoken to.
pub const SERVICES: [&str; 5] = [
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    ".push.services.mozilla.com",
    "web.push.apple.com",
    ".notify.windows.com",
];

const TIMEOUT: Duration = Duration::from_secs(20);
/// A telephone that was off for longer finds the notice on its page.
const KEPT: Duration = Duration::from_hours(12);

impl Pusher {
    /// What is wrong is said. An `http:` service is for tests: it must be named with its port.
    pub fn open(contact: &str, services: &[String]) -> std::result::Result<Self, String> {
        let is_reachable = contact.starts_with("mailto:") || contact.starts_with("https://");
        if !is_reachable {
            return Err("le contact des notifications commence par « mailto: »".to_owned());
        }
        let client = reqwest::Client::builder()
            .timeout(TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|_| "les notifications n’ont pas pu être préparées".to_owned())?;
        Ok(Pusher { client, contact: contact.to_owned(), services: services.to_vec() })
    }

    /// Whether a browser may name this address.
    pub fn may_reach(&self, endpoint: &str) -> bool {
        let Ok(url) = reqwest::Url::parse(endpoint) else { return false };
        let Some(host) = url.host_str() else { return false };
        let is_plain = url.scheme() == "http";
        let name = match (is_plain, url.port()) {
            (true, Some(port)) => format!("{host}:{port}"),
            (false, None) if url.scheme() == "https" => host.to_owned(),
            _ => return false,
        };
        self.services.iter().any(|service| match service.strip_prefix('.') {
            Some(_) if !is_plain => name.ends_with(service.as_str()),
            _ => name == *service,
        })
    }
}

/// The key by which push services know this platform: the same on every node, kept nowhere.
fn key(app: &App) -> jobs::Result<ES256KeyPair> {
    let bytes = blake3::derive_key("preau 2026 notices web push vapid", &app.settings.secret);
    ES256KeyPair::from_bytes(&bytes).map_err(|_| Error::hopeless("the push key cannot be made"))
}

/// Its public part, as a browser asks for it.
pub fn public_key(app: &App) -> Option<Vec<u8>> {
    Some(key(app).ok()?.public_key().public_key().to_bytes_uncompressed())
}

/// Whether a browser's own keys are what RFC 8291 says: a point of P-256, and 16 bytes.
pub fn are_keys(public_key: &[u8], secret: &[u8]) -> bool {
    PublicKey::from_sec1_bytes(public_key).is_ok() && secret.len() == 16
}

/// Sends what is due to devices. Every minute.
#[derive(Serialize, Deserialize)]
pub struct Push {}

impl Job for Push {
    const KIND: &'static str = "notices.push";
}

/// Tells one device what is newest, and how much more there is.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushOne {
    pub device: Id<Device>,
    pub notice: Id<Notice>,
    pub more: u32,
}

impl Job for PushOne {
    const KIND: &'static str = "notices.push-one";
    const TRIES_MAX: u32 = 5;
}

const LINES_AT_ONCE: u32 = 500;

pub async fn push(context: Context, _: Push) -> Result<()> {
    loop {
        let (now, ends) = (context.clock.now(), context.clone());
        let step = move |tx: &Tx<'_>| {
            let due = devices::settle(tx, now, LINES_AT_ONCE)?;
            if due.is_empty() {
                ends.complete(tx)?;
                return Ok(true);
            }
            let mut by_person: BTreeMap<Id<Person>, Vec<Id<Notice>>> = BTreeMap::new();
            for line in due.iter().filter(|line| !line.is_over) {
                by_person.entry(line.person).or_default().push(line.notice);
            }
            for (person, hours) in quiet::of(tx, by_person.keys().copied())? {
                let end = hours.delivery(now);
                if end > now {
                    let notices = by_person.remove(&person).unwrap_or_default();
                    quiet::postpone(tx, person, &notices, end)?;
                }
            }
            let devices = devices::of(tx, by_person.keys().copied(), now)?;
            let one = |(device, person): (Id<Device>, Id<Person>)| {
                let notices = by_person.get_mut(&person)?;
                notices.sort_unstable();
                notices.dedup();
                let more = u32::try_from(notices.len() - 1).unwrap_or(u32::MAX);
                Some(PushOne { device, notice: *notices.last()?, more })
            };
            let jobs: Vec<PushOne> = devices.into_iter().filter_map(one).collect();
            jobs::enqueue_all(tx, &jobs, now)?;
            Ok(false)
        };
        if context.db.write(step).await? {
            return Ok(());
        }
    }
}

/// What the device shows. A telephone shows it to whoever looks: who and where, never what.
#[derive(Serialize)]
struct Shown {
    title: String,
    body: String,
    url: String,
    /// What comes later about the same takes its place.
    tag: String,
}

pub async fn push_one(context: Context, job: PushOne) -> Result<()> {
    let app = context.tool::<App>()?;
    // Without a way out nobody could have added a device; one that was closed since sends nothing.
    let Ok(pusher) = context.tool::<Pusher>() else { return Ok(()) };
    let now = context.clock.now();
    let (asked, notice) = (job.device, job.notice);
    let found = context.db.read(move |tx| {
        let Some(device) = devices::find(tx, asked, now)? else { return Ok(None) };
        let told = devices::told(tx, notice, device.person_id)?;
        Ok(told.map(|told| (device, told)))
    });
    let Some((device, (text, args))) = found.await? else { return Ok(()) };
    if !pusher.may_reach(&device.endpoint) {
        return Ok(());
    }
    let shown = shown(&app, &device, &job, &text, &args);
    let request = request(&app, &pusher, &device, &shown)?;
    let answer = pusher.client.execute(request).await;
    let status = answer.map_err(|_| Error::because("the push service cannot be reached"))?.status();
    match status.as_u16() {
        200..=299 => Ok(()),
        // It was removed on the device, or it has changed its address.
        404 | 410 => Ok(context.db.write(move |tx| devices::forget(tx, asked)).await?),
        429 | 500.. => Err(Error::because("the push service is busy")),
        _ => Err(Error::hopeless("the push service refuses what we send")),
    }
}

struct Said<'a> {
    app: &'a App,
    locale: base::Locale,
}

impl Said<'_> {
    fn say<'s>(&'s self, id: &'s str, args: &[(&'s str, Arg<'s>)]) -> std::borrow::Cow<'s, str> {
        self.app.texts.say(self.locale, id, args)
    }
}

fn shown(app: &App, device: &Device, job: &PushOne, text: &str, args: &str) -> Shown {
    let said = Said { app, locale: device.locale };
    let mut body = sentence(app, device.locale, text, args);
    if job.more > 0 {
        body = format!("{body}\n{}", t!(said, "notice-push-more", count = job.more));
    }
    Shown {
        title: app.settings.house.clone(),
        body,
        url: urls::notice(job.notice),
        tag: "preau".to_owned(),
    }
}

fn request(app: &App, pusher: &Pusher, device: &Device, shown: &Shown) -> Result<reqwest::Request> {
    let wrong = || Error::hopeless("a device has keys that cannot be used");
    let endpoint = device.endpoint.parse().map_err(|_| wrong())?;
    let public_key = PublicKey::from_sec1_bytes(&device.public_key).map_err(|_| wrong())?;
    let secret: [u8; 16] = device.secret.as_slice().try_into().map_err(|_| wrong())?;
    let key = key(app)?;
    let body = serde_json::to_vec(shown).map_err(|_| wrong())?;
    let request = WebPushBuilder::new(endpoint, public_key, Auth::from(secret))
        .with_valid_duration(KEPT)
        .with_vapid(&key, &pusher.contact)
        .build(body)
        .map_err(|_| Error::hopeless("a notice could not be encrypted"))?;
    reqwest::Request::try_from(request).map_err(|_| wrong())
}

/// Removes the devices of sessions that have ended. Nightly.
pub fn sweep(tx: &Tx<'_>, now: Instant) -> db::Result<()> {
    devices::sweep(tx, now).map(drop)
}
