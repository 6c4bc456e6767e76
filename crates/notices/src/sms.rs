//! Short messages by telephone, through the HTTP gateway a host has chosen: for what cannot wait,
//! and nothing else. Off until its address is configured.
//!
//! One message is one request, and 2xx means that it was taken:
//!
//! ```text
//! POST <sms_url>
//! Authorization: Bearer <sms_token>
//! Content-Type: application/json
//! Idempotency-Key: 7318…
//!
//! {"id": "7318…", "to": "+33612345678", "text": "Nous n’avons pas vu Léa ce matin…"}
//! ```
//!
//! 408, 425, 429 and 5xx are tried again, up to five times; any other answer is a refusal. A
//! gateway that sees an `Idempotency-Key` again has sent that message already.

use crate::{
    Notice,
    digest::sentence,
    store::sms::{self, State},
    urls,
};
use base::Id;
use db::Tx;
use jobs::{Context, Error, Job, Result};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use web::App;

/// What a family must know now: a child nobody has seen, and an alert.
pub const KINDS: [&str; 2] = ["attendance.absent", "news.alert"];

/// The way out to telephones: lent by the server when a gateway is configured.
#[derive(Clone)]
pub struct Texter {
    client: reqwest::Client,
    url: reqwest::Url,
    token: String,
    per_day: u32,
}

const TIMEOUT: Duration = Duration::from_secs(20);

impl Texter {
    /// What is wrong is said. A gateway outside of this machine is spoken to by HTTPS.
    pub fn open(url: &str, token: &str, per_day: u32) -> std::result::Result<Self, String> {
        let url: reqwest::Url = url
            .parse()
            .map_err(|_| "l’adresse de la passerelle SMS n’en est pas une".to_owned())?;
        let is_here = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        if url.scheme() != "https" && !(url.scheme() == "http" && is_here) {
            return Err("la passerelle SMS se joint en https".to_owned());
        }
        let client = reqwest::Client::builder()
            .timeout(TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|_| "la passerelle SMS n’a pas pu être préparée".to_owned())?;
        Ok(Texter { client, url, token: token.to_owned(), per_day })
    }
}

/// Looks for what must be told by telephone. Every minute.
#[derive(Serialize, Deserialize)]
pub struct Texts {}

impl Job for Texts {
    const KIND: &'static str = "notices.texts";
}

/// Sends one.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub sms: Id<sms::Sms>,
}

impl Job for Text {
    const KIND: &'static str = "notices.text";
    const TRIES_MAX: u32 = TRIES;
}

const TRIES: u32 = 5;
const AT_ONCE: u32 = 200;
/// What was told before that is no news any more: a gateway configured today tells nothing of
/// yesterday.
const FRESH_MINUTES: i64 = 120;

pub async fn texts(context: Context, _: Texts) -> Result<()> {
    let Ok(texter) = context.tool::<Texter>() else { return Ok(()) };
    let (now, per_day) = (context.clock.now(), texter.per_day);
    let step = move |tx: &Tx<'_>| {
        let since = now.plus_minutes(-FRESH_MINUTES);
        let due = sms::due(tx, &KINDS, since, AT_ONCE)?;
        let mut left = per_day.saturating_sub(sms::used(tx, now.day())?);
        let mut jobs = Vec::new();
        for line in &due {
            let state = match number(&line.phone_mobile) {
                None => State::NoNumber,
                Some(_) if left == 0 => State::Over,
                Some(_) => State::Waiting,
            };
            let sms = sms::insert(tx, line, state, now)?;
            if state == State::Waiting {
                left -= 1;
                jobs.push(Text { sms });
            }
        }
        jobs::enqueue_all(tx, &jobs, now)
    };
    Ok(context.db.write(step).await?)
}

#[derive(Serialize)]
struct Message<'a> {
    id: &'a str,
    to: &'a str,
    text: &'a str,
}

