//! A key as it is kept: written, voted by a deliberation, then never changed.

use super::{Funding, json, kept};
use crate::{
    contribution::{Key, KeyVersion},
    store::contributions::keys as store,
};
use base::{Day, Id};
use council::{Deliberation, deliberation::Written, effect::Effect};
use db::{Error, Result, Tx};
use people::Body;
use std::ops::Deref;
use web::{Allows, Door, Edit, Guarded, Manage, Read, Viewer};

db::word! {
    pub enum KeyState {
        /// It is written and simulated.
        Draft = "draft",
        Voted = "voted",
        /// The deliberation was withdrawn or repealed: no campaign takes it any more.
        Withdrawn = "withdrawn",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct KeyRow {
        pub id: Id<WrittenKey>,
        pub syndicate_id: Id<Body>,
        /// From 1, in the order of the votes; none before.
        pub number: Option<u32>,
        pub title: String,
        pub from_year: i16,
        /// [`Key`] as JSON.
        pub content: String,
        pub state: KeyState,
        pub deliberation_id: Option<Id<Deliberation>>,
        /// The number of the deliberation, as its register has it.
        pub vote_number: String,
        pub voted_on: Option<Day>,
        pub version: u32,
    }
}

impl KeyRow {
    pub fn key(&self) -> Result<Key> {
        kept(&self.content)
    }

    /// As the rules know a version; none before the vote, or once it was withdrawn.
    pub fn voted(&self) -> Result<Option<KeyVersion>> {
        let Some(number) = self.number.filter(|_| self.state == KeyState::Voted) else {
            return Ok(None);
        };
        Ok(Some(KeyVersion { number, from_year: self.from_year, key: self.key()? }))
    }
}

/// A key of a syndicate.
#[derive(Clone, Debug)]
pub struct WrittenKey {
    pub row: KeyRow,
    pub key: Key,
    pub funding: Funding,
}

impl Deref for WrittenKey {
    type Target = KeyRow;
    fn deref(&self) -> &KeyRow {
        &self.row
    }
}

impl Guarded for WrittenKey {
    const PARAM: &'static str = "key";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> Result<Option<Self>> {
        let Some(row) = store::find(tx, id)? else { return Ok(None) };
        let (key, funding) = (row.key()?, Funding::of(tx, row.syndicate_id)?);
        Ok(funding.map(|funding| WrittenKey { row, key, funding }))
    }
}

impl Allows<Read> for WrittenKey {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.funding.is_read_by(viewer)
    }
}

/// Only before it is voted.
impl Allows<Edit> for WrittenKey {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.funding.is_managed_by(viewer) && self.state == KeyState::Draft
    }
}

impl Allows<Manage> for WrittenKey {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.funding.is_managed_by(viewer)
    }
}

/// Writes a key down as a draft. Refused by the rules of [`Key::check`].
pub fn write(
    tx: &Tx<'_>,
    syndicate: Id<Body>,
    (title, from_year): (&str, i16),
    key: &Key,
) -> Result<Id<WrittenKey>> {
    key.check().map_err(Error::refused)?;
    store::insert(tx, syndicate, title, from_year, &json(key)?)
}

/// The vote is in force (`council::Effect::Key`): the key has its number and never changes again.
/// Told twice, or of a key that is not there, it does nothing.
pub fn enter(
    tx: &Tx<'_>,
    key: Id<WrittenKey>,
    act: Option<Id<Deliberation>>,
    number: &str,
    on: Day,
) -> Result<()> {
    let Some(row) = store::find(tx, key)?.filter(|row| row.state != KeyState::Voted) else {
        return Ok(());
    };
    let next = row.number.map_or_else(|| store::next_number(tx, row.syndicate_id), Ok)?;
    store::vote(tx, &row, next, act, number, on)
}

/// The vote was withdrawn or repealed: campaigns that are frozen stand, no other may take the key.
pub fn leave(tx: &Tx<'_>, key: Id<WrittenKey>) -> Result<()> {
    store::withdraw(tx, key)
}

/// The keys a deliberation of their syndicate votes, from the day it is executory.
pub fn enter_by(tx: &Tx<'_>, act: &Written, effects: &[Effect], on: Day) -> Result<()> {
    for key in voted_in(effects) {
        let row = store::find(tx, key)?.filter(|row| row.syndicate_id == act.body_id);
        if let Some(row) = row {
            enter(tx, row.id, Some(act.id), act.number.as_deref().unwrap_or_default(), on)?;
        }
    }
    Ok(())
}

/// The same deliberation was withdrawn or repealed.
pub fn leave_by(tx: &Tx<'_>, act: &Written, effects: &[Effect]) -> Result<()> {
    for key in voted_in(effects) {
        let row = store::find(tx, key)?.filter(|row| row.deliberation_id == Some(act.id));
        if let Some(row) = row {
            leave(tx, row.id)?;
        }
    }
    Ok(())
}

fn voted_in(effects: &[Effect]) -> impl Iterator<Item = Id<WrittenKey>> {
    effects.iter().filter_map(|effect| match effect {
        Effect::Key { key } => Some(Id::new(*key)),
        _ => None,
    })
}
