//! The candidate that was chosen, as the product runs it: `db.read` and `db.write`.

use std::sync::Arc;

use db::{Config, Db, Tx, params};

use super::postgres::CONNECTIONS;
use crate::Result;
use crate::dataset::{
    FOLDERS, Inbox, LATEST, Line, MARK_READ, OLDEST_UNREAD, VIEWER, instant, one, reader,
};
use crate::meter::Op;

pub async fn open(url: String) -> Result<[Op; 2]> {
    let config = Config::Postgres { url, schema: None, connections: CONNECTIONS };
    let db = Db::open(&config, 1, base::Clock::system()).await?;
    let again = db.clone();
    let inbox: Op = Arc::new(move |n| {
        let db = db.clone();
        Box::pin(async move {
            let page = db.read(move |tx| inbox_of(tx, reader(n))).await?;
            page.checked().map(drop)
        })
    });
    let open: Op = Arc::new(move |n| {
        let db = again.clone();
        Box::pin(async move {
            let params = [reader(n).into(), instant(n).into()];
            one(db.write(move |tx| tx.run(MARK_READ, &params)).await?)
        })
    });
    Ok([inbox, open])
}

fn inbox_of(tx: &Tx<'_>, reader: i64) -> db::Result<Inbox> {
    let person = params![reader];
    let (_, viewer): (i64, String) = tx.one(VIEWER, person)?;
    let folders: Vec<(i64, i64, i64)> = tx.all(FOLDERS, person)?;
    let mut latest = Vec::new();
    tx.each(LATEST, person, |(message, subject, sender, sent_at, read_at)| {
        latest.push(Line { message, subject, sender, sent_at, read_at });
        Ok(())
    })?;
    let oldest_unread: Option<(i64,)> = tx.first(OLDEST_UNREAD, person)?;
    Ok(Inbox {
        viewer,
        folders: folders.into_iter().map(<[i64; 3]>::from).collect(),
        latest,
        oldest_unread: oldest_unread.map(|(message,)| message),
    })
}
