//! The words an article is found by: put down when it is published, and again when a house moved.

use crate::{Article, article::KIND, store};
use base::{Id, RichText};
use db::{Db, Result, Tx, search};
use people::Group;
use publication::Edition;

pub fn put(
    tx: &Tx<'_>,
    edition: Id<Edition>,
    title: &str,
    body: &RichText,
    groups: &[Id<Group>],
) -> Result<()> {
    let readers: Vec<i64> = groups.iter().map(|group| group.raw()).collect();
    let text = format!("{title} {}", body.plain());
    let document =
        search::Document { kind: KIND, id: edition.raw(), readers: &readers, text: &text };
    search::put(tx, &document)
}

const AT_ONCE: u32 = 200;

/// Fills the index of a house whose articles came from elsewhere; says how many there are.
pub async fn rebuild(db: &Db) -> Result<u64> {
    let (mut after, mut count): (Id<Article>, u64) = (Id::new(0), 0);
    loop {
        let written = db.write(move |tx| {
            let articles = store::index::published(tx, after, AT_ONCE)?;
            for article in &articles {
                let groups = store::readers::groups_of(tx, article.id)?;
                put(tx, article.edition, &article.title, &article.body, &groups)?;
            }
            Ok(articles.iter().map(|article| article.id).collect::<Vec<_>>())
        });
        let written = written.await?;
        let Some(last) = written.last() else { return Ok(count) };
        after = *last;
        count += written.len() as u64;
    }
}
