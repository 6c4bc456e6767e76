//! The outbox: mails that a transaction wants to leave, and leave when, and only when, it commits.
//!
//! Features post; the one who owns SMTP runs the [`SendMail`] jobs. Neither needs to know the
//! other.

use base::{Id, Instant};
use db::{Result, Tx, params};
use jobs::Job;
use people::Person;
use serde::{Deserialize, Serialize};

/// A mail as a feature writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Whose it is, when it is somebody's: it leaves with his export and his erasure.
    pub person: Option<Id<Person>>,
    pub to: String,
    pub subject: String,
    pub text: String,
    /// The same words as HTML, or empty.
    pub html: String,
    /// `feature.noun`
    pub kind: &'static str,
}

/// Enqueued with each mail. `notices` handles it: [`waiting`], SMTP, [`sent`] or [`failed`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SendMail {
    pub mail: Id<Mail>,
}

impl Job for SendMail {
    const KIND: &'static str = "outbox.send";
}

db::row! {
    /// A mail that has not left yet.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Waiting {
        pub id: Id<Mail>,
        pub person_id: Option<Id<Person>>,
        pub to_address: String,
        pub subject: String,
        pub body: String,
        pub html: String,
        pub kind: String,
        pub created_at: Instant,
    }
}

/// Puts a mail into the outbox, in the caller's transaction.
pub fn post(tx: &Tx<'_>, mail: &Mail, at: Instant) -> Result<Id<Mail>> {
    let id: Id<Mail> = tx.new_id();
    tx.run(
        "insert into outbox_mail
           (id, person_id, to_address, subject, body, html, kind, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![id, mail.person, &mail.to, &mail.subject, &mail.text, &mail.html, mail.kind, at],
    )?;
    jobs::enqueue(tx, &SendMail { mail: id }, at)?;
    Ok(id)
}

/// Puts many mails into the outbox in as few round trips as the engine allows.
pub fn post_all(tx: &Tx<'_>, mails: &[Mail], at: Instant) -> Result<()> {
    let ids: Vec<Id<Mail>> = mails.iter().map(|_| tx.new_id()).collect();
    let row = |(id, mail): (&Id<Mail>, &Mail)| {
        params![*id, mail.person, &mail.to, &mail.subject, &mail.text, &mail.html, mail.kind, at]
            .to_vec()
    };
    let rows: Vec<Vec<db::Value>> = ids.iter().zip(mails).map(row).collect();
    tx.run_each(
        "insert into outbox_mail
           (id, person_id, to_address, subject, body, html, kind, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &rows,
    )?;
    let sends: Vec<SendMail> = ids.into_iter().map(|mail| SendMail { mail }).collect();
    jobs::enqueue_all(tx, &sends, at)
}

/// The mail of a [`SendMail`], unless it has left or was given up.
pub fn waiting(tx: &Tx<'_>, id: Id<Mail>) -> Result<Option<Waiting>> {
    tx.first(
        "select id, person_id, to_address, subject, body, html, kind, created_at
           from outbox_mail
          where id = $1 and sent_at is null and failed_at is null",
        params![id],
    )
}

/// It has left: what it said is not kept.
pub fn sent(tx: &Tx<'_>, id: Id<Mail>, at: Instant) -> Result<()> {
    tx.run(
        "update outbox_mail
            set sent_at = $2, subject = '', body = '', html = ''
          where id = $1 and sent_at is null",
        params![id, at],
    )
    .map(drop)
}

/// It will not leave: the address refuses it, or it was tried too often.
pub fn failed(tx: &Tx<'_>, id: Id<Mail>, reason: &str, at: Instant) -> Result<()> {
    tx.run(
        "update outbox_mail
            set failed_at = $2, failure = $3, subject = '', body = '', html = ''
          where id = $1 and sent_at is null",
        params![id, at, reason],
    )
    .map(drop)
}

db::row! {
    /// A mail as its reader's export tells it: what it said is not kept.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Kept {
        pub to_address: String,
        pub kind: String,
        pub created_at: Instant,
        pub sent_at: Option<Instant>,
    }
}

/// The mails of a person that are still remembered, the oldest first.
pub fn of_person(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Kept>> {
    tx.all(
        "select to_address, kind, created_at, sent_at
           from outbox_mail
          where person_id = $1
          order by id
          limit 10000",
        params![person],
    )
}

/// Forgets the mails of a person who is erased; those that wait do not leave.
pub(crate) fn forget_of(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    tx.run("delete from outbox_mail where person_id = $1", params![person])
}

/// Forgets mails that left, or were given up, before `before`: a nightly job.
pub fn sweep(tx: &Tx<'_>, before: Instant) -> Result<u64> {
    tx.run(
        "delete from outbox_mail
          where created_at < $1 and (sent_at is not null or failed_at is not null)",
        params![before],
    )
}
