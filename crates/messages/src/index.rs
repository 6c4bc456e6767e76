//! The words a letter is found by: put down when it is written, and again when a house has moved.

use crate::{Letter, store};
use base::{Id, PersonName, RichText};
use db::{Db, Result, Tx, search};
use people::Person;

/// What a letter says, for whoever looks for it.
pub struct Words<'a> {
    pub letter: Id<Letter>,
    pub sender: (Id<Person>, &'a PersonName),
    pub subject: &'a str,
    pub body: &'a RichText,
}

/// Somebody, or a group, whose letter it is.
pub struct To<'a> {
    pub reader: i64,
    /// Not in blind copy: the others may find the letter by this name.
    pub is_told: bool,
    pub name: &'a str,
}

impl Words<'_> {
    /// Those of a letter that is about to be sent.
    pub fn put_new<'a>(&self, tx: &Tx<'_>, to: impl Iterator<Item = To<'a>>) -> Result<()> {
        self.with_document(to, |document| search::put_new(tx, document))
    }

    /// Those of a letter that may be in the index already.
    fn put<'a>(&self, tx: &Tx<'_>, to: impl Iterator<Item = To<'a>>) -> Result<()> {
        self.with_document(to, |document| search::put(tx, document))
    }

    fn with_document<'a>(
        &self,
        to: impl Iterator<Item = To<'a>>,
        put: impl FnOnce(&search::Document<'_>) -> Result<()>,
    ) -> Result<()> {
        let (sender, name) = self.sender;
        let mut readers = vec![sender.raw()];
        let mut text = [self.subject, &self.body.plain(), &name.full()].join(" ");
        for to in to {
            readers.push(to.reader);
            if to.is_told {
                text.push(' ');
                text.push_str(to.name);
            }
        }
        let id = self.letter.raw();
        let document =
            search::Document { kind: crate::SEARCH_KIND, id, readers: &readers, text: &text };
        put(&document)
    }
}

const LETTERS_AT_ONCE: u32 = 200;

/// Fills the index of a house whose letters came from elsewhere; says how many there are.
pub async fn rebuild(db: &Db) -> Result<u64> {
    let (mut after, mut count) = (Id::new(0), 0);
    loop {
        let written = db.write(move |tx| {
            let letters = store::index::letters(tx, after, LETTERS_AT_ONCE)?;
            let ids: Vec<Id<Letter>> = letters.iter().map(|letter| letter.id).collect();
            let addressees = store::index::addressees(tx, &ids)?;
            for letter in &letters {
                let words = Words {
                    letter: letter.id,
                    sender: (letter.sender_id, &letter.name()),
                    subject: &letter.subject,
                    body: &letter.body,
                };
                let mine = addressees.iter().filter(|it| it.letter_id == letter.id);
                let to =
                    mine.map(|it| To { reader: it.reader, is_told: !it.is_blind, name: &it.name });
                words.put(tx, to)?;
            }
            Ok(ids)
        });
        let written = written.await?;
        let Some(last) = written.last() else { return Ok(count) };
        after = *last;
        count += written.len() as u64;
    }
}
