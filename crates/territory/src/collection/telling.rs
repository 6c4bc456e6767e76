//! Who is told what of a collection: the agents of a commune, of the métropole, of the syndicate.

use super::{CollectionRow, urls};
use crate::store::collection::readers;
use base::{Id, Instant};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::{Body, GroupKind, Person};
use web::{NoticeKind, Rhythm};

pub const KIND: NoticeKind = NoticeKind {
    word: "territory.collection",
    text: text::id!("collection-notices"),
    icon: "folder",
    rhythm: Rhythm::AtOnce,
    shown: |standing| standing.memberships.iter().any(|member| member.kind == GroupKind::Agents),
};

/// What has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    Invited,
    Reminded,
    /// The last day has passed.
    Late,
    /// A piece is to be sent again.
    Refused,
    /// A message beside a piece.
    Said,
    Handed,
    Sent,
    Received,
    Withdrawn,
}

impl News {
    const fn text(self) -> &'static str {
        match self {
            News::Invited => text::id!("collection-notice-invited"),
            News::Reminded => text::id!("collection-notice-reminded"),
            News::Late => text::id!("collection-notice-late"),
            News::Refused => text::id!("collection-notice-refused"),
            News::Said => text::id!("collection-notice-said"),
            News::Handed => text::id!("collection-notice-handed"),
            News::Sent => text::id!("collection-notice-sent"),
            News::Received => text::id!("collection-notice-received"),
            News::Withdrawn => text::id!("collection-notice-withdrawn"),
        }
    }
}

/// Tells those who work for these bodies. `commune` is the one it is about; empty where there is
/// none; `url` is where it leads, the collection when it is empty.
pub fn tell(
    tx: &Tx<'_>,
    collection: &CollectionRow,
    news: News,
    (commune, url): (&str, String),
    bodies: &[Id<Body>],
    (except, at): (Option<Id<Person>>, Instant),
) -> Result<()> {
    let groups = readers::agents_of(tx, bodies)?;
    let mut readers: Vec<Reader> =
        notices::members(tx, &groups)?.into_iter().map(|(_, reader)| reader).collect();
    readers.sort_unstable();
    readers.dedup();
    let url = if url.is_empty() { urls::collection(collection.id) } else { url };
    let telling = Telling {
        kind: KIND,
        thing: collection.id.raw(),
        url,
        text: news.text(),
        args: vec![
            ("title", collection.title.clone()),
            ("commune", commune.to_owned()),
            ("day", collection.due_on.french()),
        ],
        at,
        timing: Timing::Quiet,
        except,
    };
    notices::tell(tx, &telling, &readers)
}
