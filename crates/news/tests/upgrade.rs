//! A house that kept comments, versions and marks in tables of the news opens with them where they
//! are now.

use base::{Clock, Id};
use db::{Migrations, Result, Tx, params, testing::TestDb};

/// The tables of before: two steps of the news, and no room for what they share.
fn before() -> Vec<Migrations> {
    let mut areas = web::migrations(&[files::feature(), notices::feature()]);
    areas.push(Migrations { area: "news", steps: &news::MIGRATIONS.steps[..2] });
    areas
}

fn live(tx: &Tx<'_>) -> Result<()> {
    for (id, comments) in [(1, 1), (2, 0)] {
        tx.run(
            "insert into news_article
               (id, thread_kind, thread_id, town_id, author_id, title, body, summary, state,
                for_families, for_pupils, for_staff, is_headline, allows_comments, refusal, version,
                created_at, edited_at, editor_id, files, edition, once)
             values ($1, 'class', 9, 9, 7, 'Semis', '', '', 'published', 1, 1, 1, 0, $2, '', 1, 1,
                     1, 7, 0, $1, '')",
            params![id, comments],
        )?;
    }
    for (id, once, hidden) in [(11, "a", None), (12, "b", Some(5))] {
        tx.run(
            "insert into news_comment
               (id, article_id, author_id, author_kind, body, written_at, hidden_at, hidden_by,
                once)
             values ($1, 1, 8, 'guardian', 'Bravo', 3, $2, $2, $3)",
            params![id, hidden, once],
        )?;
    }
    tx.run("insert into news_report values (11, 6, 'Non', 4, null)", &[])?;
    tx.run("insert into news_version values (1, 1, 7, 1, 'Semis', '')", &[])?;
    tx.run("insert into news_seen values (1, 8, 2), (2, 8, null)", &[])?;
    tx.run(
        "insert into merge_moved (merge_id, feature, kept_id, dropped_id, moved)
         values (3, 'news', 8, 4, '{\"comments\":[11],\"hidden\":[],\"seen\":[1]}')",
        &[],
    )
    .map(drop)
}

#[tokio::test]
async fn what_was_said_kept_and_seen_before_is_there_after() {
    for engine in db::testing::engines() {
        let test = TestDb::open(engine, Clock::system(), before()).await;
        test.db.write(live).await.expect("lived in");
        let features = crate::desk::features();
        test.db.migrate(web::migrations(&features)).await.expect("the tables of today");
        let said: Vec<(i64, String, i64, Option<i64>)> = test
            .db
            .read(|tx| {
                tx.all("select id, state, thing_id, judged_by from comment order by id", &[])
            })
            .await
            .expect("comments");
        let expected = [(11, "shown".to_owned(), 1, None), (12, "hidden".to_owned(), 1, Some(5))];
        assert_eq!(said, expected);
        let (reports, versions, opened, seen, open) = test
            .db
            .read(|tx| {
                Ok((
                    tx.number("select count(*) from comment_report", &[])?,
                    tx.number(
                        "select count(*) from text_version where kind = 'news_article'",
                        &[],
                    )?,
                    tx.number("select count(*) from edition_seen where opened_at = 2", &[])?,
                    tx.number("select count(*) from edition_seen", &[])?,
                    tx.number("select count(*) from news_article where comments = 'open'", &[])?,
                ))
            })
            .await
            .expect("counted");
        assert_eq!((reports, versions, opened, seen, open), (1, 1, 1, 2, 1));
        // A merge of before is undone: what had followed goes back.
        let merging = publication::feature().merging.expect("it names persons");
        let back = move |tx: &Tx<'_>| {
            let (moved,): (String,) =
                tx.one("select moved from merge_moved where feature = 'publication'", &[])?;
            let moved = serde_json::from_str(&moved).expect("JSON");
            (merging.rename)(tx, &moved, Id::new(8), Id::new(4))?;
            tx.all("select author_id from comment where id in (11, 12) order by id", &[])
        };
        let authors: Vec<(i64,)> = test.db.write(back).await.expect("undone");
        assert_eq!(authors, [(4,), (8,)]);
    }
}
