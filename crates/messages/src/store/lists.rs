//! The lists of a person's post: each page is one walk along one index.

use crate::{Folder, Letter, Role, letter::State};
use base::{Id, Instant, Lang, PersonName, Title};
use db::{Result, Tx, params};
use people::Person;

db::row! {
    /// A line of a list.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub letter_id: Id<Letter>,
        pub folder: Folder,
        pub delivered_at: Instant,
        pub is_unread: bool,
        pub role: Role,
        pub on_behalf_of: i64,
        pub subject: String,
        pub summary: String,
        pub lang: Lang,
        pub addressees: u32,
        pub state: State,
        pub deliver_at: Instant,
        pub is_urgent: bool,
        pub attachments: u32,
        pub sender_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub title: Option<Title>,
    }
}

impl Line {
    pub fn sender(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.title)
    }

    pub fn pupil(&self) -> Option<Id<Person>> {
        (self.on_behalf_of != 0).then(|| Id::new(self.on_behalf_of))
    }

    /// Where the list goes on from this line.
    pub fn mark(&self) -> Mark {
        Mark { at: self.delivered_at, letter: self.letter_id }
    }
}

/// A place between two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub at: Instant,
    pub letter: Id<Letter>,
}

impl Mark {
    /// Before the newest.
    pub const TOP: Mark = Mark { at: Instant::from_millis(i64::MAX), letter: Id::new(i64::MAX) };
}

/// The lines of a folder below `mark`, newest first.
pub fn older(
    tx: &Tx<'_>,
    person: Id<Person>,
    folder: Folder,
    mark: Mark,
    limit: u32,
) -> Result<Vec<Line>> {
    tx.all(
        "select d.letter_id, d.folder, d.delivered_at, d.is_unread, d.role, d.on_behalf_of,
                l.subject, l.summary, l.lang, l.addressees, l.state, l.deliver_at, l.is_urgent,
                l.attachments, l.sender_id, p.first_name, p.last_name, p.title
           from delivery d
           join letter l on l.id = d.letter_id
           join person p on p.id = l.sender_id
          where d.person_id = $1
            and d.folder = $2
            and (d.delivered_at, d.letter_id) < ($3, $4)
          order by d.delivered_at desc, d.letter_id desc
          limit $5",
        params![person, folder, mark.at, mark.letter, limit],
    )
}

/// The lines of a folder above `mark`, nearest to it first.
pub fn newer(
    tx: &Tx<'_>,
    person: Id<Person>,
    folder: Folder,
    mark: Mark,
    limit: u32,
) -> Result<Vec<Line>> {
    tx.all(
        "select d.letter_id, d.folder, d.delivered_at, d.is_unread, d.role, d.on_behalf_of,
                l.subject, l.summary, l.lang, l.addressees, l.state, l.deliver_at, l.is_urgent,
                l.attachments, l.sender_id, p.first_name, p.last_name, p.title
           from delivery d
           join letter l on l.id = d.letter_id
           join person p on p.id = l.sender_id
          where d.person_id = $1
            and d.folder = $2
            and (d.delivered_at, d.letter_id) > ($3, $4)
          order by d.delivered_at, d.letter_id
          limit $5",
        params![person, folder, mark.at, mark.letter, limit],
    )
}

/// What is new among the received, newest first.
pub fn unread(tx: &Tx<'_>, person: Id<Person>, mark: Mark, limit: u32) -> Result<Vec<Line>> {
    tx.all(
        "select d.letter_id, d.folder, d.delivered_at, d.is_unread, d.role, d.on_behalf_of,
                l.subject, l.summary, l.lang, l.addressees, l.state, l.deliver_at, l.is_urgent,
                l.attachments, l.sender_id, p.first_name, p.last_name, p.title
           from delivery d
           join letter l on l.id = d.letter_id
           join person p on p.id = l.sender_id
          where d.person_id = $1
            and d.folder = 1
            and d.is_unread = 1
            and (d.delivered_at, d.letter_id) < ($2, $3)
          order by d.delivered_at desc, d.letter_id desc
          limit $4",
        params![person, mark.at, mark.letter, limit],
    )
}

/// How many are new, up to a hundred: nobody reads a larger number.
pub fn count_unread(tx: &Tx<'_>, person: Id<Person>) -> Result<i64> {
    tx.number(
        "select count(*)
           from (select 1
                   from delivery
                  where person_id = $1 and folder = 1 and is_unread = 1
                  limit 100) new",
        params![person],
    )
}

/// Of the letters a search has found, those this person holds, newest first.
pub fn among(
    tx: &Tx<'_>,
    person: Id<Person>,
    found: &[Id<Letter>],
    limit: u32,
) -> Result<Vec<Line>> {
    tx.all(
        "select d.letter_id, d.folder, d.delivered_at, d.is_unread, d.role, d.on_behalf_of,
                l.subject, l.summary, l.lang, l.addressees, l.state, l.deliver_at, l.is_urgent,
                l.attachments, l.sender_id, p.first_name, p.last_name, p.title
           from delivery d
           join letter l on l.id = d.letter_id
           join person p on p.id = l.sender_id
          where d.letter_id in ids($2)
            and d.person_id = $1
            and l.state in ('held', 'waiting', 'sent')
          order by d.delivered_at desc, d.letter_id desc
          limit $3",
        params![person, db::ids(found.iter().copied()), limit],
    )
}

/// Under whom this person's letters are found: himself, the records that were merged into his, and
/// the groups through which he has ever received one.
pub fn readers(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = tx.all(
        "select id from person where id = $1 or merged_into = $1
          union all
         select group_id
           from (select group_id
                   from letter_reader
                  where person_id = $1
                  order by group_id desc
                  limit 200) g",
        params![person],
    )?;
    Ok(rows.into_iter().map(|(reader,)| reader).collect())
}
