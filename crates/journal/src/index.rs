//! The words a post is found by: put down when it is published, and again when a house moved.
//!
//! Those who may find it are its class and its school, by number; what each of them may read of
//! what was found is asked of his stays.

use crate::{
    Post,
    post::{KIND, Written},
    store,
};
use base::{Id, RichText};
use db::{Db, Result, Tx, search};
use publication::Edition;

pub fn put(tx: &Tx<'_>, post: &Written, edition: Id<Edition>) -> Result<()> {
    let readers = [post.class_id.raw(), post.school_id.raw()];
    put_words(tx, edition, &post.title, &post.body, &readers)
}

fn put_words(
    tx: &Tx<'_>,
    edition: Id<Edition>,
    title: &str,
    body: &RichText,
    readers: &[i64],
) -> Result<()> {
    let text = format!("{title} {}", body.plain());
    search::put(tx, &search::Document { kind: KIND, id: edition.raw(), readers, text: &text })
}

const AT_ONCE: u32 = 200;

/// Fills the index of a house whose posts came from elsewhere; says how many there are.
pub async fn rebuild(db: &Db) -> Result<u64> {
    let (mut after, mut count): (Id<Post>, u64) = (Id::new(0), 0);
    loop {
        let written = db.write(move |tx| {
            let posts = store::posts::published(tx, after, AT_ONCE)?;
            for post in &posts {
                let readers = [post.class_id.raw(), post.school_id.raw()];
                put_words(tx, post.edition, &post.title, &post.body, &readers)?;
            }
            Ok(posts.iter().map(|post| post.id).collect::<Vec<_>>())
        });
        let written = written.await?;
        let Some(last) = written.last() else { return Ok(count) };
        after = *last;
        count += written.len() as u64;
    }
}
