//! Credentials: logins, passwords, contact addresses.

use crate::{hasher::Hashed, login};
use base::{Day, Id, Instant, Locale, Title};
use db::{Engine, Error, Result, Tx, Value, ids, params};
use people::Person;
use std::collections::HashSet;

const BASES_AT_ONCE: usize = 500;

db::row! {
    /// An account somebody may be about to sign in to.
    #[derive(Clone, Debug)]
    pub struct Candidate {
        pub person_id: Id<Person>,
        pub password_hash: Option<String>,
        /// Suspended, gone, or found to be another person.
        pub is_shut: bool,
        /// Who he was found to be.
        pub merged_into: Option<Id<Person>>,
    }
}

pub fn by_login(tx: &Tx<'_>, key: &str, today: Day) -> Result<Option<Candidate>> {
    tx.first(
        "select c.person_id, c.password_hash,
                case when p.suspended_at is not null or p.merged_into is not null
                       or p.left_on <= $2
                     then 1 else 0 end as is_shut,
                p.merged_into
           from credential c
           join person p on p.id = c.person_id
          where c.login_key = $1",
        params![key, today],
    )
}

/// The accounts whose confirmed address this is: a couple may share one.
pub fn by_mail(tx: &Tx<'_>, mail: &str, today: Day) -> Result<Vec<Candidate>> {
    tx.all(
        "select c.person_id, c.password_hash,
                case when p.suspended_at is not null or p.merged_into is not null
                       or p.left_on <= $2
                     then 1 else 0 end as is_shut,
                p.merged_into
           from credential c
           join person p on p.id = c.person_id
          where c.mail = $1 and c.mail_confirmed_at is not null
          order by c.person_id
          limit 5",
        params![mail, today],
    )
}

db::row! {
    /// An account, as its owner sees it.
    #[derive(Clone, Debug)]
    pub struct Credential {
        pub person_id: Id<Person>,
        pub login: String,
        pub password_hash: Option<String>,
        pub password_at: Option<Instant>,
        pub activated_at: Option<Instant>,
        pub mail: Option<String>,
        pub mail_confirmed_at: Option<Instant>,
    }
}

pub fn find(tx: &Tx<'_>, person: Id<Person>) -> Result<Option<Credential>> {
    tx.first(
        "select person_id, login, password_hash, password_at, activated_at, mail,
                mail_confirmed_at
           from credential
          where person_id = $1",
        params![person],
    )
}

db::row! {
    /// Somebody to whom a page or a mail speaks.
    #[derive(Clone, Debug)]
    pub struct Named {
        pub person_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
        pub language: Locale,
        pub is_shut: bool,
    }
}

impl Named {
    pub fn name(&self) -> base::PersonName {
        base::PersonName::new(&self.first_name, &self.last_name, self.title)
    }
}

/// The person, or the one this record turned out to be.
pub fn named(tx: &Tx<'_>, person: Id<Person>, today: Day) -> Result<Option<Named>> {
    tx.first(
        "select k.id as person_id, k.first_name, k.last_name, k.title, k.language,
                case when k.suspended_at is not null or k.left_on <= $2
                     then 1 else 0 end as is_shut
           from person p
           join person k on k.id = coalesce(p.merged_into, p.id)
          where p.id = $1",
        params![person, today],
    )
}

/// Of these persons, those who have a login.
pub fn known(
    tx: &Tx<'_>,
    persons: impl IntoIterator<Item = Id<Person>>,
) -> Result<HashSet<Id<Person>>> {
    let rows: Vec<(Id<Person>,)> = tx.all(
        "select person_id from credential where person_id in ids($1)",
        params![ids(persons)],
    )?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// The keys of logins that are one of these or one of these with a number.
pub fn taken(tx: &Tx<'_>, bases: &[String]) -> Result<HashSet<String>> {
    let mut taken = HashSet::new();
    for base in bases.chunks(BASES_AT_ONCE) {
        let keys: Vec<String> = base.iter().map(|base| login::key(base)).collect();
        let list =
            serde_json::to_string(&keys).map_err(|error| Error::Engine(error.to_string()))?;
        let sql = match tx.engine() {
            Engine::Sqlite => {
                "select c.login_key
                   from json_each($1) b
                   join credential c on c.login_key >= b.value and c.login_key < b.value || ':'
                  where rtrim(c.login_key, '0123456789') = b.value"
            }
            Engine::Postgres => {
                "select c.login_key
                   from json_array_elements_text(cast(cast($1 as text) as json)) b
                   join credential c on c.login_key >= b.value collate \"C\"
                                    and c.login_key < (b.value || ':') collate \"C\"
                  where rtrim(c.login_key, '0123456789') = b.value"
            }
        };
        let rows: Vec<(String,)> = tx.all(sql, params![list])?;
        taken.extend(rows.into_iter().map(|(key,)| key));
    }
    Ok(taken)
}

/// Makes the accounts of those who have none yet; one that is there is left as it is.
pub fn insert(tx: &Tx<'_>, logins: &[(Id<Person>, String)]) -> Result<()> {
    let rows: Vec<Vec<Value>> = logins
        .iter()
        .map(|(person, login)| params![*person, login, login::key(login)].to_vec())
        .collect();
    tx.run_each(
        "insert into credential (person_id, login, login_key)
         values ($1, $2, $3)
         on conflict (person_id) do nothing",
        &rows,
    )
    .map(drop)
}

/// A new password. The first one makes the account an active one.
pub fn set_password(tx: &Tx<'_>, person: Id<Person>, hashed: &Hashed, at: Instant) -> Result<()> {
    tx.change(
        "update credential
            set password_hash = $2, password_at = $3, activated_at = coalesce(activated_at, $3)
          where person_id = $1",
        params![person, &hashed.0, at],
    )
}

/// The same password at another cost: nothing else has changed.
pub fn rehash(tx: &Tx<'_>, person: Id<Person>, old: &str, hashed: &Hashed) -> Result<()> {
    tx.run(
        "update credential set password_hash = $3 where person_id = $1 and password_hash = $2",
        params![person, old, &hashed.0],
    )
    .map(drop)
}

pub fn mark_seen(tx: &Tx<'_>, person: Id<Person>, at: Instant) -> Result<()> {
    tx.run("update credential set seen_at = $2 where person_id = $1", params![person, at]).map(drop)
}

/// An address the person has given and not confirmed yet.
pub fn give_mail(tx: &Tx<'_>, person: Id<Person>, mail: &str) -> Result<()> {
    tx.change(
        "update credential
            set mail = $2,
                mail_confirmed_at = case when mail = $2 then mail_confirmed_at end
          where person_id = $1",
        params![person, mail],
    )
}

pub fn confirm_mail(tx: &Tx<'_>, person: Id<Person>, mail: &str, at: Instant) -> Result<()> {
    tx.change(
        "update credential set mail_confirmed_at = $3 where person_id = $1 and mail = $2",
        params![person, mail, at],
    )
}

pub fn forget_mail(tx: &Tx<'_>, person: Id<Person>) -> Result<()> {
    tx.run(
        "update credential set mail = null, mail_confirmed_at = null where person_id = $1",
        params![person],
    )
    .map(drop)
}

pub fn delete(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    tx.run("delete from credential where person_id = $1", params![person])
}
