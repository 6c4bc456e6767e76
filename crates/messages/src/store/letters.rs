//! Letters: found with the viewer's copy, read as a thread, written, taken back.

use crate::{Letter, letter::State};
use base::{Id, Instant, Lang, PersonName, RichText, Title};
use db::{Result, Tx, params};
use people::Person;

/// The letter and this person's copy of it; none for whoever has no copy.
pub fn find(tx: &Tx<'_>, id: Id<Letter>, person: Id<Person>) -> Result<Option<Letter>> {
    tx.first(
        "select l.id, l.thread_id, l.answers_id, l.sender_id, l.subject, l.body, l.lang,
                l.addressees, l.state, l.sent_at, l.deliver_at, l.is_urgent, l.urgent_reason,
                l.no_reply, l.wants_receipts, l.is_to_many, l.attachments, l.reminded_at, d.role,
                d.on_behalf_of, d.folder, d.delivered_at, d.is_unread, d.read_at, p.first_name,
                p.last_name, p.title
           from delivery d
           join letter l on l.id = d.letter_id
           join person p on p.id = l.sender_id
          where d.letter_id = $1 and d.person_id = $2",
        params![id, person],
    )
}

/// The letters of an exchange of which this person has a copy, the newest first; and the letter an
/// answer aside goes back to.
pub fn thread(tx: &Tx<'_>, letter: &Letter, person: Id<Person>, limit: u32) -> Result<Vec<Letter>> {
    tx.all(
        "select l.id, l.thread_id, l.answers_id, l.sender_id, l.subject, l.body, l.lang,
                l.addressees, l.state, l.sent_at, l.deliver_at, l.is_urgent, l.urgent_reason,
                l.no_reply, l.wants_receipts, l.is_to_many, l.attachments, l.reminded_at, d.role,
                d.on_behalf_of, d.folder, d.delivered_at, d.is_unread, d.read_at, p.first_name,
                p.last_name, p.title
           from delivery d
           join letter l on l.id = d.letter_id
           join person p on p.id = l.sender_id
          where d.letter_id in (select id from letter where thread_id = $1
                                union all
                                select answers_id from letter where id = $1)
            and d.person_id = $2
          order by d.letter_id desc
          limit $3",
        params![letter.thread_id, person, limit],
    )
}

/// A letter about to be written down.
pub struct NewLetter {
    pub id: Id<Letter>,
    pub thread: Id<Letter>,
    pub answers: Option<Id<Letter>>,
    pub sender: Id<Person>,
    pub subject: String,
    pub body: RichText,
    pub lang: Lang,
    /// How many lines its head has.
    pub addressees: u32,
    pub state: State,
    pub sent_at: Instant,
    pub deliver_at: Instant,
    pub urgent_reason: Option<String>,
    pub no_reply: bool,
    pub wants_receipts: bool,
    pub is_to_many: bool,
    /// How many persons it goes to, for the brake: counted up to a limit.
    pub weight: u32,
    pub attachments: u32,
    /// Made with the form it was written in: a form sent twice is one letter. Or empty.
    pub once: String,
}

const SUMMARY_CHARS_MAX: usize = 160;

/// A conflict when the same form was sent before.
pub fn insert(tx: &Tx<'_>, letter: &NewLetter) -> Result<()> {
    let urgent = letter.urgent_reason.as_deref();
    tx.change(
        "insert into letter
           (id, thread_id, answers_id, sender_id, subject, body, summary, addressees, state,
            sent_at, deliver_at, is_urgent, urgent_reason, no_reply, wants_receipts, is_to_many,
            weight, attachments, once, lang)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                 $19, $20)
         on conflict do nothing",
        params![
            letter.id,
            letter.thread,
            letter.answers,
            letter.sender,
            &letter.subject,
            &letter.body,
            letter.body.summary(SUMMARY_CHARS_MAX),
            letter.addressees,
            letter.state,
            letter.sent_at,
            letter.deliver_at,
            urgent.is_some(),
            urgent.unwrap_or_default(),
            letter.no_reply,
            letter.wants_receipts,
            letter.is_to_many,
            letter.weight,
            letter.attachments,
            &letter.once,
            letter.lang
        ],
    )
}

db::row! {
    /// What somebody has sent within a time.
    pub struct SentSince {
        pub letters: i64,
        pub weight: i64,
    }
}

pub fn sent_since(tx: &Tx<'_>, sender: Id<Person>, since: Instant) -> Result<SentSince> {
    tx.one(
        "select count(*) as letters, cast(coalesce(sum(weight), 0) as bigint) as weight
           from letter
          where sender_id = $1 and sent_at > $2",
        params![sender, since],
    )
}

