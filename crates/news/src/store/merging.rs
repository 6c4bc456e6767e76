//! What names a person in the news, and making it name another: what that one has stays his.

use crate::merging::Named;
use base::Id;
use db::{FromRow, Result, Tx, Value, ids, params};
use people::Person;

pub fn named(tx: &Tx<'_>, person: Id<Person>) -> Result<Named> {
    let one = params![person];
    Ok(Named {
        written: column(tx.all("select id from news_article where author_id = $1", one)?),
        edited: column(tx.all("select id from news_article where editor_id = $1", one)?),
        versions: tx
            .all("select article_id, version from news_version where editor_id = $1", one)?,
        seen: column(tx.all("select edition from news_seen where person_id = $1", one)?),
        comments: column(tx.all("select id from news_comment where author_id = $1", one)?),
        hidden: column(tx.all("select id from news_comment where hidden_by = $1", one)?),
        reports: column(tx.all("select comment_id from news_report where reporter_id = $1", one)?),
        alerts: column(tx.all("select id from news_alert where author_id = $1", one)?),
        ended: column(tx.all("select id from news_alert where ended_by = $1", one)?),
        tuned: column(tx.all("select id from news_thread where tuned_by = $1", one)?),
    })
}

fn column<T>(rows: Vec<(T,)>) -> Vec<T>
where
    (T,): FromRow,
{
    rows.into_iter().map(|(value,)| value).collect()
}

/// Articles and their versions.
pub fn written(tx: &Tx<'_>, named: &Named, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run(
        "update news_article
            set author_id = $3
          where author_id = $2
            and id in ids($1)
            and (once = ''
                 or not exists (select 1
                                  from news_article o
                                 where o.author_id = $3 and o.once = news_article.once))",
        params![ids(named.written.iter().copied()), from, to],
    )?;
    tx.run(
        "update news_article set editor_id = $3 where editor_id = $2 and id in ids($1)",
        params![ids(named.edited.iter().copied()), from, to],
    )?;
    let row = |(article, version): &(Id<crate::Article>, i64)| {
        params![*article, *version, from, to].to_vec()
    };
    let rows: Vec<Vec<Value>> = named.versions.iter().map(row).collect();
    tx.run_each(
        "update news_version
            set editor_id = $4
          where article_id = $1 and version = $2 and editor_id = $3",
        &rows,
    )
    .map(drop)
}

/// Marks, comments and reports.
pub fn said(tx: &Tx<'_>, named: &Named, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run(
        "update news_seen
            set person_id = $3
          where person_id = $2
            and edition in ids($1)
            and not exists (select 1
                              from news_seen o
                             where o.edition = news_seen.edition and o.person_id = $3)",
        params![ids(named.seen.iter().copied()), from, to],
    )?;
    tx.run(
        "update news_comment
            set author_id = $3
          where author_id = $2
            and id in ids($1)
            and (once = ''
                 or not exists (select 1
                                  from news_comment o
                                 where o.author_id = $3 and o.once = news_comment.once))",
        params![ids(named.comments.iter().copied()), from, to],
    )?;
    tx.run(
        "update news_comment set hidden_by = $3 where hidden_by = $2 and id in ids($1)",
        params![ids(named.hidden.iter().copied()), from, to],
    )?;
    tx.run(
        "update news_report
            set reporter_id = $3
          where reporter_id = $2
            and comment_id in ids($1)
            and not exists (select 1
                              from news_report o
                             where o.comment_id = news_report.comment_id and o.reporter_id = $3)",
        params![ids(named.reports.iter().copied()), from, to],
    )
    .map(drop)
}

/// Alerts, and the threads whose roles were chosen.
pub fn run(tx: &Tx<'_>, named: &Named, from: Id<Person>, to: Id<Person>) -> Result<()> {
    tx.run(
        "update news_alert set author_id = $3 where author_id = $2 and id in ids($1)",
        params![ids(named.alerts.iter().copied()), from, to],
    )?;
    tx.run(
        "update news_alert set ended_by = $3 where ended_by = $2 and id in ids($1)",
        params![ids(named.ended.iter().copied()), from, to],
    )?;
    tx.run(
        "update news_thread set tuned_by = $3 where tuned_by = $2 and id in ids($1)",
        params![ids(named.tuned.iter().copied()), from, to],
    )
    .map(drop)
}
