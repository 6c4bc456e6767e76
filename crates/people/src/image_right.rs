//! Image rights: what a family allows to be shown of a pupil. Each word is dated and kept; the last
//! one stands, and without one nothing may be shown.
//!
//! ONDE says « Autorisation photo » of a pupil by yes or no. Yes is read as the narrower right, the
//! class alone: only a person who holds the signed form may say that it is public.

use crate::{Person, store::image_rights as store};
use base::{Id, Instant};
use db::{Result, Tx};
use std::collections::HashMap;

db::word! {
    /// How far a picture of the pupil may be shown.
    pub enum ImageRight {
        Refused = "refused",
        /// To those of his class: its pupils, its families, those who work with them.
        Class = "class",
        Public = "public",
    }
}

impl ImageRight {
    /// May those of his class see him?
    pub const fn allows_class(self) -> bool {
        !matches!(self, ImageRight::Refused)
    }
}

db::word! {
    /// Who said it.
    pub enum Source { Feed = "feed", Hand = "hand" }
}

db::row! {
    /// One word about one pupil.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Word {
        pub id: Id<Word>,
        pub pupil_id: Id<Person>,
        pub word: ImageRight,
        pub source: Source,
        pub by_id: Option<Id<Person>>,
        pub at: Instant,
    }
}

/// Somebody of the school says it, with the family's form in hand.
pub fn say(
    tx: &Tx<'_>,
    pupil: Id<Person>,
    word: ImageRight,
    by: Id<Person>,
    at: Instant,
) -> Result<Id<Word>> {
    store::insert(tx, &[(pupil, word)], Source::Hand, Some(by), at).map(|ids| ids[0])
}

/// A feed says it. A refusal always counts; a permission never stands over a word of the school,
/// which knows the family. Gives what is new, so that it can be forgotten when the feed is undone.
pub fn say_by_feed(tx: &Tx<'_>, said: &[(Id<Person>, bool)], at: Instant) -> Result<Vec<Id<Word>>> {
    if said.is_empty() {
        return Ok(Vec::new());
    }
    let pupils: Vec<Id<Person>> = said.iter().map(|(pupil, _)| *pupil).collect();
    let known = current(tx, &pupils)?;
    let new = said
        .iter()
        .filter_map(|(pupil, allows)| Some((*pupil, by_feed(known.get(pupil), *allows)?)));
    let new: Vec<(Id<Person>, ImageRight)> = new.collect();
    if new.is_empty() { Ok(Vec::new()) } else { store::insert(tx, &new, Source::Feed, None, at) }
}

/// The word a feed adds to the last one; none when that one stands.
pub fn by_feed(last: Option<&Word>, allows: bool) -> Option<ImageRight> {
    let is_ours = last.is_none_or(|word| word.source == Source::Feed);
    let is_allowed = last.is_some_and(|word| word.word.allows_class());
    match allows {
        true if is_ours && !is_allowed => Some(ImageRight::Class),
        false if last.is_none() || is_allowed => Some(ImageRight::Refused),
        _ => None,
    }
}

/// The word that stands, of each of these pupils of whom there is one.
pub fn current(tx: &Tx<'_>, pupils: &[Id<Person>]) -> Result<HashMap<Id<Person>, Word>> {
    let words = store::current(tx, pupils)?;
    Ok(words.into_iter().map(|word| (word.pupil_id, word)).collect())
}

/// Everything that was said of a pupil, the latest first.
pub fn history(tx: &Tx<'_>, pupil: Id<Person>) -> Result<Vec<Word>> {
    store::history(tx, pupil)
}

/// As if they had never been said: only to undo what a feed has just brought in.
pub fn forget(tx: &Tx<'_>, words: &[Id<Word>]) -> Result<()> {
    store::delete(tx, words)
}