pub async fn text(context: Context, job: Text) -> Result<()> {
    let app = context.tool::<App>()?;
    let Ok(texter) = context.tool::<Texter>() else { return Ok(()) };
    let (asked, now) = (job.sms, context.clock.now());
    let Some(found) = context.db.read(move |tx| sms::find(tx, asked)).await? else {
        return Ok(());
    };
    // It was sent, or what it tells was taken back.
    if found.state != State::Waiting {
        return Ok(());
    }
    let Some(to) = number(&found.phone_mobile) else {
        return Ok(context
            .db
            .write(move |tx| sms::end(tx, asked, State::NoNumber, None, now))
            .await?);
    };
    let (id, notice): (String, Id<Notice>) = (asked.to_string(), found.notice_id);
    let link = format!("{}{}", app.settings.base_url, urls::notice(notice));
    let words = sentence(&app, found.locale, &found.text_id, &found.args);
    let words = format!("{}\u{a0}: {words} {link}", app.settings.house);
    let message = Message { id: &id, to: &to, text: &words };
    let body = serde_json::to_vec(&message).map_err(|_| Error::hopeless("an SMS is not JSON"))?;
    let request = texter
        .client
        .post(texter.url.clone())
        .bearer_auth(&texter.token)
        .header("content-type", "application/json")
        .header("idempotency-key", &id)
        .body(body);
    let code = request.send().await.ok().map(|answer| answer.status().as_u16());
    let is_last = context.tries() >= TRIES;
    let state = match code {
        Some(200..=299) => State::Sent,
        None | Some(408 | 425 | 429 | 500..) if is_last => State::Failed,
        None | Some(408 | 425 | 429 | 500..) => State::Waiting,
        Some(_) => State::Refused,
    };
    context.db.write(move |tx| sms::end(tx, asked, state, code, now)).await?;
    match state {
        State::Waiting => Err(Error::because("the SMS gateway cannot take it now")),
        _ => Ok(()),
    }
}

/// A mobile number as a gateway wants it, `+33612345678`; none when it is not one.
pub fn number(written: &str) -> Option<String> {
    let kept: String = written.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
    let strange = written.chars().any(char::is_alphabetic);
    let digits = match kept.strip_prefix("00") {
        Some(rest) => format!("+{rest}"),
        None => kept,
    };
    let full = match digits.strip_prefix('0') {
        Some(rest) => format!("+33{rest}"),
        None => digits.replacen("+330", "+33", 1),
    };
    let plain = full.strip_prefix('+')?;
    let is_number =
        plain.len() >= 8 && plain.len() <= 15 && plain.bytes().all(|it| it.is_ascii_digit());
    // In France a mobile begins with 6 or 7 and has nine figures.
    let is_mobile = match plain.strip_prefix("33") {
        Some(rest) => rest.len() == 9 && rest.starts_with(['6', '7']),
        None => true,
    };
    (!strange && is_number && is_mobile).then_some(full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_in_many_ways_and_a_line_at_home_is_none() {
        for written in [
            "06 12 34 56 78",
            "06.12.34.56.78",
            "+33612345678",
            "0033 6 12345678",
            "+33 (0)6 12 34 56 78",
        ] {
            assert_eq!(number(written).as_deref(), Some("+33612345678"), "{written}");
        }
        assert_eq!(number("+32 470 12 34 56").as_deref(), Some("+32470123456"));
        for wrong in
            ["", "03 20 00 00 00", "0612", "liste rouge", "06 12 34 56 78 poste 2", "612345678"]
        {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_gateway_is_spoken_to_in_secret() {
        assert!(Texter::open("https://sms.example.org/v1", "mot", 100).is_ok());
        assert!(Texter::open("http://127.0.0.1:9000/", "mot", 100).is_ok());
        assert!(Texter::open("http://sms.example.org/v1", "mot", 100).is_err());
        assert!(Texter::open("sms", "mot", 100).is_err());
    }
}
