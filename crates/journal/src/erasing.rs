//! Erasing: what the journal holds of somebody who has left for long enough.

use crate::{
    Post,
    store::{self, erase as rows},
    writing::files_of,
};
use base::{Id, Instant};
use db::{Result, Tx};
use files::File;
use people::Person;
use std::collections::BTreeMap;

/// What he felt goes, what he wrote as a pupil and nobody published, and **the pictures on which he
/// is known**: a child's face is his own. What a class published in words is
/// the class's, and stays under the name the directory still knows its author by.
pub fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<u64> {
    let now = tx.now();
    let mut count = 0;
    let mut by_post: BTreeMap<Id<Post>, Vec<Id<File>>> = BTreeMap::new();
    for (post, file) in rows::tags_of(tx, person)? {
        by_post.entry(post).or_default().push(file);
    }
    for (post, gone) in by_post {
        count += gone.len() as u64;
        let kept: Vec<Id<File>> = files::of(tx, files_of(post))?
            .into_iter()
            .map(|file| file.id)
            .filter(|file| !gone.contains(file))
            .collect();
        leave(tx, post, &kept, now)?;
    }
    count += rows::marks(tx, person)?;
    for post in rows::unpublished(tx, person)? {
        crate::writing::discard(tx, &post, now)?;
        count += 1;
    }
    Ok(count)
}

/// A post keeps these of its files, and no other.
pub fn leave(tx: &Tx<'_>, post: Id<Post>, kept: &[Id<File>], now: Instant) -> Result<()> {
    // None of them is new: whose they are is not asked.
    files::set(tx, Id::new(0), kept, files_of(post), now)?;
    store::pictures::forget_others(tx, post, kept)?;
    store::posts::count_files(tx, post)?;
    store::books::forget_of(tx, post)
}
