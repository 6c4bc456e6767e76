//! Articles as the search index wants them.

use crate::Article;
use base::{Id, RichText};
use db::{Result, Tx, params};
use publication::Edition;

db::row! {
    pub struct Found {
        pub id: Id<Article>,
        pub edition: Id<Edition>,
        pub title: String,
        pub body: RichText,
    }
}

/// Published articles after one, by id.
pub fn published(tx: &Tx<'_>, after: Id<Article>, limit: u32) -> Result<Vec<Found>> {
    tx.all(
        "select id, edition, title, body
           from news_article
          where id > $1 and state = 'published' and edition is not null
          order by id
          limit $2",
        params![after, limit],
    )
}