db::row! {
    /// What a letter says, and whether it has left.
    pub struct Said {
        pub subject: String,
        pub body: RichText,
        pub lang: Lang,
        pub state: State,
    }
}

pub fn said(tx: &Tx<'_>, letter: Id<Letter>) -> Result<Option<Said>> {
    tx.first("select subject, body, lang, state from letter where id = $1", params![letter])
}

/// Who has written it.
pub fn sender(tx: &Tx<'_>, letter: Id<Letter>) -> Result<PersonName> {
    let (first, last, title): (String, String, Option<Title>) = tx.one(
        "select p.first_name, p.last_name, p.title
           from letter l
           join person p on p.id = l.sender_id
          where l.id = $1",
        params![letter],
    )?;
    Ok(PersonName::new(first, last, title))
}

/// Begins (or goes on with) handing it out. No when it was taken back meanwhile: the row stays
/// locked until the deliveries of this transaction are there.
pub fn hand_out(tx: &Tx<'_>, letter: Id<Letter>) -> Result<bool> {
    let changed = tx.run(
        "update letter set state = 'sent' where id = $1 and state in ('waiting', 'sent')",
        params![letter],
    )?;
    Ok(changed > 0)
}

/// The head has looked: what the brake held goes its way.
pub fn release(tx: &Tx<'_>, letter: Id<Letter>) -> Result<()> {
    tx.change(
        "update letter set state = 'waiting' where id = $1 and state = 'held'",
        params![letter],
    )
}

/// After every hour there is.
const NEVER: Instant = Instant::from_millis(i64::MAX);

/// Taken back by its author: for staff within a day of its arrival, for the others before the first
/// reading.
pub fn recall(
    tx: &Tx<'_>,
    letter: Id<Letter>,
    now: Instant,
    delivered_since: Option<Instant>,
) -> Result<()> {
    tx.change(
        "update letter
            set state = 'recalled', ended_at = $2
          where id = $1
            and state in ('held', 'waiting', 'sent')
            and (sent_at > $3
                 or deliver_at > $3
                 or not exists (select 1
                                  from delivery d
                                 where d.letter_id = $1 and d.read_at is not null
                                   and d.role <> 'sender'))",
        params![letter, now, delivered_since.unwrap_or(NEVER)],
    )
}

/// Taken back everywhere, by a head.
pub fn withdraw(tx: &Tx<'_>, letter: Id<Letter>, now: Instant) -> Result<()> {
    tx.change(
        "update letter
            set state = 'withdrawn', ended_at = $2
          where id = $1 and state in ('held', 'waiting', 'sent', 'recalled')",
        params![letter, now],
    )
}

/// A letter nobody has received yet goes back among the drafts: its row goes.
pub fn forget_unsent(tx: &Tx<'_>, letter: Id<Letter>) -> Result<()> {
    tx.change(
        "delete from letter where id = $1 and state in ('waiting', 'held')",
        params![letter],
    )?;
    tx.run("delete from addressee where letter_id = $1", params![letter])?;
    tx.run("delete from letter_hold where letter_id = $1", params![letter])?;
    tx.run("delete from delivery where letter_id = $1", params![letter]).map(drop)
}

/// Remembers that those who have not read it were reminded: once a day.
pub fn mark_reminded(tx: &Tx<'_>, letter: Id<Letter>, now: Instant) -> Result<()> {
    tx.change(
        "update letter
            set reminded_at = $2
          where id = $1 and state = 'sent' and coalesce(reminded_at, 0) < $3",
        params![letter, now, now.plus_hours(-REMINDER_HOURS)],
    )
}

/// The least time between two reminders.
pub const REMINDER_HOURS: i64 = 20;

/// This person's copies in the order of their letters: for an export.
pub fn copies_after(
    tx: &Tx<'_>,
    person: Id<Person>,
    after: Id<Letter>,
    limit: u32,
) -> Result<Vec<Letter>> {
    tx.all(
        "select l.id, l.thread_id, l.answers_id, l.sender_id, l.subject, l.body, l.lang,
                l.addressees, l.state, l.sent_at, l.deliver_at, l.is_urgent, l.urgent_reason,
                l.no_reply, l.wants_receipts, l.is_to_many, l.attachments, l.reminded_at, d.role,
                d.on_behalf_of, d.folder, d.delivered_at, d.is_unread, d.read_at, p.first_name,
                p.last_name, p.title
           from delivery d
           join letter l on l.id = d.letter_id
           join person p on p.id = l.sender_id
          where d.person_id = $1 and d.letter_id > $2
          order by d.letter_id
          limit $3",
        params![person, after, limit],
    )
}
