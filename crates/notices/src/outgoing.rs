//! Outgoing mail: what waits in the outbox leaves by SMTP, each mail once, and what a server
//! refuses for good is remembered.

use crate::{store::bounces, unsubscribe};
use base::{Clock, Instant};
use jobs::{Context, Error, Job, Result};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{Error as SmtpError, PoolConfig},
};
use std::time::{Duration, UNIX_EPOCH};
use web::{
    App,
    outbox::{self, SendMail, Waiting},
};

/// The way out: lent by the server when a mail server is configured.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

const TIMEOUT: Duration = Duration::from_secs(30);
const CONNECTIONS_MAX: u32 = 8;

impl Mailer {
    /// `smtp://user:secret@mail.example.org:587?tls=required` or `smtps://…`, and
    /// `Préau <ne-pas-repondre@example.org>`. What is wrong is said without the secret.
    pub fn open(url: &str, from: &str) -> std::result::Result<Self, String> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|_| "l’adresse du serveur de courriel n’est pas lisible".to_owned())?;
        let from = from
            .parse()
            .map_err(|_| format!("l’adresse d’expéditeur « {from} » n’est pas lisible"))?;
        let pool = PoolConfig::new().max_size(CONNECTIONS_MAX);
        let transport = transport.timeout(Some(TIMEOUT)).pool_config(pool).build();
        Ok(Mailer { transport, from })
    }
}

/// How a try ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Sent,
    /// The server refuses this address; with its number.
    Bounced(u16),
    /// Another try would end the same.
    Hopeless(&'static str),
}

/// Runs the jobs of the outbox.
pub(crate) async fn send(context: Context, job: SendMail) -> Result<()> {
    let app = context.tool::<App>()?;
    // Without a mail server mails wait; they leave within the hour when there is one.
    let Ok(mailer) = context.tool::<Mailer>() else { return Ok(()) };
    let Some(mail) = context.db.read(move |tx| outbox::waiting(tx, job.mail)).await? else {
        return Ok(());
    };
    let is_last = context.tries() >= SendMail::TRIES_MAX;
    let outcome = match try_once(&app, &mailer, &mail, &context.clock).await {
        Ok(outcome) => outcome,
        Err(_) if is_last => Outcome::Hopeless("the mail server could not be reached"),
        Err(error) => return Err(error),
    };
    let now = context.clock.now();
    let ends = context.clone();
    let written = context.db.write(move |tx| {
        write_down(tx, &mail, outcome, now)?;
        ends.complete(tx)
    });
    Ok(written.await?)
}

fn write_down(tx: &db::Tx<'_>, mail: &Waiting, outcome: Outcome, now: Instant) -> db::Result<()> {
    match outcome {
        Outcome::Sent => outbox::sent(tx, mail.id, now)?,
        Outcome::Bounced(code) => {
            outbox::failed(tx, mail.id, &format!("the address was refused ({code})"), now)?;
        }
        Outcome::Hopeless(reason) => outbox::failed(tx, mail.id, reason, now)?,
    }
    match (mail.person_id, outcome) {
        (Some(person), Outcome::Sent) => bounces::forget(tx, person, &mail.to_address),
        (Some(person), Outcome::Bounced(code)) => {
            bounces::record(tx, person, &mail.to_address, code, now)
        }
        _ => Ok(()),
    }
}

async fn try_once(app: &App, mailer: &Mailer, mail: &Waiting, clock: &Clock) -> Result<Outcome> {
    let Some(message) = message(app, mailer, mail, clock.now()) else {
        return Ok(Outcome::Hopeless("the mail could not be written"));
    };
    match mailer.transport.send(message).await {
        Ok(_) => Ok(Outcome::Sent),
        Err(error) => refused(&error),
    }
}

/// What a refusal means. RFC 5321 §4.2.1: 5yz is for good, 4yz is for now.
fn refused(error: &SmtpError) -> Result<Outcome> {
    let code = error.status().map(u16::from);
    match code {
        // The mailbox does not exist, or is not here.
        Some(code @ (550 | 551 | 553)) => Ok(Outcome::Bounced(code)),
        // Our own password or rights: the host mends them, and the mail leaves then.
        Some(code @ 530..=538) => Err(Error::because_of("the mail server wants to know us", code)),
        Some(500..=599) => Ok(Outcome::Hopeless("the mail server refused the mail")),
        Some(code) => Err(Error::because_of("the mail server asks to come back", code)),
        None => Err(Error::because("the mail server could not be reached")),
    }
}

/// None when the address or the words cannot stand in a mail.
fn message(app: &App, mailer: &Mailer, mail: &Waiting, now: Instant) -> Option<Message> {
    let date = UNIX_EPOCH + Duration::from_millis(u64::try_from(now.millis()).ok()?);
    let mut builder = Message::builder()
        .from(mailer.from.clone())
        .to(Mailbox::new(None, mail.to_address.parse().ok()?))
        .subject(&mail.subject)
        // The same at every try: a server that has it already knows it again.
        .message_id(Some(format!("<{}@{}>", mail.id, mailer.from.email.domain())))
        .date(date);
    let mut headers = vec![("Auto-Submitted", "auto-generated".to_owned())];
    // RFC 8058: one click, without signing in. Only for what one may do without.
    if let Some(person) = mail.person_id.filter(|_| mail.kind.starts_with("notice.")) {
        let url = unsubscribe::url(app, person);
        headers.push(("List-Unsubscribe", format!("<{url}>")));
        headers.push(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    for (name, value) in headers {
        builder = builder.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
    }
    let plain = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(mail.body.clone());
    if mail.html.is_empty() {
        return builder.singlepart(plain).ok();
    }
    let html = SinglePart::builder().header(ContentType::TEXT_HTML).body(mail.html.clone());
    builder.multipart(MultiPart::alternative().singlepart(plain).singlepart(html)).ok()
}
