//! Who is told what of a collection: the agents of a commune, of the métropole, of the syndicate.

use super::{CollectionRow, Dossier, Lot, Piece, urls};
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
    TakenBack,
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
            News::TakenBack => text::id!("collection-notice-taken-back"),
        }
    }
}

/// What it is about: the thing whose opening makes it seen, and where it leads.
#[derive(Clone, Debug)]
pub struct About<'a> {
    /// Empty where it is about none.
    commune: &'a str,
    thing: i64,
    url: String,
}

impl<'a> About<'a> {
    pub fn collection(row: &CollectionRow) -> Self {
        About { commune: "", thing: row.id.raw(), url: urls::collection(row.id) }
    }

    pub fn dossier(dossier: &'a Dossier) -> Self {
        let (commune, thing) = (dossier.commune.name.as_str(), dossier.row.id.raw());
        About { commune, thing, url: urls::dossier(dossier.row.id) }
    }

    pub fn piece(dossier: &'a Dossier, piece: Id<Piece>) -> Self {
        About { url: urls::piece(dossier.row.id, piece), ..About::dossier(dossier) }
    }

    pub fn lot(lot: Id<Lot>) -> Self {
        About { commune: "", thing: lot.raw(), url: urls::lot(lot) }
    }
}

/// This person has opened what news were about.
pub fn seen(tx: &Tx<'_>, person: Id<Person>, things: &[i64], at: Instant) -> Result<()> {
    things.iter().try_for_each(|thing| notices::seen(tx, person, &KIND, *thing, at))
}

/// Tells those who work for these bodies.
pub fn tell(
    tx: &Tx<'_>,
    collection: &CollectionRow,
    news: News,
    about: About<'_>,
    bodies: &[Id<Body>],
    (except, at): (Option<Id<Person>>, Instant),
) -> Result<()> {
    let groups = readers::agents_of(tx, bodies)?;
    let mut readers: Vec<Reader> =
        notices::members(tx, &groups)?.into_iter().map(|(_, reader)| reader).collect();
    readers.sort_unstable();
    readers.dedup();
    let telling = Telling {
        kind: KIND,
        thing: about.thing,
        url: about.url,
        text: news.text(),
        args: vec![
            ("title", collection.title.clone()),
            ("commune", about.commune.to_owned()),
            ("day", collection.due_on.french()),
        ],
        at,
        timing: Timing::Quiet,
        except,
    };
    notices::tell(tx, &telling, &readers)
}
