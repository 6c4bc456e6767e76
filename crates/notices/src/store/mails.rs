//! What mails are made of.

use super::ties::{self, Line};
use crate::Notice;
use base::{Id, Instant, Locale};
use db::{Result, Tx, params};
use people::Person;
use std::collections::{BTreeSet, HashMap};

/// The next persons who have a mail due: those of the first `limit` lines, so that each step costs
/// the same however many wait.
pub fn due_persons(tx: &Tx<'_>, now: Instant, limit: u32) -> Result<Vec<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select person_id
           from notice_reader
          where mail_at <= $1
          order by mail_at, person_id
          limit $2",
        params![now, limit],
    )?;
    let persons: BTreeSet<Id<Person>> = rows.into_iter().map(|(person,)| person).collect();
    Ok(persons.into_iter().collect())
}

/// Something a mail tells.
#[derive(Clone, Debug)]
pub struct Due {
    pub person_id: Id<Person>,
    pub notice_id: Id<Notice>,
    pub on_behalf_of: i64,
    pub text_id: String,
    pub args: String,
    /// The first name of the child it is about.
    pub child: String,
}

/// Takes all that is due to these persons: it will not be due again. Each person's own things come
/// first, then each child's, the oldest first.
pub fn settle(tx: &Tx<'_>, persons: &[Id<Person>], now: Instant) -> Result<Vec<Due>> {
    let taken: Vec<Line<Id<Notice>>> = tx.all(
        "update notice_reader
            set mail_at = null
          where person_id in ids($1) and mail_at <= $2
      returning person_id, notice_id, on_behalf_of",
        params![db::ids(persons.iter().copied()), now],
    )?;
    let mut taken = ties::part(tx, taken, now.day())?.told;
    taken.sort_unstable_by_key(|(person, notice, child)| (*person, *child, *notice));
    let told = told(tx, taken.iter().map(|(_, notice, _)| *notice))?;
    let names = names(tx, taken.iter().map(|(.., child)| *child))?;
    let due = |(person_id, notice_id, on_behalf_of): Line<Id<Notice>>| {
        let (text_id, args) = told.get(&notice_id)?.clone();
        let child = names.get(&on_behalf_of).cloned().unwrap_or_default();
        Some(Due { person_id, notice_id, on_behalf_of, text_id, args, child })
    };
    Ok(taken.into_iter().filter_map(due).collect())
}

type Told = HashMap<Id<Notice>, (String, String)>;

fn told(tx: &Tx<'_>, notices: impl Iterator<Item = Id<Notice>>) -> Result<Told> {
    let notices: BTreeSet<Id<Notice>> = notices.collect();
    let rows: Vec<(Id<Notice>, String, String)> =
        tx.all("select id, text_id, args from notice where id in ids($1)", &[db::ids(notices)])?;
    Ok(rows.into_iter().map(|(id, text_id, args)| (id, (text_id, args))).collect())
}

fn names(tx: &Tx<'_>, children: impl Iterator<Item = i64>) -> Result<HashMap<i64, String>> {
    let children: BTreeSet<i64> = children.filter(|child| *child != 0).collect();
    let children = db::ids(children.into_iter().map(Id::<Person>::new));
    let rows: Vec<(i64, String)> =
        tx.all("select id, first_name from person where id in ids($1)", &[children])?;
    Ok(rows.into_iter().collect())
}

db::row! {
    /// Whom a mail greets.
    #[derive(Clone, Debug)]
    pub struct Addressee {
        pub id: Id<Person>,
        pub first_name: String,
        pub locale: Locale,
    }
}

/// Those who may still be written to, with the language they have chosen.
pub fn addressees(tx: &Tx<'_>, persons: &[Id<Person>]) -> Result<Vec<Addressee>> {
    tx.all(
        "select p.id, p.first_name, coalesce(f.locale, p.language) as locale
           from person p
           left join preference f on f.person_id = p.id
          where p.id in ids($1) and p.suspended_at is null and p.merged_into is null",
        params![db::ids(persons.iter().copied())],
    )
}

/// The mails that have waited since before `before`, the oldest first: their job may be gone.
pub fn forgotten(tx: &Tx<'_>, before: Instant, limit: u32) -> Result<Vec<Id<web::outbox::Mail>>> {
    let rows: Vec<(Id<web::outbox::Mail>,)> = tx.all(
        "select id
           from outbox_mail
          where sent_at is null and failed_at is null and created_at < $1
          order by created_at
          limit $2",
        params![before, limit],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
